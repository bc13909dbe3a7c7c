import { migrateState } from './core/migrate-state'
import { replay } from './core/replay'
import type { AssessmentState, Bank } from './core/types'

/**
 * A stored state under a bank and the present engine. Under its own bank its numbers are its own; under another one its
 * facts are replayed, without the answers to items that are gone. @throws Error when the skills of the curriculum are no
 * longer those of the state
 */
export function presentState(bank: Bank, state: AssessmentState): AssessmentState {
  if (state.bankVersion === bank.version) return migrateState(bank, state)
  if (!hasSkillsOf(bank, state)) {
    throw new Error('The skills of the curriculum changed since this attempt; it cannot be carried over')
  }
  const known = new Set(bank.items.map(({ id }) => id))
  return replay(bank, { ...state, responses: state.responses.filter(({ itemId }) => known.has(itemId)) })
}

/** Whether the skills of a state are those of a bank, in the same order. */
export function hasSkillsOf(bank: Bank, { prior }: Pick<AssessmentState, 'prior'>): boolean {
  return (
    prior.skillIds.length === bank.skills.length && prior.skillIds.every((id, index) => id === bank.skills[index]!.id)
  )
}
