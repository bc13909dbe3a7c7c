import { HeadRow } from './head-row'

export interface TurnedTableProps {
  caption: string
  /** First column names the row. */
  head: readonly string[]
  rows: readonly { name: string; cells: readonly string[] }[]
  /** Column whose cells are the result. */
  strong?: number
}

/** One table, twice: rows as given where there is room, columns as rows on a phone. */
export function TurnedTable({ caption, head, rows, strong }: TurnedTableProps) {
  const cell = (text: string, column: number) => (column === strong ? <b>{text}</b> : text)
  return (
    <>
      <table className="tbl lab-wide">
        <caption className="vh">{caption}</caption>
        <HeadRow names={head} />
        <tbody>
          {rows.map((row) => (
            <tr key={row.name}>
              <th scope="row">{row.name}</th>
              {row.cells.map((text, index) => (
                <td key={head[index + 1]} className="r">
                  {cell(text, index + 1)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      <table className="tbl lab-narrow">
        <caption className="vh">{caption}</caption>
        <thead>
          <tr>
            <th scope="col">{head[0]}</th>
            {rows.map(({ name }) => (
              <th key={name} scope="col" className="r">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {head.slice(1).map((name, index) => (
            <tr key={name}>
              <th scope="row">{name}</th>
              {rows.map((row) => (
                <td key={row.name} className="r">
                  {cell(row.cells[index] ?? '', index + 1)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </>
  )
}
