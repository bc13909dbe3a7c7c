import { expect, test } from 'vitest'
import { DONT_KNOW, likelihood, matchMoments } from '@/lib/assessment/core/match-moments'

const curve = { a: 1.7, b: 0.4, c: 0.1, slip: 0.05 }

/** Midpoint rule with 20,000 cells over ±10 sd: an integration that shares nothing with the 41 nodes. */
function denseMoments({ mean, variance }: { mean: number; variance: number }, weigh: (ability: number) => number) {
  const sd = Math.sqrt(variance)
  let [total, first, second] = [0, 0, 0]
  for (let cell = 0; cell < 20000; cell += 1) {
    const ability = mean + sd * (-10 + (cell + 0.5) / 1000)
    const mass = Math.exp(-0.5 * ((ability - mean) / sd) ** 2) * weigh(ability)
    total += mass
    first += mass * ability
    second += mass * ability * ability
  }
  return { mean: first / total, variance: second / total - (first / total) ** 2 }
}

// The likelihoods of section 3 written out again: a guessing curve whose top is lowered by slips.
const knows = (ability: number): number => 1 / (1 + Math.exp(-curve.a * (ability - curve.b)))
const right = (ability: number): number => curve.c + (1 - curve.c) * (1 - curve.slip) * knows(ability)

test.each([
  ['a right answer', 1, right],
  ['a wrong answer', 0, (ability: number) => 1 - right(ability)],
  ['half credit', 0.5, (ability: number) => Math.sqrt(right(ability) * (1 - right(ability)))],
  ['three quarters of the credit', 0.75, (ability: number) => right(ability) ** 0.75 * (1 - right(ability)) ** 0.25],
  ['"I don\'t know"', DONT_KNOW, (ability: number) => 1 - 0.9 * knows(ability)],
] as const)('matchMoments agrees with dense quadrature for %s', (_, credit, weigh) => {
  for (const cavity of [
    { mean: 0, variance: 1 },
    { mean: -1.6, variance: 1 },
    { mean: 0.9, variance: 0.2 },
  ]) {
    const matched = matchMoments(cavity, credit, curve)
    const dense = denseMoments(cavity, weigh)
    expect(matched.mean).toBeCloseTo(dense.mean, 6)
    expect(matched.variance).toBeCloseTo(dense.variance, 6)
  }
})

test('matchMoments mirrors right and wrong on an item without guessing and slips', () => {
  // With c = slip = 0 and b = mean the curve is point-symmetric, so the two outcomes move the mean equally far.
  const symmetric = { a: 1.3, b: 0.5, c: 0, slip: 0 }
  const up = matchMoments({ mean: 0.5, variance: 0.8 }, 1, symmetric)
  const down = matchMoments({ mean: 0.5, variance: 0.8 }, 0, symmetric)
  expect(up.mean - 0.5).toBeCloseTo(0.5 - down.mean, 12)
  expect(up.variance).toBeCloseTo(down.variance, 12)
})

test('likelihood makes passing weaker evidence of not knowing than a wrong answer', () => {
  const ratio = (credit: number): number => likelihood(credit, -3, curve) / likelihood(credit, 3, curve)
  expect(ratio(DONT_KNOW)).toBeLessThan(ratio(0))
  expect(ratio(DONT_KNOW)).toBeGreaterThan(1)
})

test.each([
  // At ability b half of the learners know: P(right) = .1 + .9·.95·½ = .5275; passing keeps a tenth of those who know.
  ['a right answer', 1, 0.5275],
  ['a wrong answer', 0, 0.4725],
  ['half credit', 0.5, Math.sqrt(0.5275 * 0.4725)],
  ['a quarter of the credit', 0.25, 0.5275 ** 0.25 * 0.4725 ** 0.75],
  ['"I don\'t know"', DONT_KNOW, 0.55],
] as const)('likelihood of %s where the item stands at the ability', (_, credit, value) => {
  expect(likelihood(credit, 0.4, curve)).toBeCloseTo(value, 12)
})

test('matchMoments learns nothing from an item that everybody answers alike', () => {
  const flat = { a: 0, b: 0, c: 0.2, slip: 0 }
  for (const credit of [1, 0, 0.5, DONT_KNOW]) {
    const { mean, variance } = matchMoments({ mean: -0.7, variance: 0.36 }, credit, flat)
    expect(mean).toBeCloseTo(-0.7, 12)
    expect(variance).toBeCloseTo(0.36, 7)
  }
})
