import { baseDistribution } from '@/lib/assessment/core/base-distribution'
import type { CompiledBank } from '@/lib/assessment/core/compile-bank'
import { compileBank } from '@/lib/assessment/core/compile-bank'
import type { Gaussian } from '@/lib/assessment/core/gaussian'
import { copyGaussian, multiplySite } from '@/lib/assessment/core/gaussian'
import type { AssessmentState, Bank, RecordedResponse, Site } from '@/lib/assessment/core/types'

interface Fit {
  readonly compiled: CompiledBank
  readonly base: Gaussian
  readonly posterior: Gaussian
}

// A state never changes, so what follows from it is computed once. Losing the cache (a state read from JSON) changes
// nothing: the same operations in the same order give the same bits.
const fits = new WeakMap<AssessmentState, Fit>()

/** Joint posterior of a state: prior, ratings and evidence times the sites of the answers. Dimensions are the skills in
 *  bank order and, last, the rating bias. Shared: copy it before changing it.
 *  @throws Error if the state belongs to another version of the bank. */
export function posteriorOf(bank: Bank, state: AssessmentState): Gaussian {
  return fitOf(bank, state).posterior
}

/** States that differ only in their answers share what comes before them; naming the origin saves computing it again.
 *  Returns `to`. */
export function inheritBase(bank: Bank, { from, to }: { from: AssessmentState; to: AssessmentState }): AssessmentState {
  const { compiled, base } = fitOf(bank, from)
  fits.set(to, { compiled, base, posterior: withSites(compiled, { base, ...to }) })
  return to
}

/** Base times sites; answers that do not count have blank ones. Sites of one skill are added up first: the product is the same, and cheaper. */
export function withSites(
  compiled: CompiledBank,
  { base, responses, sites }: { base: Gaussian; responses: readonly RecordedResponse[]; sites: readonly Site[] },
): Gaussian {
  const { skillOf, itemIndex } = compiled
  const tau = new Float64Array(base.size)
  const nu = new Float64Array(base.size)
  const asked = new Set<number>()
  responses.forEach(({ itemId }, index) => {
    const skill = skillOf[itemIndex.get(itemId)!]!
    tau[skill]! += sites[index]!.tau
    nu[skill]! += sites[index]!.nu
    asked.add(skill)
  })
  const posterior = copyGaussian(base)
  for (const skill of asked) multiplySite(posterior, skill, { tau: tau[skill]!, nu: nu[skill]! })
  return posterior
}

/** Prior, ratings and evidence of a state, before any answer. Shared: copy it before changing it. */
export function baseOf(bank: Bank, state: AssessmentState): Gaussian {
  return fitOf(bank, state).base
}

function fitOf(bank: Bank, state: AssessmentState): Fit {
  const compiled = compileBank(bank)
  const known = fits.get(state)
  if (known?.compiled === compiled) return known
  if (state.bankVersion !== bank.version) {
    throw new Error(`The attempt was made with bank ${state.bankVersion}, not ${bank.version}`)
  }
  const base = baseDistribution(compiled, state)
  const fit = { compiled, base, posterior: withSites(compiled, { base, ...state }) }
  fits.set(state, fit)
  return fit
}
