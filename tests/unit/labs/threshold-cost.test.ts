import { expect, test } from 'vitest'
import { toScoredCases } from '@/lib/labs/core/scored-case'
import {
  cheapestConfidence,
  cheapestLine,
  confidenceForReview,
  confusionAt,
  costAt,
  costCurve,
  judgeLine,
  lineForPrices,
  lineTask,
  ratesOf,
  reviewedCost,
  selectiveAt,
} from '@/lib/labs/core/threshold-cost'
import { PREDICTIONS, SEEDS } from './predictions'

// Known answers computed with scikit-learn 1.9.1 on the same predictions (lab_known_answers.json, L01).
const TEN_TO_ONE = { falseAlarm: 1, miss: 10 }

test('the predictions hold 569 cases of which 212 are positive', () => {
  expect(PREDICTIONS).toHaveLength(569)
  expect(PREDICTIONS.filter(({ isPositive }) => isPositive)).toHaveLength(212)
})

test('confusionAt agrees with scikit-learn at 0.50 and at one eleventh', () => {
  expect(confusionAt(PREDICTIONS, 0.5)).toEqual({ caught: 166, falseAlarms: 21, missed: 46, passed: 336 })
  expect(confusionAt(PREDICTIONS, 1 / 11)).toEqual({ caught: 205, falseAlarms: 162, missed: 7, passed: 195 })
})

test('costAt gives 481 at the default line and 232 at the line of the formula', () => {
  expect(costAt(PREDICTIONS, { line: 0.5, prices: TEN_TO_ONE }).cost).toBe(481)
  expect(lineForPrices(TEN_TO_ONE)).toBeCloseTo(0.090909, 6)
  expect(costAt(PREDICTIONS, { line: lineForPrices(TEN_TO_ONE), prices: TEN_TO_ONE }).cost).toBe(232)
})

test('cheapestLine finds 225 at 0.087645 with 165 false alarms and 6 misses', () => {
  expect(cheapestLine(PREDICTIONS, TEN_TO_ONE)).toMatchObject({
    line: 0.087645,
    cost: 225,
    falseAlarms: 165,
    missed: 6,
  })
})

test('costAt agrees with the table printed in lesson E1-2', () => {
  const printed = [
    [0.05, 225, 3, 255],
    [0.088, 165, 6, 225],
    [0.2, 91, 16, 251],
    [0.3, 56, 29, 346],
    [0.75, 6, 78, 786],
    [0.9, 1, 103, 1031],
  ] as const
  for (const [line, falseAlarms, missed, cost] of printed) {
    // 0.088 is the printed form of 0.087645.
    const exact = line === 0.088 ? 0.087645 : line
    expect(costAt(PREDICTIONS, { line: exact, prices: TEN_TO_ONE })).toMatchObject({ falseAlarms, missed, cost })
  }
})

test('selectiveAt agrees with the known coverage and accuracy', () => {
  const known = [
    [0.5, 1, 0.8822],
    [0.7, 0.8366, 0.9244],
    [0.8, 0.7188, 0.9535],
    [0.9, 0.5554, 0.9747],
    [0.95, 0.3989, 0.9868],
  ] as const
  for (const [confidence, coverage, accuracy] of known) {
    const result = selectiveAt(PREDICTIONS, confidence)
    expect(result.coverage).toBeCloseTo(coverage, 4)
    expect(result.accuracy).toBeCloseTo(accuracy, 4)
  }
})

test('reviewedCost reproduces both cost columns of lesson E1-2', () => {
  const at = (confidence: number, review: number) =>
    reviewedCost(selectiveAt(PREDICTIONS, confidence), { error: 5, review })
  expect([0.5, 0.6, 0.7, 0.8, 0.9, 0.95].map((confidence) => at(confidence, 1))).toEqual([335, 278, 273, 255, 293, 357])
  expect([0.5, 0.6, 0.7, 0.8, 0.9, 0.95].map((confidence) => at(confidence, 2))).toEqual([335, 331, 366, 415, 546, 699])
})

test("confidenceForReview is Chow's rule and never below one half", () => {
  expect(confidenceForReview({ error: 5, review: 1 })).toBeCloseTo(0.8, 12)
  expect(confidenceForReview({ error: 5, review: 4 })).toBe(0.5)
})

