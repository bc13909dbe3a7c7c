import { readFileSync } from 'node:fs'
import { parse } from 'yaml'
import { expect, test } from 'vitest'
import {
  allWithin,
  answerDelay,
  cacheBreakEven,
  callCost,
  cascadeCost,
  cascadeQuality,
  costOfSuccess,
  meanWithKept,
  planBudget,
  planBudgets,
  totalOf,
  type BudgetPlan,
  type Feature,
} from '@/lib/labs/core/token-budget'
import { ALL_PLANS, ROUTES, cheapestPlan, keepsLimits, paretoPlans } from '@/lib/labs/core/token-budget-plans'
import { budgetTask, judgeBudget } from '@/lib/labs/core/token-budget-task'
import { TokenPricesSchema } from '@/lib/labs/schemas'
import { SEEDS } from './predictions'

const prices = TokenPricesSchema.parse(parse(readFileSync('content/labs/L08-prices.yaml', 'utf8')))
const lesson = readFileSync('content/lessons/T5/T5-2.mdx', 'utf8')
const TOKENS = { input: 3000, output: 500, prefix: 2500 }
const LARGE = prices.large.price
const CACHE = { write: 1.25, read: 0.1 }

/** Lesson T5-2 and the preset as-built. */
const FEATURE: Feature = {
  ...TOKENS,
  small: prices.small,
  large: prices.large,
  cache: CACHE,
  hit: 0.8,
  insight: 3,
  steps: 1,
  abreast: 1,
  repeats: 0.2,
  stillRight: 0.9,
  keptDelay: 0.05,
  spread: 0.35,
}
const planOf = (passedOn: number, caches = ''): BudgetPlan => ({
  passedOn,
  isPromptCached: caches.includes('p'),
  areAnswersKept: caches.includes('a'),
})
const TASKS = SEEDS.map((seed) => budgetTask(seed, prices.task))
const bestOf = (task: (typeof TASKS)[number]) => cheapestPlan(task.budgets, task.limits)!

test('3,000 tokens in and 500 out at $3 and $15 cost $0.0165; a cached prefix of 2,500 makes it $0.011475', () => {
  const plain = totalOf(callCost(TOKENS, { price: LARGE, cache: null }))
  const cached = totalOf(callCost(TOKENS, { price: LARGE, cache: { ...CACHE, hit: 0.8 } }))
  expect(plain).toBeCloseTo(0.0165, 12)
  expect(cached).toBeCloseTo(0.011475, 12)
  expect(1 - cached / plain).toBeCloseTo(0.3045, 4)
})

test('a cache pays from 21.7% hits at 1.25 and 0.1, and there it costs what it costs without', () => {
  const even = cacheBreakEven(CACHE)
  expect(even).toBeCloseTo(0.2174, 4)
  expect(totalOf(callCost(TOKENS, { price: LARGE, cache: { ...CACHE, hit: even } }))).toBeCloseTo(0.0165, 12)
  expect(() => cacheBreakEven({ write: 1, read: 1 })).toThrow(RangeError)
})

test('a cascade of $0.0010 and $0.0165 that passes on a fifth costs $0.0043', () => {
  expect(cascadeCost({ small: 0.001, large: 0.0165, passedOn: 0.2 })).toBeCloseTo(0.0043, 12)
  expect(planBudget(planOf(0.2), { feature: FEATURE, seed: 1 }).cost).toBeCloseTo(0.0043, 12)
})

test('0.6 s and 500 tokens at 60 a second take 8.93 s; three calls keep their p95 together in 85.7%', () => {
  expect(answerDelay({ firstToken: 0.6, output: 500, speed: 60 })).toBeCloseTo(8.933, 3)
  expect(allWithin(0.95, 3)).toBeCloseTo(0.8574, 4)
  expect(meanWithKept({ kept: 0.3, keptDelay: 0.05, delay: 4 })).toBeCloseTo(2.815, 12)
  expect(costOfSuccess(0.0165, 0.95)).toBeCloseTo(0.017368, 6)
})

test('drawn delays have the median and the p95 of the log-normal distribution', () => {
  const { p50, p95 } = planBudget(planOf(1), { feature: FEATURE, seed: 8 })
  expect(p50 / answerDelay({ firstToken: 0.6, output: 500, speed: 60 })).toBeCloseTo(1, 2)
  expect(p95 / p50).toBeCloseTo(Math.exp(1.6449 * 0.35), 1)
  const still = planBudget(planOf(1), { feature: { ...FEATURE, spread: 0 }, seed: 8 })
  expect([still.p50, still.p95]).toEqual([still.p95, still.p50])
})

test('calls in a row add up and calls side by side wait for the slowest; both cost each call', () => {
  const one = planBudget(planOf(1), { feature: FEATURE, seed: 8 })
  const row = planBudget(planOf(1), { feature: { ...FEATURE, steps: 3 }, seed: 8 })
  const abreast = planBudget(planOf(1), { feature: { ...FEATURE, abreast: 3 }, seed: 8 })
  expect(row.cost).toBeCloseTo(3 * one.cost, 12)
  expect(abreast.cost).toBeCloseTo(3 * one.cost, 12)
  expect(row.p50).toBeGreaterThan(2.9 * one.p50)
  // The sum varies less than its parts: p95 of three in a row is below three times the p95 of one.
  expect(row.p95).toBeLessThan(3 * one.p95)
  expect(abreast.p50).toBeGreaterThan(one.p50)
  expect(abreast.p50).toBeLessThan(row.p50)
})

