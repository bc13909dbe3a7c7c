import { explainProfile } from './explain-profile'
import type { AssessmentState, Bank } from './types'

/** What one answer did to the probability of standing below one level of one skill: without it and with it. */
export interface GapEffect {
  readonly itemId: string
  /** Place among all answers of the attempt, from 0. */
  readonly position: number
  readonly from: number
  readonly to: number
}

/** An answer is named only where it moved the probability by one in a hundred. */
const NOTICED = 0.01

/** The answers that moved the probability of standing below `level` (1–4) of `skill` most, strongest first, at most `count`:
 *  drop-one influence, see `explainProfile`. Empty for a skill the bank does not know. */
export function explainGap(
  bank: Bank,
  state: AssessmentState,
  { skill, level, count }: { skill: string; level: number; count: number },
): GapEffect[] {
  const asked = { ...state, settings: { ...state.settings, targets: { [skill]: level } } }
  // With a single target, answers come in the order of what they did to it, and its gap is never null.
  return explainProfile(bank, asked)
    .flatMap(({ itemId, position, skills }) => {
      const effect = skills.find(({ skill: id }) => id === skill)
      if (!effect || Math.abs(effect.gapChange!) < NOTICED) return []
      return [{ itemId, position, from: effect.gapProbabilityWithout!, to: effect.gapProbability! }]
    })
    .slice(0, count)
}
