import 'server-only'
import { getFeedOwner, getEventRevisions } from './calendar-queries'
import { saveEventRevisions } from './calendar-mutations'
import { calendarText } from './calendar'
import { buildEvents, reviseEvents } from './core/calendar-events'
import { placeSessions, type PlacedWeek } from './core/place-sessions'
import { readCurrentPlan, type CurrentPlan } from './service'
import { takeAttempt } from '@/lib/platform/rate-limit'
import { localDay } from '@/lib/shared/local-day'
import { fail, ok, type Result } from '@/lib/shared/result'

/** A plan on the clock. */
export interface PlanOnClock extends CurrentPlan {
  placed: PlacedWeek[]
  /** Local date of the learner. */
  today: string
}

/** The learner's plan and its sessions as they are at a moment, now unless said; null without a plan. */
export async function readPlanOnClock(
  learnerId: string,
  { timeZone, nowMs = Date.now() }: { timeZone: string; nowMs?: number },
): Promise<PlanOnClock | null> {
  const today = localDay(nowMs, timeZone)
  const current = await readCurrentPlan(learnerId, today)
  if (current === null) return null
  const { plan, input, facts } = current
  const placed = placeSessions({
    weeks: plan.weeks,
    studyTimes: facts.studyTimes,
    daysOff: facts.daysOff,
    timeZone,
    today: input.today,
    nowMs,
  })
  return { ...current, placed, today }
}

/** The learner's plan as a calendar file; null without a plan. What changed since the last file is numbered and kept. */
export async function readCalendarText(
  learnerId: string,
  { timeZone, nowMs, siteUrl }: { timeZone: string; nowMs: number; siteUrl: string },
): Promise<string | null> {
  const current = await readPlanOnClock(learnerId, { timeZone, nowMs })
  if (current === null) return null
  const { placed, plan, facts } = current
  const events = buildEvents({ placed, weeks: plan.weeks, hasStudyTimes: facts.studyTimes.length > 0 })
  const before = await getEventRevisions(learnerId)
  const { revised, kept } = reviseEvents({ events, kept: before, nowMs })
  if (kept !== before) await saveEventRevisions(learnerId, kept)
  return calendarText(revised, { learnerId, siteUrl })
}

/** What a secret address shows at a moment. `address` is where the request comes from. */
export async function readFeed(
  token: string,
  { address, nowMs, siteUrl }: { address: string; nowMs: number; siteUrl: string },
): Promise<Result<string, 'unknown' | 'too-many'>> {
  const owner = await getFeedOwner(token)
  if (owner === null) return (await takeAttempt('calendar-feed-unknown', address)) ? fail('unknown') : fail('too-many')
  const { learnerId, timeZone } = owner
  if (!(await takeAttempt('calendar-feed', learnerId))) return fail('too-many')
  const text = await readCalendarText(learnerId, { timeZone, nowMs, siteUrl })
  return text === null ? fail('unknown') : ok(text)
}
