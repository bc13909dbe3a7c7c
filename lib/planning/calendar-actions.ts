'use server'

import { redirect } from 'next/navigation'
import * as z from 'zod'
import { requireLearnerId } from '@/lib/account/learner'
import { TimeZoneSchema } from '@/lib/account/schemas'
import { getViewer } from '@/lib/account/viewer'
import { getSiteUrl } from '@/lib/platform/env'
import { typedIn } from '@/lib/shared/typed-in'
import { addDaysOff, adoptTimeZone, removeDaysOff, renewFeed, revokeFeed, saveStudyWeek } from './calendar-mutations'
import { DateRangeSchema, DayOffSchema, mostDaysOff, mostStudyTimes, StudyWeekSchema } from './calendar-schemas'

/** What a form of the calendar shows after it was sent. */
export interface CalendarFormState {
  message: string | null
  fields: Record<string, string>
  /** What was typed, so that a refusal keeps it. */
  typed: Record<string, string>
  isDone: boolean
}

function textOf(form: FormData, name: string): string {
  const value = form.get(name)
  return typeof value === 'string' ? value : ''
}

function refusal(message: string, form: FormData, fields: Record<string, string>): CalendarFormState {
  return { message, fields, typed: typedIn(form), isDone: false }
}

/** Days and times of study, first day of the week, time zone. A row without a day is no time. */
export async function saveStudyWeekAction(_before: CalendarFormState, form: FormData): Promise<CalendarFormState> {
  const rows = form
    .getAll('row')
    .slice(0, 2 * mostStudyTimes)
    .map(String)
    .filter((row) => textOf(form, `weekday-${row}`) !== '')
  const parsed = StudyWeekSchema.safeParse({
    timeZone: textOf(form, 'timeZone'),
    weekStartDay: textOf(form, 'weekStartDay'),
    studyTimes: rows.map((row) => ({
      number: row,
      weekday: textOf(form, `weekday-${row}`),
      startsAt: textOf(form, `startsAt-${row}`),
      minutes: textOf(form, `minutes-${row}`),
    })),
  })
  if (!parsed.success) {
    const fields: Record<string, string> = {}
    for (const { path, message } of parsed.error.issues) {
      const [field, index, part] = path
      const name = typeof index === 'number' ? `${String(part)}-${rows[index] ?? ''}` : String(field)
      fields[name] ??= message
    }
    return refusal('Not saved yet. The fields say what does not fit.', form, fields)
  }
  await saveStudyWeek(await requireLearnerId(), parsed.data)
  redirect('/plan/calendar?saved=times#study-times')
}

/** Takes a day or a range of days off. */
export async function addDaysOffAction(_before: CalendarFormState, form: FormData): Promise<CalendarFormState> {
  const last = textOf(form, 'last')
  const parsed = DayOffSchema.safeParse({
    first: textOf(form, 'first'),
    ...(last === '' ? {} : { last }),
    note: textOf(form, 'note'),
  })
  if (!parsed.success) {
    const fields: Record<string, string> = {}
    for (const { path, message } of parsed.error.issues) fields[String(path[0])] ??= message
    return refusal('Not saved yet. The fields say what does not fit.', form, fields)
  }
  if (!(await addDaysOff(await requireLearnerId(), parsed.data)))
    return refusal(`At most ${mostDaysOff} entries fit; remove one that is past.`, form, {})
  redirect('/plan/calendar?saved=off#days-off')
}

/** Works on these days after all. */
export async function removeDaysOffAction(form: FormData): Promise<void> {
  const range = DateRangeSchema.parse({ first: form.get('first'), last: form.get('last') })
  await removeDaysOff(await requireLearnerId(), range)
  redirect('/plan/calendar?saved=off#days-off')
}

/** Makes the secret address of the feed, shown this once; an earlier address ends. */
export async function renewFeedAction(_before: { url: string | null }): Promise<{ url: string | null }> {
  const token = await renewFeed(await requireLearnerId())
  return { url: `${getSiteUrl()}/api/plan/calendar/${token}.ics` }
}

/** Ends the feed at once. */
export async function revokeFeedAction(): Promise<void> {
  const { learnerId } = await getViewer()
  if (learnerId !== null) await revokeFeed(learnerId)
  redirect('/plan/calendar?saved=feed#own-calendar')
}

/** The browser's time zone, for a learner who has not chosen one. */
export async function adoptTimeZoneAction(zone: string): Promise<void> {
  const timeZone = TimeZoneSchema.parse(z.string().parse(zone))
  const { learnerId } = await getViewer()
  if (learnerId !== null) await adoptTimeZone(learnerId, timeZone)
}
