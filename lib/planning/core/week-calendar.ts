import { dateOf, dayNumber, pauseDayNumber, weekStartOf } from '@/lib/planning/core/local-date'
import { ticksPerHour } from '@/lib/planning/core/ticks'
import type { PlanInput } from '@/lib/planning/core/types'

/** A week as days. `firstDay + 7 − availableDays` is the first day open for study. */
export interface CalendarWeek {
  readonly index: number
  readonly firstDay: number
  readonly availableDays: number
  readonly isPaused: boolean
}

/** The weeks of a plan, from the week of `today` (or of the start, if that is later) without end. */
export interface WeekCalendar {
  readonly weekAt: (offset: number) => CalendarWeek
}

/** Longest plan: twenty years. Beyond it the input is a mistake. */
export const maxWeeks = 1040

/** Builds the calendar. The first week offers only the days left in it; a pause takes the whole week.
 *  @throws RangeError for dates that do not exist. */
export function buildWeekCalendar(
  input: Pick<PlanInput, 'startDate' | 'today' | 'weekStart' | 'pauses'>,
): WeekCalendar {
  const startWeek = weekStartOf(dayNumber(input.startDate), input.weekStart)
  const begin = Math.max(dayNumber(input.startDate), dayNumber(input.today))
  const beginWeek = weekStartOf(begin, input.weekStart)
  const paused = new Set(input.pauses.map((pause) => weekStartOf(pauseDayNumber(pause), input.weekStart)))
  return {
    weekAt: (offset) => {
      const firstDay = beginWeek + 7 * offset
      return {
        index: (firstDay - startWeek) / 7 + 1,
        firstDay,
        availableDays: offset === 0 ? 7 - (begin - beginWeek) : 7,
        isPaused: paused.has(firstDay),
      }
    },
  }
}

/** Ticks of a week at the given hours, counting only its available days up to and including `untilDay`. Whole ticks, rounded down. */
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
  const lastDay = week.firstDay + 6
  const days = Math.max(0, week.availableDays - Math.max(0, lastDay - untilDay))
  return Math.floor((hoursPerWeek * ticksPerHour * days) / 7 + 1e-6)
}

/** The day on which `usedTicks` are reached in a week. Agrees with `weekTicks`: the first day until which there is enough room. */
export function dayReached({
  week,
  hoursPerWeek,
  usedTicks,
}: {
  week: CalendarWeek
  hoursPerWeek: number
  usedTicks: number
}): string {
  for (let day = week.firstDay + 7 - week.availableDays; day < week.firstDay + 6; day += 1) {
    if (weekTicks({ week, hoursPerWeek, untilDay: day }) >= usedTicks) return dateOf(day)
  }
  return dateOf(week.firstDay + 6)
}
