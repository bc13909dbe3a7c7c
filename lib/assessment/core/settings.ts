import type { Bank, RatingModel, Settings } from '@/lib/assessment/core/types'

/** Self-ratings: people spread themselves over about a third of their true spread and rate themselves a little high.
 *  Slope .35 with bias variance .25 and noise sd .8 gives a correlation of .35 with ability, the top of what
 *  meta-analysis reports (.29 to .35); the noise is doubled until 300 real learners allow a fit (engine.md section 3). */
export const DEFAULT_RATING_MODEL: RatingModel = {
  slope: 0.35,
  biasMean: 0.35,
  biasVariance: 0.25,
  noiseSd: 0.8,
  noiseFactor: 2,
}

/** Share of answers that say nothing about the skill although they came at an honest pace; hurried answers raise it
 *  (match-sites.ts). The .05 of engine.md costs a point of gap F1 where nobody guesses (simulated, 30 questions) and
 *  brings nothing where guesses are hurried. It helps only against guesses at leisure, rare where "I don't know" is free. */
const SLIP = 0.02

/** Share of a skill's items that an attempt may ask. Two tests of one ability have 75 % of their questions in common when
 *  all may be asked, 39 % with three quarters and up to the 45 % of the design with this, at the price of about .01 in
 *  RMSE (simulated, 30 questions of 288 items). */
const BANK_SHARE = 0.82

/** Settings with the two that have no default. Everything left out takes its default. */
export type SettingsInput = Partial<Settings> & Pick<Settings, 'seed' | 'targets'>

/** Full settings.
 *  @throws RangeError for a target that is not 0–4 or null, or names no skill of the bank, a weight below 0, an
 *  exploration share outside [0, .5], a slip outside [0, .5], a bank share outside [0, 1], or counts that are not whole and positive. */
export function completeSettings(bank: Bank, input: SettingsInput): Settings {
  const settings: Settings = {
    weights: {},
    questionCount: 20,
    explorationShare: 0.1,
    easyCheckEvery: 10,
    bankShare: BANK_SHARE,
    slip: SLIP,
    criterion: 'automatic',
    seenItemIds: [],
    ratingModel: DEFAULT_RATING_MODEL,
    ...input,
  }
  const skills = new Set(bank.skills.map(({ id }) => id))
  for (const [id, target] of Object.entries(settings.targets)) {
    if (!skills.has(id)) throw new RangeError(`The target names the unknown skill ${id}`)
    if (target !== null && ![0, 1, 2, 3, 4].includes(target))
      throw new RangeError(`Target of ${id} must be 0 to 4, got ${target}`)
  }
  for (const [id, weight] of Object.entries(settings.weights))
    requireRange(`weight of ${id}`, weight, { low: 0, high: Infinity })
  requireRange('explorationShare', settings.explorationShare, { low: 0, high: 0.5 })
  requireRange('slip', settings.slip, { low: 0, high: 0.5 })
  requireRange('bankShare', settings.bankShare, { low: 0, high: 1 })
  for (const name of ['questionCount', 'easyCheckEvery'] as const) {
    if (!Number.isInteger(settings[name])) throw new RangeError(`${name} must be a whole number, got ${settings[name]}`)
    requireRange(name, settings[name], { low: 1, high: Infinity })
  }
  return settings
}

function requireRange(name: string, value: number, { low, high }: { low: number; high: number }): void {
  if (!(value >= low && value <= high)) throw new RangeError(`${name} must lie in ${low} to ${high}, got ${value}`)
}
