import type { Content } from '@/lib/content/loader'
import type { MeasuredEntry } from './core/pace'
import type { PlanFacts } from './queries'

/** Below this share of the estimate a lesson was ticked off without being read, which says nothing about pace. */
const LEAST_SHARE = 0.1

/** Finished lessons, and labs passed on their own page, with their minutes beside the estimates. */
export function measuredEntries(
  content: Pick<Content, 'lessons' | 'labs'>,
  { lessons, labs }: Pick<PlanFacts, 'lessons' | 'labs'>,
): MeasuredEntry[] {
  return [
    ...lessons.flatMap(({ lessonId, status, minutes }) =>
      status === 'done' ? measured(content.lessons.get(lessonId)?.minutes, minutes) : [],
    ),
    ...labs.flatMap(({ labId, passedAt, minutes }) =>
      passedAt === null ? [] : measured(content.labs.get(labId)?.minutes, minutes),
    ),
  ]
}

function measured(estimateMinutes: number | undefined, actualMinutes: number): MeasuredEntry[] {
  return estimateMinutes !== undefined && actualMinutes >= estimateMinutes * LEAST_SHARE
    ? [{ estimateMinutes, actualMinutes }]
    : []
}
