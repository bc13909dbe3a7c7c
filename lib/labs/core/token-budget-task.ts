import { seededRandom } from '@/lib/shared/random'
import { choiceIn, INCOMPLETE, numberIn, percent, type JudgeAnswer, type PassVerdict } from './verdict'
import { type BudgetPlan, type CacheTerms, type Feature, type PlanBudget, type TokenPrice } from './token-budget'
import { planBudget, planBudgets } from './token-budget-simulation'
import { ALL_PLANS, ROUTES, cheapestPlan, isFastEnough, solvesEnough, type BudgetLimits } from './token-budget-plans'

/** Prices that the tasks are drawn from; they come from content, like every price. */
export interface PriceStock {
  readonly small: readonly TokenPrice[]
  readonly large: readonly TokenPrice[]
  readonly cache: readonly CacheTerms[]
}

export interface BudgetTask {
  readonly feature: Feature
  readonly limits: BudgetLimits
  /** Every plan on the feature. */
  readonly budgets: readonly PlanBudget[]
  readonly seed: number
}

/** Another feature: its own tokens, prices and limits, which one of its plans just keeps. */
export function budgetTask(seed: number, stock: PriceStock): BudgetTask {
  const random = seededRandom(seed * 7919)
  const pick = <T>(values: readonly T[]) => values[Math.floor(random() * values.length)] as T
  const input = pick([2000, 3000, 4500, 6000])
  const feature: Feature = {
    input,
    output: pick([150, 250, 400]),
    prefix: Math.round(input * pick([0.4, 0.6, 0.8])),
    small: { price: pick(stock.small), firstToken: 0.3, speed: 150, quality: pick([0.74, 0.8, 0.84]) },
    large: { price: pick(stock.large), firstToken: 0.7, speed: pick([50, 70]), quality: pick([0.93, 0.95, 0.97]) },
    cache: pick(stock.cache),
    hit: pick([0.1, 0.2, 0.5, 0.8]),
    insight: pick([2, 3, 4]),
    steps: pick([1, 2]),
    abreast: 1,
    repeats: pick([0.1, 0.2, 0.3]),
    stillRight: pick([0.8, 0.9, 0.99]),
    keptDelay: 0.05,
    spread: pick([0.3, 0.45]),
  }
  const budgets = planBudgets(ALL_PLANS, { feature, seed })
  const wanted = pick([0.2, 0.3, 0.4, 0.6, 1, 1])
  const areAnswersKept = random() < 0.4
  const model = budgets.find(
    (budget) => budget.passedOn === wanted && budget.areAnswersKept === areAnswersKept,
  ) as PlanBudget
  return {
    feature,
    limits: { floor: Math.floor(model.quality * 200) / 200, p95: Math.ceil(model.p95 * 10.2) / 10 },
    budgets,
    seed,
  }
}

/** How far the stated cost may be from the computed one, and the plan's cost from the cheapest. */
export const COST_TOLERANCE = 0.03
export const CHEAPEST_TOLERANCE = 0.02

/** Passed by a plan within both limits, at most 2% dearer than the cheapest such plan, with its cost computed right. */
export function judgeBudget({
  plan,
  dollars,
  task,
}: {
  plan: BudgetPlan
  /** The cost of 1,000 tasks that the learner computed. */
  dollars: number
  task: BudgetTask
}): PassVerdict {
  const yours =
    task.budgets.find(
      (budget) =>
        budget.passedOn === plan.passedOn &&
        budget.isPromptCached === plan.isPromptCached &&
        budget.areAnswersKept === plan.areAnswersKept,
    ) ?? planBudget(plan, { feature: task.feature, seed: task.seed })
  const best = cheapestPlan(task.budgets, task.limits)
  const thousand = yours.cost * 1000
  const isCounted = Math.abs(dollars - thousand) <= COST_TOLERANCE * thousand
  const broken = [
    ...(!solvesEnough(yours, task.limits)
      ? [`it solves ${percent(yours.quality, 1)} of the tasks, ${percent(task.limits.floor, 1)} is promised`]
      : []),
    ...(!isFastEnough(yours, task.limits)
      ? [`19 of 20 answers take up to ${yours.p95.toFixed(1)} s, ${task.limits.p95.toFixed(1)} s is promised`]
      : []),
  ]
  if (broken.length > 0) return { passed: false, because: `Your plan breaks a promise: ${broken.join('; ')}.` }
  if (best !== null && yours.cost > best.cost * (1 + CHEAPEST_TOLERANCE))
    return {
      passed: false,
      because: `Your plan keeps both promises and costs ${percent(yours.cost / best.cost - 1, 1)} more than the cheapest that does.`,
    }
  return isCounted
    ? { passed: true, because: `The plan keeps both promises and costs $${thousand.toFixed(2)} for 1,000 tasks.` }
    : {
        passed: false,
        because: `The plan is right. 1,000 tasks with it do not cost $${dollars.toFixed(2)}: count the calls, the share that is passed on, and what the caches change.`,
      }
}

/** Route, caches and computed cost handed in for the feature of the seed. */
export const judgeTokenBudget: JudgeAnswer<PriceStock> = ({ seed, answer, data }) => {
  const passedOn = numberIn(answer, 'answer-route')
  const dollars = numberIn(answer, 'answer-dollars')
  const prompt = choiceIn(answer, 'answer-prompt', ['yes', 'no'])
  const kept = choiceIn(answer, 'answer-kept', ['yes', 'no'])
  return prompt === null || kept === null || !ROUTES.includes(passedOn) || !Number.isFinite(dollars)
    ? INCOMPLETE
    : judgeBudget({
        plan: { passedOn, isPromptCached: prompt === 'yes', areAnswersKept: kept === 'yes' },
        dollars,
        task: budgetTask(seed, data),
      })
}
