import 'server-only'
import { getContent } from '@/lib/content/loader'
import { addMinutes } from '@/lib/shared/add-minutes'
import { recordEvents } from './service'
import { listMinutes } from './minutes-queries'

/**
 * Takes a learner's own figure for a lesson or a lab in the place of what was measured, as one more event that carries
 * the difference. Doing so again changes nothing. @throws AppError bad-request for an unknown lesson or lab
 */
export async function correctMinutes(
  learnerId: string,
  { subjectId, minutes }: { subjectId: string; minutes: number },
): Promise<void> {
  const [content, kept] = await Promise.all([getContent(), listMinutes(learnerId)])
  const before = kept.find((row) => row.subjectId === subjectId)?.minutes ?? 0
  const difference = addMinutes(minutes, -before)
  if (difference === 0) return
  const event = {
    id: crypto.randomUUID(),
    at: new Date().toISOString(),
    minutes: difference,
    by: 'learner' as const,
  }
  await recordEvents([
    content.labs.has(subjectId)
      ? { ...event, kind: 'lab-minutes', labId: subjectId }
      : { ...event, kind: 'lesson-minutes', lessonId: subjectId },
  ])
}
