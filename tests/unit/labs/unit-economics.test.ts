import { expect, test } from 'vitest'
import {
  LESSON_SERVING,
  PLANS,
  breakEvenSuccess,
  breakEvenTasks,
  costPlusPrice,
  lifetimeValue,
  paybackMonths,
  priceOf,
  priceResult,
  usageOf,
  userMonth,
  type Plan,
  type Serving,
} from '@/lib/labs/core/unit-economics'
import { cheapestPrice, judgePrice, pricingTask } from '@/lib/labs/core/unit-economics-task'
import { normalQuantile } from '@/lib/shared/normal'
import { SEEDS } from './predictions'

const NONE = { base: 0, perTask: 0, perSuccess: 0, included: 0, cap: 0 }

test('a subscription of 20 leaves 13.80 on 120 tasks, 69% of the price, and breaks even at 580 tasks', () => {
  const { margin, revenue } = userMonth(120, { price: { ...NONE, base: 20 }, serving: LESSON_SERVING })
  expect(margin).toBeCloseTo(13.8, 12)
  expect(margin / revenue).toBeCloseTo(0.69, 12)
  expect(breakEvenTasks(20, LESSON_SERVING)).toBeCloseTo(580, 9)
})

test('0.99 for a success at 0.12 a try and 60% leaves 0.474 a try and breaks even at 12.1% success', () => {
  const serving = { ...LESSON_SERVING, taskCost: 0.12, support: 0, fee: 0 }
  expect(userMonth(1, { price: { ...NONE, perSuccess: 0.99 }, serving }).margin).toBeCloseTo(0.474, 12)
  expect(breakEvenSuccess(0.99, 0.12)).toBeCloseTo(0.1212, 4)
})

test('cost plus 60% of 4.2 is 10.50; 20 a month at 67% and 5% churn is worth 268 and pays back 90 in 6.7 months', () => {
  expect(costPlusPrice(4.2, 0.6)).toBeCloseTo(10.5, 12)
  expect(() => costPlusPrice(4.2, 1)).toThrow(RangeError)
  expect(lifetimeValue({ revenue: 20, grossMargin: 0.67, churn: 0.05 })).toBeCloseTo(268, 9)
  expect(paybackMonths({ acquisition: 90, revenue: 20, grossMargin: 0.67 })).toBeCloseTo(6.72, 2)
})

test('use has the median and the mean of its log-normal distribution', () => {
  const usage = usageOf({ median: 120, spread: 0.9 })
  expect(usage[500]).toBeCloseTo(120, 0)
  const mean = usage.reduce((sum, tasks) => sum + tasks, 0) / usage.length
  expect(mean / (120 * Math.exp(0.405))).toBeCloseTo(1, 2)
  expect(new Set(usageOf({ median: 50, spread: 0 })).size).toBe(1)
})

test('tenths add up to the whole, and under a subscription the heaviest brings least', () => {
  const { tenths, margin, losingUsers } = priceResult({ price: { ...NONE, base: 20 }, serving: LESSON_SERVING })
  expect(tenths.reduce((sum, tenth) => sum + tenth.margin, 0) / 10).toBeCloseTo(margin, 9)
  expect(Math.min(...tenths.map((tenth) => tenth.margin))).toBe(tenths.at(-1)?.margin)
  // P(use > 580) = 1 − Φ(ln(580/120)/0.9) = 4.0%.
  expect(losingUsers).toBeCloseTo(0.04, 3)
})

test('a cap refuses tasks, saves cost and ends losses; paying by the task has no loss among heavy users', () => {
  const base = { ...NONE, base: 20 }
  const free = priceResult({ price: base, serving: LESSON_SERVING })
  const capped = priceResult({ price: { ...base, cap: 500 }, serving: LESSON_SERVING })
  expect(capped.margin).toBeGreaterThan(free.margin)
  expect(capped.losingUsers).toBe(0)
  expect(free.refused).toBe(0)
  expect(capped.refused).toBeGreaterThan(0)
  const byTask = priceResult({ price: { ...NONE, perTask: 0.1 }, serving: LESSON_SERVING })
  expect(byTask.tenths.at(-1)!.margin).toBeGreaterThan(byTask.tenths[0]!.margin)
})

