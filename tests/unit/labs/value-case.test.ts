import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  LESSON_CASE,
  UNKNOWNS,
  bestDecision,
  expectedValue,
  judgeValue,
  likelyValue,
  pertMean,
  presentValue,
  simulateValue,
  tornado,
  triangularMean,
  triangularQuantile,
  triangularVariance,
  valueIf,
  valueTask,
  type Unknown,
  type ValueCase,
  type ValueDecision,
} from '@/lib/labs/core/value-case'
import { SEEDS } from './predictions'

test('presentValue gives the known figures of both conventions', () => {
  const flows = [-10_000, 3000, 4200, 6800]
  expect(presentValue(flows, 0.1)).toBeCloseTo(1307.29, 2)
  expect(presentValue(flows, 0.1, 1)).toBeCloseTo(1188.44, 2)
  // Published examples of the function in Adobe FormCalc and in SpreadJS (MESCIUS).
  expect(presentValue([500, 1500, 4000, 10_000], 0.1, 1)).toBeCloseTo(11_529.60863, 5)
  expect(presentValue([-10_000, 3000, 3400, 7700], 0.065, 1)).toBeCloseTo(2055.38, 2)
  expect(() => presentValue(flows, -1)).toThrow(RangeError)
})

test('triangular(1, 2, 6) has mean 3 and variance 1.1667, and PERT calls 2.5 its mean', () => {
  const range = { low: 1, likely: 2, high: 6 }
  expect(triangularMean(range)).toBe(3)
  expect(triangularVariance(range)).toBeCloseTo(1.1667, 4)
  expect(pertMean(range)).toBe(2.5)
})

test('triangularQuantile is the inverse of the distribution function', () => {
  const range = fc
    .tuple(
      fc.double({ min: -50, max: 50, noNaN: true }),
      fc.double({ min: 0.1, max: 50, noNaN: true }),
      fc.double({ min: 0, max: 1, noNaN: true }),
    )
    .map(([low, width, place]) => ({ low, likely: low + place * width, high: low + width }))
  fc.assert(
    fc.property(range, fc.double({ min: 0.001, max: 0.999, noNaN: true }), ({ low, likely, high }, u) => {
      const x = triangularQuantile({ low, likely, high }, u)
      const below =
        x < likely
          ? (x - low) ** 2 / ((high - low) * (likely - low))
          : 1 - (high - x) ** 2 / ((high - low) * (high - likely))
      expect(Number.isNaN(below) ? u : below).toBeCloseTo(u, 6)
    }),
    { seed: 7 },
  )
})

test('without a tie the draws have the expected value, and the standard error they should have', () => {
  const terms = { ...LESSON_CASE, correlation: 0 }
  const { mean, values } = simulateValue(terms, { seed: 7, count: 200_000 })
  const variance = values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length
  expect(Math.abs(mean - expectedValue(terms))).toBeLessThan(4 * Math.sqrt(variance / values.length))
})

test('the lesson: the likely values promise a gain where the whole range promises a loss', () => {
  expect(likelyValue(LESSON_CASE)).toBeGreaterThan(50)
  const { mean, lossShare, p5, p50, p95 } = simulateValue(LESSON_CASE, { seed: 7 })
  expect(mean).toBeLessThan(0)
  expect(lossShare).toBeGreaterThan(0.5)
  expect(p5).toBeLessThan(p50)
  expect(p50).toBeLessThan(p95)
})

test('a tie between benefit and adoption raises the mean and widens the spread', () => {
  const spread = (correlation: number) => {
    const { mean, p5, p95 } = simulateValue({ ...LESSON_CASE, correlation }, { seed: 3, count: 100_000 })
    return { mean, width: p95 - p5 }
  }
  expect(spread(0.8).mean).toBeGreaterThan(spread(-0.8).mean)
  expect(spread(0.8).width).toBeGreaterThan(spread(-0.8).width)
})

test('perfect information is never worth less than nothing, and nothing where all is known', () => {
  for (const seed of SEEDS) {
    const { terms } = valueTask(seed)
    expect(simulateValue(terms, { seed, count: 2000 }).perfectInformation).toBeGreaterThanOrEqual(0)
  }
  const fixed = (value: number) => ({ low: value, likely: value, high: value })
  const certain = {
    ...LESSON_CASE,
    investment: fixed(100),
    benefit: fixed(200),
    adoption: fixed(0.5),
    runCost: fixed(20),
    failure: 0,
  }
  const { perfectInformation, p5, p95 } = simulateValue(certain, { seed: 1, count: 500 })
  expect(perfectInformation).toBeCloseTo(0, 9)
  expect(p5).toBeCloseTo(p95, 9)
  expect(p5).toBeCloseTo(expectedValue(certain), 9)
})

