import type { ContentGraph } from '@/lib/content/core/graph'
import { lessonsOfSkill } from '@/lib/content/core/graph-queries'

/** Skill id → last parts of the addresses of its lessons, parted by blanks: small enough to stand in a page. */
export function lessonSlugs(content: ContentGraph): Record<string, string> {
  return Object.fromEntries(
    [...content.skills.keys()].map((id) => [
      id,
      lessonsOfSkill(content, id)
        .map(({ slug }) => slug)
        .join(' '),
    ]),
  )
}
