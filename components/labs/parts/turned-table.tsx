import { use } from 'react'
import { IsWideContext } from './by-width'
import { HeadRow } from '@/components/ui/head-row'
import { Later } from './later'

export interface TurnedTableProps {
  caption: string
  /** First column names the row. */
  head: readonly string[]
  rows: readonly { name: string; cells: readonly string[] }[]
  /** Column whose cells are the result. */
  strong?: number
}

/** Rows as given where there is room, columns as rows on a phone. */
export function TurnedTable(props: TurnedTableProps) {
  const isWide = use(IsWideContext)
  return <Later>{isWide ? <AsGiven {...props} /> : <Turned {...props} />}</Later>
}

function AsGiven({ caption, head, rows, strong }: TurnedTableProps) {
  return (
    <table className="tbl">
      <caption className="vh">{caption}</caption>
      <HeadRow names={head} />
      <tbody>
        {rows.map((row) => (
          <tr key={row.name}>
            <th scope="row">{row.name}</th>
            {row.cells.map((text, index) => (
              <td key={head[index + 1]} className="r">
                {index + 1 === strong ? <b>{text}</b> : text}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function Turned({ caption, head, rows, strong }: TurnedTableProps) {
  return (
    <table className="tbl">
      <caption className="vh">{caption}</caption>
      <HeadRow names={[head[0] ?? '', ...rows.map(({ name }) => name)]} />
      <tbody>
        {head.slice(1).map((name, index) => (
          <tr key={name}>
            <th scope="row">{name}</th>
            {rows.map((row) => (
              <td key={row.name} className="r">
                {index + 1 === strong ? <b>{row.cells[index] ?? ''}</b> : (row.cells[index] ?? '')}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  )
}