test('a higher price never lowers the margin and never makes a success cheaper', () => {
  for (const plan of PLANS)
    for (const seed of SEEDS.slice(0, 3)) {
      const { serving } = pricingTask(seed)
      const results = [1, 2, 4, 8, 16].map((amount) =>
        priceResult({ price: priceOf(plan, { amount, cap: 0, serving }), serving }),
      )
      for (const [index, result] of results.entries()) {
        const before = results[index - 1]
        if (before === undefined) continue
        expect(result.margin).toBeGreaterThanOrEqual(before.margin)
        expect(result.costPerSuccess).toBeGreaterThanOrEqual(before.costPerSuccess)
      }
    }
})

test('every task is passed by the cheapest accepted price and failed by half of it', () => {
  for (const seed of SEEDS.slice(0, 12)) {
    const task = pricingTask(seed)
    const best = cheapestPrice(task)
    expect(task.accepted).toContain(best.plan)
    expect(judgePrice({ proposal: best, task }), `task ${seed}`).toMatchObject({ passed: true })
    expect(judgePrice({ proposal: { ...best, amount: best.amount / 2 }, task }).passed).toBe(false)
  }
})

test('a way to charge that buyers do not accept is refused, whatever the price', () => {
  const task = SEEDS.map(pricingTask).find(({ accepted }) => accepted.length === 1)
  expect(task?.accepted).toEqual(['subscription'])
  const { amount } = cheapestPrice({ serving: task!.serving, accepted: ['hybrid'] })
  expect(judgePrice({ proposal: { plan: 'hybrid', amount, cap: 0 }, task: task! }).because).toMatch(/do not accept/)
})

const LESSON_AMOUNTS: Record<Plan, number> = { subscription: 20, 'per-task': 0.09, 'per-success': 0.25, hybrid: 20 }

function lessonResult(plan: Plan, change: Partial<Serving> = {}, { amount = LESSON_AMOUNTS[plan], cap = 0 } = {}) {
  const serving = { ...LESSON_SERVING, ...change }
  return priceResult({ price: priceOf(plan, { amount, cap, serving }), serving })
}

test('lesson B2-2 prints the four ways to charge that the lab computes', () => {
  const rows = PLANS.map((plan) => {
    const { grossMargin, losingUsers, costPerSuccess, payback } = lessonResult(plan)
    return [
      Math.round(grossMargin * 100),
      Math.round(losingUsers * 1000),
      costPerSuccess.toFixed(2),
      payback.toFixed(1),
    ]
  })
  expect(rows).toEqual([
    [60, 40, '0.19', '7.5'],
    [51, 85, '0.15', '10.9'],
    [70, 16, '0.25', '4.8'],
    [33, 134, '0.11', '23.2'],
  ])
  const left = (change: Partial<Serving>) =>
    PLANS.map((plan) => Math.round(lessonResult(plan, change).grossMargin * 100))
  expect(left({ success: 0.3 })).toEqual([60, 51, 42, 33])
  expect(left({ taskCost: 0.06 })).toEqual([33, 18, 50, 1])
  expect(left({ spread: 1.3 })).toEqual([45, 56, 72, 36])
  expect(lessonResult('subscription', { success: 0.3 }).costPerSuccess.toFixed(2)).toBe('0.37')
  expect(Math.round(lessonResult('per-success', { success: 0.5 }).grossMargin * 100)).toBe(64)
})

