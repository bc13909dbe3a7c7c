import { structuredCovariance } from '@/lib/assessment/core/build-prior'
import { GAIN_SD_SHARE, retentionOf } from '@/lib/assessment/core/carry-forward'
import { compileBank } from '@/lib/assessment/core/compile-bank'
import type { Gaussian } from '@/lib/assessment/core/gaussian'
import { directionVariance, dot, marginalGaussian, multiplySite } from '@/lib/assessment/core/gaussian'
import { LEVEL_WIDTH, levelBand, toLevelScale } from '@/lib/assessment/core/level-scale'
import { matchSites } from '@/lib/assessment/core/match-sites'
import { normalCdf } from '@/lib/shared/normal'
import { posteriorOf, withSites } from '@/lib/assessment/core/posterior'
import { replay } from '@/lib/assessment/core/replay'
import type { AssessmentState, Bank, Site } from '@/lib/assessment/core/types'

/** How far a skill, an area or the whole moved between two attempts. `before` and `after` on the drawn scale of levels, not
 *  clipped, as both attempts together place them; `change` = after − before in levels with its 80 % band `low` to
 *  `high`; `riseProbability` = P(after > before), one half where nothing could change. */
export interface Change {
  readonly id: string
  readonly before: number
  readonly after: number
  readonly change: number
  readonly low: number
  readonly high: number
  readonly riseProbability: number
  readonly verdict: 'rose' | 'fell' | 'no-real-change'
}

/** Changes by skill and by area in bank order, and the mean over all skills (its id is empty). */
export interface Comparison {
  readonly skills: readonly Change[]
  readonly areas: readonly Change[]
  readonly whole: Change
}

/** Two attempts of one learner on one bank, the days between them, and what study was expected to bring (ability scale,
 *  ≥ 0, missing = 0), as `carryForward` takes them. */
export interface CompareInput {
  readonly before: AssessmentState
  readonly after: AssessmentState
  readonly elapsedDays: number
  readonly studyGains: Readonly<Record<string, number>>
}

/** After two sweeps further ones change no number that is shown. */
const SWEEPS = 2

/** What really changed between two attempts. Earlier ability x and later ability y = x + d are one joint normal
 *  distribution: x as the earlier answers leave it, d ~ N(0, Q) with the variance that time and study can bring; the
 *  later answers then speak about y. So d is known from both attempts and their covariance, a lucky first attempt is
 *  corrected by the second, and a change counts as real only when its 80 % band leaves zero out.
 *  d has mean 0: study and idleness make a change possible, in either direction, but only answers show it. Ratings and
 *  evidence are left out for the same reason.
 *  Source: this is the two-point case of Rauch, Tung and Striebel's smoother (1965), written as one distribution.
 *  @throws RangeError for negative days; Error if a state belongs to another version of the bank. */
export function compareAttempts(bank: Bank, input: CompareInput): Comparison {
  if (!(input.elapsedDays >= 0)) throw new RangeError(`Elapsed days must be 0 or more, got ${input.elapsedDays}`)
  const earlier = answersOnly(bank, input.before)
  const drift = driftVariance(bank, input)
  const sites = matchLater(bank, { earlier, drift, after: input.after })
  const joint = jointOf(earlier, drift)
  const { itemIndex, skillOf } = compileBank(bank)
  input.after.responses.forEach(({ itemId }, index) =>
    multiplySite(joint, earlier.size + skillOf[itemIndex.get(itemId)!]!, sites[index]!),
  )
  const meanOver = (id: string, members: readonly number[]) => changeOf(joint, id, members)
  const all = bank.skills.map((_, index) => index)
  return {
    skills: bank.skills.map(({ id }, index) => meanOver(id, [index])),
    areas: [...new Set(bank.skills.map(({ area }) => area))].map((area) =>
      meanOver(
        area,
        all.filter((index) => bank.skills[index]!.area === area),
      ),
    ),
    whole: meanOver('', all),
  }
}

