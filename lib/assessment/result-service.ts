import 'server-only'
import { readIdentity } from '@/lib/account/cookies'
import { getContent } from '@/lib/content/loader'
import { intervalSince, resultOf } from './between-attempts'
import { bankOfState } from './calibration-banks'
import type { AttemptResult } from './core/attempt-result'
import { calibrateConfidence, type ConfidenceCalibration } from './core/confidence-calibration'
import { retestAdvice, type RetestAdvice } from './core/retest-advice'
import type { Studied } from './core/study-gains'
import { presentState } from './present-state'
import {
  getAttempt,
  getHistory,
  hasOpenAttempt,
  listRatedAnswers,
  listResponses,
  listStudied,
  type AttemptDto,
  type ResponseDto,
} from './queries'
import { AttemptResultSchema } from './result-schemas'

/** Everything the result of an ended attempt shows. */
export interface ResultDto {
  attempt: AttemptDto
  result: AttemptResult
  responses: ResponseDto[]
  /** Answers given with a confidence in all attempts, and what they say from thirty on. */
  confidence: { rated: number; calibration: ConfidenceCalibration | null }
  /** Lessons and practice blocks behind the learner. */
  studied: Studied
  /** Whether later attempts build on this one; only the newest can be gone on with. */
  isNewest: boolean
}

/** The result of an attempt of whoever is here; null when there is none of theirs, `open` while it has not ended. */
export async function readResult(attemptId: string): Promise<ResultDto | 'open' | null> {
  const [content, identity] = await Promise.all([getContent(), readIdentity()])
  const attempt = await getAttempt(identity, attemptId)
  if (attempt === null) return null
  if (attempt.result === null) return 'open'
  const { learnerId } = attempt
  const stored = AttemptResultSchema.safeParse(attempt.result)
  const [result, responses, rated, studied, history] = await Promise.all([
    // A result of an older version is computed again: an attempt is a function of its facts.
    stored.success
      ? stored.data
      : bankOfState(content, attempt.state).then(({ bank }) => resultOf(content, bank, attempt)),
    listResponses({ learnerId, attemptId }),
    listRatedAnswers(learnerId),
    listStudied({ learnerId, after: new Date(0), until: new Date() }),
    getHistory(learnerId),
  ])
  return {
    attempt,
    result,
    responses,
    confidence: { rated: rated.length, calibration: calibrateConfidence(rated) },
    studied,
    isNewest: history.last === null || history.last.id === attemptId,
  }
}

/** Advice on a retest, with the attempt it would go on from. */
export interface RetestAdviceDto extends RetestAdvice {
  lastAttemptId: string
  lastFinishedAt: Date
  lessonCount: number
}

/** Whether a retest is useful for a learner now; null when it is not, when nothing was measured yet, or while an attempt is
 *  open. */
export async function adviseRetest(learnerId: string | null): Promise<RetestAdviceDto | null> {
  if (learnerId === null) return null
  const [content, { last }, isOpen] = await Promise.all([
    getContent(),
    getHistory(learnerId),
    hasOpenAttempt(learnerId),
  ])
  if (last === null || isOpen) return null
  const { bank } = await bankOfState(content, last.state)
  const state = presentState(bank, last.state)
  const now = new Date()
  const { elapsedDays, studyGains, studied } = await intervalSince(content, bank, {
    learnerId,
    state,
    from: last.finishedAt,
    until: now,
  })
  const advice = retestAdvice(bank, { state, elapsedDays, studyGains })
  if (advice === null) return null
  return { ...advice, lastAttemptId: last.id, lastFinishedAt: last.finishedAt, lessonCount: studied.lessons.length }
}
