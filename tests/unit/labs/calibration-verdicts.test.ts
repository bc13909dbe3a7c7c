import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  TASK_BANDS,
  TEMPERATURES,
  bestTemperature,
  brierAt,
  brierScore,
  calibrationTask,
  expectedCalibrationError,
  gapOf,
  judgeCalibration,
  judgeTemperature,
  promisesAt,
  relianceOf,
  relianceOutcome,
  reliabilityBands,
  softmax,
  temper,
} from '@/lib/labs/core/calibration'
import type { ScoredCase } from '@/lib/labs/core/scored-case'
import { PREDICTIONS, SEEDS } from './predictions'

const sure = (confidence: number, isRight = true) => ({ confidence, isRight })
/** `rights` of `count` cases that are right, each with the score. */
const scored = (score: number, count: number, rights: number): ScoredCase[] =>
  Array.from({ length: count }, (_, index) => ({ score, isPositive: index < rights }))
const bandsOf = (cases: readonly ScoredCase[]) => reliabilityBands(promisesAt(cases, 1), TASK_BANDS)

test('temper divides the logit: 0.8 is 0.941 at one half, 0.667 at 2, and itself at 1', () => {
  // Odds of 4 become 4² = 16 at ½ and √4 = 2 at 2.
  expect(temper(0.8, 0.5)).toBeCloseTo(16 / 17, 12)
  expect(temper(0.8, 2)).toBeCloseTo(2 / 3, 12)
  expect(temper(0.8, 1)).toBeCloseTo(0.8, 12)
})

test('temper leaves a score that is no probability as it is', () => {
  expect([temper(-0.2, 2), temper(1.2, 0.5)]).toEqual([-0.2, 1.2])
})

test('softmax sums to 1, forgets a common shift, and holds for logits too large for an exponential', () => {
  fc.assert(
    fc.property(
      fc.array(fc.double({ min: -50, max: 50, noNaN: true }), { minLength: 1, maxLength: 6 }),
      fc.double({ min: 0.3, max: 3, noNaN: true }),
      (logits, temperature) => {
        const shares = softmax(logits, temperature)
        expect(shares.reduce((sum, share) => sum + share, 0)).toBeCloseTo(1, 9)
        for (const [index, share] of softmax(
          logits.map((logit) => logit + 2000),
          temperature,
        ).entries())
          expect(share).toBeCloseTo(shares[index]!, 6)
      },
    ),
    { seed: 1 },
  )
  expect(softmax([1000, 1000], 0.5)).toEqual([0.5, 0.5])
  expect(softmax([0, 1000], 0.5)).toEqual([0, 1])
})

test('an answer is yes from 0.50 on, and as sure as the greater side', () => {
  const answers = promisesAt(
    [
      { score: 0.5, isPositive: true },
      { score: 0.5, isPositive: false },
      { score: 0.499, isPositive: false },
      { score: 0.1, isPositive: true },
    ],
    1,
  )
  expect(answers.map(({ isRight }) => isRight)).toEqual([true, false, true, false])
  expect(answers.map(({ confidence }) => Number(confidence.toFixed(6)))).toEqual([0.5, 0.5, 0.501, 0.9])
})

test('a confidence on the line between two bands falls into the upper one, and 1 into the last', () => {
  const placeOf = (confidence: number) => reliabilityBands([sure(confidence)], 5).findIndex(({ count }) => count === 1)
  expect([0.5, 0.6, 0.7, 0.8, 0.9, 1].map(placeOf)).toEqual([0, 1, 2, 3, 4, 4])
  expect([0.599, 0.699, 0.799, 0.899].map(placeOf)).toEqual([0, 1, 2, 3])
  expect(placeOf(0.4)).toBe(-1)
})

test('bands share 0.5 to 1 evenly, and carry mean promise and share right or null', () => {
  const [low, high] = reliabilityBands([sure(0.5), sure(0.7, false), sure(0.6, false), sure(0.6)], 2)
  expect([low?.from, low?.to, high?.from, high?.to]).toEqual([0.5, 0.75, 0.75, 1])
  expect([low?.count, low?.right]).toEqual([4, 0.5])
  expect(low?.promised).toBeCloseTo(0.6, 12)
  expect(high).toMatchObject({ count: 0, promised: null, right: null })
})

