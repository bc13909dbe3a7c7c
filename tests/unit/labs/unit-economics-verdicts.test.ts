import { expect, test } from 'vitest'
import { PLANS, priceOf, priceResult, usageOf, type Plan, type Serving } from '@/lib/labs/core/unit-economics'
import {
  LOSING_CEILING,
  MARGIN_FLOOR,
  REFUSED_CEILING,
  cheapestPrice,
  judgePrice,
  judgeUnitEconomics,
  pricingTask,
  type PricingTask,
} from '@/lib/labs/core/unit-economics-task'
import { INCOMPLETE } from '@/lib/labs/core/verdict'
import { SEEDS } from './predictions'

/** All users alike: 100 tasks at 0.10, half of them succeed, and nothing else costs. A month of 25 leaves 60%. */
const ALIKE: Serving = {
  ...{ median: 100, spread: 0, taskCost: 0.1, success: 0.5 },
  ...{ support: 0, fee: 0, churn: 0.05, acquisition: 60 },
}
const TASK: PricingTask = { serving: ALIKE, accepted: ['subscription'], buyersLimit: 0.5 }
const judge = (change: { amount?: number; cap?: number; plan?: Plan }, task: Partial<PricingTask> = {}) =>
  judgePrice({ proposal: { plan: 'subscription', amount: 25, cap: 0, ...change }, task: { ...TASK, ...task } })

test('a price exactly on every limit passes and is told what it leaves and asks', () => {
  expect(judge({})).toEqual({
    passed: true,
    because: 'Your price leaves 60% and asks buyers €0.50 for a success, at most their €0.50.',
  })
  expect([MARGIN_FLOOR, LOSING_CEILING, REFUSED_CEILING]).toEqual([0.6, 0.02, 0.1])
})

test('a margin below 60% is named', () => {
  expect(judge({ amount: 20 })).toEqual({ passed: false, because: 'The margin is 50.00%, 60% is asked.' })
  expect(judge({ amount: 24.99 }).passed).toBe(false)
})

test('a success that costs buyers more than their own way is named', () => {
  expect(judge({ amount: 30 })).toEqual({
    passed: false,
    because: 'Buyers pay €0.600 for a success, their own way costs €0.50.',
  })
  expect(judge({ amount: 25.01 }).passed).toBe(false)
})

test('a cap may refuse a tenth of all tasks and no more', () => {
  const roomy = { buyersLimit: 9 }
  expect(judge({ cap: 90 }, roomy).passed).toBe(true)
  expect(judge({ cap: 89 }, roomy)).toEqual({
    passed: false,
    because: 'The cap refuses 11.00% of all tasks, 10% are allowed.',
  })
})

test('twenty of 1,000 users may make a loss and the next one is too many', () => {
  const serving = { ...ALIKE, spread: 0.9 }
  const usage = usageOf(serving)
  // A month that pays for the tasks of a user between two others: all above make a loss.
  const between = (user: number) => (0.1 * (usage[user]! + usage[user - 1]!)) / 2
  const roomy = { serving, buyersLimit: 9 }
  expect(judge({ amount: between(980) }, roomy).passed).toBe(true)
  expect(judge({ amount: between(979) }, roomy)).toEqual({
    passed: false,
    because: '21 of 1,000 users make a loss, 20 are allowed.',
  })
})

test('everything that is wrong is said in one sentence, the way to charge first', () => {
  expect(judge({ plan: 'per-task', amount: 0.01, cap: 50 }).because).toBe(
    'Buyers do not accept this way to charge; the margin is -900.00%, 60% is asked; 1,000 of 1,000 users make a loss, 20 are allowed; the cap refuses 50.00% of all tasks, 10% are allowed.',
  )
})

test('the cheapest price is the lowest of the steps of 300/2¹⁵ that keeps the rules, up to the next cent and without a cap', () => {
  const cheapest = (accepted: readonly Plan[], median = 100) =>
    cheapestPrice({ serving: { ...ALIKE, median }, accepted })
  // 25 lies between 2,730 and 2,731 steps, and 2,731 are 25.003; no cap refuses anything here, so the first one, none, stays.
  expect(cheapest(['subscription'])).toEqual({
    ...{ plan: 'subscription', amount: 25.01, cap: 0 },
    costPerSuccess: expect.closeTo(0.5002, 9) as number,
  })
  // 0.25 a task are 27.3 steps, 28 are 0.2563; 0.50 a success are 54.6, and 55 are 0.5035.
  expect(cheapest(['per-task'])).toMatchObject({ amount: 0.26, cap: 0 })
  expect(cheapest(['per-task', 'per-success'])).toMatchObject({ plan: 'per-success', amount: 0.51 })
  expect(cheapest(['per-success', 'per-task'])).toMatchObject({ plan: 'per-success', amount: 0.51 })
  // 25,000 tasks at 0.10 ask for a month of 6,250, and more than 300 is not tried.
  expect(cheapest(['subscription', 'per-task'], 25_000)).toMatchObject({ plan: 'per-task', amount: 0.26 })
})

