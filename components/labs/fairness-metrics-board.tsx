import { memo } from 'react'
import {
  DEFINITIONS,
  RATES_OF,
  lightOf,
  type Definition,
  type Gap,
  type GroupComparison,
  type Light,
} from '@/lib/labs/core/fairness-metrics'
import { DEFINITION_NAMES, points } from './fairness-metrics-words'
import { scaleOf } from './parts/axes'

/** A lamp that differs in shape as well: full when it holds, a ring with a stroke when not. */
function Lamp({ holds, x, y }: { holds: Light['holds']; x: number; y: number }) {
  if (holds === true) return <circle className="hit" cx={x} cy={y} r={7} />
  return (
    <g>
      <circle className={holds === null ? 'bar-open' : 'miss'} cx={x} cy={y} r={6.4} />
      <path className={holds === null ? 'bar-open' : 'miss'} d={`M${x - 4.5} ${y + 4.5}L${x + 4.5} ${y - 4.5}`} />
    </g>
  )
}

const toGapX = scaleOf([-0.6, 0.6], [24, 436])

const GAP_TICKS = [-0.5, -0.25, 0, 0.25, 0.5].map((tick) => (
  <text key={tick} x={toGapX(tick)} y={334} textAnchor="middle">
    {points(tick)}
  </text>
))

/** Five definitions, each with its gap, the 95% interval and whether it holds. */
export const BoardPicture = memo(function BoardPicture({
  comparison,
  tolerance,
  most,
}: {
  comparison: GroupComparison
  tolerance: number
  most: number
}) {
  return (
    <svg
      className="chart"
      viewBox="0 0 440 352"
      role="img"
      aria-label={DEFINITIONS.map((definition) => {
        const { holds } = lightOf(definition, { comparison, tolerance })
        return `${DEFINITION_NAMES[definition]}: ${holds === null ? 'cannot be counted' : holds ? 'holds' : 'does not hold'}`
      }).join('. ')}
    >
      <text className="ttl" x={0} y={13}>
        {most === 5 ? 'Some two lines make all five hold' : `Whatever the two lines: at most ${most} of 5 hold`}
      </text>
      <rect
        x={toGapX(-tolerance)}
        y={26}
        width={toGapX(tolerance) - toGapX(-tolerance)}
        height={288}
        style={{ fill: 'var(--surface-tint)' }}
      />
      <path className="grid" d={`M${toGapX(0)} 26V314`} />
      {DEFINITIONS.map((definition, row) => {
        const { holds, isShown } = lightOf(definition, { comparison, tolerance })
        const gap = definition === 'odds' ? null : comparison.gaps[RATES_OF[definition][0]!]
        return (
          <BoardRow
            key={definition}
            definition={definition}
            y={46 + row * 58}
            holds={holds}
            isShown={isShown}
            gap={gap}
            odds={definition === 'odds' ? comparison.odds : null}
          />
        )
      })}
      {GAP_TICKS}
      <text x={436} y={350} textAnchor="end">
        gap in points, first group less second, with 95% interval
      </text>
    </svg>
  )
})

/** One definition. Equalised odds has two gaps, so that only the larger one is named. */
const BoardRow = memo(function BoardRow({
  definition,
  y,
  holds,
  isShown,
  gap,
  odds,
}: Light & { definition: Definition; y: number; gap: Gap | null; odds: number | null }) {
  const within = (share: number) => toGapX(Math.max(-0.6, Math.min(0.6, share)))
  return (
    <g>
      <Lamp holds={holds} x={8} y={y - 4} />
      <text className="halo" x={24} y={y}>
        {DEFINITION_NAMES[definition]}
      </text>
      <text className="em" x={436} y={y} textAnchor="end">
        {`${gap === null ? '' : `${points(gap.gap)}: `}${wordOf({ holds, isShown })}`}
      </text>
      {definition === 'odds' && (
        <text className="halo" x={24} y={y + 22}>
          {`larger gap ${odds === null ? '?' : `${Math.round(odds * 100)} points`}`}
        </text>
      )}
      {gap !== null && (
        <g>
          <path className="curve" d={`M${within(gap.low)} ${y + 18}H${within(gap.high)}`} />
          <circle className="dot" cx={within(gap.gap)} cy={y + 18} r={4.5} />
        </g>
      )}
    </g>
  )
})

function wordOf({ holds, isShown }: Light): string {
  if (holds === null) return 'cannot be counted'
  return `${holds ? 'holds' : 'off'}${isShown ? '' : ', not shown'}`
}
