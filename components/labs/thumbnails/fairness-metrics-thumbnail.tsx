import { COMPAS } from '@/lib/labs/core/fairness-metrics'
import { dotsOf, fitModel } from '@/lib/labs/core/fairness-model'

const BINS = 26

/** L11 in small: two groups of a hundred above and below the axis of risk, each with its published line. */
export function FairnessMetricsThumbnail() {
  const toX = (risk: number) => 4 + risk * 152
  return (
    <svg className="chart" viewBox="0 0 160 90" aria-hidden="true">
      <path className="ax" d="M4 45H156" />
      {COMPAS.map(fitModel).map(({ model, line }, group) => {
        const side = group === 0 ? -1 : 1
        const heights = new Array<number>(BINS).fill(0)
        return (
          <g key={group}>
            {dotsOf(model).map(({ risk, happened }, person) => {
              const bin = Math.min(BINS - 1, Math.floor(risk * BINS))
              const place = heights[bin]!
              heights[bin] = place + 1
              const kind = happened ? (risk >= line ? 'hit' : 'unfound') : risk >= line ? 'miss' : 'quiet'
              return (
                <circle
                  key={person}
                  className={kind}
                  cx={toX((bin + 0.5) / BINS)}
                  cy={45 + side * (4 + place * 3.4)}
                  r={kind === 'quiet' ? 0.8 : 1.3}
                  style={{ strokeWidth: 0.7 }}
                />
              )
            })}
            <path className="lead" d={`M${toX(line)} 45V${45 + side * 36}`} />
            <rect
              className="you"
              x={toX(line) - 3}
              y={45 + side * 38 - 3}
              width="6"
              height="6"
              transform={`rotate(45 ${toX(line)} ${45 + side * 38})`}
            />
          </g>
        )
      })}
    </svg>
  )
}
