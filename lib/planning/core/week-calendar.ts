import { dateOf, dayNumber, pauseDayNumber, weekdayOf, weekStartOf } from '@/lib/planning/core/local-date'
import { ticksPerHour } from '@/lib/planning/core/ticks'
import type { DateRange, PlanInput } from '@/lib/planning/core/types'

/** What the weeks of a plan are computed from. */
export type CalendarInput = Pick<PlanInput, 'startDate' | 'today' | 'weekStart' | 'pauses' | 'daysOff' | 'dayShares'>

/** A week as days. `shares[d]` is what day `firstDay + d` counts for, 0 where the day is closed: before the plan begins, or off. An ordinary week counts for `wholeShare`. */
export interface CalendarWeek {
  readonly index: number
  readonly firstDay: number
  readonly shares: readonly number[]
  readonly wholeShare: number
  /** Number of days that are neither before the beginning nor off. */
  readonly availableDays: number
  /** Days off from the beginning on, as day numbers. */
  readonly daysOff: readonly number[]
  readonly isPaused: boolean
}

/** The weeks of a plan, from the week of `today` (or of the start, if that is later) without end. */
export interface WeekCalendar {
  readonly weekAt: (offset: number) => CalendarWeek
}

/** Longest plan: twenty years. Work that does not end by then is chosen like work that does not end before a date. */
export const maxWeeks = 1040

/** Every day counts the same unless the learner said when they study. */
const equalShares: readonly number[] = [1, 1, 1, 1, 1, 1, 1]

/** Builds the calendar. The first week offers only the days left in it, a day off takes its share of its week, a pause takes the whole week.
 *  @throws RangeError for dates that do not exist, and for shares that are not seven numbers from 0 with a sum above 0. */
export function buildWeekCalendar(input: CalendarInput): WeekCalendar {
  const startWeek = weekStartOf(dayNumber(input.startDate), input.weekStart)
  const begin = Math.max(dayNumber(input.startDate), dayNumber(input.today))
  const beginWeek = weekStartOf(begin, input.weekStart)
  const paused = new Set(input.pauses.map((pause) => weekStartOf(pauseDayNumber(pause), input.weekStart)))
  for (const { first, last } of input.daysOff ?? []) if (dayNumber(first) > dayNumber(last)) throw new RangeError(first)
  requireShares(input.dayShares ?? equalShares)
  const weeks: CalendarWeek[] = []
  const build = (offset: number): CalendarWeek => {
    const firstDay = beginWeek + 7 * offset
    const from = offset === 0 ? begin : firstDay
    return {
      index: (firstDay - startWeek) / 7 + 1,
      firstDay,
      isPaused: paused.has(firstDay),
      ...openDays(input, { firstDay, from }),
    }
  }
  return { weekAt: (offset) => (weeks[offset] ??= build(offset)) }
}

/** The days of the week at `firstDay` on which study is possible from day `from` on, and what each counts for. */
export function openDays(
  { daysOff = [], dayShares = equalShares }: Pick<CalendarInput, 'daysOff' | 'dayShares'>,
  { firstDay, from }: { firstDay: number; from: number },
): Pick<CalendarWeek, 'shares' | 'wholeShare' | 'availableDays' | 'daysOff'> {
  const days = equalShares.map((_, offset) => firstDay + offset)
  const off = days.filter((day) => day >= from && isDayOff(dateOf(day), daysOff))
  const isOpen = (day: number): boolean => day >= from && !off.includes(day)
  return {
    shares: days.map((day) => (isOpen(day) ? (dayShares[weekdayOf(day)] ?? 0) : 0)),
    wholeShare: dayShares.reduce((sum, share) => sum + share, 0),
    availableDays: days.filter(isOpen).length,
    daysOff: off,
  }
}

/** Whether a date lies in one of the ranges. */
export function isDayOff(date: string, ranges: readonly DateRange[]): boolean {
  return ranges.some(({ first, last }) => first <= date && date <= last)
}

/** What the days of a week up to and including `untilDay` count for together. */
export function openShare({ firstDay, shares }: CalendarWeek, untilDay = Infinity): number {
  return shares.reduce((sum, share, offset) => (firstDay + offset <= untilDay ? sum + share : sum), 0)
}

/** Ticks of a week at the given hours, counting only its open days up to and including `untilDay`. Whole ticks, rounded down. */
export function weekTicks({
  week,
  hoursPerWeek,
  untilDay = Infinity,
}: {
  week: CalendarWeek
  hoursPerWeek: number
  untilDay?: number
}): number {
  if (week.isPaused) return 0
  return Math.floor((hoursPerWeek * ticksPerHour * openShare(week, untilDay)) / week.wholeShare + 1e-6)
}

/** The day on which `usedTicks` are reached in a week. Agrees with `weekTicks`: the first open day until which there is enough room. */
export function dayReached({
  week,
  hoursPerWeek,
  usedTicks,
}: {
  week: CalendarWeek
  hoursPerWeek: number
  usedTicks: number
}): string {
  const offset = week.shares.findIndex(
    (share, at) => share > 0 && weekTicks({ week, hoursPerWeek, untilDay: week.firstDay + at }) >= usedTicks,
  )
  return dateOf(week.firstDay + (offset < 0 ? 6 : offset))
}

function requireShares(shares: readonly number[]): void {
  const isValid = shares.length === 7 && shares.every((share) => share >= 0) && shares.some((share) => share > 0)
  if (!isValid) throw new RangeError(`shares of the days: ${shares.join(', ')}`)
}
