import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  FLOOR,
  familyError,
  ksDistance,
  ksExactP,
  ksLine,
  countPlaces,
  noRanks,
  placesOf,
  psi,
  psiParts,
  rankedDistance,
  sharedLevel,
  shiftedDistance,
  shiftedShares,
} from '@/lib/labs/core/drift-statistics'

test('each part of PSI is the difference of the shares times the logarithm of their ratio', () => {
  const [first, second] = psiParts([0.5, 0.5], [0.8, 0.2]) as [number, number]
  expect(first).toBeCloseTo(0.3 * Math.log(1.6), 12)
  expect(second).toBeCloseTo(-0.3 * Math.log(0.4), 12)
  expect(psi([0.5, 0.5], [0.8, 0.2])).toBeCloseTo(first + second, 12)
})

test('an empty bin counts as one in ten thousand, in the reference as in the days, and a missing bin is empty', () => {
  expect(FLOOR).toBe(0.0001)
  // (0.5 − 0.0001)·ln(5000) = 4.2577
  expect(psiParts([0, 1], [0.5, 0.5])[0]).toBeCloseTo(0.4999 * Math.log(5000), 12)
  expect(psiParts([0.5, 0.5], [1])[1]).toBeCloseTo(0.4999 * Math.log(5000), 12)
  expect(psiParts([0, 1], [0, 1])).toEqual([0, 0])
  // Shares at the floor and just above it.
  expect(psiParts([0.0001, 1], [0.0002, 1])[0]).toBeCloseTo(0.0001 * Math.log(2), 12)
  expect(psi([], [])).toBe(0)
})

test('without a shift all parts are equal; a shift and a scale move them as the normal table says', () => {
  for (const share of shiftedShares(0, { bins: 4 })) expect(share).toBeCloseTo(0.25, 9)
  // Below 0 lies Φ(−1) = 0.158655 of N(1, 1), and Φ(−1/2) = 0.308538 of N(1, 2).
  const [low, high] = shiftedShares(1, { bins: 2 }) as [number, number]
  expect([low, high]).toEqual([expect.closeTo(0.158655, 6), expect.closeTo(0.841345, 6)])
  expect(shiftedShares(1, { bins: 2, scale: 2 })[0]).toBeCloseTo(0.308538, 6)
  // The quartile 0.674490 halved is 0.337245, and Φ(−0.337245) = 0.367966.
  const wide = shiftedShares(0, { bins: 4, scale: 2 })
  expect(wide.map((share) => share.toFixed(5))).toEqual(['0.36797', '0.13203', '0.13203', '0.36797'])
})

test('the distance of two normal distributions is the same to either side and 0 without a shift', () => {
  expect(shiftedDistance(0)).toBe(0)
  expect(shiftedDistance(1)).toBeCloseTo(0.382925, 6)
  expect(shiftedDistance(-1)).toBe(shiftedDistance(1))
})

test('ksDistance is 0 for the same values, 1 for samples apart, and steps over ties at once', () => {
  expect(ksDistance([1, 2, 3], [1, 2, 3])).toBe(0)
  expect(ksDistance([1, 2], [3, 4, 5])).toBe(1)
  expect(ksDistance([3, 4, 5], [1, 2])).toBe(1)
  // At 1: two thirds against one third; at 2 both are whole.
  expect(ksDistance([1, 1, 2], [1, 2, 2])).toBeCloseTo(1 / 3, 12)
  // Different sizes: at 2 one half against one quarter, at 3 one half against three quarters.
  expect(ksDistance([1, 9], [2, 3, 3, 9])).toBeCloseTo(0.5, 12)
  expect(ksDistance([], [1])).toBe(0)
})

const sample = fc.array(fc.nat(12), { minLength: 1, maxLength: 12 }).map((values) => values.sort((a, b) => a - b))

test('ksDistance is the largest difference of the two shares below or at any value', () => {
  fc.assert(
    fc.property(sample, sample, (a, b) => {
      const below = (values: readonly number[], limit: number) =>
        values.filter((value) => value <= limit).length / values.length
      const differences = [...a, ...b].map((value) => Math.abs(below(a, value) - below(b, value)))
      expect(ksDistance(a, b)).toBeCloseTo(Math.max(...differences), 12)
      expect(ksDistance(b, a)).toBe(ksDistance(a, b))
    }),
  )
})

