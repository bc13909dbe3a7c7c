import type { TableData } from '../read-table'

/** Steps or dates along a road: the first column is the marker's name; beside it stands each filled cell with the
 *  name of its column. */
export function StepsPicture({ table, alt }: { table: TableData; alt: string }) {
  const [markers, ...heads] = table.columns
  return (
    <>
      {markers && <p className="steps-of dim">{markers}</p>}
      <ol className="steps-picture" aria-label={alt}>
        {table.rows.map(([marker, ...cells]) => (
          <li key={[marker, ...cells].join('|')}>
            <b>{marker}</b>
            <dl>
              {heads.map(
                (head, index) =>
                  cells[index] && (
                    <div key={head}>
                      <dt className="dim">{asLabel(head)}</dt> <dd>{cells[index]}</dd>
                    </div>
                  ),
              )}
            </dl>
          </li>
        ))}
      </ol>
    </>
  )
}

/** "Cost" before its cell is "Cost:"; a question keeps its own mark. */
function asLabel(head: string): string {
  return head.endsWith('?') ? head : `${head}:`
}
