import { numberIn, type TableData } from '../read-table'
import { plainNumber, roundTicks } from './scale'

const WIDTH = 640
const HEIGHT = 300
const BOX = { left: 52, right: 612, top: 24, bottom: 250 }

/** The last column against the first, with its lowest point named; both axes in the words of the table. */
export function LinePicture({ table, alt }: { table: TableData; alt: string }) {
  const lastColumn = table.columns.length - 1
  const points = table.rows.flatMap((row) => {
    const [x, y] = [numberIn(row[0] ?? ''), numberIn(row[lastColumn] ?? '')]
    return x === null || y === null ? [] : [{ x, y }]
  })
  const lowest = points.reduce<{ x: number; y: number } | null>(
    (best, point) => (best && best.y <= point.y ? best : point),
    null,
  )
  if (points.length < 2 || lowest === null) return null
  const xTicks = roundTicks(Math.min(...points.map(({ x }) => x)), Math.max(...points.map(({ x }) => x)))
  const yTicks = roundTicks(Math.min(0, ...points.map(({ y }) => y)), Math.max(...points.map(({ y }) => y)))
  const [xFrom, xTo] = [xTicks[0] ?? 0, xTicks.at(-1) ?? 1]
  const [yFrom, yTo] = [yTicks[0] ?? 0, yTicks.at(-1) ?? 1]
  const toX = (x: number) => BOX.left + ((x - xFrom) / (xTo - xFrom)) * (BOX.right - BOX.left)
  const toY = (y: number) => BOX.bottom - ((y - yFrom) / (yTo - yFrom)) * (BOX.bottom - BOX.top)
  const isRight = toX(lowest.x) > WIDTH * 0.6
  return (
    <svg className="chart" viewBox={`0 0 ${WIDTH} ${HEIGHT}`} role="img" aria-label={alt}>
      {yTicks.map((tick) => (
        <g key={tick}>
          <path className="grid" d={`M${BOX.left} ${toY(tick)}H${BOX.right}`} />
          <text x={BOX.left - 8} y={toY(tick) + 4} textAnchor="end">
            {plainNumber(tick)}
          </text>
        </g>
      ))}
      {xTicks.map((tick) => (
        <text key={tick} x={toX(tick)} y={BOX.bottom + 20} textAnchor="middle">
          {plainNumber(tick)}
        </text>
      ))}
      <text className="ttl" x={BOX.left} y={12}>
        {table.columns[lastColumn]}
      </text>
      <text x={BOX.right} y={BOX.bottom + 42} textAnchor="end">
        {table.columns[0]}
      </text>
      <path
        className="curve"
        d={`M${points.map(({ x, y }) => `${toX(x).toFixed(1)} ${toY(y).toFixed(1)}`).join('L')}`}
      />
      {points.map(({ x, y }) => (
        <circle key={x} cx={toX(x)} cy={toY(y)} r="3" className="dot" />
      ))}
      <path className="lead" d={`M${toX(lowest.x)} ${toY(lowest.y) - 6}v-22`} />
      <text className="em halo" x={toX(lowest.x)} y={toY(lowest.y) - 34} textAnchor={isRight ? 'end' : 'start'}>
        {`${plainNumber(lowest.y)} at ${plainNumber(lowest.x)}`}
      </text>
    </svg>
  )
}
