/** After this long without a sign of life the clock stands still, in milliseconds. */
const REST_AFTER_MS = 60_000

/** Longest time one figure may say, in minutes: a day. */
export const MOST_MINUTES = 1440

/** A clock of one page in view: up to when it has counted, and when the reader last gave a sign (moved, typed, scrolled). */
export interface StudyClock {
  readonly countedUntilMs: number
  readonly lastSignMs: number
}

/** The clock of a page that comes into view: coming is a sign. Milliseconds of any clock that never runs backwards. */
export function startClock(nowMs: number): StudyClock {
  return { countedUntilMs: nowMs, lastSignMs: nowMs }
}

/** Counts up to now, but never further than a minute after the last sign. Returns the milliseconds to add, at least 0. */
export function countTime(clock: StudyClock, nowMs: number): { clock: StudyClock; activeMs: number } {
  const activeUntilMs = Math.min(nowMs, clock.lastSignMs + REST_AFTER_MS)
  const activeMs = Math.max(0, activeUntilMs - clock.countedUntilMs)
  return { clock: { ...clock, countedUntilMs: Math.max(clock.countedUntilMs, nowMs) }, activeMs }
}

/** The reader gives a sign of life: what came before is counted first. */
export function giveSign(clock: StudyClock, nowMs: number): { clock: StudyClock; activeMs: number } {
  const counted = countTime(clock, nowMs)
  return { ...counted, clock: { ...counted.clock, lastSignMs: nowMs } }
}