test('an empty band has no gap, and no case no error', () => {
  expect([gapOf({ promised: null, right: 0.5 }), gapOf({ promised: 0.5, right: null })]).toEqual([0, 0])
  expect([gapOf({ promised: 0.75, right: 0.5 }), gapOf({ promised: 0.5, right: 0.75 })]).toEqual([0.25, 0.25])
  expect(expectedCalibrationError([])).toBe(0)
  expect(expectedCalibrationError(reliabilityBands([], 5))).toBe(0)
})

test('brierScore is 0 for a sure truth, 1 for a sure error, and refuses no cases', () => {
  expect(brierScore([{ probability: 1, happened: true }])).toBe(0)
  expect(brierScore([{ probability: 1, happened: false }])).toBe(1)
  expect(() => brierScore([])).toThrow(new RangeError('No cases, no Brier score'))
  // Tempered from 0.8 to 2/3: (2/3)² for the negative case, (1/3)² for the positive one.
  expect(brierAt([...scored(0.8, 2, 1)], 2)).toBeCloseTo((4 / 9 + 1 / 9) / 2, 12)
})

test('the slider goes from 0.3 to 3 in 54 steps of 0.05', () => {
  expect([TEMPERATURES.length, TEMPERATURES[0], TEMPERATURES[1], TEMPERATURES.at(-1)]).toEqual([55, 0.3, 0.35, 3])
  expect(TEMPERATURES.every((temperature) => Number(temperature.toFixed(2)) === temperature)).toBe(true)
  expect(TEMPERATURES).toContain(1)
})

test('bestTemperature keeps 1 when none is better, and finds the one that undoes a bend', () => {
  expect(bestTemperature(scored(0.5, 4, 2))).toBe(1)
  // Eight of ten are right at 0.8; bent by ½, twice the temperature brings the promise back.
  expect(bestTemperature(scored(temper(0.8, 0.5), 10, 8))).toBe(2)
  expect(bestTemperature(scored(temper(0.8, 2), 10, 8))).toBe(0.5)
})

test('reliance by display: in proportion, in three steps, in two, and three in five', () => {
  expect([0.4, 0.5, 0.75, 1].map((confidence) => relianceOf('number', confidence))).toEqual([0, 0, 0.5, 1])
  expect([0.5, 0.69, 0.7, 0.89, 0.9, 1].map((confidence) => relianceOf('band', confidence))).toEqual([
    0.15, 0.15, 0.5, 0.5, 0.9, 0.9,
  ])
  expect([0.5, 0.89, 0.9, 1].map((confidence) => relianceOf('words', confidence))).toEqual([0.2, 0.2, 0.95, 0.95])
  expect([0.5, 1].map((confidence) => relianceOf('none', confidence))).toEqual([0.6, 0.6])
})

test('per 1,000 answers, wrong ones are taken over by reliance and right ones checked by its rest', () => {
  const answers = [sure(0.95), sure(0.75), sure(0.95, false), sure(0.6, false)]
  const { wrongTaken, rightChecked } = relianceOutcome(answers, 'band')
  // (0.9 + 0.15) and (0.1 + 0.5) of four answers.
  expect(wrongTaken).toBeCloseTo(262.5, 9)
  expect(rightChecked).toBeCloseTo(150, 9)
  expect(relianceOutcome([], 'none')).toEqual({ wrongTaken: 0, rightChecked: 0 })
})

test('every task breaks the limit as it is, and some temperature comes clearly below it', () => {
  for (const seed of SEEDS) {
    const cases = calibrationTask(PREDICTIONS, seed)
    expect(cases).toHaveLength(PREDICTIONS.length)
    const errors = TEMPERATURES.map((each) =>
      expectedCalibrationError(reliabilityBands(promisesAt(cases, each), TASK_BANDS)),
    )
    expect(errors[TEMPERATURES.indexOf(1)]).toBeGreaterThan(0.03)
    expect(Math.min(...errors)).toBeLessThan(0.026)
  }
})

/** 100 cases at 0.55 and 900 at 0.95; gaps of 0.15 and about 0.006. Weighted 0.015 + 0.005, so the temperature is good. */
const LOPSIDED = [...scored(0.55, 100, 70), ...scored(0.95, 900, 850)]

