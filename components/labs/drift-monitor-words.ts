import { ACTIONS, SCENARIOS, type Action, type Scenario, type Signal } from '@/lib/labs/core/drift-monitor'

export const SCENARIO_NAMES: Record<Scenario, string> = {
  none: 'Nothing changes',
  season: 'A season: two weeks of other cases',
  shift: 'Other cases arrive, for good',
  scale: 'Values spread wider',
  source: 'A source delivers −1 for “missing”',
  concept: 'The same case has another answer',
  release: 'A new version is worse',
}
export const SCENARIO_OPTIONS = [
  { value: 'hidden', label: 'Hidden, drawn from the seed' },
  ...SCENARIOS.map((value) => ({ value, label: SCENARIO_NAMES[value] })),
]
export const SIGNAL_NAMES: Record<Signal, string> = { psi: 'PSI', ks: 'KS', quality: 'Labelled sample' }
export const ACTION_NAMES: Record<Action, string> = {
  ignore: 'Ignore',
  investigate: 'Investigate',
  retrain: 'Retrain',
  'roll-back': 'Roll back',
}
export const ACTION_OPTIONS = ACTIONS.map((value) => ({ value, label: ACTION_NAMES[value] }))
export const actionOf = (text: string): Action => ACTIONS.find((action) => action === text) ?? 'ignore'