/** The skills as the answers of an attempt leave them: no ratings, no evidence. */
function answersOnly(bank: Bank, state: AssessmentState): Gaussian {
  const posterior = posteriorOf(bank, replay(bank, { ...state, ratings: [], evidence: [] }))
  return marginalGaussian(
    posterior,
    bank.skills.map((_, index) => index),
  )
}

/** Q, square, row by row: what idleness lets drift (as in `carryForward`) and the squared size of study gains with their
 *  own doubt, E[g²] = gain² + (gain/2)². */
function driftVariance(bank: Bank, { before, elapsedDays, studyGains }: CompareInput): Float64Array {
  const { skills } = bank
  const { structure } = before.prior
  const spreads = retentionOf(bank, elapsedDays).map((share) => Math.sqrt(1 - share * share))
  const drift = new Float64Array(skills.length ** 2)
  skills.forEach((row, i) =>
    skills.forEach((column, j) => {
      const relation = { same: i === j, sameArea: row.area === column.area }
      const study = i === j ? (1 + GAIN_SD_SHARE ** 2) * (studyGains[row.id] ?? 0) ** 2 : 0
      drift[i * skills.length + j] = spreads[i]! * spreads[j]! * structuredCovariance(structure, relation) + study
    }),
  )
  return drift
}

/** Sites of the later answers, matched to a world in which the mean has not moved. */
function matchLater(
  bank: Bank,
  { earlier, drift, after }: { earlier: Gaussian; drift: Float64Array; after: AssessmentState },
): readonly Site[] {
  const compiled = compileBank(bank)
  const base = { ...earlier, covariance: earlier.covariance.map((value, index) => value + drift[index]!) }
  const { responses, settings } = after
  let { sites } = after
  for (let sweep = 0; sweep < SWEEPS; sweep += 1) {
    const joint = withSites(compiled, { base, responses, sites })
    sites = matchSites(compiled, { joint, responses, sites, slip: settings.slip })
  }
  return sites
}

/** (x, y) before the later answers: both have the earlier mean, y the drift on top. */
function jointOf({ size, mean, covariance }: Gaussian, drift: Float64Array): Gaussian {
  const joint = {
    size: 2 * size,
    mean: Float64Array.from([...mean, ...mean]),
    covariance: new Float64Array(4 * size * size),
  }
  for (let i = 0; i < 2 * size; i += 1) {
    for (let j = 0; j < 2 * size; j += 1) {
      const at = (i % size) * size + (j % size)
      joint.covariance[i * joint.size + j] = covariance[at]! + (i >= size && j >= size ? drift[at]! : 0)
    }
  }
  return joint
}

function changeOf(joint: Gaussian, id: string, members: readonly number[]): Change {
  const size = joint.size / 2
  const direction = new Float64Array(joint.size)
  const [earlier, later] = [new Float64Array(joint.size), new Float64Array(joint.size)]
  for (const index of members) {
    earlier[index] = 1 / members.length
    later[size + index] = 1 / members.length
    direction[index] = -1 / members.length
    direction[size + index] = 1 / members.length
  }
  const mean = dot(direction, joint.mean)
  const sd = Math.sqrt(Math.max(0, directionVariance(joint, direction)))
  const band = levelBand(mean, sd)
  const origin = toLevelScale(0)
  const [low, high] = [band.low - origin, band.high - origin]
  return {
    id,
    before: toLevelScale(dot(earlier, joint.mean)),
    after: toLevelScale(dot(later, joint.mean)),
    change: mean / LEVEL_WIDTH,
    low,
    high,
    // Rounding leaves variances of about 1e-17 where nothing could change.
    riseProbability: sd < 1e-6 ? 0.5 : normalCdf(mean / sd),
    verdict: sd < 1e-6 ? 'no-real-change' : low > 0 ? 'rose' : high < 0 ? 'fell' : 'no-real-change',
  }
}
