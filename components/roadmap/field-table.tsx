import { Link } from '@/components/ui/link'
import type { FieldRow } from './field-rows'

export interface FieldTableProps {
  rows: readonly FieldRow[]
  stageTitles: ReadonlyMap<string, string>
  tracks: readonly { id: string; shortTitle: string }[]
}

/** All skills as a plain table. */
export function FieldTable({ rows, stageTitles, tracks }: FieldTableProps) {
  return (
    <div className="scroll" tabIndex={0} role="region" aria-label="All skills, table">
      <table className="tbl roadmap-tbl">
        <caption className="vh">All skills with the target level at the end of each track</caption>
        <thead>
          <tr>
            <th scope="col">Skill</th>
            <th scope="col">Area</th>
            <th scope="col">Stage</th>
            {tracks.map(({ id, shortTitle }) => (
              <th key={id} scope="col" className="r">
                {shortTitle}
              </th>
            ))}
            <th scope="col" className="mine">
              State
            </th>
            <th scope="col" className="r">
              Lessons
            </th>
            <th scope="col">Builds on</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.id} data-skill={row.id} data-stage={row.stages.join(' ')} data-lens={row.lenses.join(' ')}>
              <th scope="row">
                <Link href={row.href}>{row.title}</Link>
              </th>
              <td>{row.area.shortTitle}</td>
              <td>{row.stages.map((stage) => stageTitles.get(stage) ?? stage).join(' or ')}</td>
              {row.targets.map(({ trackId, level }) => (
                <td key={trackId} className="r">
                  {level}
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
              <td className="needs">
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
