import { replay } from '@/lib/assessment/core/replay'
import { ENGINE_VERSION } from '@/lib/assessment/core/start-assessment'
import type { AssessmentState, AttemptFacts, Bank } from '@/lib/assessment/core/types'

/** A stored attempt brought to the present engine. Its facts (prior, settings, ratings, evidence, answers) mean the same
 *  in every version, so an older state is replayed and gets the numbers the present engine computes; a present one is
 *  returned as it is. `bank` must be the version the attempt was made with.
 *  @throws Error if the state comes from a newer engine or another version of the bank. */
export function migrateState(bank: Bank, stored: StoredState): AssessmentState {
  if (stored.engineVersion > ENGINE_VERSION) {
    throw new Error(`The attempt was made with engine ${stored.engineVersion}, this is ${ENGINE_VERSION}`)
  }
  if (stored.bankVersion !== bank.version) {
    throw new Error(`The attempt was made with bank ${stored.bankVersion}, not ${bank.version}`)
  }
  return isPresent(stored) ? stored : replay(bank, stored)
}

/** What every version of a state holds. */
export type StoredState = AttemptFacts & Pick<AssessmentState, 'engineVersion' | 'bankVersion'>

function isPresent(stored: StoredState): stored is AssessmentState {
  return stored.engineVersion === ENGINE_VERSION && 'sites' in stored
}
