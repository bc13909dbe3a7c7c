import type { TableData } from '../read-table'

/** Steps or dates along a road: the first column is the marker's name, the rest stands beside it. */
export function StepsPicture({ table, alt }: { table: TableData; alt: string }) {
  return (
    <ol className="steps-picture" aria-label={alt}>
      {table.rows.map((row) => (
        <li key={row.join('|')}>
          <b>{row[0]}</b>
          <span>{row.slice(1).filter(Boolean).join('. ')}</span>
        </li>
      ))}
    </ol>
  )
}
