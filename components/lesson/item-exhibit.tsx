import type { ItemPublicDto } from '@/lib/assessment/item-dto'

/** The table a case question speaks about. */
export function ItemExhibit({ exhibit }: { exhibit: NonNullable<ItemPublicDto['exhibit']> }) {
  return (
    <div className="scroll" tabIndex={0} role="group" aria-label={exhibit.title}>
      <table className="tbl">
        <caption>{exhibit.title}</caption>
        <thead>
          <tr>
            {exhibit.columns.map((column) => (
              <th scope="col" key={column}>
                {column}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {exhibit.rows.map((row) => (
            <tr key={row.join('|')}>
              {row.map((cell, index) => (
                <td key={`${exhibit.columns[index] ?? index}`}>{cell}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      {exhibit.note && <p className="small dim">{exhibit.note}</p>}
    </div>
  )
}
