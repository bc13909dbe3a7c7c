import { dateOf, dayNumber, weekStartOf } from '@/lib/planning/core/local-date'
import type { PlacedMilestone, PlacedWeek, SessionPiece, StudySession } from '@/lib/planning/core/place-sessions'
import type { DateRange, PlanWeek } from '@/lib/planning/core/types'
import { isDayOff } from '@/lib/planning/core/week-calendar'

/** A lesson finished on a local date. */
export interface FinishedLesson {
  readonly nodeId: string
  readonly date: string
}

/** One day of a month view. */
export interface MonthDay {
  readonly date: string
  readonly isInMonth: boolean
  readonly isOff: boolean
  readonly sessions: readonly StudySession[]
  readonly milestones: readonly PlacedMilestone[]
  readonly finished: readonly FinishedLesson[]
}

/** One row of a month view. `unplaced` is work of the plan's week that has no study time; it stands in the row of that week. */
export interface MonthWeek {
  readonly start: string
  readonly isPaused: boolean
  readonly days: readonly MonthDay[]
  readonly unplaced: readonly SessionPiece[]
}

/** The weeks that touch a calendar month, with what is planned and done on each day. `month` is `YYYY-MM`, `weekStart` 0 Sunday to 6 Saturday.
 *  @throws RangeError for a month that cannot be. */
export function buildMonth({
  month,
  weekStart,
  weeks,
  placed,
  daysOff,
  finished,
}: {
  month: string
  weekStart: number
  weeks: readonly PlanWeek[]
  placed: readonly PlacedWeek[]
  daysOff: readonly DateRange[]
  finished: readonly FinishedLesson[]
}): MonthWeek[] {
  const firstRow = weekStartOf(dayNumber(`${month}-01`), weekStart)
  const afterMonth = dayNumber(`${monthAfter(month, 1)}-01`)
  const sessions = placed.flatMap((week) => week.sessions)
  const milestones = placed.flatMap((week) => week.milestones)
  const rows: MonthWeek[] = []
  for (let row = firstRow; row < afterMonth; row += 7) {
    const start = dateOf(row)
    const days = Array.from({ length: 7 }, (_, offset): MonthDay => {
      const date = dateOf(row + offset)
      return {
        date,
        isInMonth: date.startsWith(month),
        isOff: isDayOff(date, daysOff),
        sessions: sessions.filter((session) => session.date === date),
        milestones: milestones.filter((milestone) => milestone.date === date),
        finished: finished.filter((lesson) => lesson.date === date),
      }
    })
    rows.push({
      start,
      days,
      isPaused: weeks.some((week) => week.paused && week.start === start),
      unplaced: placed.find((week) => week.start === start)?.unplaced ?? [],
    })
  }
  return rows
}

/** The month `count` months later, or earlier if negative; `YYYY-MM`. */
export function monthAfter(month: string, count: number): string {
  const months = Number(month.slice(0, 4)) * 12 + Number(month.slice(5, 7)) - 1 + count
  return `${String(Math.floor(months / 12)).padStart(4, '0')}-${String((months % 12) + 1).padStart(2, '0')}`
}

/** The months in which a plan has something to show: from its first week to its last. Null for a plan without weeks. */
export function monthsOf(weeks: readonly PlanWeek[]): { first: string; last: string } | null {
  const [first] = weeks
  const last = weeks.at(-1)
  return first && last ? { first: first.start.slice(0, 7), last: last.end.slice(0, 7) } : null
}
