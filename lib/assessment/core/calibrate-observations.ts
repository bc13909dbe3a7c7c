import { baseDistribution } from '@/lib/assessment/core/base-distribution'
import { compileBank } from '@/lib/assessment/core/compile-bank'
import { BLANK_SITE, creditOf, matchSites } from '@/lib/assessment/core/match-sites'
import { withSites } from '@/lib/assessment/core/posterior'
import type { AttemptFacts, Bank, RecordedResponse } from '@/lib/assessment/core/types'

/** What one answer says about its item. `credit` is 0–1 or DONT_KNOW; `cavity` is the learner's ability on the item's
 *  skill by everything but this answer: mean on the ability scale and variance. `position` is its place in the attempt,
 *  from 0. */
export interface Observation {
  readonly itemId: string
  readonly position: number
  readonly credit: number
  readonly slip: number
  readonly cavity: { readonly mean: number; readonly variance: number }
}

/** An attempt whose answers carry how they were used. */
export type AnsweredAttempt = Omit<AttemptFacts, 'responses'> & { readonly responses: readonly RecordedResponse[] }

/** The answers are matched once in the order of asking and twice more with all others; after that no cavity moves by more
 *  than .002 (28 skills, 20 answers). */
const SWEEPS = 3

/** What the answers of an attempt say about their items under the parameters of `bank`: one observation for every answer
 *  that was scored or given to an experimental item. Answers that were too fast, and items the bank does not know, are
 *  left out, as is the rare answer whose removal leaves no proper distribution.
 *  @throws Error if the attempt was made for other skills. */
export function observeItems(bank: Bank, attempt: AnsweredAttempt): Observation[] {
  const compiled = compileBank(bank)
  const places = attempt.responses.flatMap(({ itemId }, position) => (compiled.itemIndex.has(itemId) ? [position] : []))
  const responses = places.map((position) => attempt.responses[position]!)
  const { slip } = attempt.settings
  const base = baseDistribution(compiled, attempt)
  let sites = responses.map(() => BLANK_SITE)
  for (let sweep = 0; sweep < SWEEPS; sweep += 1) {
    sites = matchSites(compiled, { joint: withSites(compiled, { base, responses, sites }), responses, sites, slip })
  }
  const { size, mean, covariance } = withSites(compiled, { base, responses, sites })
  return responses.flatMap(({ itemId, answer, use }, index) => {
    if (use === 'too-fast') return []
    const item = compiled.itemIndex.get(itemId)!
    const skill = compiled.skillOf[item]!
    const variance = covariance[skill * (size + 1)]!
    const { tau, nu } = sites[index]!
    const precision = 1 / variance - tau
    if (precision <= 0) return []
    const cavity = { mean: (mean[skill]! / variance - nu) / precision, variance: 1 / precision }
    return [{ itemId, position: places[index]!, credit: creditOf(answer, bank.items[item]!.format), slip, cavity }]
  })
}
