import fc from 'fast-check'
import { expect, test } from 'vitest'
import { updateDifficulty } from '@/lib/assessment/core/calibrate-difficulty'
import { DONT_KNOW, likelihood } from '@/lib/assessment/core/match-moments'

const ITEM = { a: 1.4, c: 0.2 }

/** Mean and variance of b by brute force over a grid of ability and b, 121 × 121 points. */
function exact(
  before: { mean: number; variance: number },
  { credit, cavity, slip }: { credit: number; cavity: { mean: number; variance: number }; slip: number },
): { mean: number; variance: number } {
  const sums = [0, 0, 0]
  for (let i = -60; i <= 60; i += 1) {
    const b = before.mean + (Math.sqrt(before.variance) * i) / 10
    let mass = 0
    for (let j = -60; j <= 60; j += 1) {
      const ability = cavity.mean + (Math.sqrt(cavity.variance) * j) / 10
      mass += Math.exp(-0.5 * (j / 10) ** 2) * likelihood(credit, ability, { ...ITEM, b, slip })
    }
    mass *= Math.exp(-0.5 * (i / 10) ** 2)
    sums[0]! += mass
    sums[1]! += mass * b
    sums[2]! += mass * b * b
  }
  const mean = sums[1]! / sums[0]!
  return { mean, variance: sums[2]! / sums[0]! - mean * mean }
}

test.each([0, 0.5, 1, DONT_KNOW])(
  'updateDifficulty has the exact mean and variance after an answer of credit %d',
  (credit) => {
    const before = { mean: -0.3, variance: 0.64 }
    const observation = { credit, slip: 0.05, cavity: { mean: 0.5, variance: 0.6 } }
    const found = updateDifficulty(before, observation, ITEM)
    const wanted = exact(before, observation)
    expect(found.mean).toBeCloseTo(wanted.mean, 4)
    expect(found.variance).toBeCloseTo(wanted.variance, 4)
  },
)

test('updateDifficulty goes up by a wrong answer and down by a right one, and never without bound', () => {
  const number = (min: number, max: number) => fc.double({ min, max, noNaN: true })
  fc.assert(
    fc.property(number(-3, 3), number(0.01, 1), number(-3, 3), number(0.05, 1.5), (mean, variance, ability, doubt) => {
      const before = { mean, variance }
      const after = (credit: number) =>
        updateDifficulty(before, { credit, slip: 0.05, cavity: { mean: ability, variance: doubt } }, ITEM)
      expect(after(0).mean).toBeGreaterThan(mean)
      expect(after(DONT_KNOW).mean).toBeGreaterThan(mean)
      expect(after(1).mean).toBeLessThan(mean)
      for (const credit of [0, 1, DONT_KNOW]) {
        expect(after(credit).variance).toBeGreaterThan(0)
        expect(Math.abs(after(credit).mean - mean)).toBeLessThan(3 * Math.sqrt(variance))
      }
    }),
  )
})

test('updateDifficulty learns little from an answer to an item far from the learner', () => {
  const before = { mean: 0, variance: 0.5 }
  const far = updateDifficulty(before, { credit: 1, slip: 0, cavity: { mean: 6, variance: 0.1 } }, ITEM)
  expect(Math.abs(far.mean)).toBeLessThan(0.01)
})
