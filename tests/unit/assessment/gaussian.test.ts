import { expect, test } from 'vitest'
import {
  applyRankOne,
  copyGaussian,
  directionVariance,
  dot,
  marginalGaussian,
  multiplySite,
  observeDirection,
  type Gaussian,
} from '@/lib/assessment/core/gaussian'

function gaussian(mean: number[], covariance: number[]): Gaussian {
  return { size: mean.length, mean: Float64Array.from(mean), covariance: Float64Array.from(covariance) }
}

/** Means 1 and 2, variances 4 and 8, covariance 2. */
const pair = () => gaussian([1, 2], [4, 2, 2, 8])
const plain = ({ mean, covariance }: Gaussian) => ({ mean: [...mean], covariance: [...covariance] })

test.each([
  // Precision 1/4 + 1/4, so variance 2 and mean 2 (1/4 + 1/2) = 1.5. The other follows by the regression 2/4: mean
  // 2 + .5 · .5, covariance .5 · 2, variance 8 − .25 (4 − 2).
  [0, { tau: 0.25, nu: 0.5 }, [1.5, 2.25], [2, 1, 1, 7.5]],
  // Precision 1/8 + 1/8, so variance 4 and mean 4 (2/8 + 1/2) = 3; the other by the regression 2/8.
  [1, { tau: 0.125, nu: 0.5 }, [1.25, 3], [3.75, 1, 1, 4]],
  // A negative site takes precision away: 1/4 − 1/8, so variance 8 and mean 8 · 1/4 = 2.
  [0, { tau: -0.125, nu: 0 }, [2, 2.5], [8, 4, 4, 9]],
  [1, { tau: 0, nu: 0 }, [1, 2], [4, 2, 2, 8]],
])('multiplySite on dimension %i with %j adds precision there and carries it over', (index, site, mean, covariance) => {
  const changed = pair()
  multiplySite(changed, index, site)
  expect(plain(changed)).toEqual({ mean, covariance })
})

test('multiplySite does the same to a small distribution after a larger one', () => {
  const large = gaussian([0, 0, 0], [1, 0, 0, 0, 1, 0, 0, 0, 1])
  multiplySite(large, 2, { tau: 1, nu: 1 })
  expect(plain(large)).toEqual({ mean: [0, 0, 0.5], covariance: [1, 0, 0, 0, 1, 0, 0, 0, 0.5] })
  const small = pair()
  multiplySite(small, 0, { tau: 0.25, nu: 0.5 })
  expect(plain(small)).toEqual({ mean: [1.5, 2.25], covariance: [2, 1, 1, 7.5] })
})

test('observeDirection conditions on a weighted sum', () => {
  // x + 2y = 10 ± √6. Its covariance with x is 4 + 2 · 2 = 8, with y 2 + 2 · 8 = 18; its variance 8 + 2 · 18 = 44. The sum
  // was expected at 5: means move by 5/50 of (8, 18), covariances fall by the products of (8, 18) over 50.
  const changed = pair()
  observeDirection(changed, { direction: Float64Array.of(1, 2), value: 10, variance: 6 })
  expect([...changed.mean]).toEqual([1.8, 3.8].map((value) => expect.closeTo(value, 12) as number))
  expect([...changed.covariance]).toEqual(
    [4 - 64 / 50, 2 - 144 / 50, 2 - 144 / 50, 8 - 324 / 50].map((value) => expect.closeTo(value, 12) as number),
  )
})

test.each([
  [0, 4, 3, 4],
  [1, 8, 4, 8],
])('observeDirection along dimension %i alone is a site of precision 1/%i', (index, variance, value, precisionOf) => {
  const [observed, multiplied] = [pair(), pair()]
  const direction = new Float64Array(2)
  direction[index] = 1
  observeDirection(observed, { direction, value, variance })
  multiplySite(multiplied, index, { tau: 1 / precisionOf, nu: value / precisionOf })
  expect(plain(observed)).toEqual(plain(multiplied))
})

test('directionVariance is the variance of a weighted sum', () => {
  // x + 2y: 4 + 2 · 2 · 2 + 4 · 8; x − y: 4 − 4 + 8.
  expect(directionVariance(pair(), Float64Array.of(1, 2))).toBe(44)
  expect(directionVariance(pair(), Float64Array.of(1, -1))).toBe(8)
  expect(directionVariance(pair(), Float64Array.of(0, 1))).toBe(8)
  expect(directionVariance(pair(), Float64Array.of(1, 0))).toBe(4)
  expect(directionVariance(pair(), Float64Array.of(0, 0))).toBe(0)
})

test('dot sums the products', () => {
  expect(dot(Float64Array.of(1, 2, 3), Float64Array.of(4, 5, 6))).toBe(4 + 10 + 18)
  expect(dot(new Float64Array(0), new Float64Array(0))).toBe(0)
})

test('applyRankOne shifts the mean along the column and takes its square from the covariance; what is beyond the size of the column does not count', () => {
  const changed = pair()
  applyRankOne(changed, Float64Array.of(1, 2, 99), { shift: 3, gain: 0.5 })
  expect(plain(changed)).toEqual({ mean: [1 + 3, 2 + 6], covariance: [4 - 0.5, 2 - 1, 2 - 1, 8 - 2] })
})

test('copyGaussian shares nothing with the original', () => {
  const original = pair()
  const copy = copyGaussian(original)
  expect(copy).toEqual(original)
  multiplySite(copy, 0, { tau: 1, nu: 1 })
  expect(original).toEqual(pair())
})

test('marginalGaussian keeps the named dimensions in their order', () => {
  const three = gaussian([1, 2, 3], [4, 0.1, 0.2, 0.1, 5, 0.3, 0.2, 0.3, 6])
  expect(marginalGaussian(three, [2, 0])).toEqual(gaussian([3, 1], [6, 0.2, 0.2, 4]))
  expect(marginalGaussian(three, [0, 1, 2])).toEqual(three)
  expect(marginalGaussian(three, [])).toEqual(gaussian([], []))
})