test('tornado puts the widest bar first and holds the expected value inside every bar', () => {
  const bars = tornado(LESSON_CASE)
  const widths = bars.map(({ low, high }) => high - low)
  expect(widths).toEqual([...widths].sort((a, b) => b - a))
  expect(bars[0]?.unknown).toBe('adoption')
  const mean = expectedValue(LESSON_CASE)
  for (const { low, high } of bars) {
    expect(low).toBeLessThan(mean)
    expect(high).toBeGreaterThan(mean)
  }
})

test('the same seed gives the same draws, and no draw is refused', () => {
  expect(simulateValue(LESSON_CASE, { seed: 11, count: 500 })).toEqual(
    simulateValue(LESSON_CASE, { seed: 11, count: 500 }),
  )
  expect(() => simulateValue(LESSON_CASE, { seed: 1, count: 0 })).toThrow(RangeError)
})

test('every task is passed by the best decision with the drawn chance of loss, and failed otherwise', () => {
  for (const seed of SEEDS.slice(0, 12)) {
    const task = valueTask(seed)
    const { decision, spread } = bestDecision(task)
    expect(judgeValue({ decision, lossShare: spread.lossShare, task }).passed).toBe(true)
    expect(judgeValue({ decision, lossShare: spread.lossShare + 0.2, task }).passed).toBe(false)
    for (const other of (['build', 'leave', 'learn'] as const).filter((name) => name !== decision))
      expect(judgeValue({ decision: other, lossShare: spread.lossShare, task }).passed).toBe(false)
  }
})

test('the tasks ask for each of the three decisions', () => {
  const decisions = new Set<ValueDecision>(SEEDS.map((seed) => bestDecision(valueTask(seed)).decision))
  expect(decisions).toEqual(new Set(['build', 'leave', 'learn']))
})

/** Rounded as the lab prints them: slide, mean, 5% below, 5% above, loss in per cent, perfect information. */
function printed(change: Partial<ValueCase>) {
  const terms = { ...LESSON_CASE, ...change }
  const { mean, p5, p95, lossShare, perfectInformation } = simulateValue(terms, { seed: 7 })
  return [likelyValue(terms), mean, p5, p95, lossShare * 100, perfectInformation].map(
    (value) => Math.sign(value) * Math.round(Math.abs(value)),
  )
}

test('lesson B1-2 prints the table that the lab computes', () => {
  expect(printed({})).toEqual([84, -71, -249, 117, 71, 20])
  expect(printed({ failure: 0 })).toEqual([84, -44, -216, 125, 65, 23])
  expect(printed({ adoption: { low: 0.5, likely: 0.6, high: 0.8 } })).toEqual([84, -21, -232, 143, 52, 34])
  expect(printed({ rate: 0.15 })).toEqual([62, -83, -249, 91, 76, 14])
  expect(printed({ years: 5 })).toEqual([222, 6, -249, 284, 48, 69])
  const knownWell = {
    investment: { low: 170, likely: 180, high: 200 },
    adoption: { low: 0.5, likely: 0.6, high: 0.7 },
    failure: 0.05,
  }
  expect(printed(knownWell)).toEqual([84, 17, -167, 125, 37, 23])
})

test('lesson B1-2 prints the steps from the slide to the mean, and each mean alone leaves a gain', () => {
  const known: Record<Unknown, number> = { investment: 180, benefit: 260, adoption: 0.6, runCost: 50 }
  const steps = [valueIf(known, LESSON_CASE)]
  for (const unknown of ['investment', 'runCost', 'benefit', 'adoption'] as const) {
    const mean = triangularMean(LESSON_CASE[unknown])
    expect(
      valueIf({ investment: 180, benefit: 260, adoption: 0.6, runCost: 50, [unknown]: mean }, LESSON_CASE),
    ).toBeGreaterThan(40)
    known[unknown] = mean
    steps.push(valueIf(known, LESSON_CASE))
  }
  expect([...steps, expectedValue(LESSON_CASE)].map(Math.round)).toEqual([84, 47, 22, -8, -48, -73])
  expect(Math.round(presentValue([-180, 106, 106, 106], 0.1, 1))).toBe(76)
})

