import { carryForward } from '@/lib/assessment/core/carry-forward'
import { estimateProfile, type SkillEstimate } from '@/lib/assessment/core/estimate-profile'
import { classifyGap } from '@/lib/assessment/core/gap-words'
import { LEVEL_WIDTH } from '@/lib/assessment/core/level-scale'
import { startAssessment } from '@/lib/assessment/core/start-assessment'
import type { AssessmentState, Bank } from '@/lib/assessment/core/types'

/** Questions of a retest: the kept posterior does the rest (engine.md section 8). */
export const RETEST_QUESTIONS = 12
/** Study is worth a retest when it is expected to have brought half a level in all: less drowns in the noise of twelve
 *  questions. */
const STUDY_WORTH = LEVEL_WIDTH / 2
/** Time is worth a retest when this many calls have become doubtful, but not within the first four weeks, when only calls
 *  at the very edge tip over. */
const DOUBTS_WORTH = 3
const SETTLED_DAYS = 28

/** Why a retest is worth its questions. `skills` in the order in which they matter: most studied first, or those whose
 *  call no longer holds. */
export interface RetestAdvice {
  readonly reason: 'study' | 'time'
  readonly skills: readonly string[]
  readonly elapsedDays: number
}

/** Whether a retest is useful now: study in skills that were measured, else calls (gap or solid) that no longer hold once
 *  knowledge has had time to fade, each skill at the half-life of its field. Null when it would teach little, also before
 *  anything was measured. `studyGains` on the ability scale, as `carryForward` takes them. */
export function retestAdvice(
  bank: Bank,
  {
    state,
    elapsedDays,
    studyGains,
  }: { state: AssessmentState; elapsedDays: number; studyGains: Readonly<Record<string, number>> },
): RetestAdvice | null {
  const then = estimateProfile(bank, state).skills
  if (then.every(({ answeredCount }) => answeredCount === 0)) return null
  const studied = Object.entries(studyGains)
    .filter(([id]) => then.some((skill) => skill.id === id))
    .sort(([, one], [, other]) => other - one)
  if (studied.reduce((sum, [, gain]) => sum + gain, 0) >= STUDY_WORTH) {
    return { reason: 'study', skills: studied.map(([id]) => id), elapsedDays }
  }
  if (elapsedDays < SETTLED_DAYS) return null
  const prior = carryForward(bank, { state, elapsedDays, studyGains })
  const now = estimateProfile(bank, startAssessment(bank, prior, state.settings)).skills
  const doubtful = then.filter((skill, index) => isCalled(skill) && !isCalled(now[index]!)).map(({ id }) => id)
  return doubtful.length >= DOUBTS_WORTH ? { reason: 'time', skills: doubtful, elapsedDays } : null
}

function isCalled({ gapProbability }: SkillEstimate): boolean {
  return gapProbability !== null && classifyGap(gapProbability) !== 'not-sure'
}
