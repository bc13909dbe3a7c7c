import { memo } from 'react'
import type { JudgeTable, LengthPoint } from '@/lib/labs/core/judge-agreement'
import type { SwappedPair } from '@/lib/labs/core/judge-simulation'
import { percent } from '@/lib/labs/core/verdict'
import { signed } from './judge-agreement-words'
import { Axes, YouAreHere, discsPath, scaleOf } from './parts/axes'

const BOX = { left: 44, right: 426, top: 30, bottom: 252 }

/** People against the judge: the width of a column is their share, the height of a cell the judge's; strokes disagree. */
export const MosaicPicture = memo(function MosaicPicture({ table }: { table: JudgeTable }) {
  const { bothPass, onlyPeople, onlyJudge, bothFail } = table
  const [good, bad] = [bothPass + onlyPeople, onlyJudge + bothFail]
  const total = good + bad
  const width = 432 - 8
  const columns = [
    { x: 0, width: (width * good) / total, passed: bothPass, failed: onlyPeople, head: `good by people: ${good}` },
    {
      x: (width * good) / total + 8,
      width: (width * bad) / total,
      passed: onlyJudge,
      failed: bothFail,
      head: `bad by people: ${bad}`,
    },
  ]
  const [top, height] = [52, 236]
  return (
    <svg
      className="chart"
      viewBox="0 0 440 302"
      role="img"
      aria-label={`Of ${good} replies that are good by people the judge passes ${bothPass} and fails ${onlyPeople}; of ${bad} bad ones it passes ${onlyJudge} and fails ${bothFail}.`}
    >
      <text className="ttl" x={0} y={13}>
        {`People and judge agree on ${bothPass + bothFail} of ${total} replies`}
      </text>
      {columns.map(({ x, width: wide, passed, failed, head }, column) => {
        const room = passed + failed === 0 ? 0 : (height * passed) / (passed + failed)
        const isFirst = column === 0
        const cells = [
          { y: top, high: Math.max(0, room - 2), text: `${passed} passed`, agrees: isFirst },
          { y: top + room + 2, high: Math.max(0, height - room - 2), text: `${failed} failed`, agrees: !isFirst },
        ]
        return (
          <g key={column}>
            <text x={isFirst ? 0 : 432} y={42} textAnchor={isFirst ? 'start' : 'end'}>
              {head}
            </text>
            {cells.map(({ y, high, text, agrees }, cell) => (
              <g key={cell}>
                <rect
                  className={agrees ? 'bar-open' : 'miss'}
                  style={{ fill: agrees ? 'var(--surface-tint)' : 'none' }}
                  x={x}
                  y={y}
                  width={wide}
                  height={high}
                />
                <text
                  className={agrees ? 'halo' : 'em halo'}
                  x={isFirst ? x + 8 : x + wide - 8}
                  y={Math.min(296, Math.max(y + 4, y + high / 2 + 4))}
                  textAnchor={isFirst ? 'start' : 'end'}
                >
                  {text}
                </text>
              </g>
            ))}
          </g>
        )
      })}
    </svg>
  )
})

const WORD_TICKS = [10, 20, 30, 40, 50, 60]
const POINT_TICKS = [1, 4, 7, 10]
const toX = scaleOf([10, 60], [BOX.left, BOX.right])
const toY = scaleOf([1, 10], [BOX.bottom, BOX.top])

/** Words against points: full dots are good by people, rings are bad; the dashed lines show what length brings. */
export const LengthPicture = memo(function LengthPicture({
  replies,
  cut,
  pull,
}: {
  replies: readonly LengthPoint[]
  cut: number
  pull: number
}) {
  return (
    <svg
      className="chart"
      viewBox="0 0 440 302"
      role="img"
      aria-label={`Ten more words change the judge's points by ${signed(pull)} among replies that people judged alike. It passes from ${cut.toFixed(2)} points on.`}
    >
      <LengthDots replies={replies} pull={pull} />
      <path className="lead" d={`M${BOX.left} ${toY(cut)}H${BOX.right}`} />
      <YouAreHere x={BOX.right} y={toY(cut)} />
      <text className="halo" x={BOX.right - 12} y={toY(cut) - 6} textAnchor="end">
        passes
      </text>
      <text x={0} y={BOX.bottom + 36}>
        points; full: good, ring: bad
      </text>
    </svg>
  )
})