test('a cascade at its ends is one of the two models, and blind passing on mixes them', () => {
  const ends = { small: 0.82, large: 0.95, insight: 3 }
  expect(cascadeQuality({ ...ends, passedOn: 0 })).toBe(0.82)
  expect(cascadeQuality({ ...ends, passedOn: 1 })).toBeCloseTo(0.95, 12)
  expect(cascadeQuality({ ...ends, passedOn: 0.2, insight: 1 })).toBeCloseTo(0.8 * 0.82 + 0.2 * 0.95, 12)
})

test('more passed on costs more and solves more; more hits and more kept answers cost less', () => {
  const along = ROUTES.slice(0, -1).map((passedOn) => planBudget(planOf(passedOn), { feature: FEATURE, seed: 3 }))
  for (const [index, next] of along.entries()) {
    const before = along[index - 1]
    if (before === undefined) continue
    expect(next.cost).toBeGreaterThan(before.cost)
    expect(next.quality).toBeGreaterThan(before.quality)
    expect(next.p95).toBeGreaterThanOrEqual(before.p95)
  }
  const costs = [0, 0.3, 0.6, 0.9].map(
    (hit) => planBudget(planOf(1, 'p'), { feature: { ...FEATURE, hit }, seed: 3 }).cost,
  )
  expect([...costs].sort((a, b) => b - a)).toEqual(costs)
  const [kept, fresh] = [
    planBudget(planOf(1, 'a'), { feature: FEATURE, seed: 3 }),
    planBudget(planOf(1), { feature: FEATURE, seed: 3 }),
  ]
  expect(kept.cost / fresh.cost).toBeCloseTo(0.8, 12)
  expect(kept.quality / fresh.quality).toBeCloseTo(0.98, 12)
})

test('the same seed gives the same delays, and plans together are the plans alone', () => {
  const together = planBudgets(ALL_PLANS, { feature: FEATURE, seed: 5 })
  for (const [index, plan] of ALL_PLANS.entries())
    expect(planBudget(plan, { feature: FEATURE, seed: 5 })).toEqual(together[index])
  const other = planBudget(planOf(0.2), { feature: FEATURE, seed: 6 })
  expect(other.p50).not.toBe(planBudget(planOf(0.2), { feature: FEATURE, seed: 5 }).p50)
})

test('no plan beats one on the Pareto line in both cost and quality', () => {
  const budgets = planBudgets(ALL_PLANS, { feature: FEATURE, seed: 5 })
  for (const { cost, quality } of paretoPlans(budgets))
    expect(budgets.some((other) => other.cost < cost && other.quality >= quality)).toBe(false)
})

test('every task is passed by its cheapest plan with the computed cost, and failed with the list price or half of it', () => {
  for (const [index, task] of TASKS.entries()) {
    const best = bestOf(task)
    expect(keepsLimits(best, task.limits)).toBe(true)
    expect(
      judgeBudget({ plan: best, dollars: Number((best.cost * 1000).toFixed(2)), task }),
      `task ${index + 1}`,
    ).toMatchObject({ passed: true })
    expect(judgeBudget({ plan: best, dollars: best.cost * 500, task }).because).toMatch(/The plan is right/)
    expect(judgeBudget({ plan: best, dollars: 0, task }).passed).toBe(false)
  }
})

test('no fixed plan passes more than a quarter of the tasks, even with its cost computed right', () => {
  for (const plan of ALL_PLANS) {
    const passed = TASKS.filter((task) => {
      const { cost } = task.budgets[ALL_PLANS.indexOf(plan)]!
      return judgeBudget({ plan, dollars: cost * 1000, task }).passed
    })
    expect(passed.length, JSON.stringify(plan)).toBeLessThanOrEqual(10)
  }
})

test('a broken promise and a plan that is too dear are named', () => {
  const task = TASKS.find((each) => bestOf(each).passedOn > 0.2 && !bestOf(each).areAnswersKept)!
  expect(judgeBudget({ plan: planOf(0), dollars: 1, task }).because).toMatch(/breaks a promise: it solves/)
  const dear = task.budgets.find((each) => keepsLimits(each, task.limits) && each.cost > 1.1 * bestOf(task).cost)!
  expect(judgeBudget({ plan: dear, dollars: dear.cost * 1000, task }).because).toMatch(/more than the cheapest/)
  const slow = TASKS.find((each) =>
    each.budgets.some(({ p95, quality }) => p95 > each.limits.p95 + 1 && quality > each.limits.floor),
  )!
  const late = slow.budgets.find(({ p95, quality }) => p95 > slow.limits.p95 + 1 && quality > slow.limits.floor)!
  expect(judgeBudget({ plan: late, dollars: 1, task: slow }).because).toMatch(/19 of 20 answers take up to/)
})

test('the figures printed in lesson T5-2 are the lab’s', () => {
  const rows = [
    ['Small alone', planOf(0, 'p')],
    ['20% passed on', planOf(0.2, 'p')],
    ['40% passed on', planOf(0.4, 'p')],
    ['60% passed on', planOf(0.6, 'p')],
    ['Large alone', planOf(1, 'p')],
    ['Large alone, answers kept', planOf(1, 'pa')],
  ] as const
  for (const [name, plan] of rows) {
    const { cost, quality, p50, p95 } = planBudget(plan, { feature: FEATURE, seed: 8 })
    expect(lesson).toContain(
      `| ${name} | ${(cost * 100).toFixed(2)} | ${(quality * 100).toFixed(1)}% | ${p50.toFixed(1)} | ${p95.toFixed(1)} |`,
    )
  }
  const budgets = planBudgets(ALL_PLANS, { feature: FEATURE, seed: 8 })
  expect(cheapestPlan(budgets, { floor: 0.92, p95: 20 })).toMatchObject(planOf(0.4, 'p'))
  expect(cheapestPlan(budgets, { floor: 0.92, p95: 16 })).toMatchObject(planOf(1, 'pa'))
})
