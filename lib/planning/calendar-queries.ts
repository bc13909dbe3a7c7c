import 'server-only'
import { hashToken } from '@/lib/account/mutations'
import { db } from '@/lib/db/client'
import { EventRevisionsSchema } from './calendar-schemas'
import type { EventRevision } from './core/calendar-events'

/** When the learner's feed was made; null without one. */
export async function getFeedDate(learnerId: string): Promise<Date | null> {
  const kept = await db.planCalendar.findUnique({ where: { learnerId }, select: { feedCreatedAt: true } })
  return kept?.feedCreatedAt ?? null
}

/** Whose feed a secret opens; null when it was revoked, renewed or never made. */
export async function getFeedOwner(token: string): Promise<{ learnerId: string; timeZone: string } | null> {
  const kept = await db.planCalendar.findUnique({
    where: { tokenHash: hashToken(token) },
    select: { learnerId: true, learner: { select: { timeZone: true } } },
  })
  return kept === null ? null : { learnerId: kept.learnerId, timeZone: kept.learner.timeZone }
}

/** What calendars were last told of the learner's events. */
export async function getEventRevisions(learnerId: string): Promise<EventRevision[]> {
  const kept = await db.planCalendar.findUnique({ where: { learnerId }, select: { revisions: true } })
  return kept === null ? [] : EventRevisionsSchema.parse(kept.revisions)
}
