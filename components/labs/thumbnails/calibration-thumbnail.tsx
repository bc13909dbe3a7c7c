import { promisesAt, reliabilityBands } from '@/lib/labs/core/calibration'
import type { ScoredCase } from '@/lib/labs/core/scored-case'
import { scaleOf } from '../parts/axes'

/** L18 in small: how often each band of certainty was right, against the diagonal of a promise that is kept. */
export function CalibrationThumbnail({ cases }: { cases: readonly ScoredCase[] }) {
  const bands = reliabilityBands(promisesAt(cases, 1), 5)
  const toX = scaleOf([0.5, 1], [6, 154])
  const toY = scaleOf([0.4, 1], [86, 5])
  return (
    <svg viewBox="0 0 160 90" aria-hidden="true" className="lab-thumb chart">
      {bands.map(({ from, to, promised, right }) => {
        if (promised === null || right === null) return null
        return (
          <g key={from}>
            <rect
              className="bar"
              opacity="0.55"
              x={toX(from) + 1}
              y={toY(right)}
              width={toX(to) - toX(from) - 2}
              height={86 - toY(right)}
            />
            <path className="curve" d={`M${toX(from) + 1} ${toY(right)}H${toX(to) - 1}`} />
            <path className="gap" d={`M${toX(promised)} ${toY(right)}V${toY(promised)}`} />
          </g>
        )
      })}
      <path className="diagonal" d={`M${toX(0.5)} ${toY(0.5)}L${toX(1)} ${toY(1)}`} />
      <path className="ax" d="M3 86H157" />
    </svg>
  )
}
