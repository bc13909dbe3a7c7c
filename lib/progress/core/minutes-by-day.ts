import type { SpentMinutes } from './types'

/** Minutes recorded for one lesson or lab on one local day, YYYY-MM-DD. */
export interface DayMinutes extends SpentMinutes {
  readonly subjectId: string
  readonly day: string
}

/**
 * Minutes of each local day. What was measured counts on its day. A learner's correction changes the days on which the
 * lesson was worked on, the last one first, so that a day never shows less than nothing; where nothing was measured
 * before, it counts on its own day. Takes the minutes in the order in which they were recorded.
 */
export function minutesByDay(recorded: readonly DayMinutes[]): Map<string, number> {
  const bySubject = new Map<string, Map<string, number>>()
  for (const { subjectId, day, minutes, by } of recorded) {
    const days = bySubject.get(subjectId) ?? new Map<string, number>()
    bySubject.set(subjectId, days)
    if (by === 'measured') add(days, day, minutes)
    else correct(days, day, minutes)
  }
  const total = new Map<string, number>()
  for (const days of bySubject.values()) for (const [day, minutes] of days) add(total, day, minutes)
  return total
}

function add(days: Map<string, number>, day: string, minutes: number): void {
  days.set(day, (days.get(day) ?? 0) + minutes)
}

function correct(days: Map<string, number>, day: string, minutes: number): void {
  const worked = [...days.keys()].sort().reverse()
  if (minutes >= 0) return add(days, worked[0] ?? day, minutes)
  let left = -minutes
  for (const each of worked) {
    const taken = Math.min(left, days.get(each) ?? 0)
    add(days, each, -taken)
    left -= taken
  }
}
