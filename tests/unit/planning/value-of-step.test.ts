import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  gapProbability,
  heldLevel,
  requireProbabilities,
  stepWeight,
  valueOfStep,
} from '@/lib/planning/core/value-of-step'
import type { LevelProbabilities } from '@/lib/planning/core/types'
import { around, certain } from '@/tests/support/planning-fixture'

const anyProbabilities = fc
  .array(fc.integer({ min: 0, max: 100 }), { minLength: 5, maxLength: 5 })
  .filter((weights) => weights.some((weight) => weight > 0))
  .map((weights) => {
    const total = weights.reduce((sum, weight) => sum + weight, 0)
    return weights.map((weight) => weight / total) as unknown as LevelProbabilities
  })

test('valueOfStep follows its definition on a case worked by hand', () => {
  // Of those who stand at 1 or 2 the step up to 3 closes one; at 0 they lack level 1, at 3 they have it.
  const probabilities: LevelProbabilities = [0.1, 0.3, 0.4, 0.2, 0]
  expect(valueOfStep({ probabilities, from: 1, level: 3, target: 0 })).toBeCloseTo(0.7, 12)
  expect(valueOfStep({ probabilities, from: 1, level: 3, target: 4 })).toBeCloseTo(1.4 * 0.7, 12)
  expect(valueOfStep({ probabilities, from: 2, level: 3, target: 0 })).toBeCloseTo(0.4, 12)
  expect(valueOfStep({ probabilities, from: 0, level: 1, target: 0 })).toBeCloseTo(0.1, 12)
})

test('a step of a skill counts a tenth more for each level asked of it', () => {
  expect([0, 1, 2, 4].map(stepWeight)).toEqual([1, 1.1, 1.2, 1.4])
})

test('a step is worth one to a learner of a certain level who lacks it, and nothing to one who has it or stands below the beginning', () => {
  const worth = (held: number) => valueOfStep({ probabilities: certain(held), from: 1, level: 3, target: 0 })
  expect([0, 1, 2, 3, 4].map(worth)).toEqual([0, 1, 1, 0, 0])
})

test('steps add up to the levels gained by those who do not stand below the beginning', () => {
  fc.assert(
    fc.property(
      anyProbabilities,
      fc.integer({ min: 0, max: 4 }),
      fc.integer({ min: 0, max: 4 }),
      (probabilities, a, b) => {
        const [from, to] = [Math.min(a, b), Math.max(a, b)]
        let sum = 0
        for (let level = from + 1; level <= to; level += 1) {
          sum += valueOfStep({ probabilities, from, level, target: 0 })
        }
        const gained = probabilities.map((p, held) => (held < from ? 0 : p * Math.max(0, to - held)))
        expect(sum).toBeCloseTo(
          gained.reduce((total, steps) => total + steps, 0),
          9,
        )
      },
    ),
    { seed: 2 },
  )
})

test('heldLevel is the median at a threshold of one half and never falls as the threshold rises', () => {
  expect(heldLevel(certain(3), 0.5)).toBe(3)
  expect(heldLevel([0.3, 0.3, 0.2, 0.1, 0.1], 0.5)).toBe(1)
  fc.assert(
    fc.property(anyProbabilities, fc.double({ min: 0.01, max: 0.49, noNaN: true }), (probabilities, threshold) => {
      expect(heldLevel(probabilities, threshold)).toBeLessThanOrEqual(heldLevel(probabilities, 1 - threshold))
    }),
    { seed: 3 },
  )
})

test('requireProbabilities refuses what does not sum to one', () => {
  expect(requireProbabilities('x', around(2, 1))).toHaveLength(5)
  expect(() => requireProbabilities('x', [0.5, 0.4, 0, 0, 0])).toThrow(/x/)
  expect(() => requireProbabilities('x', [1.5, -0.5, 0, 0, 0])).toThrow(RangeError)
})

test('gapProbability adds up what lies below the level, and is no more than 1 where the sum is rounded', () => {
  const probabilities: LevelProbabilities = [0.1, 0.3, 0.4, 0.2, 0]
  const expected = [0, 0.1, 0.4, 0.8, 1]
  expected.forEach((sum, level) => expect(gapProbability(probabilities, level)).toBeCloseTo(sum, 12))
  expect(gapProbability([0.5, 0.5000005, 0, 0, 0], 2)).toBe(1)
})

test('a level is held below the threshold and not at it, and level 4 is the highest', () => {
  const probabilities: LevelProbabilities = [0.25, 0.25, 0.5, 0, 0]
  expect([0.25, 0.26, 0.5, 0.51].map((threshold) => heldLevel(probabilities, threshold))).toEqual([0, 1, 1, 2])
  expect(heldLevel([0, 0, 0, 0, 0.9999995], 1)).toBe(4)
})

test.each<[string, number[]]>([
  ['four numbers', [0.5, 0.5, 0, 0]],
  ['six numbers', [0.5, 0.5, 0, 0, 0, 0]],
  ['a sum below one', [0.5, 0.49999, 0, 0, 0]],
  ['a sum above one', [0.5, 0.50001, 0, 0, 0]],
  ['one below 0', [-0.2, 0.6, 0.6, 0, 0]],
  ['one above 1', [1.0000005, 0, 0, 0, 0]],
])('requireProbabilities refuses %s and names skill and numbers', (_, numbers) => {
  expect(() => requireProbabilities('E1', numbers as unknown as LevelProbabilities)).toThrow(
    new RangeError(`level probabilities of E1: ${numbers.join(', ')}`),
  )
})

test('requireProbabilities gives back what is right, rounding allowed', () => {
  const rounded: LevelProbabilities = [0.5, 0.4999995, 0, 0, 0]
  expect(requireProbabilities('E1', rounded)).toBe(rounded)
})
