import { expect, test } from 'vitest'
import { binaryEntropy, decisionEntropy, normalCdf, normalDensity } from '@/lib/shared/normal'

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
})

test('normalDensity is 1/√(2π) at zero', () => {
  expect(normalDensity(0)).toBeCloseTo(0.3989422804014327, 15)
})

test('binaryEntropy is ln 2 at one half and 0 at certainty', () => {
  expect(binaryEntropy(0.5)).toBeCloseTo(Math.LN2, 15)
  expect(binaryEntropy(0)).toBe(0)
  expect(binaryEntropy(1)).toBe(0)
})

test('decisionEntropy follows the entropy of Φ(z) on both sides', () => {
  for (const z of [-8, -2.345, -0.001, 0, 0.7, 3.21]) {
    expect(Math.abs(decisionEntropy(z) - binaryEntropy(normalCdf(z)))).toBeLessThan(3e-6)
  }
  expect(decisionEntropy(9)).toBe(0)
})
