import type { Pace } from '@/lib/planning/core/pace'
import { ticksPerHour } from '@/lib/planning/core/ticks'
import { buildWeekCalendar, dayReached, maxWeeks, weekTicks } from '@/lib/planning/core/week-calendar'
import type { PlanInput } from '@/lib/planning/core/types'

/** The days on which the remaining hours end at the fast end, the middle and the slow end of a pace; null where that lies beyond twenty years. */
export interface FinishRange {
  readonly earliest: string | null
  readonly expected: string | null
  readonly latest: string | null
}

/** Re-fits the weeks with the learner's own pace. `remainingHours` as in the plan, above 0. */
export function finishRange({
  input,
  remainingHours,
  pace,
}: {
  input: Pick<PlanInput, 'startDate' | 'today' | 'weekStart' | 'pauses' | 'hoursPerWeek'>
  remainingHours: number
  pace: Pick<Pace, 'factor' | 'low' | 'high'>
}): FinishRange {
  const dayAt = (factor: number): string | null => {
    const calendar = buildWeekCalendar(input)
    let left = Math.ceil(remainingHours * factor * ticksPerHour - 1e-6)
    for (let offset = 0; offset < maxWeeks; offset += 1) {
      const week = calendar.weekAt(offset)
      const ticks = weekTicks({ week, hoursPerWeek: input.hoursPerWeek })
      if (ticks >= left && ticks > 0) return dayReached({ week, hoursPerWeek: input.hoursPerWeek, usedTicks: left })
      left -= ticks
    }
    return null
  }
  return { earliest: dayAt(pace.low), expected: dayAt(pace.factor), latest: dayAt(pace.high) }
}