test('lesson B1-2 prints the bars, the share of users at zero, the gains, the other average and the seeds', () => {
  expect(tornado(LESSON_CASE).map(({ low, high }) => [Math.round(low), Math.round(high)])).toEqual([
    [-163, 7],
    [-127, -29],
    [-121, -32],
    [-106, -46],
  ])
  const share = { low: 0.677, likely: 0.677, high: 0.677 }
  expect(Math.abs(expectedValue({ ...LESSON_CASE, adoption: share }))).toBeLessThan(0.5)
  const gains = simulateValue(LESSON_CASE, { seed: 7 }).values.filter((value) => value > 0)
  expect(Math.round(gains.length / 200)).toBe(29)
  expect(Math.round(gains.reduce((sum, value) => sum + value, 0) / gains.length)).toBe(68)
  const pert = Object.fromEntries(
    (['investment', 'benefit', 'adoption', 'runCost'] as const).map((unknown) => [
      unknown,
      pertMean(LESSON_CASE[unknown]),
    ]),
  ) as Record<Unknown, number>
  expect(Math.round(0.85 * valueIf(pert, LESSON_CASE) - 0.15 * pert.investment)).toBe(-15)
  for (const seed of [7, 1, 2, 3, 8, 20, 50]) {
    const { mean, lossShare } = simulateValue(LESSON_CASE, { seed })
    expect([-71, -70]).toContain(Math.round(mean))
    expect([70, 71]).toContain(Math.round(lossShare * 100))
  }
})

test('presentValue counts the first flow in full or after a year, and refuses rates at which money is worth nothing', () => {
  expect(presentValue([100, 110], 0.1)).toBeCloseTo(200, 12)
  expect(presentValue([100, 110], 0.1, 0)).toBeCloseTo(200, 12)
  expect(presentValue([110, 121], 0.1, 1)).toBeCloseTo(200, 12)
  expect(presentValue([1, 1], -0.5)).toBe(3)
  expect(presentValue([], 0.1)).toBe(0)
  expect(() => presentValue([1], -1)).toThrow('A rate of -1 has no present value')
  expect(() => presentValue([1], -1.1)).toThrow(RangeError)
})

test('triangularQuantile ends at low and high, turns at the likely value, and is that value where nothing is open', () => {
  const range = { low: 2, likely: 4, high: 10 }
  // A quarter lies below 4; half of that below 2 + √(0.125·8·2); the upper half from 10 − √(0.5·8·6) on.
  expect([0, 0.125, 0.25, 0.5, 1].map((u) => triangularQuantile(range, u))).toEqual([
    2,
    2 + Math.SQRT2,
    4,
    10 - Math.sqrt(24),
    10,
  ])
  expect(triangularQuantile({ low: 3, likely: 3, high: 3 }, 0.7)).toBe(3)
  expect(triangularQuantile({ low: 0, likely: 0, high: 1 }, 0)).toBe(0)
  expect(triangularQuantile({ low: 0, likely: 1, high: 1 }, 0.25)).toBe(0.5)
})

/** What is known exactly. */
const exactly = (value: number) => ({ low: value, likely: value, high: value })
const CERTAIN: ValueCase = {
  ...{ investment: exactly(100), benefit: exactly(200), adoption: exactly(0.5), runCost: exactly(20) },
  ...{ years: 1, rate: 0, correlation: 0, failure: 0 },
}

test('a case is worth its benefits by those who use it, less its costs, and when it fails the investment is lost', () => {
  // 200·0.5 − 20 = 80 a year; in the second year at 25% it is worth 64 and 51.2.
  const known = { investment: 100, benefit: 200, adoption: 0.5, runCost: 20 }
  expect(valueIf(known, { years: 2, rate: 0.25 })).toBeCloseTo(15.2, 9)
  expect(valueIf(known, { years: 0, rate: 0.25 })).toBe(-100)
  const open = { ...CERTAIN, years: 2, rate: 0.25, failure: 0.25, investment: { low: 70, likely: 100, high: 160 } }
  expect(likelyValue(open)).toBeCloseTo(15.2, 9)
  // The mean investment is 110: 0.75·5.2 − 0.25·110.
  expect(expectedValue(open)).toBeCloseTo(-23.6, 9)
  expect([...simulateValue({ ...CERTAIN, failure: 1 }, { seed: 1, count: 3 }).values]).toEqual([-100, -100, -100])
})

