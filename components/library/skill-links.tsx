import { Link } from '@/components/ui/link'
import { hrefOf } from '@/lib/content/core/graph-queries'
import type { ContentGraph } from '@/lib/content/core/graph'

/** Skills by id as links, in a line. */
export function SkillLinks({ content, ids }: { content: ContentGraph; ids: readonly string[] }) {
  const skills = ids.flatMap((id) => content.skills.get(id) ?? [])
  return (
    <>
      {skills.map((skill, index) => (
        <span key={skill.id}>
          {index > 0 && ', '}
          <Link href={hrefOf(skill)}>{skill.title}</Link>
        </span>
      ))}
    </>
  )
}
