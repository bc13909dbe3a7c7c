import { crossingVolume, type OptionId, type Recommendation } from '@/lib/labs/core/approach-choice'
import { roundTicks } from '@/components/mdx/figures/scale'
import { whole } from '@/lib/labs/core/verdict'
import { Axes, linePath, scaleOf } from './parts/axes'

/** The score of each option; those that a gate has closed are hollow. */
export function ScorePicture({
  ranking,
  nameOf,
  own,
}: {
  ranking: Recommendation['ranking']
  nameOf: (option: OptionId) => string
  own: string
}) {
  return (
    <svg
      className="chart"
      viewBox={`0 0 440 ${30 + ranking.length * 34}`}
      role="img"
      aria-label={ranking
        .map(
          ({ option, score, isOpen }) => `${nameOf(option)}: ${score.toFixed(2)}${isOpen ? '' : ', closed by a gate'}`,
        )
        .join('. ')}
    >
      <text className="ttl" x={0} y={13}>
        Score from 0 to 3; yellow: your choice; hollow: closed by a gate
      </text>
      {ranking.map(({ option, score, isOpen }, index) => {
        const y = 28 + index * 34
        const length = (score / 3) * 210
        return (
          <g key={option}>
            <text x={166} y={y + 15} textAnchor="end" className={option === own ? 'em' : undefined}>
              {nameOf(option)}
            </text>
            <rect
              className={!isOpen ? 'bar-open' : option === own ? 'bar-yours' : 'bar'}
              x={174}
              y={y + 1}
              width={Math.max(1, length)}
              height={20}
            />
            <text className={isOpen ? 'em' : undefined} x={174 + length + 8} y={y + 16}>
              {score.toFixed(2)}
            </text>
          </g>
        )
      })}
    </svg>
  )
}

export interface CostLine {
  setUp: number
  perRequest: number
}

/** Two costs against volume, and where they cross. */
export function CrossingPicture({ x, y }: { x: CostLine; y: CostLine }) {
  const box = { left: 62, right: 426, top: 30, bottom: 232 }
  const crossing = crossingVolume(x, y)
  const most = crossing === null ? 5_000_000 : crossing * 2.4
  const xTicks = roundTicks(0, most, 3)
  const end = xTicks.at(-1) ?? 1
  const costOf = (line: CostLine, volume: number) => line.setUp + line.perRequest * volume
  const yTicks = roundTicks(0, Math.max(costOf(x, end), costOf(y, end), 1), 4)
  const toX = scaleOf([0, end], [box.left, box.right])
  const toY = scaleOf([0, yTicks.at(-1) ?? 1], [box.bottom, box.top])
  const line = (cost: CostLine) =>
    linePath([0, end].map((volume) => ({ x: toX(volume), y: toY(costOf(cost, volume)) })))
  const short = (value: number) =>
    value >= 1_000_000
      ? `${Number((value / 1_000_000).toFixed(1))}m`
      : value >= 1000
        ? `${Math.round(value / 1000)}k`
        : String(value)
  return (
    <svg
      className="chart"
      viewBox="0 0 440 272"
      role="img"
      aria-label={
        crossing === null ? 'The two costs never cross.' : `The two costs cross at ${whole(crossing)} requests.`
      }
    >
      <Axes
        box={box}
        xTicks={xTicks}
        yTicks={yTicks}
        toX={toX}
        toY={toY}
        xText={short}
        yText={(tick) => `€${short(tick)}`}
        title="Total cost against requests"
        xLabel="requests"
      />
      <path className="curve" d={line(x)} />
      <path className="alt" d={line(y)} />
      <text className="halo em" x={box.right - 4} y={toY(costOf(x, end)) + 18} textAnchor="end">
        X
      </text>
      <text className="halo em" x={box.right - 4} y={toY(costOf(y, end)) + 18} textAnchor="end">
        Y
      </text>
      {crossing !== null && (
        <>
          <circle className="dot" cx={toX(crossing)} cy={toY(costOf(x, crossing))} r="5" />
          <text className="halo em" x={toX(crossing) + 10} y={toY(costOf(x, crossing)) + 20}>
            {whole(crossing)} requests
          </text>
        </>
      )}
    </svg>
  )
}
