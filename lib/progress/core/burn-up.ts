/** A point of the burn-up: hours behind the learner at the end of a local day. */
export interface BurnUpPoint {
  day: string
  hours: number
}

/**
 * Hours of finished lessons day by day, starting with zero on the first day of any activity: a lesson counts
 * its guided minutes on the day it was finished, whatever it really took.
 */
export function burnUp(finished: readonly { day: string; minutes: number }[]): BurnUpPoint[] {
  const byDay = new Map<string, number>()
  for (const { day, minutes } of finished) byDay.set(day, (byDay.get(day) ?? 0) + minutes)
  let hours = 0
  return [...byDay]
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([day, minutes]) => {
      hours += minutes / 60
      return { day, hours: Math.round(hours * 100) / 100 }
    })
}