test('lesson B2-2 prints the tenths, who leaves and what is left without the heaviest', () => {
  const flat = lessonResult('subscription').tenths
  const bySuccess = lessonResult('per-success').tenths
  const shown = (tenths: typeof flat) => tenths.map(({ margin }) => margin.toFixed(1))
  expect(shown(flat)).toEqual(['16.6', '16.0', '15.4', '14.9', '14.2', '13.4', '12.3', '10.8', '8.1', '-1.5'])
  expect(shown(bySuccess)).toEqual(['1.0', '3.4', '5.6', '7.8', '10.4', '13.6', '17.7', '23.6', '33.7', '70.7'])
  expect(flat.map(({ tasks }) => Math.round(tasks))).toEqual([26, 47, 65, 85, 107, 135, 170, 222, 309, 630])
  expect(flat.map(({ tasks }) => (20 / (tasks * 0.6)).toFixed(2))).toEqual([
    '1.27',
    '0.71',
    '0.51',
    '0.39',
    '0.31',
    '0.25',
    '0.20',
    '0.15',
    '0.11',
    '0.05',
  ])
  expect(Math.round(flat[9]!.tasks * 0.6 * 0.25)).toBe(94)
  const nine = (tenths: typeof flat) => tenths.slice(0, 9).reduce((sum, { margin }) => sum + margin, 0) / 9
  expect([nine(flat).toFixed(2), nine(bySuccess).toFixed(2)]).toEqual(['13.51', '12.98'])

  const usage = Array.from(usageOf(LESSON_SERVING))
  const mean = usage.reduce((sum, tasks) => sum + tasks, 0) / usage.length
  expect(Math.round(mean)).toBe(180)
  expect(Math.round((flat[9]!.tasks * 10) / mean)).toBe(35)
  const stay = usage.filter((tasks) => 20 / (tasks * 0.6) <= 0.4)
  expect(usage.length - stay.length).toBe(343)
  const price = { ...NONE, base: 20 }
  const left = stay.reduce((sum, tasks) => sum + userMonth(tasks, { price, serving: LESSON_SERVING }).margin, 0)
  expect((left / stay.length).toFixed(2)).toBe('9.99')
  expect(lessonResult('subscription').margin.toFixed(2)).toBe('12.01')
  expect(Math.floor(LESSON_SERVING.support / (0.25 * 0.6 * 0.97 - 0.03))).toBe(17)
})

test('lesson B2-2 prints what the caps refuse and the repaired hybrid', () => {
  const usage = Array.from(usageOf(LESSON_SERVING))
  const capped = [480, 580, 600].map((cap) => {
    const { refused, losingUsers } = lessonResult('subscription', {}, { cap })
    return [(refused * 100).toFixed(1), usage.filter((tasks) => tasks > cap).length, Math.round(losingUsers * 1000)]
  })
  expect(capped.slice(0, 2)).toEqual([
    ['9.5', 62, 0],
    ['6.7', 40, 0],
  ])
  expect(capped[2]![2]).toBe(40)
  const { grossMargin, losingUsers, costPerSuccess } = lessonResult('hybrid', {}, { amount: 37 })
  expect([Math.round(grossMargin * 100), losingUsers, costPerSuccess.toFixed(2)]).toEqual([60, 0, '0.19'])
  expect(usage.filter((tasks) => tasks > 360).length).toBe(111)
})

test('use rises from user to user, mirrored about its median, and its ends are those of the distribution', () => {
  const usage = usageOf({ median: 100, spread: 0.5 })
  expect(usage).toHaveLength(1000)
  expect(usage).toEqual(usage.toSorted())
  expect(usage[0]).toBeCloseTo(100 * Math.exp(0.5 * normalQuantile(0.0005)), 9)
  expect(usage[999]).toBeCloseTo(100 * Math.exp(0.5 * normalQuantile(0.9995)), 9)
  for (const user of [0, 250, 499]) expect(usage[user]! * usage[999 - user]!).toBeCloseTo(10_000, 6)
  expect(usageOf({ median: 50, spread: 0 })[7]).toBe(50)
})

test('each plan turns its one figure into a price, and a hybrid asks half the month and twice the cost beyond three medians', () => {
  const given = { amount: 20, cap: 7, serving: LESSON_SERVING }
  const none = { ...NONE, cap: 7 }
  expect(priceOf('subscription', given)).toEqual({ ...none, base: 20 })
  expect(priceOf('per-task', given)).toEqual({ ...none, perTask: 20 })
  expect(priceOf('per-success', given)).toEqual({ ...none, perSuccess: 20 })
  expect(priceOf('hybrid', given)).toEqual({ ...none, base: 10, perTask: 0.06, included: 360 })
})

/** A try costs 0.10 and succeeds in half; help costs 1, the payment a twentieth. */
const PLAIN: Serving = {
  ...{ median: 100, spread: 0, taskCost: 0.1, success: 0.5 },
  ...{ support: 1, fee: 0.05, churn: 0.04, acquisition: 60 },
}

