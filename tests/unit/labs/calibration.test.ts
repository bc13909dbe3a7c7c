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
  judgeTemperature,
  promisesAt,
  relianceOf,
  relianceOutcome,
  reliabilityBands,
  softmax,
  temper,
} from '@/lib/labs/core/calibration'
import { PREDICTIONS, SEEDS } from './predictions'

const bandsAt = (temperature: number) => reliabilityBands(promisesAt(PREDICTIONS, temperature), 5)

test('expectedCalibrationError gives 0.052 for the four bands of the plan', () => {
  const bands = [
    { promised: 0.95, right: 0.9, count: 40 },
    { promised: 0.85, right: 0.8, count: 30 },
    { promised: 0.75, right: 0.76, count: 20 },
    { promised: 0.65, right: 0.5, count: 10 },
  ]
  expect(expectedCalibrationError(bands)).toBeCloseTo(0.052, 12)
})

test('brierScore gives 0.2467 for three forecasts', () => {
  const pairs = [
    { probability: 0.9, happened: true },
    { probability: 0.8, happened: false },
    { probability: 0.3, happened: false },
  ]
  expect(brierScore(pairs)).toBeCloseTo(0.2467, 4)
})

test('softmax of 2, 1, 0 has its top at 0.6652, and at 0.5065 with temperature 2', () => {
  expect(softmax([2, 1, 0], 1)[0]).toBeCloseTo(0.6652, 4)
  expect(softmax([2, 1, 0], 2)[0]).toBeCloseTo(0.5065, 4)
})

test('temper is softmax of two classes', () => {
  const logit = Math.log(0.8 / 0.2)
  expect(temper(0.8, 1.7)).toBeCloseTo(softmax([logit, 0], 1.7)[0] ?? 0, 12)
})

test('the scores as trained have an error of 0.0206 and a Brier score of 0.0899, sharpened 0.0546 and 0.0933', () => {
  expect(expectedCalibrationError(bandsAt(1))).toBeCloseTo(0.0206, 4)
  expect(brierAt(PREDICTIONS, 1)).toBeCloseTo(0.0899, 4)
  expect(expectedCalibrationError(bandsAt(0.5))).toBeCloseTo(0.0546, 4)
  expect(brierAt(PREDICTIONS, 0.5)).toBeCloseTo(0.0933, 4)
})

test('the bands agree with the table printed in lesson E1-3', () => {
  expect(bandsAt(1).map(({ count }) => count)).toEqual([53, 40, 67, 93, 316])
  expect(bandsAt(0.5).map(({ count }) => count)).toEqual([28, 26, 24, 46, 445])
  expect(bandsAt(0.5).map(({ right }) => Number(right?.toFixed(2)))).toEqual([0.5, 0.69, 0.79, 0.76, 0.93])
})

test('temper keeps the order, the line 0.50 and the ends', () => {
  for (const temperature of [0.3, 1, 3]) {
    expect(temper(0.5, temperature)).toBeCloseTo(0.5, 12)
    expect(temper(0.3, temperature)).toBeLessThan(temper(0.31, temperature))
    expect([temper(0, temperature), temper(1, temperature)]).toEqual([0, 1])
  }
})

test('a temperature above 1 makes every answer less sure', () => {
  for (const score of [0.01, 0.2, 0.6, 0.99])
    expect(Math.abs(temper(score, 2) - 0.5)).toBeLessThan(Math.abs(score - 0.5))
})

test('bestTemperature has no better neighbour on the slider', () => {
  const best = brierAt(PREDICTIONS, bestTemperature(PREDICTIONS))
  for (const temperature of TEMPERATURES) expect(brierAt(PREDICTIONS, temperature)).toBeGreaterThanOrEqual(best)
})

test('reliance stays a share and never falls with the number shown', () => {
  for (const display of ['number', 'band', 'words', 'none'] as const) {
    let before = 0
    for (let confidence = 0.5; confidence <= 1.0001; confidence += 0.01) {
      const share = relianceOf(display, Math.min(1, confidence))
      expect(share).toBeGreaterThanOrEqual(before)
      expect(share).toBeLessThanOrEqual(1)
      before = share
    }
  }
})

test('sharpened numbers make users take more wrong answers over', () => {
  const honest = relianceOutcome(promisesAt(PREDICTIONS, 1), 'number').wrongTaken
  expect(relianceOutcome(promisesAt(PREDICTIONS, 0.5), 'number').wrongTaken).toBeGreaterThan(honest)
})

test('relianceOutcome without a display takes three in five wrong answers over', () => {
  // 67 errors of 569 at the line 0.50.
  expect(relianceOutcome(promisesAt(PREDICTIONS, 1), 'none').wrongTaken).toBeCloseTo((0.6 * 67 * 1000) / 569, 9)
})

test('every calibration task needs a repair and can be repaired', () => {
  for (const seed of SEEDS) {
    const cases = calibrationTask(PREDICTIONS, seed)
    expect(cases).toEqual(calibrationTask(PREDICTIONS, seed))
    const judged = TEMPERATURES.map((temperature) => {
      const bands = reliabilityBands(promisesAt(cases, temperature), TASK_BANDS)
      const widest = bands.reduce(
        (best, band, index) => (gapOf(band) > gapOf(bands[best] as (typeof bands)[number]) ? index : best),
        0,
      )
      return judgeTemperature({ temperature, band: widest, cases })
    })
    expect(judged.some(({ passed }) => passed)).toBe(true)
    expect(judgeTemperature({ temperature: 1, band: 4, cases }).passed).toBe(false)
  }
})

test('judgeTemperature fails a good temperature with a band that keeps its promise', () => {
  const cases = calibrationTask(PREDICTIONS, 3)
  const temperature =
    TEMPERATURES.find(
      (candidate) => expectedCalibrationError(reliabilityBands(promisesAt(cases, candidate), TASK_BANDS)) < 0.026,
    ) ?? 1
  const bands = reliabilityBands(promisesAt(cases, temperature), TASK_BANDS)
  const tightest = bands.reduce(
    (best, band, index) => (gapOf(band) < gapOf(bands[best] as (typeof bands)[number]) ? index : best),
    0,
  )
  expect(judgeTemperature({ temperature, band: tightest, cases }).passed).toBe(false)
})
