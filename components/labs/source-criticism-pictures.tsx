/** A grade on the board: how sure, and whether it agrees with the key. */
export interface BoardGrade {
  id: string
  confidence: number
  agrees: boolean
}

/** Every grade at its confidence; filled agrees with the key, open differs. Right of the line, errors cost points. */
export function GradeBoard({ grades, isNarrow }: { grades: readonly BoardGrade[]; isNarrow: boolean }) {
  const width = isNarrow ? 354 : 944
  const [left, right] = [20, width - 20]
  const toX = (confidence: number) => left + ((confidence - 0.5) / 0.5) * (right - left)
  const heights = new Map<number, number>()
  const dots = grades.map((grade) => {
    const slot = Math.round(grade.confidence * 20)
    const height = heights.get(slot) ?? 0
    heights.set(slot, height + 1)
    return { ...grade, x: toX(slot / 20), height }
  })
  // A stack of many grades is pressed together rather than let through the title.
  const pitch = Math.min(13, 84 / Math.max(1, ...heights.values()))
  return (
    <svg
      className="chart"
      viewBox={`0 0 ${width} 158`}
      role="img"
      aria-label={
        grades.length === 0
          ? 'No grades yet'
          : `${grades.filter(({ agrees }) => agrees).length} of ${grades.length} grades agree with the key`
      }
    >
      <text className="ttl" x={0} y={13}>
        Your grades, by how sure you were
      </text>
      <path className="ax" d={`M${left} 126H${right}`} />
      <path className="lead" strokeDasharray="2 3" d={`M${toX(0.775)} 24V126`} />
      <text className="halo" x={toX(0.775) + 6} y={34}>
        {isNarrow ? 'errors cost points' : 'from 80% on, an error costs half a point'}
      </text>
      {dots.map(({ id, x, height, agrees }) => (
        <circle
          key={id}
          className={agrees ? 'hit' : 'miss'}
          cx={x}
          cy={118 - height * pitch}
          r={Math.min(5, pitch * 0.45)}
        />
      ))}
      {[0.5, 0.6, 0.7, 0.8, 0.9, 1].map((tick) => (
        <text key={tick} x={toX(tick)} y={144} textAnchor="middle">
          {Math.round(tick * 100)}%
        </text>
      ))}
    </svg>
  )
}
