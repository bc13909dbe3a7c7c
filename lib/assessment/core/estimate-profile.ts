import { directionVariance, dot } from '@/lib/assessment/core/gaussian'
import { skillDirection } from '@/lib/assessment/core/base-distribution'
import { compileBank } from '@/lib/assessment/core/compile-bank'
import { gapProbability, levelBand, levelProbabilities } from '@/lib/assessment/core/level-scale'
import { posteriorOf } from '@/lib/assessment/core/posterior'
import type { AssessmentState, Bank } from '@/lib/assessment/core/types'

/** What is known of a skill. `mean` and `sd` on the ability scale; `levelProbabilities` of levels 0–4, the model's own
 *  numbers; `gapProbability` of standing below `target`, null without a target. `shownLevelCap` is the highest level that
 *  may be stated: 2 unless accepted evidence shows 3 or 4; beyond it say "not shown yet". `answeredCount` counts scored
 *  answers. */
export interface SkillEstimate {
  readonly id: string
  readonly mean: number
  readonly sd: number
  readonly levelProbabilities: readonly [number, number, number, number, number]
  readonly target: number | null
  readonly gapProbability: number | null
  readonly shownLevelCap: 2 | 3 | 4
  readonly answeredCount: number
}

/** What is known of a learner. `ratingBias` is how far above the model's expectation the learner rates themself (ability
 *  scale), null without ratings. */
export interface Profile {
  readonly skills: readonly SkillEstimate[]
  readonly ratingBias: { readonly mean: number; readonly sd: number } | null
}

/** Mean over the skills of an area; `level`, `low` and `high` on the drawn scale of levels (80 % band), `target` the mean
 *  target over those of its skills that have one, null where none has. */
export interface AreaEstimate {
  readonly id: string
  readonly mean: number
  readonly sd: number
  readonly level: number
  readonly low: number
  readonly high: number
  readonly target: number | null
}

/** The profile of an attempt, skills in bank order. Works at any time, also before the first answer.
 *  @throws Error if the state belongs to another version of the bank. */
export function estimateProfile(bank: Bank, state: AssessmentState): Profile {
  const { size, mean, covariance } = posteriorOf(bank, state)
  const answered = answeredCounts(bank, state)
  const skills = bank.skills.map(({ id }, index): SkillEstimate => {
    const estimate = { mean: mean[index]!, sd: Math.sqrt(covariance[index * (size + 1)]!) }
    const target = state.settings.targets[id] ?? null
    return {
      id,
      ...estimate,
      levelProbabilities: levelProbabilities(estimate.mean, estimate.sd),
      target,
      gapProbability: target === null ? null : gapProbability({ ...estimate, target }),
      shownLevelCap: shownLevelCap(state, id),
      answeredCount: answered[index]!,
    }
  })
  const bias = { mean: mean[size - 1]!, sd: Math.sqrt(covariance[size * size - 1]!) }
  return { skills, ratingBias: state.ratings.length === 0 ? null : bias }
}

/** Estimates of the areas, in the order in which the bank first names them. */
export function estimateAreas(bank: Bank, state: AssessmentState): AreaEstimate[] {
  const posterior = posteriorOf(bank, state)
  const compiled = compileBank(bank)
  return [...new Set(bank.skills.map(({ area }) => area))].map((id) => {
    const direction = skillDirection(compiled, { kind: 'area', id }, posterior.size)
    const mean = dot(direction, posterior.mean)
    const sd = Math.sqrt(directionVariance(posterior, direction))
    const targets = bank.skills
      .flatMap((skill) => (skill.area === id ? [state.settings.targets[skill.id] ?? null] : []))
      .filter((target) => target !== null)
    const target = targets.length === 0 ? null : targets.reduce((sum, value) => sum + value, 0) / targets.length
    return { id, mean, sd, ...levelBand(mean, sd), target }
  })
}

function shownLevelCap({ evidence }: AssessmentState, id: string): 2 | 3 | 4 {
  return evidence.reduce<2 | 3 | 4>((cap, { skill, level }) => (skill === id && level > cap ? level : cap), 2)
}

function answeredCounts(bank: Bank, { responses }: AssessmentState): Int32Array {
  const { itemIndex, skillOf } = compileBank(bank)
  const counts = new Int32Array(bank.skills.length)
  for (const { itemId, use } of responses) if (use === 'scored') counts[skillOf[itemIndex.get(itemId)!]!]! += 1
  return counts
}
