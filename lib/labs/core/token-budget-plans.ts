import type { BudgetPlan, PlanBudget } from './token-budget'

/** Shares passed on that are compared; 0 and 1 are the two models alone. */
export const ROUTES: readonly number[] = [0, 0.1, 0.2, 0.3, 0.4, 0.6, 1]

/** All plans that are compared. */
export const ALL_PLANS: readonly BudgetPlan[] = ROUTES.flatMap((passedOn) =>
  [false, true].flatMap((isPromptCached) =>
    [false, true].map((areAnswersKept) => ({ passedOn, isPromptCached, areAnswersKept })),
  ),
)

/** What a product owner has promised. */
export interface BudgetLimits {
  /** Share of the tasks that must be solved. */
  readonly floor: number
  /** Seconds that 19 of 20 answers must keep. */
  readonly p95: number
}

/** Whether a plan keeps both promises, in the figures as they are printed: tenths of a per cent and of a second. */
export function keepsLimits(budget: Pick<PlanBudget, 'quality' | 'p95'>, limits: BudgetLimits): boolean {
  return solvesEnough(budget, limits) && isFastEnough(budget, limits)
}

export function solvesEnough({ quality }: Pick<PlanBudget, 'quality'>, { floor }: BudgetLimits): boolean {
  return Math.round(quality * 1000) >= Math.round(floor * 1000)
}

/** Whether 19 of 20 answers come in time, to a tenth of a second. */
export function isFastEnough({ p95 }: Pick<PlanBudget, 'p95'>, limits: BudgetLimits): boolean {
  return Math.round(p95 * 10) <= Math.round(limits.p95 * 10)
}

/** The cheapest plan within the limits, or null. */
export function cheapestPlan(budgets: readonly PlanBudget[], limits: BudgetLimits): PlanBudget | null {
  return budgets
    .filter((budget) => keepsLimits(budget, limits))
    .reduce<PlanBudget | null>((best, next) => (best === null || next.cost < best.cost - 1e-12 ? next : best), null)
}

/** Plans that no other plan beats in both cost and quality, cheapest first. */
export function paretoPlans(budgets: readonly PlanBudget[]): PlanBudget[] {
  let best = -Infinity
  return [...budgets]
    .sort((a, b) => a.cost - b.cost || b.quality - a.quality)
    .filter(({ quality }) => {
      if (quality <= best + 1e-12) return false
      best = quality
      return true
    })
}
