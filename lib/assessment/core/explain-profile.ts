import { compileBank } from '@/lib/assessment/core/compile-bank'
import type { Gaussian } from '@/lib/assessment/core/gaussian'
import { gapProbability } from '@/lib/assessment/core/level-scale'
import { matchSites } from '@/lib/assessment/core/match-sites'
import { baseOf, posteriorOf, withSites } from '@/lib/assessment/core/posterior'
import type { AssessmentState, Bank } from '@/lib/assessment/core/types'

/** How one answer moved one skill: the profile with it and without it. `gapChange` = with − without; positive means that
 *  the answer made a gap more likely. Gap fields are null for skills without a target. */
export interface SkillInfluence {
  readonly skill: string
  readonly gapProbability: number | null
  readonly gapProbabilityWithout: number | null
  readonly gapChange: number | null
  readonly meanChange: number
}

/** Influence of one scored answer. `position` is its place among all answers, from 0. `skills` in bank order; `strongest`
 *  is the skill it moved most, by gap probability where there are targets, else by mean. */
export interface AnswerInfluence {
  readonly itemId: string
  readonly position: number
  readonly skills: readonly SkillInfluence[]
  readonly strongest: SkillInfluence
}

/** Drop-one influence of every scored answer: its factor is removed and the others are matched again to a world without
 *  it. Answers that did not count are left out. Ordered by strongest influence, largest first. */
export function explainProfile(bank: Bank, state: AssessmentState): AnswerInfluence[] {
  const withAll = posteriorOf(bank, state)
  const influences = state.responses.flatMap(({ itemId, use }, position) => {
    if (use !== 'scored') return []
    const without = posteriorWithout(bank, state, position)
    const skills = compareSkills(bank, { state, withAll, without })
    return [
      {
        itemId,
        position,
        skills,
        strongest: skills.reduce((best, skill) => (size(skill) > size(best) ? skill : best)),
      },
    ]
  })
  return influences.sort((left, right) => size(right.strongest) - size(left.strongest))
}

function size({ gapChange, meanChange }: SkillInfluence): number {
  return gapChange === null ? Math.abs(meanChange) * UNTARGETED_SCALE : Math.abs(gapChange)
}

/** Puts changes of a mean behind changes of a gap probability wherever a skill has a target. */
const UNTARGETED_SCALE = 1e-6

/** After two sweeps the numbers are within .001 of an attempt replayed without the answer (28 skills), at a tenth of the
 *  time. */
const SWEEPS = 2

function posteriorWithout(bank: Bank, state: AssessmentState, position: number): Gaussian {
  const compiled = compileBank(bank)
  const base = baseOf(bank, state)
  const responses = state.responses.filter((_, index) => index !== position)
  let sites = state.sites.filter((_, index) => index !== position)
  for (let sweep = 0; sweep < SWEEPS; sweep += 1) {
    const joint = withSites(compiled, { base, responses, sites })
    sites = matchSites(compiled, { joint, responses, sites, slip: state.settings.slip })
  }
  return withSites(compiled, { base, responses, sites })
}

function compareSkills(
  bank: Bank,
  { state, withAll, without }: { state: AssessmentState; withAll: Gaussian; without: Gaussian },
): SkillInfluence[] {
  return bank.skills.map(({ id }, index) => {
    const target = state.settings.targets[id] ?? null
    const meanChange = withAll.mean[index]! - without.mean[index]!
    if (target === null)
      return { skill: id, gapProbability: null, gapProbabilityWithout: null, gapChange: null, meanChange }
    const gap = gapAt(withAll, index, target)
    const gapWithout = gapAt(without, index, target)
    return {
      skill: id,
      gapProbability: gap,
      gapProbabilityWithout: gapWithout,
      gapChange: gap - gapWithout,
      meanChange,
    }
  })
}

function gapAt({ size: dimensions, mean, covariance }: Gaussian, index: number, target: number): number {
  return gapProbability({ mean: mean[index]!, sd: Math.sqrt(covariance[index * (dimensions + 1)]!), target })
}
