import { Link } from '@/components/ui/link'
import type { ContentGraph } from '@/lib/content/core/graph'
import { hrefOf } from '@/lib/content/core/graph-queries'

/** The areas with their questions and skills. */
export function SkillIndex({ content }: { content: ContentGraph }) {
  const skills = [...content.skills.values()]
  return (
    <div className="index">
      {[...content.areas.values()].map((area) => (
        <section key={area.id} aria-labelledby={`area-${area.id}`}>
          <h3 id={`area-${area.id}`}>{area.title}</h3>
          <p>{area.question}</p>
          <ul>
            {skills
              .filter((skill) => skill.area === area.id)
              .map((skill) => (
                <li key={skill.id}>
                  <span className="code">{skill.id}</span>
                  <Link href={hrefOf(skill)}>{skill.title}</Link>
                </li>
              ))}
          </ul>
        </section>
      ))}
    </div>
  )
}
