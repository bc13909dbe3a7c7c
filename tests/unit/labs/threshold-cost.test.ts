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
  judgeThresholdCost,
  lineForPrices,
  lineTask,
  ratesOf,
  reviewedCost,
  selectiveAt,
} from '@/lib/labs/core/threshold-cost'
import { INCOMPLETE } from '@/lib/labs/core/verdict'
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

test('a case with a score exactly on the line is flagged', () => {
  const cases = toScoredCases({ y: [1, 0, 1, 0], p: [0.5, 0.5, 0.49, 0.49] })
  expect(confusionAt(cases, 0.5)).toEqual({ caught: 1, falseAlarms: 1, missed: 1, passed: 1 })
  expect(costAt(cases, { line: 0.5, prices: { falseAlarm: 3, miss: 7 } })).toEqual({
    line: 0.5,
    caught: 1,
    falseAlarms: 1,
    missed: 1,
    passed: 1,
    cost: 10,
  })
})

test('cheapestLine takes cases in any order and leaves what it was given', () => {
  // At 0.9 two misses cost 4; at 0.7 a false alarm and a miss 3; at 0.1 four false alarms 4.
  const cases = toScoredCases({ y: [0, 1, 1, 0, 1, 0, 0], p: [0.2, 0.7, 0.9, 0.7, 0.1, 0.3, 0.25] })
  const before = structuredClone(cases)
  expect(cheapestLine(cases, { falseAlarm: 1, miss: 2 })).toEqual({
    line: 0.7,
    caught: 2,
    falseAlarms: 1,
    missed: 1,
    passed: 3,
    cost: 3,
  })
  expect(cases).toEqual(before)
})

test('cheapestLine does not part cases with the same score', () => {
  // Five false alarms come with the catch, and cost more than the miss.
  const cases = toScoredCases({ y: [1, 0, 0, 0, 0, 0], p: Array<number>(6).fill(0.7) })
  expect(cheapestLine(cases, { falseAlarm: 1, miss: 2 })).toMatchObject({ caught: 0, falseAlarms: 0, cost: 2 })
})

test('of two lines that cost the same cheapestLine takes the higher, also the one above every score', () => {
  // At 0.9: one of two misses remains, 2. At 0.5: two false alarms and no miss, 2.
  const cases = toScoredCases({ y: [1, 0, 0, 1], p: [0.9, 0.6, 0.55, 0.5] })
  expect(cheapestLine(cases, { falseAlarm: 1, miss: 2 })).toMatchObject({ line: 0.9, missed: 1, cost: 2 })
  // To flag both or neither costs the same, and a score of 1 is the highest there is.
  const even = cheapestLine(toScoredCases({ y: [1, 0], p: [1, 1] }), { falseAlarm: 1, miss: 1 })
  expect(even).toMatchObject({ caught: 0, falseAlarms: 0, missed: 1, passed: 1, cost: 1 })
  expect(even.line).toBeGreaterThan(1)
  expect(even.line.toFixed(3)).toBe('1.000')
})

test('without cases there is no cheapest line', () => {
  expect(() => cheapestLine([], TEN_TO_ONE)).toThrow(new RangeError('No cases, no cheapest line'))
})

test('costCurve has a point at both ends and at every step between them', () => {
  const cases = toScoredCases({ y: [1, 0], p: [0.6, 0.3] })
  const curve = costCurve(cases, { prices: { falseAlarm: 1, miss: 5 }, steps: 4 })
  expect(curve.map(({ line, cost }) => [line, cost])).toEqual([
    [0, 1],
    [0.25, 1],
    [0.5, 0],
    [0.75, 5],
    [1, 5],
  ])
})

test('ratesOf divides by what was flagged, by what is positive and by all', () => {
  expect(ratesOf({ caught: 6, falseAlarms: 2, missed: 4, passed: 18 })).toEqual({
    precision: 0.75,
    recall: 0.6,
    accuracy: 0.8,
  })
  const [flagged, positive] = [{ falseAlarms: 3 }, { missed: 3 }]
  const nothing = { caught: 0, falseAlarms: 0, missed: 0, passed: 0 }
  expect(ratesOf({ ...nothing, ...flagged })).toEqual({ precision: 0, recall: null, accuracy: 0 })
  expect(ratesOf({ ...nothing, ...positive })).toEqual({ precision: null, recall: 0, accuracy: 0 })
  expect(ratesOf(nothing)).toEqual({ precision: null, recall: null, accuracy: null })
})

test('selectiveAt answers from exactly the confidence that is asked, and answers yes from a score of 0.5', () => {
  const cases = toScoredCases({ y: [1, 0, 0, 1], p: [0.75, 0.25, 0.74, 0.5] })
  expect(selectiveAt(cases, 0.75)).toEqual({
    confidence: 0.75,
    answered: 2,
    toPerson: 2,
    errors: 0,
    coverage: 0.5,
    accuracy: 1,
  })
  // At 0.5 all are answered; 0.74 is the only error, 0.5 counts as yes and is right.
  expect(selectiveAt(cases, 0.5)).toMatchObject({ answered: 4, toPerson: 0, errors: 1, coverage: 1, accuracy: 0.75 })
  expect(selectiveAt(cases, 0.9)).toMatchObject({ answered: 0, toPerson: 4, coverage: 0, accuracy: null })
  expect(selectiveAt([], 0.5)).toMatchObject({ answered: 0, toPerson: 0, errors: 0, coverage: 0, accuracy: null })
})

