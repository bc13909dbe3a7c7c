import { Link } from '@/components/ui/link'
import type { TrackRow } from './skill-rows'

export interface TrackTableProps {
  title: string
  stageTitles: readonly string[]
  rows: readonly TrackRow[]
}

/** The same road as a table. Its last column is also what screen readers say about a marker. */
export function TrackTable({ title, stageTitles, rows }: TrackTableProps) {
  return (
    <div className="scroll" tabIndex={0} role="region" aria-label={`${title}, table`}>
      <table className="tbl roadmap-tbl">
        <caption className="vh">{title}: skills in road order</caption>
        <thead>
          <tr>
            <th scope="col">Skill</th>
            <th scope="col">Area</th>
            <th scope="col">Stage</th>
            {stageTitles.map((stage) => (
              <th key={stage} scope="col" className="r">
                <span className="vh">Target after </span>
                {stage}
              </th>
            ))}
            <th scope="col" className="mine">
              State
            </th>
            <th scope="col" className="r">
              Lessons
            </th>
            <th scope="col" className="r">
              Hours
            </th>
            <th scope="col">Builds on</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.id} data-skill={row.id} data-stage={row.stage.id} data-lens={row.lenses.join(' ')}>
              <th scope="row">
                <Link href={row.href}>{row.title}</Link>
              </th>
              <td>{row.area.shortTitle}</td>
              <td>{row.stage.title}</td>
              {row.targets.map((target, index) => (
                <td key={stageTitles[index]} className="r">
                  {target}
                </td>
              ))}
              <td className="mine">
                <span className="state">
                  <svg className="mk" aria-hidden="true">
                    <use href="#k-none" data-mark />
                  </svg>
                  <span data-word>not yet</span>
                </span>
              </td>
              <td className="r">{row.lessonCount}</td>
              <td className="r">{row.hours === null ? '' : Math.round(row.hours)}</td>
              <td id={`needs-${row.id}`} className="needs">
                <span className="vh">Builds on </span>
                {row.needs}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
