import fc from 'fast-check'
import { expect, test } from 'vitest'
import { calibrateConfidence, RATED_FROM, type RatedAnswer } from '@/lib/assessment/core/confidence-calibration'
import { required } from './build-test-bank'

/** `count` answers with one confidence, `right` of them right. */
const group = (confidence: number, count: number, right: number): RatedAnswer[] =>
  Array.from({ length: count }, (_, index) => ({ confidence, isRight: index < right }))

test('calibrateConfidence says nothing below thirty rated answers', () => {
  expect(calibrateConfidence([])).toBeNull()
  expect(calibrateConfidence(group(0.7, RATED_FROM - 1, 10))).toBeNull()
  expect(calibrateConfidence(group(0.7, RATED_FROM, 21))).not.toBeNull()
})

test('calibrateConfidence gives the score and the three parts that follow by hand', () => {
  // 20 answers at .9, 15 right (.75); 20 at .5, 5 right (.25); overall .5.
  // Brier: (15·.01 + 5·.81 + 5·.25 + 15·.25)/40 = 9.2/40 = .23.
  // Reliability (.15² + .25²)/2 = .0425, resolution (.25² + .25²)/2 = .0625, uncertainty .25; .0425 − .0625 + .25 = .23.
  const calibration = required(calibrateConfidence([...group(0.9, 20, 15), ...group(0.5, 20, 5)]))
  expect(calibration.brier).toBeCloseTo(0.23, 12)
  expect(calibration.reliability).toBeCloseTo(0.0425, 12)
  expect(calibration.resolution).toBeCloseTo(0.0625, 12)
  expect(calibration.uncertainty).toBeCloseTo(0.25, 12)
  expect(calibration.surplus).toBeCloseTo(0.2, 12)
  expect(calibration.verdict).toBe('over')
  expect(calibration.groups).toEqual([
    { confidence: 0.5, count: 20, rightShare: 0.25 },
    { confidence: 0.9, count: 20, rightShare: 0.75 },
  ])
})

test('calibrateConfidence calls nobody over- or underconfident up to .15, and does beyond', () => {
  const verdictAt = (confidence: number, right: number) =>
    required(calibrateConfidence(group(confidence, 100, right))).verdict
  expect(verdictAt(0.7, 56)).toBe('in-step')
  expect(verdictAt(0.7, 54)).toBe('over')
  expect(verdictAt(0.5, 64)).toBe('in-step')
  expect(verdictAt(0.5, 66)).toBe('under')
})

test('calibrateConfidence calls nobody over- or underconfident at .15 to the bit', () => {
  // Nothing right at .15; six of forty right at 0.
  expect(calibrateConfidence(group(0.15, 30, 0))).toMatchObject({ surplus: 0.15, verdict: 'in-step' })
  expect(calibrateConfidence(group(0, 40, 6))).toMatchObject({ surplus: -0.15, verdict: 'in-step' })
})

test('calibrateConfidence counts the answers and averages what was said and what was right over all of them', () => {
  // Groups of unequal size: 30 at 1, 27 right; 10 at .5, none right. Said (30 + 5)/40 = .875, right 27/40 = .675.
  // Brier (3 · 1 + 10 · .25)/40 = .1375; reliability (30 · .01 + 10 · .25)/40 = .07;
  // resolution (30 · .225² + 10 · .675²)/40 = .151875; uncertainty .675 · .325 = .219375.
  const calibration = required(calibrateConfidence([...group(1, 30, 27), ...group(0.5, 10, 0)]))
  expect(calibration).toEqual({
    count: 40,
    groups: [
      { confidence: 0.5, count: 10, rightShare: 0 },
      { confidence: 1, count: 30, rightShare: 0.9 },
    ],
    meanConfidence: 0.875,
    rightShare: 0.675,
    surplus: expect.closeTo(0.2, 12) as number,
    brier: expect.closeTo(0.1375, 12) as number,
    reliability: expect.closeTo(0.07, 12) as number,
    resolution: expect.closeTo(0.151875, 12) as number,
    uncertainty: expect.closeTo(0.219375, 12) as number,
    verdict: 'over',
  })
})

test.each([70, 1.01, -0.1, Number.NaN])('calibrateConfidence refuses the confidence %d', (confidence) => {
  const refused = new RangeError(`Confidence must lie in 0 to 1, got ${confidence}`)
  expect(() => calibrateConfidence(group(confidence, 30, 20))).toThrow(refused)
  // However few the answers are.
  expect(() => calibrateConfidence(group(confidence, 1, 1))).toThrow(refused)
})

test('the Brier score is always reliability − resolution + uncertainty, and order does not matter', () => {
  const answers = fc.array(
    fc.record({ confidence: fc.constantFrom(0, 0.25, 0.5, 0.7, 0.9, 1), isRight: fc.boolean() }),
    { minLength: RATED_FROM, maxLength: 120 },
  )
  fc.assert(
    fc.property(answers, (rated) => {
      const calibration = required(calibrateConfidence(rated))
      const { brier, reliability, resolution, uncertainty, rightShare } = calibration
      expect(reliability - resolution + uncertainty).toBeCloseTo(brier, 12)
      expect(Math.min(reliability, resolution, uncertainty)).toBeGreaterThanOrEqual(0)
      expect(rightShare).toBeGreaterThanOrEqual(0)
      const reversed = required(calibrateConfidence(rated.toReversed()))
      expect(reversed.brier).toBeCloseTo(brier, 12)
      expect(reversed.groups).toEqual(calibration.groups)
    }),
  )
})