test('a month serves up to the cap, charges what goes beyond the included tasks, and pays fee, tries and help', () => {
  const price = { base: 5, perTask: 0.2, perSuccess: 0.5, included: 30, cap: 50 }
  const month = (tasks: number, change = {}) => userMonth(tasks, { price: { ...price, ...change }, serving: PLAIN })
  // 5 + 0.2·(50 − 30) + 0.5·50/2 = 21.5; 0.95·21.5 − 5 − 1.
  expect(month(50)).toEqual({ served: 50, revenue: 21.5, margin: 0.95 * 21.5 - 5 - 1 })
  expect(month(51)).toEqual(month(50))
  expect(month(49).served).toBe(49)
  expect(month(51, { cap: 0 }).served).toBe(51)
  expect(month(1, { cap: 0.5 }).served).toBe(0.5)
  expect(month(30, { perSuccess: 0 }).revenue).toBe(5)
  expect(month(31, { perSuccess: 0 }).revenue).toBeCloseTo(5.2, 12)
  expect(month(10, { perSuccess: 0 }).revenue).toBe(5)
})

test('a margin of 100% or more has no price, and just below it has', () => {
  expect(() => costPlusPrice(1, 1.2)).toThrow('A margin of 100% has no price')
  expect(costPlusPrice(1, 0.99)).toBeCloseTo(100, 9)
})

test('where all users are alike a price brings what one of them brings', () => {
  const result = priceResult({ price: { ...NONE, base: 40 }, serving: PLAIN })
  // 0.95·40 − 10 − 1 = 27.
  expect(result.revenue).toBeCloseTo(40, 9)
  expect(result.margin).toBeCloseTo(27, 9)
  expect(result.grossMargin).toBeCloseTo(0.675, 12)
  expect([result.losingUsers, result.refused]).toEqual([0, 0])
  expect(result.costPerSuccess).toBeCloseTo(0.8, 12)
  expect(result.lifetimeValue).toBeCloseTo(27 / 0.04, 6)
  expect(result.payback).toBeCloseTo(60 / 27, 9)
  expect(result.tenths).toHaveLength(10)
  for (const { tasks, margin } of result.tenths) {
    expect(tasks).toBeCloseTo(100, 9)
    expect(margin).toBeCloseTo(27, 9)
  }
  const capped = priceResult({ price: { ...NONE, base: 40, cap: 80 }, serving: PLAIN })
  expect(capped.refused).toBeCloseTo(0.2, 12)
  expect(capped.margin).toBeCloseTo(29, 9)
  expect(capped.costPerSuccess).toBeCloseTo(1, 12)
})

test('who brings exactly nothing makes no loss; without a margin nothing is paid back, and without a price none is left', () => {
  const free = { ...PLAIN, taskCost: 0, support: 0, fee: 0 }
  const nothing = priceResult({ price: NONE, serving: free })
  expect(nothing).toMatchObject({ revenue: 0, margin: 0, grossMargin: 0, losingUsers: 0, payback: Infinity })
  const losing = priceResult({ price: { ...NONE, base: 10 }, serving: PLAIN })
  expect(losing.losingUsers).toBe(1)
  expect(losing.payback).toBe(Infinity)
  expect(losing.lifetimeValue).toBeCloseTo(-1.5 / 0.04, 6)
  expect(priceResult({ price: { ...NONE, base: 10 }, serving: { ...PLAIN, median: 0 } }).refused).toBe(0)
  // 1/0.95 is what help alone costs.
  const even = priceResult({ price: { ...NONE, base: 4 }, serving: { ...free, support: 4 } })
  expect(even).toMatchObject({ margin: 0, losingUsers: 0, payback: Infinity })
})

test('each tenth has its own hundred users, fewest tasks first', () => {
  const usage = usageOf(LESSON_SERVING)
  const { tenths } = lessonResult('subscription')
  expect(tenths[3]!.tasks).toBeCloseTo(usage.slice(300, 400).reduce((sum, tasks) => sum + tasks, 0) / 100, 9)
  expect(tenths[3]!.margin).toBeCloseTo(17.4 - 0.03 * tenths[3]!.tasks, 9)
})

test('even users that cost nothing to win never pay back what has no margin', () => {
  const serving = { ...PLAIN, taskCost: 0, support: 4, fee: 0, acquisition: 0 }
  expect(priceResult({ price: { ...NONE, base: 4 }, serving })).toMatchObject({ grossMargin: 0, payback: Infinity })
  expect(priceResult({ price: { ...NONE, base: 5 }, serving }).payback).toBe(0)
})