test('cheapestConfidence is never beaten on its grid and answers everything when reviews are dear', () => {
  const best = cheapestConfidence(PREDICTIONS, { error: 5, review: 1 })
  for (let hundredths = 50; hundredths < 100; hundredths += 1)
    expect(reviewedCost(selectiveAt(PREDICTIONS, hundredths / 100), { error: 5, review: 1 })).toBeGreaterThanOrEqual(
      best.cost,
    )
  expect(cheapestConfidence(PREDICTIONS, { error: 1, review: 3 })).toMatchObject({
    confidence: 0.5,
    toPerson: 0,
    cost: 67,
  })
})

test('cheapestLine is never beaten by any line of a fine grid', () => {
  for (const prices of [TEN_TO_ONE, { falseAlarm: 1, miss: 1 }, { falseAlarm: 7, miss: 2 }]) {
    const best = cheapestLine(PREDICTIONS, prices)
    for (const { cost } of costCurve(PREDICTIONS, { prices, steps: 500 }))
      expect(cost).toBeGreaterThanOrEqual(best.cost)
  }
})

test('cheapestLine flags nothing when a false alarm is dearer than all misses together', () => {
  const cases = toScoredCases({ y: [0, 1], p: [0.9, 0.1] })
  expect(cheapestLine(cases, { falseAlarm: 100, miss: 1 })).toMatchObject({ falseAlarms: 0, missed: 1, cost: 1 })
})

test('costAt depends on the ratio of the prices alone, up to the factor', () => {
  const one = costAt(PREDICTIONS, { line: 0.3, prices: { falseAlarm: 2, miss: 20 } })
  expect(one.cost).toBe(2 * costAt(PREDICTIONS, { line: 0.3, prices: TEN_TO_ONE }).cost)
})

test('ratesOf has no precision where nothing is flagged', () => {
  expect(ratesOf(confusionAt(PREDICTIONS, 1.1)).precision).toBeNull()
})

test('coverage never rises with the confidence that is asked', () => {
  let before = 1
  for (let confidence = 0.5; confidence <= 1; confidence += 0.01) {
    const { coverage } = selectiveAt(PREDICTIONS, confidence)
    expect(coverage).toBeLessThanOrEqual(before)
    before = coverage
  }
})

test('lineTask gives the same task for the same seed and never the opening prices', () => {
  for (const seed of SEEDS) {
    const task = lineTask(PREDICTIONS, seed)
    expect(task).toEqual(lineTask(PREDICTIONS, seed))
    expect(task.cases).toHaveLength(400)
    expect(task.prices.miss / task.prices.falseAlarm).not.toBe(10)
  }
})

test('judgeLine passes the cheapest line of every sample and fails a line that misses everything', () => {
  for (const seed of SEEDS) {
    const task = lineTask(PREDICTIONS, seed)
    expect(judgeLine({ line: cheapestLine(task.cases, task.prices).line, task }).passed).toBe(true)
    expect(judgeLine({ line: 1, task }).passed).toBe(false)
  }
})

test('judgeLine allows exactly a tenth', () => {
  // Eleven negatives above the only positive: the best line costs 10 false alarms' worth when it takes ten of them.
  const cases = toScoredCases({ y: [1, ...Array<number>(11).fill(0)], p: [0.5, ...Array<number>(10).fill(0.6), 0.4] })
  const task = { cases, prices: { falseAlarm: 1, miss: 50 } }
  expect(judgeLine({ line: 0.4, task }).passed).toBe(true)
  const dearer = { cases: [...cases, { isPositive: false, score: 0.3 }], prices: task.prices }
  expect(judgeLine({ line: 0.3, task: dearer }).passed).toBe(false)
})

test('the cheapest line of all cases passes on nine in ten samples', () => {
  const passed = SEEDS.filter((seed) => {
    const task = lineTask(PREDICTIONS, seed)
    return judgeLine({ line: cheapestLine(PREDICTIONS, task.prices).line, task }).passed
  })
  expect(passed.length / SEEDS.length).toBeGreaterThanOrEqual(0.9)
})
