import { ACTIONS, CASES, type Action, type Scenario } from './drift-monitor'

/** Prices of an incident; money in euros. */
export interface IncidentTerms {
  readonly casesADay: number
  /** Share of right answers that is lost while it lasts. */
  readonly loss: number
  /** One wrong answer. */
  readonly harm: number
  readonly investigateCost: number
  readonly retrainCost: number
  /** Going back: what the newer version had brought. */
  readonly rollbackCost: number
  /** Days until the truth about a case is known; training needs it. */
  readonly labelDelay: number
  /** Days until the system is replaced or the matter ends by itself. */
  readonly horizon: number
}

export const INVESTIGATE_DAYS = 1
export const RETRAIN_DAYS = 3

/** The action that ends a scenario. */
export function remedyOf(scenario: Scenario): Action {
  if (scenario === 'source') return 'investigate'
  if (scenario === 'release') return 'roll-back'
  return scenario === 'none' || scenario === 'season' ? 'ignore' : 'retrain'
}

/** What an action costs until the horizon. Ignoring: harm·days. Retraining takes three days and the label delay, and ends
 *  a shift, a change of scale or a concept drift. A rollback works at once and ends only what a release began.
 *  Investigating takes a day, repairs a source, and otherwise leads to the cheapest of the others. */
export function actionCost(action: Action, { scenario, terms }: { scenario: Scenario; terms: IncidentTerms }): number {
  const daily = terms.casesADay * terms.loss * terms.harm
  const remedy = remedyOf(scenario)
  const retrainDays = Math.min(terms.horizon, RETRAIN_DAYS + terms.labelDelay)
  if (action === 'ignore') return daily * terms.horizon
  if (action === 'roll-back') return terms.rollbackCost + (remedy === 'roll-back' ? 0 : daily * terms.horizon)
  if (action === 'retrain') return terms.retrainCost + daily * (remedy === 'retrain' ? retrainDays : terms.horizon)
  const first = terms.investigateCost + daily * Math.min(INVESTIGATE_DAYS, terms.horizon)
  if (remedy === 'investigate') return first
  const rest = { ...terms, horizon: Math.max(0, terms.horizon - INVESTIGATE_DAYS) }
  return (
    first +
    Math.min(
      ...(['ignore', 'retrain', 'roll-back'] as const).map((next) => actionCost(next, { scenario, terms: rest })),
    )
  )
}

/** The cheapest action; ties go to the earlier of ACTIONS. */
export function bestAction(scenario: Scenario, terms: IncidentTerms): Action {
  return ACTIONS.reduce((best, next) =>
    actionCost(next, { scenario, terms }) < actionCost(best, { scenario, terms }) - 1e-9 ? next : best,
  )
}

/** Terms of lesson E4-2. */
export const LESSON_INCIDENT: IncidentTerms = {
  casesADay: CASES,
  loss: 0.1,
  harm: 20,
  investigateCost: 600,
  retrainCost: 2_500,
  rollbackCost: 200,
  labelDelay: 2,
  horizon: 20,
}
