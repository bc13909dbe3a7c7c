import { numberIn, type TableData } from '../read-table'

const LABEL_WIDTH = 220
const WIDTH = 640
const ROW = 30
const LONGEST = WIDTH - LABEL_WIDTH - 90

/** The first column that holds numbers, as bars beside their names; values in the words of the table. */
export function BarPicture({ table, alt }: { table: TableData; alt: string }) {
  const column = table.columns.findIndex(
    (_, index) => index > 0 && table.rows.every((row) => numberIn(row[index] ?? '') !== null),
  )
  if (column < 1) return null
  const bars = table.rows.map((row) => ({
    name: row[0] ?? '',
    shown: row[column] ?? '',
    value: Math.abs(numberIn(row[column] ?? '') ?? 0),
  }))
  const highest = Math.max(...bars.map(({ value }) => value))
  if (highest === 0) return null
  return (
    <svg className="chart" viewBox={`0 0 ${WIDTH} ${bars.length * ROW + 24}`} role="img" aria-label={alt}>
      <text className="ttl" x={LABEL_WIDTH} y={12}>
        {table.columns[column]}
      </text>
      {bars.map(({ name, shown, value }, index) => {
        const y = 24 + index * ROW
        const length = (value / highest) * LONGEST
        return (
          <g key={name}>
            <text x={LABEL_WIDTH - 10} y={y + 15} textAnchor="end">
              {name.length > 34 ? `${name.slice(0, 33)}…` : name}
            </text>
            <rect className="bar" x={LABEL_WIDTH} y={y + 3} width={Math.max(1, length)} height={ROW - 12} />
            <text className="em" x={LABEL_WIDTH + length + 8} y={y + 15}>
              {shown}
            </text>
          </g>
        )
      })}
    </svg>
  )
}
