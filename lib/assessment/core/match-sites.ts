import type { CompiledBank } from '@/lib/assessment/core/compile-bank'
import type { Gaussian } from '@/lib/assessment/core/gaussian'
import { marginalGaussian, multiplySite } from '@/lib/assessment/core/gaussian'
import { DONT_KNOW, matchMoments } from '@/lib/assessment/core/match-moments'
import type { Answer, ItemFormat, RecordedResponse, Site } from '@/lib/assessment/core/types'

/** A site before its answer has been looked at: no information. */
export const BLANK_SITE: Site = { tau: 0, nu: 0 }

/** Each answer that came too fast raises the slip of the others: the time rule catches about 85 in 100 blind answers, so
 *  for each one caught 15/85 of one is not. */
const MISSED_PER_CAUGHT = 15 / 85

/** An answer that counts, with what its likelihood needs. */
interface Factor {
  readonly skill: number
  readonly credit: number
  readonly curve: { readonly a: number; readonly b: number; readonly c: number; readonly slip: number }
}

/** Expectation propagation over the counted answers: each site is taken out of the joint distribution, matched to the
 *  true likelihood and put back, in the order of asking. `joint` is the base times `sites` and is not changed. With
 *  `newest`, the last answer is matched once before the sweep, because its site is still blank.
 *  Works on the marginal of the skills that have been asked, which is exact, since sites touch no other skill.
 *  Source: Minka, "Expectation propagation for approximate Bayesian inference" (2001). */
export function matchSites(
  compiled: CompiledBank,
  { joint, responses, sites, slip, newest = false }: MatchInput,
): Site[] {
  const raisedSlip = slip + MISSED_PER_CAUGHT * hurriedShare(responses)
  const factors = responses.map((response) =>
    response.use === 'scored' ? factorOf(compiled, response, raisedSlip) : null,
  )
  const asked = [...new Set(factors.flatMap((factor) => (factor ? [factor.skill] : [])))]
  const marginal = marginalGaussian(joint, asked)
  const place = new Map(asked.map((skill, index) => [skill, index]))
  const matched = [...sites]
  const last = factors.length - 1
  for (let index = newest ? -1 : 0; index <= last; index += 1) {
    const at = index === -1 ? last : index
    const factor = factors[at]
    if (factor) matched[at] = matchSite(marginal, { index: place.get(factor.skill)!, factor, old: matched[at]! })
  }
  return matched
}

/** The joint distribution, answers with their present sites, and the slip of the settings. */
export interface MatchInput {
  readonly joint: Gaussian
  readonly responses: readonly RecordedResponse[]
  readonly sites: readonly Site[]
  readonly slip: number
  readonly newest?: boolean
}

function hurriedShare(responses: readonly RecordedResponse[]): number {
  return responses.filter(({ use }) => use === 'too-fast').length / Math.max(1, responses.length)
}

function factorOf(compiled: CompiledBank, { itemId, answer }: RecordedResponse, slip: number): Factor {
  const item = compiled.itemIndex.get(itemId)!
  return {
    skill: compiled.skillOf[item]!,
    credit: creditOf(answer, compiled.bank.items[item]!.format),
    curve: { a: compiled.a[item]!, b: compiled.b[item]!, c: compiled.c[item]!, slip },
  }
}

/** Credit 0–1 that speaks for knowing, or DONT_KNOW. In a blind order half of the pairs stand right, so an order earns
 *  from there on. */
export function creditOf(answer: Answer, format: ItemFormat): number {
  if (answer.kind === 'dont-know') return DONT_KNOW
  return format === 'ordering' ? Math.max(0, 2 * answer.score - 1) : answer.score
}

function matchSite(marginal: Gaussian, { index, factor, old }: { index: number; factor: Factor; old: Site }): Site {
  const variance = marginal.covariance[index * (marginal.size + 1)]!
  const cavityPrecision = 1 / variance - old.tau
  // Sites of negative precision elsewhere may leave no proper distribution to match against: keep the old site then.
  if (cavityPrecision <= 0) return old
  const cavity = { mean: (marginal.mean[index]! / variance - old.nu) / cavityPrecision, variance: 1 / cavityPrecision }
  const matched = matchMoments(cavity, factor.credit, factor.curve)
  const site = {
    tau: 1 / matched.variance - cavityPrecision,
    nu: matched.mean / matched.variance - cavity.mean * cavityPrecision,
  }
  multiplySite(marginal, index, { tau: site.tau - old.tau, nu: site.nu - old.nu })
  return site
}
