import { structuredCovariance } from '@/lib/assessment/core/build-prior'
import { abilityAtLevel } from '@/lib/assessment/core/level-scale'
import { posteriorOf } from '@/lib/assessment/core/posterior'
import { replay } from '@/lib/assessment/core/replay'
import type { AssessmentState, Bank, BankSkill, Prior } from '@/lib/assessment/core/types'

/** Days in which unused knowledge loses half its height above level 0, where the skill states nothing else. A design
 *  assumption: at 90 days someone in the middle of level 2 loses .13, as in the drift that was simulated (.15 ± .15). */
const DEFAULT_HALF_LIFE_DAYS = 730
/** A study gain is believed up to half its size: +.8 ± .4 in the drift that was simulated. */
export const GAIN_SD_SHARE = 0.5
/** Decimals kept in the carried covariance: far below what it can mean, and the state stays small. */
const DECIMALS = 6

/** Prior of the next attempt from the last one. Idleness: a mean above the middle of level 0 decays towards it with the
 *  skill's half-life, and the covariance returns towards the structure of the prior at the same rate. Study: each gain
 *  (ability scale, ≥ 0) is added to the mean, and its doubt (half the gain) to the spread.
 *  Evidence is left out, because it is entered anew at every attempt; so are ratings if `ratingsAgain`.
 *  @throws RangeError for negative days or gains. */
export function carryForward(bank: Bank, { state, elapsedDays, studyGains, ratingsAgain = false }: CarryInput): Prior {
  if (!(elapsedDays >= 0)) throw new RangeError(`Elapsed days must be 0 or more, got ${elapsedDays}`)
  const kept = replay(bank, { ...state, evidence: [], ratings: ratingsAgain ? [] : state.ratings })
  const { size, mean, covariance } = posteriorOf(bank, kept)
  const { structure } = state.prior
  const floor = abilityAtLevel(0)
  const retention = retentionOf(bank, elapsedDays)
  const gains = bank.skills.map(({ id }) => checkedGain(id, studyGains[id] ?? 0))
  const spreads = retention.map((share) => Math.sqrt(1 - share * share))
  return {
    skillIds: state.prior.skillIds,
    structure,
    mean: bank.skills.map((_, i) => {
      const height = mean[i]! - floor
      return round(floor + (height > 0 ? height * retention[i]! : height) + gains[i]!)
    }),
    covariance: bank.skills.flatMap((row, i) =>
      bank.skills.slice(0, i + 1).map((column, j) => {
        const lasting = retention[i]! * retention[j]! * covariance[i * size + j]!
        // The product form keeps the sum positive definite also when skills fade at different speeds.
        const fresh = spreads[i]! * spreads[j]! * structuredCovariance(structure, relation(row, column))
        return round(lasting + fresh + (i === j ? (GAIN_SD_SHARE * gains[i]!) ** 2 : 0))
      }),
    ),
  }
}

/** Share of the height above level 0 that each skill keeps over some days, in (0, 1], in bank order. */
export function retentionOf({ skills }: Bank, elapsedDays: number): number[] {
  return skills.map(({ halfLifeDays = DEFAULT_HALF_LIFE_DAYS }) => 2 ** (-elapsedDays / halfLifeDays))
}

/** A finished attempt, the days since, expected gain by study per skill on the ability scale (missing = 0), and whether
 *  the learner will rate themself again. */
export interface CarryInput {
  readonly state: AssessmentState
  readonly elapsedDays: number
  readonly studyGains: Readonly<Record<string, number>>
  readonly ratingsAgain?: boolean
}

function relation(row: BankSkill, column: BankSkill): { same: boolean; sameArea: boolean } {
  return { same: row.id === column.id, sameArea: row.area === column.area }
}

function checkedGain(id: string, gain: number): number {
  if (!(gain >= 0)) throw new RangeError(`Study gain of ${id} must be 0 or more, got ${gain}`)
  return gain
}

function round(value: number): number {
  return Number(value.toFixed(DECIMALS))
}
