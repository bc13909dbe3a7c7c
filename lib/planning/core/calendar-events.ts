import { addDays } from '@/lib/planning/core/local-date'
import type { PlacedWeek, SessionPiece } from '@/lib/planning/core/place-sessions'
import type { PlanWeek } from '@/lib/planning/core/types'
import { clockText } from '@/lib/planning/core/words'
import { hashText } from '@/lib/shared/random'

/** When an event is: from instant to instant (ms since 1970), or whole local days with the first day after it. */
export type EventTime =
  { readonly startsAtMs: number; readonly endsAtMs: number } | { readonly firstDate: string; readonly dayAfter: string }

/** One event of the plan's calendar. `key` stays with a session, week or milestone when it moves. */
export interface CalendarEvent {
  readonly key: string
  readonly title: string
  readonly lines: readonly string[]
  readonly time: EventTime
}

/** Events of the placed weeks: each session, each milestone on its day, and for a learner without study times each working week as a whole. */
export function buildEvents({
  placed,
  weeks,
  hasStudyTimes,
}: {
  placed: readonly PlacedWeek[]
  weeks: readonly PlanWeek[]
  hasStudyTimes: boolean
}): CalendarEvent[] {
  const indexOf = new Map(weeks.map(({ start, index }) => [start, index]))
  return placed.flatMap((week) => {
    const index = indexOf.get(week.start) ?? 0
    return [
      ...(hasStudyTimes ? sessionEvents(week) : weekEvents(week, index)),
      ...week.milestones.map(({ nodeId, title, date }) => ({
        key: `milestone/${nodeId}`,
        title: `Milestone: ${title}`,
        lines: ['By your plan, the work for it is complete on this day.'],
        time: { firstDate: date, dayAfter: addDays(date, 1) },
      })),
    ]
  })
}

function sessionEvents({ sessions }: PlacedWeek): CalendarEvent[] {
  return sessions.map(({ id, pieces, startsAtMs, endsAtMs }) => ({
    key: `session/${id}`,
    title: titleOf(pieces),
    lines: linesOf(pieces),
    time: { startsAtMs, endsAtMs },
  }))
}

function weekEvents({ start, end, unplaced }: PlacedWeek, index: number): CalendarEvent[] {
  if (unplaced.length === 0) return []
  const time = { firstDate: start, dayAfter: addDays(end, 1) }
  return [
    { key: `week/${start}`, title: `Milepost week ${index}: ${titleOf(unplaced)}`, lines: linesOf(unplaced), time },
  ]
}

/** Of at least one piece. */
function titleOf(pieces: readonly SessionPiece[]): string {
  return `${pieces[0]!.title}${pieces.length > 1 ? ` and ${pieces.length - 1} more` : ''}`
}

function linesOf(pieces: readonly SessionPiece[]): string[] {
  return [
    ...pieces.map(
      ({ title, minutes, continued }) => `${title}${continued ? ', continued' : ''}: ${clockText(minutes / 60)}`,
    ),
    'Times include reviews.',
  ]
}

/** What was last told of an event: when it was, a hash of its words, and how often it moved. Instants in ms since 1970. */
export interface EventRevision {
  readonly key: string
  readonly time: EventTime
  readonly words: number
  readonly sequence: number
  readonly changedAtMs: number
}

/** Each event with its revision: a new time raises `sequence`, any change sets `changedAtMs` (RFC 5545, sections 3.8.7.3 and 3.8.7.4). An event that is not planned now keeps its number for the case that it comes back, until it would have ended. `kept` is what to keep for the next time; it is the same array when nothing changed. */
export function reviseEvents({
  events,
  kept,
  nowMs,
}: {
  events: readonly CalendarEvent[]
  kept: readonly EventRevision[]
  nowMs: number
}): { revised: { event: CalendarEvent; revision: EventRevision }[]; kept: readonly EventRevision[] } {
  const before = new Map(kept.map((revision) => [revision.key, revision]))
  const revised = events.map((event) => ({ event, revision: revisionOf(event, before.get(event.key), nowMs) }))
  const now = new Set(events.map(({ key }) => key))
  const gone = kept.filter(({ key, time }) => !now.has(key) && endOf(time) > nowMs)
  const next = [...revised.map(({ revision }) => revision), ...gone]
  const isSame = next.length === kept.length && next.every((revision) => before.get(revision.key) === revision)
  return { revised, kept: isSame ? kept : next }
}

function revisionOf(event: CalendarEvent, before: EventRevision | undefined, nowMs: number): EventRevision {
  const { key, time } = event
  const words = hashText(JSON.stringify([event.title, event.lines]))
  if (before === undefined) return { key, time, words, sequence: 0, changedAtMs: nowMs }
  const isMoved = !isSameTime(time, before.time)
  if (!isMoved && words === before.words) return before
  return { key, time, words, sequence: before.sequence + (isMoved ? 1 : 0), changedAtMs: nowMs }
}

function isSameTime(one: EventTime, other: EventTime): boolean {
  if ('firstDate' in one)
    return 'firstDate' in other && one.firstDate === other.firstDate && one.dayAfter === other.dayAfter
  return 'startsAtMs' in other && one.startsAtMs === other.startsAtMs && one.endsAtMs === other.endsAtMs
}

function endOf(time: EventTime): number {
  return 'endsAtMs' in time ? time.endsAtMs : Date.parse(`${time.dayAfter}T00:00:00Z`)
}
