import { createHash } from 'node:crypto'
import { createEvents, type DateArray, type EventAttributes } from 'ics'
import type { CalendarEvent, EventRevision } from './core/calendar-events'

const NAME = { calName: 'Milepost plan', productId: '-//Milepost//Plan//EN', method: 'PUBLISH' }

function dateArray(localDate: string): DateArray {
  const [year = 1970, month = 1, day = 1] = localDate.split('-').map(Number)
  return [year, month, day]
}

/** A name for the event that says nothing about the learner and is the same for ever. */
function uidOf(learnerId: string, key: string): string {
  const hash = createHash('sha256').update(`${learnerId} ${key}`).digest('base64url').slice(0, 27)
  // Constant where a site may move: a calendar replaces an event by this name alone.
  return `${hash}@milepost.local`
}

/**
 * The events of a plan as a calendar file (RFC 5545). Sessions are given as instants in UTC, which every program shows
 * in its own zone and which no rule of a zone can move; whole days stay local days. The same events give the same text.
 * @throws Error when the file cannot be made
 */
export function calendarText(
  events: readonly { event: CalendarEvent; revision: EventRevision }[],
  { learnerId, siteUrl }: { learnerId: string; siteUrl: string },
): string {
  const attributes = events.map(({ event: { key, title, lines, time }, revision }): EventAttributes => {
    const common = {
      uid: uidOf(learnerId, key),
      title,
      description: lines.join('\n'),
      url: `${siteUrl}/plan/calendar`,
      sequence: revision.sequence,
      timestamp: revision.changedAtMs,
      lastModified: revision.changedAtMs,
    }
    if ('firstDate' in time) {
      const days = { start: dateArray(time.firstDate), end: dateArray(time.dayAfter) }
      return { ...common, ...days, busyStatus: 'FREE', transp: 'TRANSPARENT' }
    }
    const utc = { startInputType: 'utc', startOutputType: 'utc', endInputType: 'utc', endOutputType: 'utc' } as const
    return { ...common, ...utc, start: time.startsAtMs, end: time.endsAtMs, busyStatus: 'BUSY', transp: 'OPAQUE' }
  })
  const { error, value } = createEvents(attributes, NAME)
  if (error || !value) throw new Error(`The calendar could not be made: ${error?.message ?? 'no reason given'}`)
  return value
}
