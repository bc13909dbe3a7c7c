import 'server-only'
import { requirePermission } from '@/lib/account/viewer'
import { findById } from '@/lib/content/core/graph-queries'
import { getContent } from '@/lib/content/loader'
import type { Content } from '@/lib/content/loader'
import { db } from '@/lib/db/client'
import { documentsLinkingTo, type LinkingDocument } from './core/linking-documents'

/** Who and what a new text would meet. Counts are of different learners. */
export interface ImpactDto {
  learners: number
  inTheMiddle: number
  finished: number
  inPlansAhead: number
  links: LinkingDocument[]
}

/** Counts the learners a document touches: by its own progress, or by that of the lessons that show it. @throws AppError signed-out or forbidden */
export async function getImpact(documentId: string): Promise<ImpactDto> {
  await requirePermission('edit-content')
  const content = await getContent()
  const subjects = subjectsOf(content, documentId)
  const links = documentsLinkingTo(content, documentId)
  const [row] = await db.$queryRaw<Omit<ImpactDto, 'links'>[]>`
    WITH touched AS (
      SELECT learner_id, status = 'open' AS middle, status = 'done' AS finished, false AS ahead
        FROM lesson_state WHERE lesson_id = ANY(${subjects}) AND status <> 'skipped'
      UNION ALL
      SELECT learner_id, status = 'working', status IN ('claimed', 'accepted'), false
        FROM milestone_state WHERE milestone_id = ANY(${subjects})
      UNION ALL
      SELECT learner_id, passed_at IS NULL, passed_at IS NOT NULL, false FROM lab_run WHERE lab_id = ANY(${subjects})
      UNION ALL
      SELECT learner_id, false, false, true FROM (
        SELECT DISTINCT ON (learner_id) learner_id, plan FROM plan ORDER BY learner_id, version DESC
      ) newest WHERE plan->'order' ?| ${subjects}
    ), learners AS (
      SELECT learner_id, bool_or(middle) AS middle, bool_or(finished) AS finished, bool_or(ahead) AS ahead
        FROM touched GROUP BY learner_id
    )
    SELECT count(*)::int AS learners,
      (count(*) FILTER (WHERE middle))::int AS "inTheMiddle",
      (count(*) FILTER (WHERE finished AND NOT middle))::int AS finished,
      (count(*) FILTER (WHERE ahead AND NOT middle AND NOT finished))::int AS "inPlansAhead"
    FROM learners`
  return { learners: 0, inTheMiddle: 0, finished: 0, inPlansAhead: 0, ...row, links }
}

/** Ids under which learners have progress with this document. */
function subjectsOf(content: Content, documentId: string): string[] {
  const document = findById(content, documentId)
  if (document?.type === 'skill') return document.lessons
  if (document !== null) return [documentId]
  const lessons = [...content.lessons.values()]
  if (documentId.startsWith('items/')) {
    const prefix = `${documentId.slice('items/'.length)}-`
    return lessons.filter(({ body }) => body.references.items.some((id) => id.startsWith(prefix))).map(({ id }) => id)
  }
  if (/^L\d{2}-/.test(documentId)) return [documentId.slice(0, 3)]
  if (documentId === 'claims')
    return lessons.filter(({ body }) => body.references.claims.length > 0).map(({ id }) => id)
  if (documentId === 'library/glossary')
    return lessons.filter(({ body }) => body.references.terms.length > 0).map(({ id }) => id)
  return []
}
