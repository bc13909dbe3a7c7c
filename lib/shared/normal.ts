/** Steps of the tables per unit of z. At 1/256 the cubic interpolation of Φ errs by less than 1e-12
 *  (h⁴/384 · max|φ'''| with h = 1/256) and the linear one of the entropy by less than 3e-6. */
const STEPS_PER_UNIT = 256
const STEP = 1 / STEPS_PER_UNIT
/** Beyond this z the upper tail is below 1e-16 and cannot be told from 0. */
const LIMIT = 8.25
const SIZE = LIMIT * STEPS_PER_UNIT + 2

/** Standard normal density. */
export function normalDensity(z: number): number {
  return Math.exp(-0.5 * z * z) / Math.sqrt(2 * Math.PI)
}

/** Binary entropy in nats; 0 at p = 0 and p = 1. */
export function binaryEntropy(p: number): number {
  return p <= 0 || p >= 1 ? 0 : -p * Math.log(p) - (1 - p) * Math.log(1 - p)
}

const density = new Float64Array(SIZE)
const upper = new Float64Array(SIZE)
const entropy = new Float64Array(SIZE)
for (let index = 0; index < SIZE; index += 1) density[index] = normalDensity(index * STEP)
// Upper tail by Simpson's rule from the far end, so that small tails keep their digits.
for (let index = SIZE - 2; index >= 0; index -= 1) {
  const middle = normalDensity((index + 0.5) * STEP)
  upper[index] = upper[index + 1]! + (STEP / 6) * (density[index]! + 4 * middle + density[index + 1]!)
}
// The upper half has probability one half; the sum misses it by rounding only.
const rounding = 0.5 / upper[0]!
for (let index = 0; index < SIZE; index += 1) upper[index]! *= rounding
for (let index = 0; index < SIZE; index += 1) entropy[index] = binaryEntropy(upper[index]!)

/** Standard normal distribution function Φ(z), absolute error below 1e-12, symmetric: Φ(z) = 1 − Φ(−z) to the bit for z > 0. */
export function normalCdf(z: number): number {
  const size = Math.abs(z)
  if (size >= LIMIT) return z > 0 ? 1 : 0
  const position = size * STEPS_PER_UNIT
  const index = Math.floor(position)
  const t = position - index
  const rest = 1 - t
  // Cubic Hermite interpolation; the slope of the upper tail is −φ.
  const tail =
    rest * rest * ((1 + 2 * t) * upper[index]! - t * STEP * density[index]!) +
    t * t * ((1 + 2 * rest) * upper[index + 1]! + rest * STEP * density[index + 1]!)
  return z > 0 ? 1 - tail : tail
}

/** Entropy in nats of a yes-no decision with probability Φ(z). */
export function decisionEntropy(z: number): number {
  const size = Math.abs(z)
  if (size >= LIMIT) return 0
  const position = size * STEPS_PER_UNIT
  const index = Math.floor(position)
  const t = position - index
  return (1 - t) * entropy[index]! + t * entropy[index + 1]!
}

/** The z with Φ(z) = p, by bisection of `normalCdf`; p in (0, 1). @throws RangeError at or beyond 0 and 1 */
export function normalQuantile(p: number): number {
  if (!(p > 0 && p < 1)) throw new RangeError(`No z has the probability ${p}`)
  let [low, high] = [-LIMIT, LIMIT]
  while (high - low > 1e-12) {
    const middle = (low + high) / 2
    if (normalCdf(middle) < p) low = middle
    else high = middle
  }
  return (low + high) / 2
}
