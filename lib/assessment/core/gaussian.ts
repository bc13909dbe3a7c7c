/** A joint normal distribution, changed in place. `covariance` is square, row by row, symmetric. */
export interface Gaussian {
  readonly size: number
  readonly mean: Float64Array
  readonly covariance: Float64Array
}

/** An independent copy. */
export function copyGaussian({ size, mean, covariance }: Gaussian): Gaussian {
  return { size, mean: mean.slice(), covariance: covariance.slice() }
}

/** The distribution of the named dimensions alone, in their order. */
export function marginalGaussian({ size, mean, covariance }: Gaussian, dimensions: readonly number[]): Gaussian {
  const count = dimensions.length
  const marginal = { size: count, mean: new Float64Array(count), covariance: new Float64Array(count * count) }
  dimensions.forEach((row, i) => {
    marginal.mean[i] = mean[row]!
    dimensions.forEach((column, j) => (marginal.covariance[i * count + j] = covariance[row * size + column]!))
  })
  return marginal
}

/** Multiplies by exp(−½ tau x² + nu x) on dimension `index`: a rank-one change of the covariance. Needs
 *  1 + tau · variance > 0, so tau may be negative within limits. */
export function multiplySite(gaussian: Gaussian, index: number, { tau, nu }: { tau: number; nu: number }): void {
  const { size, mean, covariance } = gaussian
  // An answer multiplies some sixty sites; a new column for each of them would be much of its garbage.
  if (spareColumn.length < size) spareColumn = new Float64Array(size)
  for (let row = 0; row < size; row += 1) spareColumn[row] = covariance[index * size + row]!
  const scale = 1 / (1 + tau * spareColumn[index]!)
  applyRankOne(gaussian, spareColumn, { shift: (nu - tau * mean[index]!) * scale, gain: tau * scale })
}

let spareColumn = new Float64Array(0)

/** Conditions on direction·x + noise = value with noise variance > 0 (exact for a normal distribution).
 *  `direction` has one entry per dimension. */
export function observeDirection(
  gaussian: Gaussian,
  { direction, value, variance }: { direction: Float64Array; value: number; variance: number },
): void {
  const { size, mean, covariance } = gaussian
  const column = new Float64Array(size)
  let expected = 0
  for (let i = 0; i < size; i += 1) {
    const weight = direction[i]!
    if (weight === 0) continue
    expected += weight * mean[i]!
    for (let j = 0; j < size; j += 1) column[j]! += weight * covariance[i * size + j]!
  }
  const gain = 1 / (variance + dot(direction, column))
  applyRankOne(gaussian, column, { shift: (value - expected) * gain, gain })
}

/** Variance of direction·x. */
export function directionVariance({ size, covariance }: Gaussian, direction: Float64Array): number {
  let sum = 0
  for (let i = 0; i < size; i += 1) {
    const weight = direction[i]!
    if (weight !== 0) sum += weight * dot(direction, covariance.subarray(i * size, (i + 1) * size))
  }
  return sum
}

/** Sum of products of two vectors of one length. */
export function dot(left: Float64Array, right: Float64Array): number {
  let sum = 0
  for (let i = 0; i < left.length; i += 1) sum += left[i]! * right[i]!
  return sum
}

/** mean += column·shift and covariance −= gain·column·columnᵀ; a column may be longer than the distribution. */
export function applyRankOne(
  { size, mean, covariance }: Gaussian,
  column: Float64Array,
  { shift, gain }: { shift: number; gain: number },
): void {
  for (let i = 0; i < size; i += 1) {
    mean[i]! += column[i]! * shift
    const factor = gain * column[i]!
    const row = i * size
    for (let j = 0; j < size; j += 1) covariance[row + j]! -= factor * column[j]!
  }
}
