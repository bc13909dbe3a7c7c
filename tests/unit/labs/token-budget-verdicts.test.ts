import { expect, test } from 'vitest'
import { type BudgetPlan, type Feature, type PlanBudget } from '@/lib/labs/core/token-budget'
import { planBudget } from '@/lib/labs/core/token-budget-simulation'
import {
  ALL_PLANS,
  ROUTES,
  cheapestPlan,
  isFastEnough,
  keepsLimits,
  paretoPlans,
  solvesEnough,
} from '@/lib/labs/core/token-budget-plans'
import {
  CHEAPEST_TOLERANCE,
  COST_TOLERANCE,
  budgetTask,
  judgeBudget,
  judgeTokenBudget,
  type BudgetTask,
  type PriceStock,
} from '@/lib/labs/core/token-budget-task'
import { INCOMPLETE } from '@/lib/labs/core/verdict'

const model = { price: { input: 1, output: 4 }, firstToken: 0.5, speed: 100, quality: 0.9 }
const FEATURE: Feature = {
  ...{ input: 1000, output: 250, prefix: 0, small: model, large: model, cache: { write: 1.25, read: 0.1 }, hit: 0.5 },
  ...{ insight: 2, steps: 1, abreast: 1, repeats: 0.2, stillRight: 0.9, keptDelay: 0.05, spread: 0 },
}
const PLAN: BudgetPlan = { passedOn: 0, isPromptCached: false, areAnswersKept: false }
/** A plan with made-up figures: 90% and 3 s for $10 a thousand tasks. */
const budget = (change: Partial<PlanBudget> = {}): PlanBudget => ({
  ...PLAN,
  ...{ parts: { prefix: 0, rest: 0.01, output: 0 }, cost: 0.01, quality: 0.9, costOfSuccess: 0.0111, p50: 2, p95: 3 },
  ...change,
})
const taskOf = (budgets: readonly PlanBudget[], limits = { floor: 0.9, p95: 3 }): BudgetTask => ({
  ...{ feature: FEATURE, limits, budgets, seed: 1 },
})
const judge = (budgets: readonly PlanBudget[], dollars: number, plan: BudgetPlan = budgets[0]!) =>
  judgeBudget({ plan, dollars, task: taskOf(budgets) })

test('seven routes, each with and without either cache, make 28 different plans', () => {
  expect(ROUTES).toEqual([0, 0.1, 0.2, 0.3, 0.4, 0.6, 1])
  expect(new Set(ALL_PLANS.map((plan) => JSON.stringify(plan))).size).toBe(28)
  expect(ALL_PLANS).toHaveLength(28)
  expect(ALL_PLANS[1]).toEqual({ passedOn: 0, isPromptCached: false, areAnswersKept: true })
})

test('promises are kept in the figures as they are printed, tenths of a per cent and of a second', () => {
  const limits = { floor: 0.92, p95: 3 }
  expect([0.9194, 0.9196, 0.92, 0.93].map((quality) => solvesEnough({ quality }, limits))).toEqual([
    false,
    true,
    true,
    true,
  ])
  expect([2.9, 3, 3.04, 3.06].map((p95) => isFastEnough({ p95 }, limits))).toEqual([true, true, true, false])
  expect(solvesEnough({ quality: 0.92 }, { ...limits, floor: 0.9204 })).toBe(true)
  expect(solvesEnough({ quality: 0.92 }, { ...limits, floor: 0.9206 })).toBe(false)
  expect(isFastEnough({ p95: 3 }, { ...limits, p95: 2.96 })).toBe(true)
  expect(isFastEnough({ p95: 3 }, { ...limits, p95: 2.94 })).toBe(false)
  expect(keepsLimits({ quality: 0.92, p95: 3 }, limits)).toBe(true)
  expect(keepsLimits({ quality: 0.91, p95: 3 }, limits)).toBe(false)
  expect(keepsLimits({ quality: 0.92, p95: 4 }, limits)).toBe(false)
})

test('the cheapest plan is the first of equals among those within the limits, or none', () => {
  const limits = { floor: 0.9, p95: 3 }
  const [poor, dear, cheap, same] = [
    budget({ cost: 0.001, quality: 0.5 }),
    budget({ cost: 0.02 }),
    budget({ cost: 0.01 }),
    budget({ cost: 0.01 - 1e-13, passedOn: 1 }),
  ]
  expect(cheapestPlan([poor, dear, cheap, same], limits)).toBe(cheap)
  expect(cheapestPlan([same, dear, cheap], limits)).toBe(same)
  expect(cheapestPlan([cheap, budget({ cost: 0.0099 })], limits)).toMatchObject({ cost: 0.0099 })
  expect(cheapestPlan([poor], limits)).toBeNull()
  expect(cheapestPlan([], limits)).toBeNull()
})

test('the Pareto line keeps of equal costs the better plan, and a dearer plan only if it solves more', () => {
  const plan = (cost: number, quality: number) => budget({ cost, quality })
  const plans = [plan(3, 0.9), plan(1, 0.5), plan(2, 0.7), plan(1, 0.6), plan(4, 0.9), plan(5, 0.8), plan(6, 0.95)]
  const before = [...plans]
  expect(paretoPlans(plans)).toEqual([plan(1, 0.6), plan(2, 0.7), plan(3, 0.9), plan(6, 0.95)])
  expect(plans).toEqual(before)
  expect(paretoPlans([])).toEqual([])
})

