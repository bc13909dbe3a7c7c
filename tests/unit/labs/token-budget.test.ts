import { readFileSync } from 'node:fs'
import { parse } from 'yaml'
import { expect, test } from 'vitest'
import {
  MOST_ABREAST,
  MOST_STEPS,
  allWithin,
  answerDelay,
  cacheBreakEven,
  callCost,
  cascadeCost,
  cascadeQuality,
  costOfSuccess,
  meanWithKept,
  totalOf,
  type BudgetPlan,
  type Feature,
} from '@/lib/labs/core/token-budget'
import { planBudget, planBudgets } from '@/lib/labs/core/token-budget-simulation'
import { ALL_PLANS, ROUTES, cheapestPlan, keepsLimits, paretoPlans } from '@/lib/labs/core/token-budget-plans'
import { budgetTask, judgeBudget } from '@/lib/labs/core/token-budget-task'
import { TokenPricesSchema } from '@/lib/labs/schemas'
import { normalQuantile } from '@/lib/shared/normal'
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

test('the parts of a call are its prefix, the rest of its input and its output, and a prefix ends with the input', () => {
  const parts = callCost(TOKENS, { price: LARGE, cache: null })
  expect(parts.prefix).toBeCloseTo(0.0075, 12)
  expect(parts.rest).toBeCloseTo(0.0015, 12)
  expect(parts.output).toBeCloseTo(0.0075, 12)
  // 0.8·0.1 + 0.2·1.25 = 0.33 of the price of the prefix, and of nothing else.
  const cached = callCost(TOKENS, { price: LARGE, cache: { ...CACHE, hit: 0.8 } })
  expect(cached.prefix).toBeCloseTo(0.33 * 0.0075, 12)
  expect([cached.rest, cached.output]).toEqual([parts.rest, parts.output])
  const longer = callCost({ ...TOKENS, prefix: 9000 }, { price: LARGE, cache: null })
  expect(longer.prefix).toBeCloseTo(0.009, 12)
  expect(longer.rest).toBe(0)
})

test('a cache that costs more to read than to store is refused; one that is free to store pays from the first hit', () => {
  expect(() => cacheBreakEven({ write: 1, read: 1.1 })).toThrow('Reading at 1.1 never makes up for storing at 1')
  expect(cacheBreakEven({ write: 1, read: 0.5 })).toBe(0)
  expect(cacheBreakEven({ write: 2, read: 0.1 })).toBeCloseTo(1 / 1.9, 12)
})

test('a small model that knows its limits passes on first what it would fail: 1 − 0.8³ of the gain at a fifth', () => {
  expect(cascadeQuality({ small: 0.82, large: 0.95, passedOn: 0.2, insight: 3 })).toBeCloseTo(0.82 + 0.13 * 0.488, 12)
})

/** Without spread a call of the large model takes 8.93 s, one of the small model 0.3 + 500/150 = 3.63 s. */
const STILL: Feature = { ...FEATURE, spread: 0 }
const [FAST, SLOW] = [0.3 + 500 / 150, 0.6 + 500 / 60]
const delays = (plan: BudgetPlan, change: Partial<Feature> = {}) => {
  const { p50, p95 } = planBudget(plan, { feature: { ...STILL, ...change }, seed: 8 })
  return [p50, p95].map((seconds) => Number(seconds.toFixed(9)))
}
const shown = (...seconds: number[]) => seconds.map((each) => Number(each.toFixed(9)))

test('without spread delays are those of the models, added up in a cascade for exactly the share passed on', () => {
  expect(delays(planOf(0))).toEqual(shown(FAST, FAST))
  expect(delays(planOf(1))).toEqual(shown(SLOW, SLOW))
  expect(delays(planOf(0.2))).toEqual(shown(FAST, FAST + SLOW))
  // The 5% slowest begin with draw 1,900 of 2,000.
  expect(delays(planOf(0.05))).toEqual(shown(FAST, FAST + SLOW))
  expect(delays(planOf(0.0495))).toEqual(shown(FAST, FAST))
  expect(delays(planOf(0.5))).toEqual(shown(FAST + SLOW, FAST + SLOW))
  expect(delays(planOf(0.4995))).toEqual(shown(FAST, FAST + SLOW))
  expect(delays(planOf(1), { steps: 3, abreast: 2 })).toEqual(shown(3 * SLOW, 3 * SLOW))
})

