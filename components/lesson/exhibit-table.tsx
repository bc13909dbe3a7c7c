export interface ExhibitTableProps {
  title: string
  columns: readonly string[]
  rows: readonly (readonly string[])[]
}

/** Digits with what usually stands around them. */
const FIGURE = /^[+\-−]?[€$£]?\d[\d.,\s]*\s?%?$/

/** The table of a case, figures on the right; it scrolls sideways by itself where the screen is narrow. */
export function ExhibitTable({ title, columns, rows }: ExhibitTableProps) {
  const isFigures = columns.map((_, index) => index > 0 && rows.every((row) => FIGURE.test(row[index] ?? '')))
  return (
    <div className="scroll" tabIndex={0} role="group" aria-label={title}>
      <table className="tbl">
        <thead>
          <tr>
            {columns.map((column, index) => (
              <th scope="col" key={`${index}-${column}`} className={isFigures[index] ? 'r' : undefined}>
                {column}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row, rowIndex) => (
            <tr key={`${rowIndex}-${row.join('|')}`}>
              {row.map((cell, index) =>
                index === 0 ? (
                  <th scope="row" key={index}>
                    {cell}
                  </th>
                ) : (
                  <td key={index} className={isFigures[index] ? 'r' : undefined}>
                    {cell}
                  </td>
                ),
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