test('cheapestConfidence looks from 0.50 up to 0.99, and of equal costs takes the lower', () => {
  const prices = { error: 10, review: 1 }
  // Wrong at 0.985 and right at 0.995: only 0.99 sends the first to a person and keeps the second.
  const late = toScoredCases({ y: [0, 1], p: [0.985, 0.995] })
  expect(cheapestConfidence(late, prices)).toMatchObject({ confidence: 0.99, toPerson: 1, errors: 0, cost: 1 })
  // Every confidence up to 0.90 costs nothing here.
  const easy = toScoredCases({ y: [1, 0], p: [0.9, 0.1] })
  expect(cheapestConfidence(easy, prices)).toMatchObject({ confidence: 0.5, toPerson: 0, cost: 0 })
  const middle = toScoredCases({ y: [0, 1], p: [0.605, 0.95] })
  expect(cheapestConfidence(middle, prices)).toMatchObject({ confidence: 0.61, toPerson: 1, cost: 1 })
})

test('judgeLine says what the line costs, where the cheapest is, and on which side a failed one stands', () => {
  // Cheapest at 0.5: ten false alarms, no miss. At 0.4 one more, at 0.3 two more; at 0.9 the miss.
  const cases = toScoredCases({
    y: [1, ...Array<number>(12).fill(0)],
    p: [0.5, ...Array<number>(10).fill(0.6), 0.4, 0.3],
  })
  const task = { cases, prices: { falseAlarm: 1, miss: 50 } }
  expect(judgeLine({ line: 0.4, task }).because).toBe(
    'Your line costs 11 on this sample, the cheapest 10 at 0.500. That is 10% above the lowest, within the tenth that was allowed.',
  )
  // 1 ÷ (1 + 50) = 0.0196.
  expect(judgeLine({ line: 0.3, task })).toEqual({
    passed: false,
    because:
      'Your line costs 12 on this sample, the cheapest 10 at 0.500. That is 20.0% more; a tenth is allowed. The formula says 0.020; you stood too low and raised too many false alarms.',
  })
  expect(judgeLine({ line: 0.9, task }).because).toMatch(
    /^Your line costs 50 .* That is 400[.]0% more; a tenth is allowed[.] .*; you stood too high and missed too many[.]$/,
  )
})

test('judgeLine allows nothing above a cheapest line that costs nothing', () => {
  const task = { cases: toScoredCases({ y: [1, 0], p: [0.8, 0.2] }), prices: { falseAlarm: 1, miss: 1 } }
  expect(judgeLine({ line: 0.5, task })).toEqual({
    passed: true,
    because:
      'Your line costs 0 on this sample, the cheapest 0 at 0.800. That is 0% above the lowest, within the tenth that was allowed.',
  })
  expect(judgeLine({ line: 0.9, task }).passed).toBe(false)
})

test('judgeThresholdCost judges every line from 0 to 1, both included', () => {
  const judged = (line: unknown) =>
    judgeThresholdCost({ seed: 3, answer: { 'answer-line': line as number }, data: PREDICTIONS })
  for (const line of [0, 1, '0.5'])
    expect(judged(line)).toEqual(judgeLine({ line: Number(line), task: lineTask(PREDICTIONS, 3) }))
  for (const line of [-0.001, 1.001, '', true, 'half']) expect(judged(line)).toEqual(INCOMPLETE)
})

test('a line that fails where another makes no error is told so in words', () => {
  const task = { cases: toScoredCases({ y: [1, 0], p: [0.8, 0.2] }), prices: { falseAlarm: 1, miss: 1 } }
  expect(judgeLine({ line: 0.9, task })).toEqual({
    passed: false,
    because:
      'Your line costs 1 on this sample, the cheapest 0 at 0.800. A line without any error exists here, so none is allowed. The formula says 0.500; you stood too high and missed too many.',
  })
})

test('a line that is hardly more than a tenth dearer does not read like a tenth', () => {
  // 48 false alarms at the cheapest line, 53 at the next one: 10.4% more.
  const cases = toScoredCases({
    y: [1, ...Array<number>(53).fill(0)],
    p: [0.5, ...Array<number>(48).fill(0.6), ...Array<number>(5).fill(0.4)],
  })
  expect(judgeLine({ line: 0.4, task: { cases, prices: { falseAlarm: 1, miss: 99 } } }).because).toMatch(
    /^Your line costs 53 .* the cheapest 48 at 0[.]500[.] That is 10[.]4% more; a tenth is allowed[.]/,
  )
})
