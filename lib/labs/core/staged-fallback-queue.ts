import { seededRandom } from '@/lib/shared/random'
import type { Desk } from './staged-fallback'

/** A moment at the desk. */
export interface DeskMoment {
  readonly minute: number
  readonly waiting: number
  readonly busy: number
}

/** Length of the simulated time, and what runs before so that it does not begin empty. */
export const HOUR = 60
const BEFORE = 60

/** One simulated hour at a desk, a moment for each half minute: arrivals and service times exponential, first come first
 *  served. The hour before runs at `before` contacts a minute, so that the picture begins in the usual state; at minute 0
 *  the rate changes to `perMinute`. Reproducible by its seed. */
export function simulateDesk(
  { perMinute, agents, handleMinutes, before }: Desk & { before: number },
  seed: number,
): DeskMoment[] {
  const random = seededRandom(seed * 3001)
  const drawn = (mean: number) => -mean * Math.log(1 - random())
  const freeAt = Array.from({ length: agents }, () => -BEFORE)
  const visits: { arrives: number; starts: number; leaves: number }[] = []
  const run = (from: number, to: number, rate: number) => {
    if (rate <= 0) return
    for (let at = from + drawn(1 / rate); at < to; at += drawn(1 / rate)) {
      const next = freeAt.reduce((best, time, index) => (time < freeAt[best]! ? index : best), 0)
      const starts = Math.max(at, freeAt[next]!)
      freeAt[next] = starts + drawn(handleMinutes)
      visits.push({ arrives: at, starts, leaves: freeAt[next] })
    }
  }
  run(-BEFORE, 0, before)
  run(0, HOUR, perMinute)
  return Array.from({ length: 2 * HOUR + 1 }, (_, index) => {
    const now = index / 2
    return {
      minute: now,
      waiting: visits.filter(({ arrives, starts }) => arrives <= now && starts > now).length,
      busy: visits.filter(({ starts, leaves }) => starts <= now && leaves > now).length,
    }
  })
}
