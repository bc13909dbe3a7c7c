import { memo } from 'react'
import type { CurvePoint, PickedImage, Strategy } from '@/lib/labs/core/active-learning'
import { percent } from '@/lib/labs/core/verdict'
import { STRATEGY_NAMES } from './active-learning-words'
import { Axes, YouAreHere, linePath, scaleOf } from './parts/axes'

const BOX = { left: 44, right: 426, top: 30, bottom: 252 }

interface NamedCurve {
  readonly strategy: Strategy
  readonly points: readonly CurvePoint[]
  /** Labels at the target, null if it is not reached. */
  readonly reached: number | null
}

/** Accuracy for labels spent, chosen against random, each with the band of its runs. */
export function CurvesPicture({
  chosen,
  random,
  target,
  labels,
}: {
  chosen: NamedCurve
  random: NamedCurve
  target: number
  labels: number
}) {
  const first =
    Math.floor(Math.min(...random.points.map(({ low }) => low), ...chosen.points.map(({ low }) => low)) * 10) / 10
  const toX = scaleOf([20, 210], [BOX.left, BOX.right])
  const toY = scaleOf([first, 1], [BOX.bottom, BOX.top])
  const line = (points: readonly CurvePoint[]) =>
    linePath(points.map(({ labels: spent, mean }) => ({ x: toX(spent), y: toY(mean) })))
  const band = (points: readonly CurvePoint[]) =>
    `${linePath([
      ...points.map(({ labels: spent, high }) => ({ x: toX(spent), y: toY(high) })),
      ...[...points].reverse().map(({ labels: spent, low }) => ({ x: toX(spent), y: toY(low) })),
    ])}Z`
  const here = chosen.points.find((point) => point.labels === labels) ?? chosen.points.at(-1)!
  const isRandom = chosen.strategy === 'random'
  const ticks = Array.from({ length: Math.round((1 - first) * 10) + 1 }, (_, step) => first + step / 10)
  const words = ({ reached }: NamedCurve) => (reached === null ? 'not within 210' : `after ${reached}`)
  return (
    <svg
      className="chart"
      viewBox="0 0 440 302"
      role="img"
      aria-label={[chosen, random]
        .map(
          ({ strategy, points, reached }) =>
            `${STRATEGY_NAMES[strategy]}: ${percent(points[0]!.mean)} at 20 labels, ${percent(points.at(-1)!.mean, 1)} at 210; ${percent(target)} ${reached === null ? 'is not reached' : `at ${reached} labels`}.`,
        )
        .join(' ')}
    >
      <Axes
        box={BOX}
        xTicks={[20, 60, 110, 160, 210]}
        yTicks={ticks}
        toX={toX}
        toY={toY}
        yText={(tick) => percent(tick)}
        title={
          isRandom
            ? `${percent(target)} ${words(random)} labels at random`
            : `${percent(target)} ${words(chosen)} labels, at random ${words(random)}`
        }
        xLabel="labels spent"
      />
      <path className="quiet" fillOpacity={0.35} d={band(random.points)} />
      {!isRandom && <path className="hit" fillOpacity={0.25} d={band(chosen.points)} />}
      <path className="diagonal" d={`M${BOX.left} ${toY(target)}H${BOX.right}`} />
      {!isRandom && <path className="alt" d={line(random.points)} />}
      <path className="curve" d={line(chosen.points)} />
      <text className="halo" x={BOX.left + 4} y={toY(target) - 6}>
        target {percent(target)}
      </text>
      {!isRandom && (
        <text className="halo" x={BOX.right} y={toY(random.points.at(-1)!.low) + 18} textAnchor="end">
          dashed: at random
        </text>
      )}
      <YouAreHere x={toX(here.labels)} y={toY(here.mean)} />
      <text x={0} y={296}>
        bands: lowest to highest of eight runs
      </text>
    </svg>
  )
}

const PIXEL = 8
const LEVELS = [
  { above: 0, opacity: 0.2 },
  { above: 4, opacity: 0.45 },
  { above: 8, opacity: 0.7 },
  { above: 12, opacity: 1 },
]
const valueOf = (character: string) => parseInt(character, 17)

const SIZE = 8
/** Where an image of a round stands: five side by side, each with its words below. */
const cornerOf = (place: number) => ({ x: (place % 5) * 88, y: 30 + Math.floor(place / 5) * 138 })

