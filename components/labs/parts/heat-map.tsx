export interface HeatMapProps {
  title: string
  names: readonly string[]
  /** Value 0..1 for the shade and its text, below the diagonal; null where there is none. */
  lower: (row: number, column: number) => { value: number; text: string } | null
  /** Text above the diagonal. */
  upper: (row: number, column: number) => string
  /** What stands below and above the diagonal, in two or three words each. */
  sides: readonly [string, string]
  chosen: readonly [number, number]
  label: string
}

const LEFT = 64
const TOP = 56
const SIZE = 236

/** People against each other: one measure as shade and figure below the diagonal, a second as figure above it. */
export function HeatMap({ title, names, lower, upper, sides, chosen, label }: HeatMapProps) {
  const step = SIZE / names.length
  const middle = (index: number) => (index + 0.5) * step
  return (
    <svg className="chart" viewBox="0 0 440 302" role="img" aria-label={label}>
      <text className="ttl" x={0} y={13}>
        {title}
      </text>
      {names.map((name, row) => (
        <g key={name}>
          <text className="em" x={LEFT - 10} y={TOP + middle(row) + 4} textAnchor="end">
            {name}
          </text>
          <text className="em" x={LEFT + middle(row)} y={TOP - 10} textAnchor="middle">
            {name}
          </text>
          {names.map((other, column) => {
            const [x, y] = [LEFT + column * step, TOP + row * step]
            const cell = row > column ? lower(row, column) : null
            const isChosen = row === chosen[1] && column === chosen[0]
            return (
              <g key={other}>
                {cell !== null && (
                  <rect
                    className="hit"
                    fillOpacity={0.04 + 0.46 * Math.min(1, Math.max(0, cell.value)) ** 2}
                    x={x + 1}
                    y={y + 1}
                    width={step - 2}
                    height={step - 2}
                  />
                )}
                <rect
                  className={isChosen ? 'curve' : 'ax'}
                  fill="none"
                  x={x + 1}
                  y={y + 1}
                  width={step - 2}
                  height={step - 2}
                />
                <text
                  className={cell === null ? undefined : 'em'}
                  x={x + step / 2}
                  y={y + step / 2 + 4}
                  textAnchor="middle"
                >
                  {row === column ? '' : (cell?.text ?? (row < column ? upper(row, column) : ''))}
                </text>
              </g>
            )
          })}
        </g>
      ))}
      <text x={LEFT + SIZE + 14} y={TOP + 16}>
        {sides[1]}
      </text>
      <text className="em" x={LEFT + SIZE + 14} y={TOP + SIZE - 8}>
        {sides[0]}
      </text>
    </svg>
  )
}
