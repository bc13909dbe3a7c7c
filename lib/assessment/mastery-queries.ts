import 'server-only'
import { db } from '@/lib/db/client'
import type { MasteryOutcome } from './core/mastery-check'
import { MasteryOutcomeSchema } from './mastery-schemas'
import { getLearnerSettings } from './queries'
import { AttemptSettingsSchema, type AttemptSettings } from './schemas'

/** A check that has ended. */
export interface EndedCheckDto {
  id: string
  startedAt: Date
  endedAt: Date
  outcome: MasteryOutcome
}

/** What a check is composed and judged from. */
export interface CheckRecords {
  settings: AttemptSettings
  /** The open attempt, check or assessment. */
  open: { id: string; isCheck: boolean; startedAt: Date; answered: number; asked: number } | null
  /** Newest first. */
  ended: EndedCheckDto[]
  seenItemIds: string[]
}

/** Where a learner stands with the checks of a milestone. */
export async function getCheckRecords(learnerId: string, milestoneId: string): Promise<CheckRecords> {
  const [learner, open, ended, seen] = await Promise.all([
    getLearnerSettings(learnerId),
    db.attempt.findFirst({
      where: { learnerId, status: 'open' },
      select: { id: true, settings: true, state: true, startedAt: true, _count: { select: { responses: true } } },
    }),
    db.attempt.findMany({
      where: { learnerId, status: 'finished', settings: { path: ['check', 'milestoneId'], equals: milestoneId } },
      orderBy: { startedAt: 'desc' },
      select: { id: true, startedAt: true, finishedAt: true, result: true },
    }),
    db.response.findMany({ where: { learnerId }, distinct: ['itemId'], select: { itemId: true } }),
  ])
  return {
    settings: AttemptSettingsSchema.parse({ ...learner, ratings: {}, check: { milestoneId } }),
    open: open && {
      id: open.id,
      isCheck: AttemptSettingsSchema.parse(open.settings).check?.milestoneId === milestoneId,
      startedAt: open.startedAt,
      answered: open._count.responses,
      asked: (open.state as { settings?: { form?: unknown[] } }).settings?.form?.length ?? 0,
    },
    ended: ended.flatMap(({ id, startedAt, finishedAt, result }) => {
      const outcome = outcomeIn(result)
      return finishedAt !== null && outcome !== null ? [{ id, startedAt, endedAt: finishedAt, outcome }] : []
    }),
    seenItemIds: seen.map(({ itemId }) => itemId),
  }
}

/** The outcome kept in the result of a check; null in the result of an assessment. */
export function outcomeIn(result: unknown): MasteryOutcome | null {
  const parsed = MasteryOutcomeSchema.safeParse((result as { check?: unknown } | null)?.check)
  return parsed.success ? parsed.data : null
}
