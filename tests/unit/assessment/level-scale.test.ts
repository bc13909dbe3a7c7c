import { expect, test } from 'vitest'
import {
  abilityAtLevel,
  cutBelowLevel,
  gapProbability,
  levelBand,
  levelEntropy,
  levelProbabilities,
  toLevelScale,
} from '@/lib/assessment/core/level-scale'

test('cutBelowLevel gives the four cuts of the design', () => {
  expect([1, 2, 3, 4].map(cutBelowLevel)).toEqual([-1.2, -0.4, 0.4, 1.2])
})

test.each([0, 5, 1.5])('cutBelowLevel refuses the target %f', (target) => {
  expect(() => cutBelowLevel(target)).toThrow(RangeError)
})

test('abilityAtLevel is the middle between the cuts', () => {
  expect(abilityAtLevel(0)).toBe(-1.6)
  expect(abilityAtLevel(2)).toBeCloseTo(0, 12)
  expect(abilityAtLevel(4)).toBeCloseTo(1.6, 12)
})

test('toLevelScale draws each cut at its level', () => {
  expect(toLevelScale(-1.2)).toBeCloseTo(1, 12)
  expect(toLevelScale(1.2)).toBeCloseTo(4, 12)
})

test('levelBand holds 8 of 10 values', () => {
  // ±1.2816 sd of .8 is ±1.2816 levels around level 2.5.
  const band = levelBand(0, 0.8)
  expect(band.level).toBeCloseTo(2.5, 12)
  expect(band.high - band.level).toBeCloseTo(1.28155, 4)
  expect(band.level - band.low).toBeCloseTo(1.28155, 4)
})

test('levelProbabilities of the population are the shares of the design', () => {
  // engine-research.md section 3: 11.5 / 23 / 31 / 23 / 11.5 %
  const [zero, one, two, three, four] = levelProbabilities(0, 1)
  expect(zero).toBeCloseTo(0.1151, 4)
  expect(one).toBeCloseTo(0.2295, 4)
  expect(two).toBeCloseTo(0.3108, 4)
  expect(three).toBeCloseTo(one, 12)
  expect(four).toBeCloseTo(zero, 12)
})

test('levelEntropy is the entropy of the level probabilities', () => {
  const probabilities = levelProbabilities(0.3, 0.6)
  const entropy = -probabilities.reduce((sum, p) => sum + p * Math.log(p), 0)
  expect(levelEntropy(0.3, 0.6)).toBeCloseTo(entropy, 12)
  expect(levelEntropy(0, 1e-3)).toBeCloseTo(0, 12)
})

test('gapProbability is one half on the cut and 0 for target 0', () => {
  expect(gapProbability({ mean: -0.4, sd: 0.5, target: 2 })).toBe(0.5)
  expect(gapProbability({ mean: -3, sd: 0.5, target: 0 })).toBe(0)
})

test('cutBelowLevel names the target it refuses', () => {
  expect(() => cutBelowLevel(5)).toThrow(new RangeError('A target level must be 1, 2, 3 or 4, got 5'))
})

test('abilityAtLevel rises by .8 a level, fractions included', () => {
  expect([1, 3, 0.5].map(abilityAtLevel)).toEqual(
    [-0.8, 0.8, -1.2].map((ability) => expect.closeTo(ability, 12) as number),
  )
})

test('toLevelScale draws the middle of a level half a level above its cut', () => {
  expect([-1.6, 0, 1.6].map(toLevelScale)).toEqual([0.5, 2.5, 4.5].map((level) => expect.closeTo(level, 12) as number))
})

test('levelBand lies around the learner and is as wide as the doubt', () => {
  // On the cut below level 3; half as much doubt as one level: 1.28155 / 2 to either side.
  expect(levelBand(0.4, 0.4)).toEqual({
    level: expect.closeTo(3, 12) as number,
    low: expect.closeTo(3 - 0.640776, 6) as number,
    high: expect.closeTo(3 + 0.640776, 6) as number,
  })
})

test('levelProbabilities measures the cuts from the learner, in units of the doubt', () => {
  // N(.4, .8²): the cuts lie at −2, −1, 0 and 1 sd; Φ there .0227501, .1586553, .5, .8413447 (tables).
  const expected = [0.0227501, 0.1359052, 0.3413447, 0.3413447, 0.1586553]
  expect(levelProbabilities(0.4, 0.8)).toEqual(expected.map((p) => expect.closeTo(p, 6) as number))
  // −Σ p ln p of these five.
  expect(levelEntropy(0.4, 0.8)).toBeCloseTo(-expected.reduce((sum, p) => sum + p * Math.log(p), 0), 5)
})

test('levelEntropy counts levels without any probability as nothing', () => {
  // Twelve hundred sd from the nearest cut: one level is certain.
  expect(levelEntropy(1.6, 1e-4)).toBe(0)
  expect(levelEntropy(-1.6, 1e-4)).toBe(0)
})

test('gapProbability is the share of the doubt below the cut', () => {
  // Half an sd below the cut of level 3: Φ(.5) = .6914625; half an sd above the cut of level 2: Φ(−.5).
  expect(gapProbability({ mean: 0, sd: 0.8, target: 3 })).toBeCloseTo(0.6914625, 6)
  expect(gapProbability({ mean: 0, sd: 0.8, target: 2 })).toBeCloseTo(0.3085375, 6)
})
