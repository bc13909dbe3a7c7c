export interface ExhibitTableProps {
  title: string
  columns: readonly string[]
  rows: readonly (readonly string[])[]
}

/** The table of a case; it scrolls sideways by itself where the screen is narrow. */
export function ExhibitTable({ title, columns, rows }: ExhibitTableProps) {
  return (
    <div className="scroll" tabIndex={0} role="group" aria-label={title}>
      <table className="tbl">
        <thead>
          <tr>
            {columns.map((column, index) => (
              <th scope="col" key={`${index}-${column}`}>
                {column}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row, rowIndex) => (
            <tr key={`${rowIndex}-${row.join('|')}`}>
              {row.map((cell, index) => (
                <td key={`${columns[index] ?? ''}-${index}`}>{cell}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