test('a spread is sorted, counts losses below nought, and reads its shares and the worth of knowing from its draws', () => {
  const { values, mean, lossShare, p5, p50, p95, perfectInformation } = simulateValue(LESSON_CASE, {
    ...{ seed: 4, count: 100 },
  })
  expect(values).toEqual(values.toSorted())
  expect([p5, p50, p95]).toEqual([values[5], values[50], values[95]])
  expect(mean).toBeCloseTo(values.reduce((sum, value) => sum + value, 0) / 100, 9)
  expect(lossShare).toBe(values.filter((value) => value < 0).length / 100)
  const gains = values.filter((value) => value > 0).reduce((sum, value) => sum + value, 0) / 100
  expect(mean).toBeLessThan(0)
  expect(perfectInformation).toBeCloseTo(gains, 9)
  const good = simulateValue({ ...LESSON_CASE, years: 8 }, { seed: 4, count: 100 })
  expect(good.mean).toBeGreaterThan(0)
  const losses = good.values.filter((value) => value < 0).reduce((sum, value) => sum - value, 0) / 100
  expect(good.perfectInformation).toBeCloseTo(losses, 9)
  // 80 a year against 80: nobody loses.
  expect(simulateValue({ ...CERTAIN, investment: exactly(80) }, { seed: 1, count: 9 }).lossShare).toBe(0)
  expect(simulateValue(LESSON_CASE, { seed: 1, count: 1 }).values).toHaveLength(1)
  expect(simulateValue(LESSON_CASE, { seed: 1 }).values).toHaveLength(20_000)
  expect(() => simulateValue(LESSON_CASE, { seed: 1, count: 0 })).toThrow('0 draws')
})

test('tied fully, benefit and adoption rise together; tied the other way, their product never exceeds a quarter', () => {
  const open = { low: 0, likely: 0.5, high: 1 }
  const free = { ...CERTAIN, investment: exactly(0), runCost: exactly(0), benefit: open, adoption: open }
  const spread = (correlation: number) => simulateValue({ ...free, correlation }, { seed: 6 })
  // E[q²] = 1/24 + 1/4 and q(1 − q) ≤ 1/4; untied the mean is 1/4.
  expect(spread(1).mean).toBeCloseTo(7 / 24, 2)
  expect(spread(1).p50).toBeCloseTo(0.25, 2)
  expect(Math.max(...spread(-1).values)).toBeLessThanOrEqual(0.25 + 1e-12)
  expect(spread(-1).mean).toBeCloseTo(1 / 4 - 1 / 24, 2)
  expect(spread(0).mean).toBeCloseTo(1 / 4, 2)
})

test('the bar of the investment is as wide as its own middle 80%, and bars without width keep their order', () => {
  const terms = { ...LESSON_CASE, failure: 0.3 }
  const bar = tornado(terms).find(({ unknown }) => unknown === 'investment')!
  const [low, high] = [0.1, 0.9].map((share) => triangularQuantile(terms.investment, share)) as [number, number]
  expect(bar.high - bar.low).toBeCloseTo(high - low, 9)
  expect(expectedValue(terms) - bar.low).toBeCloseTo(high - triangularMean(terms.investment), 9)
  const flat = tornado(CERTAIN)
  expect(flat.map(({ unknown }) => unknown)).toEqual(UNKNOWNS)
  for (const { low: from, high: to } of flat) expect([from, to]).toEqual([-20, -20])
})

test('triangular(2, 4, 10) has the variance 52/18', () => {
  // 4 + 16 + 100 − 8 − 20 − 40.
  expect(triangularVariance({ low: 2, likely: 4, high: 10 })).toBeCloseTo(52 / 18, 12)
  expect(triangularVariance({ low: 3, likely: 3, high: 3 })).toBe(0)
})

test('a range that was given the wrong way round counts as its likely value', () => {
  expect([0, 0.3, 0.7, 1].map((u) => triangularQuantile({ low: 5, likely: 4, high: 3 }, u))).toEqual([4, 4, 4, 4])
})
