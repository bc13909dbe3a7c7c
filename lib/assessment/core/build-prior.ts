import type { BankSkill, Prior, PriorStructure } from '@/lib/assessment/core/types'
import { abilityAtLevel } from '@/lib/assessment/core/level-scale'

/** Correlations that are safely too weak: an overestimated correlation makes intervals lie, an underestimated one only
 *  costs a little precision (engine-research.md 4.1). The spread of a skill is the unit of the ability scale. */
export const DEFAULT_STRUCTURE: PriorStructure = { sd: 1, within: 0.5, across: 0.25 }

/** What is believed before the first answer. `levels` are the background's usual levels (0–4, fractions allowed,
 *  missing = 0) and set the means to the middle of those levels; null means that nothing is known of the background,
 *  and every mean is the middle of the scale, 0.
 *  @throws RangeError for levels outside 0–4, sd ≤ 0, or correlations that break 0 ≤ across ≤ within < 1 (with these
 *  bounds the covariance is positive definite). */
export function buildPrior({ skills, levels, structure = DEFAULT_STRUCTURE }: PriorInput): Prior {
  const { sd, within, across } = structure
  if (!(sd > 0 && across >= 0 && across <= within && within < 1)) {
    throw new RangeError(`Impossible prior structure: sd ${sd}, within ${within}, across ${across}`)
  }
  const mean = skills.map(({ id }) => (levels ? abilityAtLevel(checkedLevel(id, levels[id] ?? 0)) : 0))
  const covariance = skills.flatMap((row, i) =>
    skills
      .slice(0, i + 1)
      .map((column, j) => structuredCovariance(structure, { same: i === j, sameArea: row.area === column.area })),
  )
  return { skillIds: skills.map(({ id }) => id), mean, covariance, structure }
}

/** Skills in the order of the bank, usual levels of the learner's background, and optionally another structure. */
export interface PriorInput {
  readonly skills: readonly BankSkill[]
  readonly levels: Readonly<Record<string, number>> | null
  readonly structure?: PriorStructure
}

/** Covariance of two skills under a structure. */
export function structuredCovariance(
  { sd, within, across }: PriorStructure,
  { same, sameArea }: { same: boolean; sameArea: boolean },
): number {
  const correlation = same ? 1 : sameArea ? within : across
  return sd * sd * correlation
}

function checkedLevel(id: string, level: number): number {
  if (!(level >= 0 && level <= 4)) throw new RangeError(`Background level of ${id} must be 0 to 4, got ${level}`)
  return level
}
