import { explainProfile } from './explain-profile'
import { estimateAreas, estimateProfile } from './estimate-profile'
import { classifyGap, gapWords, type GapClass } from './gap-words'
import { levelBand } from './level-scale'
import { settleNext } from './settle-next'
import type { AssessmentState, Bank } from './types'

/** One skill as the result shows it. Levels on the drawn scale, clipped to 0..4. */
export interface SkillResult {
  id: string
  estimate: number
  low: number
  high: number
  target: number | null
  /** Probability of standing below the target, 0..1; null without a target. */
  gap: number | null
  verdict: GapClass | 'none'
  words: string
  answered: number
}

export interface AreaResult {
  id: string
  estimate: number
  low: number
  high: number
  target: number | null
  /** Own rating 0..4, null when none was given. */
  rating: number | null
}

/** How one answer moved the gap it moved most. */
export interface InfluenceResult {
  itemId: string
  skill: string
  from: number | null
  to: number | null
}

/** A result, computed once when an attempt ends and stored as shown. */
export interface AttemptResult {
  version: 1
  answered: number
  skills: SkillResult[]
  areas: AreaResult[]
  influences: InfluenceResult[]
  /** What five more questions would probably settle. */
  settle: { questions: number; skills: string[]; settledNow: number; expectedSettled: number }
}

const clip = (value: number) => Math.round(Math.min(4, Math.max(0, value)) * 100) / 100
const share = (value: number) => Math.round(value * 1000) / 1000

/** The result of an attempt at any moment, also before its last question. */
export function attemptResult(bank: Bank, state: AssessmentState): AttemptResult {
  const ratings = new Map(state.ratings.map(({ id, value }) => [id, value]))
  const settle = settleNext(bank, state, 5)
  return {
    version: 1,
    answered: state.responses.length,
    skills: estimateProfile(bank, state).skills.map(({ id, mean, sd, target, gapProbability, answeredCount }) => {
      const { level, low, high } = levelBand(mean, sd)
      return {
        id,
        estimate: clip(level),
        low: clip(low),
        high: clip(high),
        target,
        gap: gapProbability === null ? null : share(gapProbability),
        verdict: gapProbability === null ? 'none' : classifyGap(gapProbability),
        words: gapProbability === null ? '' : gapWords(gapProbability),
        answered: answeredCount,
      }
    }),
    areas: estimateAreas(bank, state).map(({ id, level, low, high, target }) => ({
      id,
      estimate: clip(level),
      low: clip(low),
      high: clip(high),
      target: target === null ? null : share(target),
      rating: ratings.get(id) ?? null,
    })),
    influences: explainProfile(bank, state)
      .slice(0, 6)
      .map(({ itemId, strongest }) => ({
        itemId,
        skill: strongest.skill,
        from: strongest.gapProbabilityWithout === null ? null : share(strongest.gapProbabilityWithout),
        to: strongest.gapProbability === null ? null : share(strongest.gapProbability),
      })),
    settle: {
      questions: settle.questions,
      skills: [...settle.likely],
      settledNow: settle.settledNow,
      expectedSettled: Math.round(settle.expectedSettled * 10) / 10,
    },
  }
}
