import { dateOf, dayNumber, weekdayOf, weekStartOf } from '@/lib/planning/core/local-date'
import { isDayOff } from '@/lib/planning/core/week-calendar'
import { instantOf } from '@/lib/planning/core/zoned-time'
import type { DateRange, EntryKind, PlanEntry, PlanWeek } from '@/lib/planning/core/types'

const MINUTE_MS = 60_000

/** A time of the week at which the learner studies: 1 Monday to 7 Sunday, local `HH:MM`, the longest session in minutes. `number` tells the learner's times apart and stays when one is moved. */
export interface StudyTime {
  readonly number: number
  readonly weekday: number
  readonly startsAt: string
  readonly minutes: number
}

/** Part of a plan's entry in one session; `minutes` hold their share of the reviews. */
export interface SessionPiece {
  readonly nodeId: string
  readonly kind: EntryKind
  readonly title: string
  readonly minutes: number
  /** Begun in an earlier session or week. */
  readonly continued: boolean
}

/** One session. `id` is the ISO week and the number of the study time, so it stays when the time is moved. */
export interface StudySession {
  readonly id: string
  /** Local date of the study time. */
  readonly date: string
  readonly startsAtMs: number
  readonly endsAtMs: number
  readonly pieces: readonly SessionPiece[]
}

/** A milestone on the day on which the last work for it is planned. */
export interface PlacedMilestone {
  readonly nodeId: string
  readonly title: string
  readonly date: string
}

/** One week of the plan on the clock. `unplaced` is the work for which the week has no study time left. */
export interface PlacedWeek {
  readonly start: string
  readonly end: string
  readonly sessions: readonly StudySession[]
  readonly milestones: readonly PlacedMilestone[]
  readonly unplaced: readonly SessionPiece[]
}

/** What sessions are placed from. `today` is the local date of `nowMs`, or the start of the plan where that is later. */
export interface SessionInput {
  readonly weeks: readonly PlanWeek[]
  readonly studyTimes: readonly StudyTime[]
  readonly daysOff: readonly DateRange[]
  readonly timeZone: string
  readonly today: string
  readonly nowMs: number
}

/** Places the open work of each week from the current one on into the learner's study times, in the order of the plan.
 *  A study time counts until it has ended, then its work goes to the next one; a session ends when its week's work does. */
export function placeSessions(input: SessionInput): PlacedWeek[] {
  return input.weeks.filter(({ end }) => end >= input.today).map((week) => placeWeek(input, week))
}

/** A study time in one week, and the minutes of it that are still free. */
interface Slot {
  readonly id: string
  readonly date: string
  readonly startsAtMs: number
  readonly minutes: number
}

function placeWeek(input: SessionInput, week: PlanWeek): PlacedWeek {
  const slots = slotsOf(input, week)
  const filled: SessionPiece[][] = slots.map(() => [])
  const unplaced: SessionPiece[] = []
  const milestones: PlacedMilestone[] = []
  const firstDate = week.start > input.today ? week.start : input.today
  let at = 0
  let used = 0
  for (const { entry, minutes } of openWork(week)) {
    let left = minutes
    while (left > 0 && at < slots.length) {
      const part = Math.min(left, slots[at]!.minutes - used)
      filled[at]!.push(pieceOf(entry, { minutes: part, isBegun: left < minutes }))
      left -= part
      used += part
      if (used === slots[at]!.minutes) {
        at += 1
        used = 0
      }
    }
    if (left > 0) unplaced.push(pieceOf(entry, { minutes: left, isBegun: left < minutes }))
    if (entry.kind === 'milestone') {
      const last = slots[used > 0 ? at : at - 1]
      milestones.push({
        nodeId: entry.nodeId,
        title: entry.title,
        date: unplaced.length > 0 ? week.end : (last?.date ?? firstDate),
      })
    }
  }
  const sessions = slots.flatMap(({ id, date, startsAtMs }, index) => {
    const pieces = filled[index]!
    const minutes = pieces.reduce((sum, piece) => sum + piece.minutes, 0)
    return minutes === 0 ? [] : [{ id, date, startsAtMs, endsAtMs: startsAtMs + minutes * MINUTE_MS, pieces }]
  })
  return { start: week.start, end: week.end, sessions, milestones, unplaced }
}

/** The study times of a week that have not ended, in order and without overlap. */
function slotsOf({ studyTimes, daysOff, timeZone, today, nowMs }: SessionInput, week: PlanWeek): Slot[] {
  if (week.paused) return []
  const firstDay = dayNumber(week.start)
  const dated = studyTimes
    .map((time) => ({ ...time, date: dateOf(firstDay + ((time.weekday - weekdayOf(firstDay) + 7) % 7)) }))
    .filter(({ date }) => date >= today && !isDayOff(date, daysOff))
    .sort((one, other) => `${one.date} ${one.startsAt}`.localeCompare(`${other.date} ${other.startsAt}`))
  let freeFromMs = -Infinity
  return dated.flatMap(({ number, date, startsAt, minutes }) => {
    // A time that a clock change moved waits for the one before it.
    const startsAtMs = Math.max(freeFromMs, instantOf({ date, time: startsAt, timeZone }))
    freeFromMs = startsAtMs + minutes * MINUTE_MS
    if (freeFromMs <= nowMs) return []
    return [{ id: `${dateOf(weekStartOf(dayNumber(date), 1))}/${number}`, date, startsAtMs, minutes }]
  })
}

/** The open entries of a week in whole minutes, reviews included, rounded so that the sum is right; milestones with 0. */
function openWork({ entries, reviewHours }: PlanWeek): { entry: PlanEntry; minutes: number }[] {
  const studyHours = entries.reduce((sum, { hours }) => sum + hours, 0)
  const minutesPerHour = studyHours === 0 ? 0 : 60 * (1 + reviewHours / studyHours)
  let hours = 0
  return entries
    .filter(({ done }) => !done)
    .map((entry) => {
      const before = Math.round(hours * minutesPerHour)
      hours += entry.hours
      return { entry, minutes: Math.round(hours * minutesPerHour) - before }
    })
}

function pieceOf(
  { nodeId, kind, title, continued }: PlanEntry,
  { minutes, isBegun }: { minutes: number; isBegun: boolean },
): SessionPiece {
  return { nodeId, kind, title, minutes, continued: continued || isBegun }
}

/** What each weekday, Sunday first, counts for by the learner's study times; null without any. */
export function sharesOfDays(studyTimes: readonly StudyTime[]): number[] | null {
  if (studyTimes.length === 0) return null
  const shares = [0, 0, 0, 0, 0, 0, 0]
  for (const { weekday, minutes } of studyTimes) shares[weekday % 7]! += minutes
  return shares
}