test('the cost may be stated 3% too low or too high', () => {
  expect([9.69, 9.71, 10, 10.29, 10.31].map((dollars) => judge([budget()], dollars).passed)).toEqual([
    false,
    true,
    true,
    true,
    false,
  ])
  expect(judge([budget()], 9.71).because).toBe('The plan keeps both promises and costs $10.00 for 1,000 tasks.')
  expect(judge([budget()], 5).because).toBe(
    'The plan is right. 1,000 tasks with it do not cost $5.00: count the calls, the share that is passed on, and what the caches change.',
  )
  expect([COST_TOLERANCE, CHEAPEST_TOLERANCE]).toEqual([0.03, 0.02])
})

test('a plan may cost 2% more than the cheapest that keeps the promises, and one that breaks them does not count', () => {
  const dearer = (cost: number) => [budget({ cost, passedOn: 0.4 }), budget(), budget({ cost: 0.001, p95: 9 })]
  expect(judge(dearer(0.01019), 10.19).passed).toBe(true)
  expect(judge(dearer(0.01021), 10.21).passed).toBe(false)
  expect(judge(dearer(0.0125), 12.5)).toEqual({
    passed: false,
    because: 'Your plan keeps both promises and costs 25.0% more than the cheapest that does.',
  })
})

test('each broken promise is named with what the plan does and what was promised', () => {
  const because = (change: Partial<PlanBudget>) => judge([budget(change)], 10).because
  const solves = 'it solves 85.0% of the tasks, 90.0% is promised'
  const takes = '19 of 20 answers take up to 4.3 s, 3.0 s is promised'
  expect(because({ quality: 0.85 })).toBe(`Your plan breaks a promise: ${solves}.`)
  expect(because({ p95: 4.25 })).toBe(`Your plan breaks a promise: ${takes}.`)
  expect(because({ quality: 0.85, p95: 4.25 })).toBe(`Your plan breaks a promise: ${solves}; ${takes}.`)
  expect(judge([budget({ p95: 4.25 })], 10).passed).toBe(false)
})

test('a plan is found among those of the task by its route and both caches, and computed if it is none of them', () => {
  const others = [
    budget({ passedOn: 0.1, cost: 1 }),
    budget({ isPromptCached: true, cost: 2 }),
    budget({ areAnswersKept: true, cost: 3 }),
    budget({ cost: 0.02 }),
  ]
  expect(judge(others, 20, PLAN).passed).toBe(true)
  // 1,000 tokens in at $1 and 250 out at $4 a million: $2 for 1,000 tasks; 0.5 s + 2.5 s.
  const { cost, p95 } = planBudget(PLAN, { feature: FEATURE, seed: 1 })
  expect([cost, p95]).toEqual([0.002, 3])
  expect(judge([], 2, PLAN)).toEqual({
    passed: true,
    because: 'The plan keeps both promises and costs $2.00 for 1,000 tasks.',
  })
})

test('an answer names a route of the list, both caches and a cost, or it is incomplete', () => {
  const data: PriceStock = { small: [model.price], large: [model.price], cache: [FEATURE.cache] }
  const answer = { 'answer-route': 1, 'answer-prompt': 'no', 'answer-kept': 'no', 'answer-dollars': 1 }
  const says = (change: object) => judgeTokenBudget({ seed: 1, answer: { ...answer, ...change }, data })
  for (const route of ROUTES) expect(says({ 'answer-route': route })).not.toEqual(INCOMPLETE)
  for (const change of [
    { 'answer-route': 0.5 },
    { 'answer-prompt': '' },
    { 'answer-kept': 'sometimes' },
    { 'answer-dollars': 'much' },
  ])
    expect(says(change)).toEqual(INCOMPLETE)
})

test('a cost that is stated 3% off and a plan 2% dearer than the cheapest are still within', () => {
  // $100 for 1,000 tasks.
  expect([96.99, 97, 103, 103.01].map((dollars) => judge([budget({ cost: 0.1 })], dollars).passed)).toEqual([
    false,
    true,
    true,
    false,
  ])
  const dearer = (cost: number) => judge([budget({ cost, passedOn: 0.4 }), budget({ cost: 1 })], cost * 1000)
  expect([1.02, 1.021].map((cost) => dearer(cost).passed)).toEqual([true, false])
  expect(dearer(1.021).because).toBe('Your plan keeps both promises and costs 2.1% more than the cheapest that does.')
})

test('route and both caches of an answer name the plan that is judged', () => {
  const large = { input: 3, output: 15 }
  const data: PriceStock = { small: [model.price], large: [large], cache: [FEATURE.cache] }
  const task = budgetTask(4, data)
  const yes = (isSo: boolean) => (isSo ? 'yes' : 'no')
  const handIn = ({ passedOn, isPromptCached, areAnswersKept }: BudgetPlan) =>
    judgeTokenBudget({
      seed: 4,
      answer: {
        'answer-route': String(passedOn),
        'answer-prompt': yes(isPromptCached),
        'answer-kept': yes(areAnswersKept),
        'answer-dollars': 1,
      },
      data,
    })
  const said = ALL_PLANS.map((plan) => handIn(plan).because)
  expect(said).toEqual(ALL_PLANS.map((plan) => judgeBudget({ plan, dollars: 1, task }).because))
  // Four plans to a route: neither, answers kept, prompt cached, both. Either cache alone changes what is said of some plan.
  expect(ALL_PLANS.some((_, at) => at % 2 === 0 && said[at] !== said[at + 1])).toBe(true)
  expect(ALL_PLANS.some((_, at) => at % 4 < 2 && said[at] !== said[at + 2])).toBe(true)
})