test('the line of the test widens with fewer cases and with a smaller level', () => {
  // √(−ln(0.025)/2) = 1.358102; × √(1300/300000) = 0.065828.
  expect(ksLine(0.05, { n: 1000, m: 300 })).toBeCloseTo(0.089401, 6)
  expect(ksLine(0.05, { n: 300, m: 1000 })).toBe(ksLine(0.05, { n: 1000, m: 300 }))
  // √(−ln(0.005)/2) = 1.627624; × √(200/10000) = 0.141421.
  expect(ksLine(0.01, { n: 100, m: 100 })).toBeCloseTo(0.230181, 6)
})

/** Share of all orders of n and m values whose distance is at least d. */
function shareOfOrders(d: number, { n, m }: { n: number; m: number }): number {
  let [all, far] = [0, 0]
  for (let order = 0; order < 2 ** (n + m); order += 1) {
    const places = Array.from({ length: n + m }, (_, place) => place)
    const first = places.filter((place) => (order >> place) % 2 === 1)
    if (first.length !== n) continue
    const second = places.filter((place) => !first.includes(place))
    all += 1
    if (ksDistance(first, second) >= d - 1e-9) far += 1
  }
  return far / all
}

test('ksExactP agrees with counting every order of two small samples', () => {
  expect(ksExactP(1, { n: 2, m: 1 })).toBeCloseTo(2 / 3, 12)
  expect(ksExactP(1, { n: 2, m: 2 })).toBeCloseTo(1 / 3, 12)
  expect(ksExactP(0, { n: 2, m: 2 })).toBe(1)
  for (const [n, m] of [
    [4, 3],
    [3, 5],
    [5, 5],
  ] as const)
    for (const d of [0.2, 0.25, 0.4, 0.5, 0.6, 0.75, 0.8, 1])
      expect(ksExactP(d, { n, m }), `${d} of ${n} and ${m}`).toBeCloseTo(shareOfOrders(d, { n, m }), 12)
})

test('one field errs at its own level, two at α(2 − α), and shared levels add up to α', () => {
  expect(familyError(0, 0.05)).toBe(0)
  expect(familyError(1, 0.05)).toBeCloseTo(0.05, 12)
  expect(familyError(2, 0.1)).toBeCloseTo(0.19, 12)
  expect(sharedLevel(8, 0.05)).toBe(0.00625)
})

const fewValues = fc.array(fc.integer({ min: -4, max: 4 }), { minLength: 1, maxLength: 25 })
function ranksOf(sample: readonly number[], reference: readonly number[]) {
  const ranks = noRanks(reference)
  countPlaces(ranks, placesOf(Float64Array.from(sample), reference), 1)
  return ranks
}
const sorted = (values: readonly number[]) => [...values].sort((one, other) => one - other)

test('the distance from ranks is that of the sorted samples to the bit, with ties in either and between both', () => {
  fc.assert(
    fc.property(fewValues, fewValues, (reference, sample) => {
      const known = sorted(reference)
      const ranks = ranksOf(sample, known)
      expect(rankedDistance(ranks, { reference: known, cases: sample.length })).toBe(ksDistance(known, sorted(sample)))
    }),
    { seed: 1, numRuns: 2000 },
  )
})

test('what is counted in and out again leaves nothing', () => {
  const ranks = ranksOf([5, 0, 2, 2, 3], [1, 2, 2, 4])
  countPlaces(ranks, placesOf(Float64Array.from([2, 3]), [1, 2, 2, 4]), -1)
  expect([...ranks.reached]).toEqual([1, 0, 0, 1, 1])
  expect([...ranks.level]).toEqual([0, 0, 0, 1, 0])
})

test('ranks count the reference values at or below a value, and which are level with the last of them', () => {
  const { reached, level } = ranksOf([5, 0, 2, 2, 3], [1, 2, 2, 4])
  // 0 is below all; 2, 2 and 3 stand after the third; 5 after the fourth.
  expect([...reached]).toEqual([1, 0, 0, 3, 1])
  expect([...level]).toEqual([0, 0, 0, 2, 0])
  expect([...noRanks([1, 2]).reached]).toEqual([0, 0, 0])
})
