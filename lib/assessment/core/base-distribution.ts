import type { CompiledBank } from '@/lib/assessment/core/compile-bank'
import type { Gaussian } from '@/lib/assessment/core/gaussian'
import { observeDirection } from '@/lib/assessment/core/gaussian'
import { abilityAtLevel } from '@/lib/assessment/core/level-scale'
import type { AttemptFacts, Evidence, Prior, Rating, RatingModel } from '@/lib/assessment/core/types'

/** Ratings that vary less than this (levels squared) say nothing about differences between skills. */
const FLAT_LINE_VARIANCE = 0.15
/** Fewer ratings than this cannot be told from a flat line and are used as they are. */
const FLAT_LINE_COUNT = 3
/** Spread of an accepted artefact around the middle of its level, a quarter of a level: an artefact is a strong sign. */
const EVIDENCE_SD = 0.2

/** What is believed before any answer: prior, self-ratings and evidence, all linear and therefore exact. Dimensions are
 *  the skills in bank order and, last, the learner's rating bias δ.
 *  @throws Error if the prior was built for other skills. */
export function baseDistribution(compiled: CompiledBank, facts: Omit<AttemptFacts, 'responses'>): Gaussian {
  const base = withBias(compiled, facts.prior, facts.settings.ratingModel)
  const priorMean = base.mean.slice()
  for (const rating of usableRatings(facts.ratings)) observeRating(compiled, { base, priorMean, facts, rating })
  for (const { skill, level } of highestPerSkill(facts.evidence)) {
    const index = compiled.skillIndex.get(skill)!
    const direction = new Float64Array(base.size)
    direction[index] = 1
    // An artefact of level 3 never lowers someone who is already believed to be above it.
    const value = Math.max(abilityAtLevel(level), base.mean[index]!)
    observeDirection(base, { direction, value, variance: EVIDENCE_SD ** 2 })
  }
  return base
}

/** The ratings that are used: none of them when they form a flat line (variance below .15 over three or more). */
export function usableRatings(ratings: readonly Rating[]): readonly Rating[] {
  if (ratings.length < FLAT_LINE_COUNT) return ratings
  const mean = ratings.reduce((sum, { value }) => sum + value, 0) / ratings.length
  const variance = ratings.reduce((sum, { value }) => sum + (value - mean) ** 2, 0) / ratings.length
  return variance < FLAT_LINE_VARIANCE ? [] : ratings
}

/** Direction of the mean over a skill or the skills of an area, with room for `size` dimensions.
 *  @throws Error if the bank knows no such skill or area. */
export function skillDirection(
  compiled: CompiledBank,
  { kind, id }: Pick<Rating, 'kind' | 'id'>,
  size: number,
): Float64Array {
  const direction = new Float64Array(size)
  const members = compiled.bank.skills.flatMap((skill, index) =>
    (kind === 'skill' ? skill.id : skill.area) === id ? [index] : [],
  )
  if (members.length === 0) throw new Error(`The bank knows no ${kind} ${id}`)
  for (const index of members) direction[index] = 1 / members.length
  return direction
}

function withBias(compiled: CompiledBank, prior: Prior, bias: RatingModel): Gaussian {
  const { skills } = compiled.bank
  const count = skills.length
  const sameSkills = prior.skillIds.length === count && prior.skillIds.every((id, index) => id === skills[index]!.id)
  if (!sameSkills) throw new Error(`The prior was built for other skills than bank ${compiled.bank.version}`)
  const size = count + 1
  const mean = Float64Array.from([...prior.mean, bias.biasMean])
  const covariance = new Float64Array(size * size)
  for (let i = 0, at = 0; i < count; i += 1) {
    for (let j = 0; j <= i; j += 1, at += 1) {
      covariance[i * size + j] = prior.covariance[at]!
      covariance[j * size + i] = prior.covariance[at]!
    }
  }
  covariance[size * size - 1] = bias.biasVariance
  return { size, mean, covariance }
}

function observeRating(
  compiled: CompiledBank,
  {
    base,
    priorMean,
    facts,
    rating,
  }: { base: Gaussian; priorMean: Float64Array; facts: Pick<AttemptFacts, 'settings'>; rating: Rating },
): void {
  const { slope, noiseSd, noiseFactor } = facts.settings.ratingModel
  const direction = skillDirection(compiled, rating, base.size)
  // rating = μ + slope (θ − μ) + δ + noise, so rating − (1 − slope) μ is a plain linear observation of slope θ + δ.
  const expected = direction.reduce((sum, weight, index) => sum + weight * priorMean[index]!, 0)
  const value = abilityAtLevel(rating.value) - (1 - slope) * expected
  const scaled = direction.map((weight) => weight * slope)
  scaled[base.size - 1] = 1
  observeDirection(base, { direction: scaled, value, variance: (noiseSd * noiseFactor) ** 2 })
}

function highestPerSkill(evidence: readonly Evidence[]): Evidence[] {
  const highest = new Map<string, Evidence>()
  for (const entry of evidence) {
    const known = highest.get(entry.skill)
    if (!known || known.level < entry.level) highest.set(entry.skill, entry)
  }
  return [...highest.values()]
}
