import { HeadRow } from '@/components/ui/head-row'
import { Link } from '@/components/ui/link'
import { hrefOf } from '@/lib/content/core/graph-queries'
import type { DocumentHours } from './hours-of-document'

/** The hours of a skill, a track or a starting point, computed from the assumed hours of each step. */
export function DocumentHoursTable({ hours }: { hours: DocumentHours }) {
  return (
    <div>
      <div className="scroll" tabIndex={0} role="group" aria-label="Hours">
        <table className="tbl">
          <caption className="vh">{hours.caption}</caption>
          <HeadRow names={hours.head} />
          <tbody>
            {hours.rows.map(({ of, cells }) => (
              <tr key={of.id}>
                <th scope="row">
                  <Link href={hrefOf(of)}>{of.title}</Link>
                </th>
                {cells.map((cell, index) => (
                  <td key={hours.head[index + 1]} className="r">
                    {cell}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <p className="small dim">{hours.note}</p>
    </div>
  )
}
