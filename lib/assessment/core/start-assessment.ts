import { compileBank } from '@/lib/assessment/core/compile-bank'
import { posteriorOf } from '@/lib/assessment/core/posterior'
import type { SettingsInput } from '@/lib/assessment/core/settings'
import { completeSettings } from '@/lib/assessment/core/settings'
import type { AssessmentState, Bank, Prior } from '@/lib/assessment/core/types'

/** Version of the engine's arithmetic. Raise it whenever the same facts would give other numbers. */
export const ENGINE_VERSION = 3

/** A new attempt without answers.
 *  @throws RangeError for impossible settings; Error for a broken bank or a prior built for other skills. */
export function startAssessment(bank: Bank, prior: Prior, settings: SettingsInput): AssessmentState {
  compileBank(bank)
  const state: AssessmentState = {
    engineVersion: ENGINE_VERSION,
    bankVersion: bank.version,
    prior,
    settings: completeSettings(bank, settings),
    ratings: [],
    evidence: [],
    responses: [],
    sites: [],
  }
  posteriorOf(bank, state)
  return state
}

/** The same attempt with `count` more questions than have been answered so far.
 *  @throws RangeError unless count is a whole number of at least 1. */
export function extendAssessment(state: AssessmentState, count: number): AssessmentState {
  if (!Number.isInteger(count) || count < 1)
    throw new RangeError(`An attempt is extended by whole questions, got ${count}`)
  return { ...state, settings: { ...state.settings, questionCount: state.responses.length + count } }
}
