import { dayNumber } from '@/lib/planning/core/local-date'
import type { Pace } from '@/lib/planning/core/pace'
import { ticksPerHour } from '@/lib/planning/core/ticks'
import { buildWeekCalendar, dayReached, maxWeeks, weekTicks } from '@/lib/planning/core/week-calendar'
import type { CalendarInput } from '@/lib/planning/core/week-calendar'

/** The days on which the remaining hours end at the fast end, the middle and the slow end of a pace; null where that lies beyond twenty years. */
export interface FinishRange {
  readonly earliest: string | null
  readonly expected: string | null
  readonly latest: string | null
  /** The same as weeks from the current one on, which is the first; pauses count. */
  readonly weeks: { readonly earliest: number | null; readonly latest: number | null }
}

/** Re-fits the weeks with the learner's own pace. `remainingHours` as in the plan, above 0. */
export function finishRange({
  input,
  remainingHours,
  pace,
}: {
  input: CalendarInput & { readonly hoursPerWeek: number }
  remainingHours: number
  pace: Pick<Pace, 'factor' | 'low' | 'high'>
}): FinishRange {
  const calendar = buildWeekCalendar(input)
  const dayAt = (factor: number): string | null => {
    let left = Math.ceil(remainingHours * factor * ticksPerHour - 1e-6)
    for (let offset = 0; offset < maxWeeks; offset += 1) {
      const week = calendar.weekAt(offset)
      const ticks = weekTicks({ week, hoursPerWeek: input.hoursPerWeek })
      if (ticks >= left && ticks > 0) return dayReached({ week, hoursPerWeek: input.hoursPerWeek, usedTicks: left })
      left -= ticks
    }
    return null
  }
  const weeksUntil = (day: string | null): number | null =>
    day === null ? null : Math.floor((dayNumber(day) - calendar.weekAt(0).firstDay) / 7) + 1
  const [earliest, latest] = [dayAt(pace.low), dayAt(pace.high)]
  return {
    earliest,
    expected: dayAt(pace.factor),
    latest,
    weeks: { earliest: weeksUntil(earliest), latest: weeksUntil(latest) },
  }
}

/** "26–30 weeks", "about 26 weeks", "26 weeks or more"; null when even the fast end lies beyond twenty years. */
export function weeksInWords({ weeks: { earliest, latest } }: Pick<FinishRange, 'weeks'>): string | null {
  if (earliest === null) return null
  if (latest === null) return `${earliest} weeks or more`
  if (latest > earliest) return `${earliest}–${latest} weeks`
  return earliest === 1 ? 'about a week' : `about ${earliest} weeks`
}
