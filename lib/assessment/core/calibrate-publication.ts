import type { CalibratedItem } from '@/lib/assessment/core/calibrate-items'

/** Answers an item needs before its parameters may change what learners are told (engine.md section 6). */
export const PUBLISH_ANSWERS = 50
/** Sound discriminations; outside something is wrong with the item rather than with its parameters. */
const SOUND_A = { low: 0.3, high: 3 } as const
/** An author is not this far off; the key or the text is. */
const FARTHEST_FROM_AUTHOR = 3
/** Smaller moves of b, or of ln a, are within the noise of calibration and not worth a new version of the bank. */
const SMALLEST_MOVE = 0.1

/** Why parameters are not published. */
export type Withheld = 'too-few-answers' | 'flagged' | 'discrimination' | 'far-from-author' | 'no-change'

export interface PublicationInput {
  readonly fitted: CalibratedItem
  /** The author's b, as stated. */
  readonly authorB: number
  /** Parameters in use now. */
  readonly present: { readonly a: number; readonly b: number }
  /** Whether they were published before, and not the author's. */
  readonly isPublished: boolean
  readonly isFlagged: boolean
}

/** Whether an item's fitted parameters take the place of the present ones: null when they do, else the reason why not. The
 *  guard: at least 50 answers, no flag, a in [.3, 3], b within 3 of the author's guess, and a move that matters. */
export function whyWithheld({ fitted, authorB, present, isPublished, isFlagged }: PublicationInput): Withheld | null {
  if (fitted.answers < PUBLISH_ANSWERS) return 'too-few-answers'
  if (isFlagged) return 'flagged'
  if (!(fitted.a >= SOUND_A.low && fitted.a <= SOUND_A.high)) return 'discrimination'
  if (!(Math.abs(fitted.b - authorB) <= FARTHEST_FROM_AUTHOR)) return 'far-from-author'
  const moved = Math.max(Math.abs(fitted.b - present.b), Math.abs(Math.log(fitted.a / present.a)))
  return isPublished && moved < SMALLEST_MOVE ? 'no-change' : null
}

/** Hour of the day, UTC, from which the nightly run is due. */
const NIGHT_HOUR = 3
const HOUR_MS = 3_600_000
const DAY_MS = 24 * HOUR_MS

/** Whether the nightly calibration is due: three o'clock UTC has passed since the last one. Times in ms since 1970; `last` is
 *  null when there was none. */
export function isCalibrationDue({ now, last }: { now: number; last: number | null }): boolean {
  if (last === null) return true
  const lastNight = Math.floor((now - NIGHT_HOUR * HOUR_MS) / DAY_MS) * DAY_MS + NIGHT_HOUR * HOUR_MS
  return last < lastNight
}
