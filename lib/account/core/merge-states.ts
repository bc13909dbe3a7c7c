import { addMinutes } from '@/lib/shared/add-minutes'

/** The parts of a lesson's state that two histories may disagree about. */
export interface MergeableLesson {
  status: string
  position: string | null
  minutes: number
  answers: unknown
  startedAt: Date
  finishedAt: Date | null
  updatedAt: Date
}

/** The parts of a milestone's state that two histories may disagree about. */
export interface MergeableMilestone {
  status: string
  criteria: unknown
  selfScores: unknown
  startedAt: Date | null
  claimedAt: Date | null
  acceptedAt: Date | null
  updatedAt: Date
}

const LESSON_ORDER = ['open', 'skipped', 'done']
const MILESTONE_ORDER = ['open', 'working', 'claimed', 'accepted']

/**
 * One history of a lesson out of two: the further status (done over skipped over open), the time of both,
 * the earlier start and finish, the place of the later visit, and both sets of answers with the later
 * visit's answer where both answered.
 */
export function mergeLessonStates<T extends MergeableLesson>(one: T, other: T): T {
  const [earlier, later] = one.updatedAt <= other.updatedAt ? [one, other] : [other, one]
  return {
    ...later,
    status: further(one.status, other.status, LESSON_ORDER),
    minutes: addMinutes(one.minutes, other.minutes),
    position: later.position ?? earlier.position,
    answers: mergeRecords(earlier.answers, later.answers),
    startedAt: earlierOf(one.startedAt, other.startedAt),
    finishedAt: earlierOf(one.finishedAt, other.finishedAt),
  }
}

/** One history of a milestone out of two: the further status, every ticked criterion, the later own score. */
export function mergeMilestoneStates<T extends MergeableMilestone>(one: T, other: T): T {
  const [earlier, later] = one.updatedAt <= other.updatedAt ? [one, other] : [other, one]
  return {
    ...later,
    status: further(one.status, other.status, MILESTONE_ORDER),
    criteria: mergeRecords(earlier.criteria, later.criteria),
    selfScores: mergeRecords(earlier.selfScores, later.selfScores),
    startedAt: earlierOf(one.startedAt, other.startedAt),
    claimedAt: earlierOf(one.claimedAt, other.claimedAt),
    acceptedAt: earlierOf(one.acceptedAt, other.acceptedAt),
  }
}

function further(one: string, other: string, order: readonly string[]): string {
  return order.indexOf(one) >= order.indexOf(other) ? one : other
}

function earlierOf<T extends Date | null>(one: T, other: T): T {
  if (one === null) return other
  if (other === null) return one
  return one <= other ? one : other
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function mergeRecords(earlier: unknown, later: unknown): unknown {
  if (!isRecord(earlier)) return later
  if (!isRecord(later)) return earlier
  const merged: Record<string, unknown> = { ...earlier }
  for (const [key, value] of Object.entries(later)) {
    merged[key] = isRecord(merged[key]) && isRecord(value) ? mergeRecords(merged[key], value) : value
  }
  return merged
}
