import 'server-only'
import { db } from '@/lib/db/client'
import { PreferencesSchema } from './schemas'

/** Minutes of one lesson or lab as they are kept. */
export interface SubjectMinutesDto {
  subjectId: string
  kind: 'lesson' | 'lab'
  minutes: number
  isDone: boolean
}

/** Whether the learner lets minutes be measured; nobody has switched it off yet for a stranger. */
export async function isMeasuringMinutes(learnerId: string | null): Promise<boolean> {
  if (learnerId === null) return true
  const kept = await db.learner.findUnique({ where: { id: learnerId }, select: { preferences: true } })
  return PreferencesSchema.parse(kept?.preferences ?? {}).minutes === 'on'
}

/** Lessons that took time or are done, and labs that took time on their own page; the last one worked on first. */
export async function listMinutes(learnerId: string | null): Promise<SubjectMinutesDto[]> {
  if (learnerId === null) return []
  const [lessons, labs] = await Promise.all([
    db.lessonState.findMany({
      where: { learnerId, OR: [{ minutes: { not: 0 } }, { status: 'done' }] },
      select: { lessonId: true, minutes: true, status: true, updatedAt: true },
    }),
    db.labRun.findMany({
      where: { learnerId, minutes: { not: 0 } },
      select: { labId: true, minutes: true, passedAt: true, updatedAt: true },
    }),
  ])
  return [
    ...lessons.map(({ lessonId, status, ...row }) => ({
      ...row,
      subjectId: lessonId,
      kind: 'lesson' as const,
      isDone: status === 'done',
    })),
    ...labs.map(({ labId, passedAt, ...row }) => ({
      ...row,
      subjectId: labId,
      kind: 'lab' as const,
      isDone: passedAt !== null,
    })),
  ]
    .sort((one, other) => other.updatedAt.getTime() - one.updatedAt.getTime())
    .map(({ updatedAt: _, ...row }) => row)
}
