import type { TrendPoint } from '@/lib/assessment/core/item-health'
import { percent } from './item-health-words'

const WIDTH = 480
const HEIGHT = 190
const BOX = { left: 44, right: 472, top: 14, bottom: 150 }
const DAY = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short', year: 'numeric', timeZone: 'UTC' })

/** How often learners were right over time, against what was to be expected of them; the same as a table for everybody who
 *  cannot see it. */
export function ItemTrend({ points }: { points: readonly TrendPoint[] }) {
  const [oldest, newest] = [points[0], points.at(-1)]
  if (oldest === undefined || newest === undefined) return null
  const toX = (index: number) =>
    BOX.left + (points.length === 1 ? 0.5 : index / (points.length - 1)) * (BOX.right - BOX.left)
  const toY = (share: number) => BOX.bottom - share * (BOX.bottom - BOX.top)
  const line = (value: (point: TrendPoint) => number) =>
    `M${points.map((point, index) => `${toX(index).toFixed(1)} ${toY(value(point)).toFixed(1)}`).join('L')}`
  return (
    <figure>
      <figcaption className="small dim mt-2">
        Each dot holds {newest.answers} answers or so. Dashed: what was to be expected of these learners.
      </figcaption>
      <svg className="chart" viewBox={`0 0 ${WIDTH} ${HEIGHT}`} aria-hidden="true">
        {[0, 0.5, 1].map((share) => (
          <g key={share}>
            <path className="grid" d={`M${BOX.left} ${toY(share)}H${BOX.right}`} />
            <text x={BOX.left - 8} y={toY(share) + 4} textAnchor="end">
              {percent(share)}
            </text>
          </g>
        ))}
        <path className="alt" d={line(({ expected }) => expected)} />
        <path className="curve" d={line(({ facility }) => facility)} />
        {points.map(({ from, facility }, index) => (
          <circle key={from} cx={toX(index)} cy={toY(facility)} r="3.5" className="item-dot" />
        ))}
        <text x={BOX.left} y={HEIGHT - 14}>
          {DAY.format(oldest.from)}
        </text>
        <text x={BOX.right} y={HEIGHT - 14} textAnchor="end">
          {DAY.format(newest.to)}
        </text>
      </svg>
      <table className="vh">
        <caption>Right over time</caption>
        <thead>
          <tr>
            <th scope="col">Until</th>
            <th scope="col">Right</th>
            <th scope="col">Expected</th>
          </tr>
        </thead>
        <tbody>
          {points.map(({ from, to, facility, expected }) => (
            <tr key={from}>
              <th scope="row">{DAY.format(to)}</th>
              <td>{percent(facility)}</td>
              <td>{percent(expected)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </figure>
  )
}