test('a good temperature passes with the widest band, and the verdict prints its error', () => {
  expect(judgeTemperature({ temperature: 1, band: 0, cases: LOPSIDED })).toEqual({
    passed: true,
    because: 'At temperature 1.00 the error is 0.0200, below 0.03. The band you named keeps its promise worst.',
  })
})

test('a band that keeps its promise fails, and the verdict says which does not', () => {
  const other = 'The widest gap is in the band from 50%: 55% promised, 70% right.'
  for (const band of [4, 2, 5, -1, Number.NaN])
    expect(judgeTemperature({ temperature: 1, band, cases: LOPSIDED })).toEqual({
      passed: false,
      because: `At temperature 1.00 the error is 0.0200, below 0.03. ${other}`,
    })
})

test('the widest band is named by where it begins', () => {
  expect(judgeTemperature({ temperature: 1, band: 1, cases: scored(0.85, 10, 10) }).because).toMatch(
    /The widest gap is in the band from 80%: 85% promised, 100% right[.]$/,
  )
})

test('the widest band alone does not pass above the limit', () => {
  // All right at 0.95: the error is 0.05.
  expect(judgeTemperature({ temperature: 1, band: 4, cases: scored(0.95, 10, 10) })).toEqual({
    passed: false,
    because:
      'At temperature 1.00 the error is 0.0500; it has to be below 0.03. The band you named keeps its promise worst.',
  })
})

test('an error of less than 0.03 passes and one of more does not', () => {
  const judged = (score: number) => judgeTemperature({ temperature: 1, band: 4, cases: scored(score, 10, 10) }).passed
  expect([judged(0.9701), judged(0.9699)]).toEqual([true, false])
})

test('a band within 0.01 of the widest gap counts as the widest', () => {
  // 0.65 is promised and 0.673 right; in the band of 0.85 the gap is 0.009 or 0.011 less.
  const judged = (rights: number) => {
    const cases = [...scored(0.65, 1000, 673), ...scored(0.85, 1000, rights)]
    expect(gapOf(bandsOf(cases)[1]!)).toBeCloseTo(0.023, 9)
    return judgeTemperature({ temperature: 1, band: 3, cases }).passed
  }
  expect([judged(864), judged(862)]).toEqual([true, false])
  expect([judged(836), judged(838)]).toEqual([true, false])
})

test('an empty band is never the widest, however small the gaps are', () => {
  const judged = (band: number, cases: readonly ScoredCase[]) => judgeTemperature({ temperature: 1, band, cases })
  expect(judged(0, scored(0.5, 4, 2)).passed).toBe(true)
  expect(judged(1, scored(0.5, 4, 2))).toEqual({
    passed: false,
    because:
      'At temperature 1.00 the error is 0.0000, below 0.03. The widest gap is in the band from 50%: 50% promised, 50% right.',
  })
  expect(judged(0, [])).toMatchObject({
    passed: false,
    because: expect.stringMatching(/band from 50%: 0% promised, 0% right[.]$/) as string,
  })
})

test('a temperature handed in is read up to 10', () => {
  const judged = (temperature: number) =>
    judgeCalibration({
      seed: 1,
      answer: { 'answer-temperature': temperature, 'answer-band': 0 },
      data: PREDICTIONS,
    }).because
  expect(judged(10)).toMatch(/^At temperature 10[.]00/)
  expect(judged(10.001)).toBe('A part of the answer is missing.')
  expect(judged(0)).toBe('A part of the answer is missing.')
  expect(judged(0.01)).toMatch(/^At temperature 0[.]01/)
})

test('the verdict gives the error to four decimals, so that 0.0299 and 0.0301 do not both read 0.030', () => {
  const said = (score: number) => judgeTemperature({ temperature: 1, band: 4, cases: scored(score, 10, 10) }).because
  expect(said(0.9701)).toMatch(/^At temperature 1[.]00 the error is 0[.]0299, below 0[.]03[.] /)
  expect(said(0.9699)).toMatch(/^At temperature 1[.]00 the error is 0[.]0301; it has to be below 0[.]03[.] /)
})
