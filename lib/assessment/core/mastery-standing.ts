import { deadlineOf, nextCheckFrom, type ComposedCheck, type MasteryRules } from './mastery-check'

/** Where a learner stands with a check now. Moments are ISO 8601. */
export type CheckStanding =
  | { kind: 'ready' }
  /** A check is under way until `endsAt`. */
  | { kind: 'running'; attemptId: string; answered: number; asked: number; endsAt: string }
  /** Its time is over and it waits to be handed in. */
  | { kind: 'time-up'; attemptId: string }
  /** An assessment is open; one thing at a time. */
  | { kind: 'other-open'; attemptId: string }
  /** The last check ended too short a time ago. */
  | { kind: 'waiting'; from: string }
  /** Some skills have too few questions that the learner has not met. */
  | { kind: 'short'; skills: ComposedCheck['short'] }

/**
 * Decides what a learner can do about a check at the moment `now` (ms). `open` is their open attempt of any kind, `endedAt` the end
 * of their last check (ms), `short` what a check composed now would lack.
 */
export function checkStanding(
  rules: MasteryRules,
  {
    open,
    endedAt,
    short,
    now,
  }: {
    open: { id: string; isCheck: boolean; startedAt: number; answered: number; asked: number } | null
    endedAt: number | null
    short: ComposedCheck['short']
    now: number
  },
): CheckStanding {
  if (open !== null) {
    if (!open.isCheck) return { kind: 'other-open', attemptId: open.id }
    const ends = deadlineOf(rules, open.startedAt)
    if (now > ends) return { kind: 'time-up', attemptId: open.id }
    const { id: attemptId, answered, asked } = open
    return { kind: 'running', attemptId, answered, asked, endsAt: new Date(ends).toISOString() }
  }
  if (endedAt !== null && now < nextCheckFrom(rules, endedAt))
    return { kind: 'waiting', from: new Date(nextCheckFrom(rules, endedAt)).toISOString() }
  return short.length > 0 ? { kind: 'short', skills: short } : { kind: 'ready' }
}
