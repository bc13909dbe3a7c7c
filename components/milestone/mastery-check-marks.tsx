import { Link } from '@/components/ui/link'
import type { MasteryOutcome } from '@/lib/assessment/core/mastery-check'

export interface MarkedArea {
  id: string
  title: string
  skills: (MasteryOutcome['skills'][number] & { title: string; href: string })[]
}

/** Right answers by area and skill, against the mark of each skill. */
export function MasteryCheckMarks({ areas }: { areas: readonly MarkedArea[] }) {
  return (
    <div className="scroll" tabIndex={0} role="group" aria-label="Right answers by area and skill">
      <table className="tbl check-marks">
        <caption className="vh">Right answers by area and skill</caption>
        <thead>
          <tr>
            <th scope="col">Skill</th>
            <th scope="col" className="r">
              Right
            </th>
            <th scope="col" className="r">
              Needed
            </th>
            <th scope="col">Mark</th>
          </tr>
        </thead>
        {areas.map(({ id, title, skills }) => (
          <tbody key={id}>
            <tr className="check-area">
              <th scope="rowgroup">{title}</th>
              <td className="r">{sumOf(skills)}</td>
              <td />
              <td />
            </tr>
            {skills.map((skill) => (
              <tr key={skill.id}>
                <th scope="row">
                  <Link href={skill.href}>{skill.title}</Link>
                </th>
                <td className="r">
                  {skill.right} of {skill.asked}
                </td>
                <td className="r">{skill.needed}</td>
                <td>{skill.right >= skill.needed ? 'reached' : <b>below</b>}</td>
              </tr>
            ))}
          </tbody>
        ))}
      </table>
    </div>
  )
}

function sumOf(skills: MarkedArea['skills']): string {
  const right = skills.reduce((sum, skill) => sum + skill.right, 0)
  return `${right} of ${skills.reduce((sum, skill) => sum + skill.asked, 0)}`
}
