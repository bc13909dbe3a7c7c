import 'server-only'
import type { Content } from '@/lib/content/loader'
import { attemptResult, type AttemptResult } from './core/attempt-result'
import { compareAttempts } from './core/compare-attempts'
import { estimateProfile } from './core/estimate-profile'
import { studyGains, type Studied } from './core/study-gains'
import type { AssessmentState, Bank } from './core/types'
import { presentState } from './present-state'
import { getAttemptBefore, listStudied, type AttemptDto } from './queries'

const DAY_MS = 86_400_000

/** What lies between a finished attempt and a later moment, as `carryForward` and `compareAttempts` take it. */
export interface Interval {
  elapsedDays: number
  studyGains: Record<string, number>
  studied: Studied
}

/** Days since a finished attempt, and what the lessons and practice finished since are expected to have brought. */
export async function intervalSince(
  content: Content,
  bank: Bank,
  { learnerId, state, from, until }: { learnerId: string; state: AssessmentState; from: Date; until: Date },
): Promise<Interval> {
  const studied = await listStudied({ learnerId, after: from, until })
  const levels = new Map(
    estimateProfile(bank, state).skills.map(({ id, levelProbabilities }) => [id, levelProbabilities]),
  )
  return {
    elapsedDays: Math.max(0, (until.getTime() - from.getTime()) / DAY_MS),
    studyGains: studyGains(content, studied, levels),
    studied,
  }
}

/** The result of an attempt as it stands, compared with the attempt before where there is one. */
export async function resultOf(
  content: Content,
  bank: Bank,
  { learnerId, startedAt, state: stored }: Pick<AttemptDto, 'learnerId' | 'startedAt' | 'state'>,
): Promise<AttemptResult> {
  const state = presentState(bank, stored)
  const earlier = await getAttemptBefore({ learnerId, startedAt })
  if (earlier === null) return attemptResult(bank, state)
  const before = presentState(bank, earlier.state)
  const { finishedAt } = earlier
  const interval = await intervalSince(content, bank, { learnerId, state: before, from: finishedAt, until: startedAt })
  return attemptResult(bank, state, {
    attemptId: earlier.id,
    since: finishedAt.toISOString(),
    comparison: compareAttempts(bank, { before, after: state, ...interval }),
  })
}
