import { expect, test } from 'vitest'
import { hashText, normalDraw, seededRandom } from '@/lib/shared/random'

test.each([
  // Test vectors of the authors of FNV-1a, 32 bits.
  ['', 0x811c9dc5],
  ['a', 0xe40c292c],
  ['foobar', 0xbf9cf968],
])('hashText of "%s" is the FNV-1a hash', (text, hash) => {
  expect(hashText(text)).toBe(hash)
})

test.each([
  // Mulberry32 written out again with Python's unbounded integers, in units of 2^−32.
  [0, [1144304738, 1416247, 958946056]],
  [1, [2693262067, 11749833, 2265367787]],
  [42, [2581720956, 1925393290, 3661312704]],
  [-1, [3850105811, 813802916, 3073704848]],
  [2 ** 32 + 1, [2693262067, 11749833, 2265367787]],
])('seededRandom %d gives the numbers of Mulberry32', (seed, numbers) => {
  const random = seededRandom(seed)
  expect(numbers.map(() => random() * 2 ** 32)).toEqual(numbers)
})

test.each([
  // u = 1 − e^(−2) gives the radius √(−2·ln e^(−2)) = 2; the second number is the angle as a part of the circle.
  [1 - Math.exp(-2), 0, 2],
  [1 - Math.exp(-2), 0.5, -2],
  [1 - Math.exp(-2), 1 / 3, -1],
  [1 - Math.exp(-0.5), 1 / 6, 0.5],
  [0, 0.5, 0],
])('normalDraw turns %d and %d into %d', (first, second, drawn) => {
  const numbers = [first, second]
  expect(normalDraw(() => numbers.shift() ?? Number.NaN)).toBeCloseTo(drawn, 12)
})