/** Squares of one shade in all images of a round as one path. */
function shadePath(images: readonly string[], above: number): string {
  return images
    .flatMap((pixels, place) => {
      const { x, y } = cornerOf(place)
      return Array.from(pixels, (character, pixel) => {
        const value = valueOf(character)
        return value > above && value <= above + 4
          ? `M${x + 6 + (pixel % PIXEL) * SIZE} ${y + 6 + Math.floor(pixel / PIXEL) * SIZE}h${SIZE}v${SIZE}h${-SIZE}z`
          : ''
      })
    })
    .join('')
}

/** Frames around the images at some places as one path. */
const framesPath = (places: readonly number[]) =>
  places
    .map(cornerOf)
    .map(({ x, y }) => `M${x + 1} ${y + 1}h74v74h-74z`)
    .join('')

/** The ten images of a round with the two first guesses; a dashed frame and words mark a wrong label. */
export const PicksPicture = memo(function PicksPicture({
  picks,
  pixels,
  round,
}: {
  picks: readonly PickedImage[]
  pixels: readonly string[]
  round: number
}) {
  const right = picks.filter(({ digit, guess }) => guess?.first === digit).length
  const images = picks.map(({ image }) => pixels[image] ?? '')
  const placesOf = (isWrong: boolean) =>
    picks.flatMap(({ given, digit }, place) => ((given !== digit) === isWrong ? [place] : []))
  return (
    <svg
      className="chart"
      viewBox="0 0 440 302"
      role="img"
      aria-label={picks
        .map(
          ({ digit, given, guess }) =>
            `A ${digit}${guess ? `, guessed ${guess.first} with ${percent(guess.p[0])} or ${guess.second} with ${percent(guess.p[1])}` : ''}${given === digit ? '' : `, labelled ${given}`}`,
        )
        .join('. ')}
    >
      <text className="ttl" x={0} y={13}>
        Round {round}: the first guess is right on {right} of {picks.length}
      </text>
      {LEVELS.map(({ above, opacity }) => (
        <path key={above} className="ink" fillOpacity={opacity} d={shadePath(images, above)} />
      ))}
      <path className="ax" fill="none" d={framesPath(placesOf(false))} />
      <path className="gap" fill="none" strokeDasharray="5 3" d={framesPath(placesOf(true))} />
      {picks.map(({ digit, given, guess }, place) => {
        const { x, y } = cornerOf(place)
        return (
          // By place and not by image: the words of a place are changed, which costs less than taking them away.
          <g key={place}>
            <text x={x} y={y + 92}>
              {guess === null ? '' : `${guess.first}? ${percent(guess.p[0])}`}
            </text>
            <text x={x} y={y + 107}>
              {guess === null ? '' : `${guess.second}? ${percent(guess.p[1])}`}
            </text>
            <text className="em" x={x} y={y + 122}>
              {given === digit ? `it is ${digit}` : `${digit}, named ${given}`}
            </text>
          </g>
        )
      })}
    </svg>
  )
})

/** Labels bought by digit, against those of the random choice. */
export function BalancePicture({
  chosen,
  random,
  strategy,
}: {
  chosen: readonly number[]
  random: readonly number[]
  strategy: Strategy
}) {
  const most = Math.max(10, ...chosen, ...random)
  const toY = scaleOf([0, most], [178, 40])
  const step = (BOX.right - BOX.left) / 10
  const top = chosen.indexOf(Math.max(...chosen))
  const least = chosen.indexOf(Math.min(...chosen))
  return (
    <svg
      className="chart"
      viewBox="0 0 440 218"
      role="img"
      aria-label={chosen.map((count, digit) => `${digit}: ${count}, at random ${random[digit]!}`).join('. ')}
    >
      <text className="ttl" x={0} y={13}>
        {STRATEGY_NAMES[strategy]}: most labels go to {top} ({chosen[top]}), fewest to {least} ({chosen[least]})
      </text>
      {chosen.map((count, digit) => {
        const x = BOX.left + digit * step
        return (
          <g key={digit}>
            <rect
              className="hit"
              fillOpacity={0.75}
              x={x + 4}
              y={toY(count)}
              width={step - 16}
              height={toY(0) - toY(count)}
            />
            <rect
              className="bar-open"
              x={x + 10}
              y={toY(random[digit]!)}
              width={step - 16}
              height={toY(0) - toY(random[digit]!)}
            />
            <text x={x + step / 2} y={196} textAnchor="middle">
              {digit}
            </text>
          </g>
        )
      })}
      <path className="ax" d={`M${BOX.left} ${toY(0)}H${BOX.right}`} />
      <text x={BOX.left} y={214}>
        full: chosen, outline: at random
      </text>
      <text x={BOX.right} y={214} textAnchor="end">
        true digit
      </text>
    </svg>
  )
}
