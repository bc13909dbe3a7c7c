import { normalCdf } from '@/lib/shared/normal'

/** Cuts between levels 0|1, 1|2, 2|3 and 3|4 on the ability scale (engine.md section 3). */
export const LEVEL_CUTS = [-1.2, -0.4, 0.4, 1.2] as const

/** Distance between neighbouring cuts, so one level on the ability scale. */
export const LEVEL_WIDTH = 0.8

/** Middle of level 0. The middle of level l is this plus l widths: −1.6, −.8, 0, .8, 1.6. */
const LEVEL_ZERO_MIDDLE = -1.6

/** Probability that a standard normal lies within ±this is .8: the band that holds 8 of 10 likely values. */
const EIGHTY_PERCENT_Z = 1.2815515655446004

/** Ability in the middle of a level. Fractions of a level are allowed; 0 → −1.6, 4 → 1.6. */
export function abilityAtLevel(level: number): number {
  return LEVEL_ZERO_MIDDLE + LEVEL_WIDTH * level
}

/** Ability a learner must exceed to be at `target` (1–4) or above.
 *  @throws RangeError for any other target. */
export function cutBelowLevel(target: number): number {
  const cut = LEVEL_CUTS[target - 1]
  if (cut === undefined) throw new RangeError(`A target level must be 1, 2, 3 or 4, got ${target}`)
  return cut
}

/** Ability on the drawn scale of levels 0–4, where level l starts at l: the cut below level 2 is drawn at 2.
 *  Linear and not clipped. */
export function toLevelScale(ability: number): number {
  return (ability - LEVEL_CUTS[0]) / LEVEL_WIDTH + 1
}

/** Estimate and 80 % band on the drawn scale of levels; mean and sd are on the ability scale. */
export function levelBand(mean: number, sd: number): { level: number; low: number; high: number } {
  return {
    level: toLevelScale(mean),
    low: toLevelScale(mean - EIGHTY_PERCENT_Z * sd),
    high: toLevelScale(mean + EIGHTY_PERCENT_Z * sd),
  }
}

/** Probabilities of levels 0–4 for an ability N(mean, sd²), sd > 0. They sum to 1. */
export function levelProbabilities(mean: number, sd: number): [number, number, number, number, number] {
  const [zero, one, two, three] = LEVEL_CUTS
  const below0 = normalCdf((zero - mean) / sd)
  const below1 = normalCdf((one - mean) / sd)
  const below2 = normalCdf((two - mean) / sd)
  const below3 = normalCdf((three - mean) / sd)
  return [below0, below1 - below0, below2 - below1, below3 - below2, 1 - below3]
}

/** Entropy in nats of the level of an ability N(mean, sd²), at most ln 5. Written without an array, since the choice of
 *  one item asks for it some two thousand times. */
export function levelEntropy(mean: number, sd: number): number {
  let entropy = 0
  let below = 0
  for (let index = 0; index <= LEVEL_CUTS.length; index += 1) {
    const next = index < LEVEL_CUTS.length ? normalCdf((LEVEL_CUTS[index]! - mean) / sd) : 1
    const p = next - below
    if (p > 0) entropy -= p * Math.log(p)
    below = next
  }
  return entropy
}

/** Probability that an ability N(mean, sd²) is below `target`; 0 for target 0, which nobody is below. */
export function gapProbability({ mean, sd, target }: { mean: number; sd: number; target: number }): number {
  return target === 0 ? 0 : normalCdf((cutBelowLevel(target) - mean) / sd)
}