test('no other figure in any accepted way is cheaper for buyers than the cheapest price, and two cents less break a rule', () => {
  for (const seed of SEEDS.slice(0, 4)) {
    const { serving, accepted, buyersLimit } = pricingTask(seed)
    const best = cheapestPrice({ serving, accepted })
    const at = (plan: Plan, amount: number, cap: number) =>
      priceResult({ price: priceOf(plan, { amount, cap, serving }), serving })
    const isKept = ({ grossMargin, losingUsers, refused }: ReturnType<typeof at>) =>
      grossMargin >= 0.6 && losingUsers <= 0.02 && refused <= 0.1
    expect(isKept(at(best.plan, best.amount, best.cap))).toBe(true)
    expect(isKept(at(best.plan, best.amount - 0.021, best.cap))).toBe(false)
    expect(at(best.plan, best.amount, best.cap).costPerSuccess).toBe(best.costPerSuccess)
    expect(buyersLimit).toBeGreaterThan(best.costPerSuccess)
    expect(buyersLimit).toBeLessThan(1.3 * best.costPerSuccess + 0.011)
    const tried = accepted.flatMap((plan) => {
      const step = plan === 'subscription' || plan === 'hybrid' ? 2.5 : 0.5
      const amounts = Array.from({ length: 40 / step }, (_, index) => (index + 1) * step)
      return [0, 3, 5, 8].flatMap((times) => amounts.map((amount) => at(plan, amount, times * serving.median)))
    })
    for (const { costPerSuccess } of tried.filter(isKept))
      expect(costPerSuccess).toBeGreaterThanOrEqual(best.costPerSuccess - 0.01)
  }
})

test('an answer has a known way to charge, a figure and a cap of nought or more', () => {
  const answer = { 'answer-plan': 'hybrid', 'answer-amount': 0, 'answer-cap': 0 }
  const says = (change: object) => judgeUnitEconomics({ seed: 1, answer: { ...answer, ...change }, data: null })
  for (const plan of PLANS) expect(says({ 'answer-plan': plan })).not.toEqual(INCOMPLETE)
  for (const change of [
    { 'answer-plan': 'gift' },
    { 'answer-amount': -0.01 },
    { 'answer-amount': '' },
    { 'answer-cap': -1 },
    { 'answer-cap': 'none' },
  ])
    expect(says(change)).toEqual(INCOMPLETE)
})

test('a figure that just misses its limit does not read like the limit', () => {
  // (24.99 − 10)/24.99, and 25.05 for fifty successes.
  expect(judge({ amount: 24.99 }).because).toBe('The margin is 59.98%, 60% is asked.')
  expect(judge({ amount: 25.05 }).because).toBe('Buyers pay €0.501 for a success, their own way costs €0.50.')
  expect(judge({ cap: 89.96 }, { buyersLimit: 9 }).because).toBe(
    'The cap refuses 10.04% of all tasks, 10% are allowed.',
  )
})

test('a cap of five medians is the cheapest way of a subscription whose heaviest users would make a loss', () => {
  // Above 500 tasks nothing more is served: 500 at 0.10 ask for 50, and a step more than 50 is 50.003.
  const serving = { ...ALIKE, spread: 0.9 }
  expect(cheapestPrice({ serving, accepted: ['subscription'] })).toMatchObject({ cap: 500, amount: 50.01 })
})

test('where no price keeps the rules, the ways that were tried are named', () => {
  // 25,000 tasks at 0.10 ask for a month of 6,250.
  const serving = { ...ALIKE, median: 25_000 }
  expect(() => cheapestPrice({ serving, accepted: ['subscription'] })).toThrow(
    new RangeError('No price up to 300 keeps the rules in subscription'),
  )
  const dear = { ...ALIKE, taskCost: 1000 }
  expect(() => cheapestPrice({ serving: dear, accepted: ['per-task', 'per-success'] })).toThrow(
    'No price up to 300 keeps the rules in per-task, per-success',
  )
})
