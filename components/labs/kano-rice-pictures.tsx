import { memo } from 'react'
import { roundTicks } from '@/components/mdx/figures/scale'
import { movesOf, type Idea, type Money, type RankedIdea } from '@/lib/labs/core/kano-rice'
import { percent } from '@/lib/labs/core/verdict'
import { Axes, YouAreHere, discsPath, linePath, scaleOf } from './parts/axes'

const BOX = { left: 44, right: 426, top: 30, bottom: 252 }

/** €12.5 thousand with its sign, without the unit. */
export function signedThousands(value: number): string {
  return `${value < -0.05 ? '−' : ''}€${Math.abs(value).toFixed(1)}`
}

/** Two orders of the same ideas; a thick line falls, a dashed one rises, the chosen idea carries the diamond. */
export function SlopePicture({ ideas, chosen }: { ideas: readonly RankedIdea[]; chosen: number }) {
  const toY = scaleOf([1, ideas.length], [56, 290])
  const changed = ideas.filter(({ riceRank, adjustedRank }) => riceRank !== adjustedRank).length
  return (
    <svg
      className="chart"
      viewBox="0 0 440 302"
      role="img"
      aria-label={ideas
        .map(
          ({ name, riceRank, adjustedRank }) => `${name}: place ${riceRank} by RICE, ${adjustedRank} with feasibility`,
        )
        .join('. ')}
    >
      <text className="ttl" x={0} y={13}>
        {changed === 0
          ? 'Feasibility changes no place'
          : `Feasibility moves ${changed} of ${ideas.length} ideas to another place`}
      </text>
      <text x={158} y={36} textAnchor="end">
        RICE
      </text>
      <text x={280} y={36}>
        with feasibility
      </text>
      {ideas.map((idea, index) => {
        const [from, to] = [toY(idea.riceRank), toY(idea.adjustedRank)]
        const isChosen = index === chosen
        const tone = idea.adjustedRank > idea.riceRank ? 'gap' : idea.adjustedRank < idea.riceRank ? 'alt' : 'ax'
        return (
          <g key={idea.name}>
            <path className={tone} d={`M166 ${from}L272 ${to}`} />
            <text className={isChosen ? 'em' : undefined} x={158} y={from + 4} textAnchor="end">
              {`${idea.name} ${idea.riceRank}`}
            </text>
            <text className={isChosen ? 'em' : undefined} x={282} y={to + 4}>
              {`${idea.adjustedRank} ${idea.name}`}
            </text>
            {isChosen && <YouAreHere x={272} y={to} />}
          </g>
        )
      })}
    </svg>
  )
}

export interface KanoPoint {
  readonly name: string
  readonly better: number
  readonly worse: number
}

const QUARTERS = [0, 0.25, 0.5, 0.75, 1]
const toShareX = scaleOf([0, 1], [BOX.left, BOX.right])
const toShareY = scaleOf([0, 1], [BOX.bottom, BOX.top])

const FIELDS = [
  { name: 'must be there', x: 0.98, y: 0.03, end: true },
  { name: 'more is better', x: 0.98, y: 0.95, end: true },
  { name: 'delights', x: 0.02, y: 0.95, end: false },
  { name: 'leaves cold', x: 0.02, y: 0.03, end: false },
].map(({ name, x, y, end }) => (
  <text key={name} className="halo" x={toShareX(x)} y={toShareY(y)} textAnchor={end ? 'end' : 'start'}>
    {name}
  </text>
))

/** What having and lacking an idea does to people, from the simulated answers. */
export const KanoPicture = memo(function KanoPicture({
  points,
  chosen,
}: {
  points: readonly KanoPoint[]
  chosen: number
}) {
  const placeOf = ({ better, worse }: KanoPoint) => ({ x: toShareX(-worse), y: toShareY(better) })
  const mine = points[chosen]
  return (
    <svg
      className="chart"
      viewBox="0 0 440 302"
      role="img"
      aria-label={points
        .map(({ name, better, worse }) => `${name}: better ${better.toFixed(2)}, worse ${worse.toFixed(2)}`)
        .join('. ')}
    >
      <Axes
        box={BOX}
        xTicks={QUARTERS}
        yTicks={QUARTERS}
        toX={toShareX}
        toY={toShareY}
        yText={(tick) => percent(tick)}
        xText={(tick) => percent(tick)}
        title={mine ? `${mine.name} ${fieldOf(mine)}` : ''}
        xLabel="annoyed without it (worse)"
      />
      <path
        className="diagonal"
        d={`M${toShareX(0.5)} ${BOX.top}V${BOX.bottom}M${BOX.left} ${toShareY(0.5)}H${BOX.right}`}
      />
      {FIELDS}
      <path className="miss" d={discsPath(points.filter((_, index) => index !== chosen).map(placeOf), 4)} />
      {mine && <YouAreHere {...placeOf(mine)} />}
      <text x={0} y={296}>
        pleased with it (better)
      </text>
    </svg>
  )
})

function fieldOf({ better, worse }: KanoPoint): string {
  const [isPleasing, isMissed] = [better >= 0.5, -worse >= 0.5]
  if (isPleasing) return isMissed ? 'pleases, and is missed when absent' : 'delights, and is not missed'
  return isMissed ? 'is taken for granted, and missed when absent' : 'leaves most people cold'
}

const STEPS = 40
const CHANCES = Array.from({ length: STEPS + 1 }, (_, step) => step / STEPS)

/** Worth of building at once and of a spike first against the chance that it is feasible; dropping is the zero line. */
export function MovePicture({ idea, money }: { idea: Idea; money: Money }) {
  const at = (feasible: number) => movesOf({ ...idea, feasible }, money).values
  const ends = [at(0), at(1)].flatMap(({ build, spike }) => [build, spike])
  const yTicks = roundTicks(Math.min(0, ...ends), Math.max(0, ...ends), 5)
  const toY = scaleOf([yTicks[0] ?? 0, yTicks.at(-1) ?? 1], [BOX.bottom, BOX.top])
  const { best, values } = movesOf(idea, money)
  const along = CHANCES.map((x) => ({ x: toShareX(x), values: at(x) }))
  const line = (move: 'build' | 'spike') => linePath(along.map(({ x, values }) => ({ x, y: toY(values[move]) })))
  const titles = { build: 'Build at once', spike: 'Test first', drop: 'Leave it' }
  return (
    <svg
      className="chart"
      viewBox="0 0 440 302"
      role="img"
      aria-label={`At a chance of ${percent(idea.feasible)} building is worth ${signedThousands(values.build)} thousand, a spike first ${signedThousands(values.spike)} thousand, dropping 0.`}
    >
      <Axes
        box={BOX}
        xTicks={QUARTERS}
        yTicks={yTicks}
        toX={toShareX}
        toY={toY}
        xText={(tick) => percent(tick)}
        title={`${titles[best]}: ${signedThousands(values[best])} thousand at ${percent(idea.feasible)}`}
        xLabel="chance that a model can do it"
      />
      <path className="ax" d={`M${BOX.left} ${toY(0)}H${BOX.right}`} />
      <path className="alt" d={line('spike')} />
      <path className="curve" d={line('build')} />
      <YouAreHere x={toShareX(idea.feasible)} y={toY(values[best])} />
      <text x={BOX.left + 6} y={BOX.top + 12} className="halo">
        thousand euros; full: build, dashed: test first
      </text>
    </svg>
  )
}
