import { expect, test } from 'vitest'
import { binaryEntropy, decisionEntropy, normalCdf, normalDensity, normalQuantile } from '@/lib/shared/normal'

// Tabulated values of Φ (NIST Digital Library of Mathematical Functions, relation to erf; 15 digits).
const KNOWN = [
  [0, 0.5],
  [0.5, 0.691462461274013],
  [1, 0.841344746068543],
  [1.959963984540054, 0.975],
  [3, 0.99865010196837],
  [6, 0.999999999013412],
] as const

test.each(KNOWN)('normalCdf agrees with the table at %f', (z, value) => {
  expect(Math.abs(normalCdf(z) - value)).toBeLessThan(1e-12)
  expect(normalCdf(z)).toBe(1 - normalCdf(-z))
})

test('normalCdf keeps the digits of a small tail', () => {
  // Φ(−6) = 9.865876450377e−10
  expect(normalCdf(-6) / 9.865876450377e-10).toBeCloseTo(1, 6)
})

test('normalCdf is 0 and 1 far out', () => {
  expect(normalCdf(-9)).toBe(0)
  expect(normalCdf(9)).toBe(1)
  expect(normalCdf(-8.25)).toBe(0)
  expect(normalCdf(8.25)).toBe(1)
})

test('normalCdf has a tail up to its limit', () => {
  // ½ erfc(8.249/√2) = 7.986e−17, of which the sum beyond the limit (7.9e−17) is left out: small, above 0, and a number.
  expect(normalCdf(-8.249)).toBeGreaterThan(0)
  expect(normalCdf(-8.249)).toBeLessThan(8e-17)
})

test('normalDensity is 1/√(2π) at zero', () => {
  expect(normalDensity(0)).toBeCloseTo(0.3989422804014327, 15)
})

test('binaryEntropy is ln 2 at one half and 0 at certainty', () => {
  expect(binaryEntropy(0.5)).toBeCloseTo(Math.LN2, 15)
  expect(binaryEntropy(0)).toBe(0)
  expect(binaryEntropy(1)).toBe(0)
})

test('binaryEntropy is the same for a probability and its complement', () => {
  // −.2 ln .2 − .8 ln .8 = .321887582 + .178514841
  expect(binaryEntropy(0.2)).toBeCloseTo(0.500402423538, 11)
  expect(binaryEntropy(0.8)).toBeCloseTo(0.500402423538, 11)
})

test('decisionEntropy follows the entropy of Φ(z) on both sides', () => {
  for (const z of [-8, -2.345, -0.001, 0, 0.7, 3.21]) {
    expect(Math.abs(decisionEntropy(z) - binaryEntropy(normalCdf(z)))).toBeLessThan(3e-6)
  }
  expect(decisionEntropy(9)).toBe(0)
  expect(decisionEntropy(-8.25)).toBe(0)
})

test.each([
  // Python's statistics.NormalDist().inv_cdf
  [0.5, 0],
  [0.8, 0.8416212335729144],
  [0.975, 1.9599639845400536],
  [0.1, -1.2815515655446008],
  [1e-6, -4.753424308822899],
])('normalQuantile of %d is %d', (p, z) => {
  expect(normalQuantile(p)).toBeCloseTo(z, 8)
})

test.each([0, 1, -0.1, 1.1, Number.NaN])('normalQuantile refuses %d', (p) => {
  expect(() => normalQuantile(p)).toThrow(new RangeError(`No z has the probability ${p}`))
})