test('kept answers come at once for exactly the share asked before, with either model, and only if they are kept', () => {
  expect(delays(planOf(1, 'a'), { repeats: 0.5 })).toEqual(shown(SLOW, SLOW))
  expect(delays(planOf(1, 'a'), { repeats: 0.5005 })).toEqual(shown(0.05, SLOW))
  expect(delays(planOf(0, 'a'), { repeats: 0.95 })).toEqual(shown(0.05, FAST))
  expect(delays(planOf(0, 'a'), { repeats: 0.9505 })).toEqual(shown(0.05, 0.05))
  expect(delays(planOf(1), { repeats: 0.9505 })).toEqual(shown(SLOW, SLOW))
})

test('of three calls side by side the slowest has the distribution of the greatest of three', () => {
  const { p50, p95 } = planBudget(planOf(1), { feature: { ...FEATURE, abreast: MOST_ABREAST }, seed: 8 })
  // Φ(z)³ = 0.5 and 0.95.
  expect(p50 / SLOW / Math.exp(0.35 * normalQuantile(0.5 ** (1 / 3)))).toBeCloseTo(1, 1)
  expect(p95 / SLOW / Math.exp(0.35 * normalQuantile(0.95 ** (1 / 3)))).toBeCloseTo(1, 1)
  expect([MOST_STEPS, MOST_ABREAST]).toEqual([4, 3])
})

test('each call draws for itself, the two models of a cascade as well', () => {
  const p95 = (plan: BudgetPlan, steps = 1) => planBudget(plan, { feature: { ...FEATURE, steps }, seed: 8 }).p95
  expect(p95(planOf(0.9999))).toBeLessThan(0.97 * (p95(planOf(0)) + p95(planOf(1))))
  // Mean + 1.645·√n standard deviations, roughly: calls in a row vary less than one call n times.
  for (const steps of [2, 3, MOST_STEPS]) expect(p95(planOf(1), steps)).toBeLessThan(0.95 * steps * p95(planOf(1)))
})

test('a plan costs each of its calls in parts, kept answers nothing, and a success what its share asks', () => {
  const feature = { ...FEATURE, steps: 2, abreast: 3 }
  const plan = planBudget(planOf(0.2, 'pa'), { feature, seed: 8 })
  const cache = { ...CACHE, hit: 0.8 }
  const small = callCost(TOKENS, { price: prices.small.price, cache })
  const large = callCost(TOKENS, { price: LARGE, cache })
  for (const part of ['prefix', 'rest', 'output'] as const)
    expect(plan.parts[part]).toBeCloseTo(6 * 0.8 * (small[part] + 0.2 * large[part]), 12)
  expect(plan.cost).toBeCloseTo(totalOf(plan.parts), 12)
  expect(plan.costOfSuccess).toBeCloseTo(plan.cost / plan.quality, 12)
  const alone = planBudget(planOf(1), { feature, seed: 8 })
  expect(alone.cost).toBeCloseTo(6 * 0.0165, 12)
})

test('a draw that was kept for one seed or spread does not answer for another', () => {
  const at = (seed: number, spread = 0.35) => planBudget(planOf(0.2), { feature: { ...FEATURE, spread }, seed }).p95
  const first = at(5)
  expect(at(6)).not.toBe(first)
  expect(at(5, 0.5)).toBeGreaterThan(first)
  expect(at(5)).toBe(first)
})

test('a draw whose place is exactly the share is neither passed on nor kept', () => {
  // The places are (i + 0.5)/2,000: below 99.5/2,000 lie 99 draws, one too few for the 5% slowest.
  expect(delays(planOf(99.5 / 2000))).toEqual(shown(FAST, FAST))
  expect(delays(planOf(100.5 / 2000))).toEqual(shown(FAST, FAST + SLOW))
  // Below 1,000.5/2,000 lie 1,000, so that the middle, draw 1,000 from 0, is not among them.
  expect(delays(planOf(1, 'a'), { repeats: 1000.5 / 2000 })).toEqual(shown(SLOW, SLOW))
  expect(delays(planOf(1, 'a'), { repeats: 1001.5 / 2000 })).toEqual(shown(0.05, SLOW))
})