/** What stays while the line is moved. */
const LengthDots = memo(function LengthDots({ replies, pull }: { replies: readonly LengthPoint[]; pull: number }) {
  const line = (isGood: boolean) => {
    const members = replies.filter((point) => point.isGood === isGood)
    if (members.length === 0) return null
    const mean = (of: (point: LengthPoint) => number) =>
      members.reduce((sum, point) => sum + of(point), 0) / members.length
    const at = (words: number) =>
      Math.min(10, Math.max(1, mean(({ points }) => points) + ((words - mean((point) => point.words)) * pull) / 10))
    return `M${toX(12)} ${toY(at(12))}L${toX(58)} ${toY(at(58))}`
  }
  return (
    <g>
      <Axes
        box={BOX}
        xTicks={WORD_TICKS}
        yTicks={POINT_TICKS}
        toX={toX}
        toY={toY}
        title={
          Math.abs(pull) > 0.5
            ? `Ten more words bring ${signed(pull)} points, to good and bad alike`
            : `Length hardly counts: ten more words bring ${signed(pull)} points`
        }
        xLabel="words of the reply"
      />
      {[true, false].map((good) => {
        const path = line(good)
        return path === null ? null : <path key={String(good)} className="diagonal" d={path} />
      })}
      {[true, false].map((good) => (
        <path
          key={String(good)}
          className={good ? 'hit' : 'miss'}
          d={discsPath(
            replies
              .filter(({ isGood }) => isGood === good)
              .map(({ words, points }) => ({ x: toX(words), y: toY(points) })),
            good ? 3.6 : 3.4,
          )}
        />
      ))}
    </g>
  )
})

const ROW = 20

/** A hundred pairs, each shown in both orders: a ring where the winner changes. */
export const SwapPicture = memo(function SwapPicture({ pairs }: { pairs: readonly SwappedPair[] }) {
  const flips = pairs.filter(({ isKept }) => !isKept).length
  const places = (kept: boolean) =>
    pairs.flatMap(({ isKept }, index) =>
      isKept === kept ? [{ x: 10 + (index % ROW) * 21.8, y: 42 + Math.floor(index / ROW) * 22 }] : [],
    )
  return (
    <svg
      className="chart"
      viewBox="0 0 440 172"
      role="img"
      aria-label={`In ${flips} of ${pairs.length} pairs the winner changes when the order is swapped.`}
    >
      <text className="ttl" x={0} y={13}>
        {`${flips} of ${pairs.length} winners change when the order is swapped`}
      </text>
      <path className="quiet" d={discsPath(places(true), 2.6)} />
      <path className="miss" d={discsPath(places(false), 7)} />
      <text x={0} y={164}>
        dot: the same reply wins both times; ring: the order decides
      </text>
    </svg>
  )
})

export interface CorrectedShare {
  readonly observed: number
  readonly corrected: { readonly share: number; readonly low: number; readonly high: number } | null
  readonly truth: number
  readonly marked: number
}

const toShareX = scaleOf([0, 1], [8, 428])

const SHARE_TICKS = [0, 0.25, 0.5, 0.75, 1].map((tick) => (
  <g key={tick}>
    <path className="grid" d={`M${toShareX(tick)} 26V134`} />
    <text x={toShareX(tick)} y={152} textAnchor={tick === 0 ? 'start' : tick === 1 ? 'end' : 'middle'}>
      {percent(tick)}
    </text>
  </g>
))

/** What the judge passes, what follows from it, and what the simulation was told. */
export function RatePicture({ observed, corrected, truth, marked }: CorrectedShare) {
  const rows = [54, 88, 122]
  return (
    <svg
      className="chart"
      viewBox="0 0 440 172"
      role="img"
      aria-label={
        corrected === null
          ? 'The judge tells good from bad no better than chance.'
          : `The judge passes ${percent(observed)}. Corrected for its errors ${percent(corrected.share)} are good, ${percent(corrected.low)} to ${percent(corrected.high)}. In the simulation it is ${percent(truth)}.`
      }
    >
      <text className="ttl" x={0} y={13}>
        {corrected === null
          ? 'No better than chance: nothing can be corrected'
          : `It passes ${percent(observed)}; good are ${percent(corrected.share)}, between ${percent(corrected.low)} and ${percent(corrected.high)}`}
      </text>
      {SHARE_TICKS}
      <RateRow y={rows[0]!} x={toShareX(observed)} name={`passed by the judge, of ${marked}`}>
        <circle className="bar-open" cx={toShareX(observed)} cy={rows[0]} r={5} style={{ fill: 'var(--surface)' }} />
      </RateRow>
      {corrected !== null && (
        <RateRow y={rows[1]!} x={toShareX(corrected.share)} name="corrected, with 95% interval">
          <path className="curve" d={`M${toShareX(corrected.low)} ${rows[1]}H${toShareX(corrected.high)}`} />
          <circle className="dot" cx={toShareX(corrected.share)} cy={rows[1]} r={5} />
        </RateRow>
      )}
      <RateRow y={rows[2]!} x={toShareX(truth)} name="good in the simulation">
        <YouAreHere x={toShareX(truth)} y={rows[2]!} />
      </RateRow>
      <text x={428} y={169} textAnchor="end">
        share of good replies
      </text>
    </svg>
  )
}

/** A mark with its name above it, kept within the picture. */
function RateRow({ y, x, name, children }: { y: number; x: number; name: string; children: React.ReactNode }) {
  const isRight = x > 250
  return (
    <g>
      {children}
      <text className="halo" x={isRight ? x - 4 : x + 4} y={y - 9} textAnchor={isRight ? 'end' : 'start'}>
        {name}
      </text>
    </g>
  )
}
