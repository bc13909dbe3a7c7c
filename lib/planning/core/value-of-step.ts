import type { LevelProbabilities } from '@/lib/planning/core/types'

/** What one level step counts: all about alike, and a tenth more for each level that the track asks of the skill, so that of equal gaps those in its core skills come first. */
export function stepWeight(target: number): number {
  return 1 + target / 10
}

/** Expected level steps closed by studying the step up to `level` in a plan that begins at level `from`: P(`from` ≤ level held < `level`) · weight. Whoever stands below `from` lacks what the step builds on, so that nothing is closed for them.
 *  Summed over the levels from + 1 … to it is weight · Σ_{t ≥ from} P(level = t) · max(0, to − t). 0 ≤ from < level ≤ 4. */
export function valueOfStep({
  probabilities,
  from,
  level,
  target,
}: {
  probabilities: LevelProbabilities
  from: number
  level: number
  target: number
}): number {
  return stepWeight(target) * probabilities.slice(from, level).reduce((sum, probability) => sum + probability, 0)
}

/** P(level < `level`), in [0, 1]: how probable it is that the level is still missing. */
export function gapProbability(probabilities: LevelProbabilities, level: number): number {
  let sum = 0
  for (let below = 0; below < level; below += 1) sum += probabilities[below] ?? 0
  return Math.min(1, sum)
}

/** The highest level that is probably held: the largest l with P(level < l) below `threshold`. With 0.5 this is the median level. */
export function heldLevel(probabilities: LevelProbabilities, threshold: number): number {
  let level = 0
  while (level < 4 && gapProbability(probabilities, level + 1) < threshold) level += 1
  return level
}

/** @throws RangeError unless the five numbers are probabilities that sum to 1 within 1e-6. */
export function requireProbabilities(skill: string, probabilities: LevelProbabilities): LevelProbabilities {
  const sum = probabilities.reduce((total, probability) => total + probability, 0)
  const isValid =
    probabilities.length === 5 && Math.abs(sum - 1) <= 1e-6 && probabilities.every((p) => p >= 0 && p <= 1)
  if (!isValid) throw new RangeError(`level probabilities of ${skill}: ${probabilities.join(', ')}`)
  return probabilities
}
