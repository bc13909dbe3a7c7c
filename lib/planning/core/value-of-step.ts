import type { LevelProbabilities } from '@/lib/planning/core/types'

/** Expected level steps gained by studying a skill from level `from` to level `to`, times `weight`:
 *  weight · Σ_t P(level = t) · max(0, to − max(t, from)). 0 ≤ from ≤ to ≤ 4. */
export function valueOfStep({
  probabilities,
  from,
  to,
  weight,
}: {
  probabilities: LevelProbabilities
  from: number
  to: number
  weight: number
}): number {
  let steps = 0
  probabilities.forEach((probability, level) => {
    steps += probability * Math.max(0, to - Math.max(level, from))
  })
  return weight * steps
}

/** Expected level steps really closed by the levels studied: from the level held on, one for each level up to `target` that is studied together with all between. Σ_t P(level = t) · (number of studied levels t + 1, t + 2, … without a break).
 *  Unlike `valueOfStep` it counts nothing where a level below is missing and not studied. */
export function expectedSteps({
  probabilities,
  target,
  isStudied,
}: {
  probabilities: LevelProbabilities
  target: number
  isStudied: (level: number) => boolean
}): number {
  return probabilities.reduce((sum, probability, held) => {
    let level = held
    while (level < target && isStudied(level + 1)) level += 1
    return sum + probability * (level - held)
  }, 0)
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
