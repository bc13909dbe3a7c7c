import { createEvents, type DateArray, type EventAttributes } from 'ics'
import { addDays } from './core/local-date'
import type { Plan } from './core/types'

/** Constant where a learner has none: the calendar then replaces the event instead of adding it again. */
const UID_HOST = 'milepost.local'

function dateArray(localDate: string): DateArray {
  const [year = 1970, month = 1, day = 1] = localDate.split('-').map(Number)
  return [year, month, day]
}

/**
 * The weeks of a plan as all-day events of a calendar file (RFC 5545), one per working week from the current
 * one on; the description lists the entries with their hours. @throws Error when the file cannot be made
 */
export function planCalendar(
  plan: Plan,
  { learnerId, siteUrl, today, stampMs }: { learnerId: string; siteUrl: string; today: string; stampMs: number },
): string {
  const stamp = new Date(stampMs)
  const dtstamp: DateArray = [
    stamp.getUTCFullYear(),
    stamp.getUTCMonth() + 1,
    stamp.getUTCDate(),
    stamp.getUTCHours(),
    stamp.getUTCMinutes(),
  ]
  const events: EventAttributes[] = plan.weeks
    .filter((week) => !week.paused && week.end >= today && week.entries.length > 0)
    .map((week) => ({
      uid: `${learnerId}-week-${week.start}@${UID_HOST}`,
      title: `Milepost week ${week.index}: ${week.entries[0]?.title ?? ''}${week.entries.length > 1 ? ` and ${week.entries.length - 1} more` : ''}`,
      description: week.entries
        .map(({ title, hours, kind }) =>
          kind === 'milestone' ? `Milestone: ${title}` : `${title}, ${hours.toFixed(1)} h`,
        )
        .join('\n'),
      url: `${siteUrl}/plan`,
      start: dateArray(week.start),
      end: dateArray(addDays(week.end, 1)),
      timestamp: dtstamp,
      calName: 'Milepost plan',
      busyStatus: 'FREE',
    }))
  const { error, value } = createEvents(events)
  if (error || !value) throw new Error(`The calendar could not be made: ${error?.message ?? 'no reason given'}`)
  return value
}
