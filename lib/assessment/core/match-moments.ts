/** Marks "I don't know" where a credit of 0–1 is expected. */
export const DONT_KNOW = -1

/** How likely "I don't know" stays for someone who does know, relative to someone who does not. Larger than the slip of
 *  a wrong answer: people who pass on an item know a little more than nothing, so passing is the weaker sign.
 *  A design assumption, to be re-fitted from answers. */
const MODESTY = 0.1

/** Nodes of the quadrature, in standard deviations: 41 equal steps over ±6. For a normal density times a logistic curve
 *  the trapezoid rule converges exponentially in 1/step; what remains, below 1e-6, is the tail beyond 6. */
const NODE_COUNT = 41
const NODE_REACH = 6
const nodes = new Float64Array(NODE_COUNT)
const weights = new Float64Array(NODE_COUNT)
for (let index = 0; index < NODE_COUNT; index += 1) {
  const z = -NODE_REACH + (2 * NODE_REACH * index) / (NODE_COUNT - 1)
  nodes[index] = z
  weights[index] = Math.exp(-0.5 * z * z)
}

/** An item's curve: P(right) = c + (1 − c)(1 − slip)/(1 + e^(−a(θ − b))). With probability `slip` an answer says nothing
 *  about the skill and is right by chance c. */
export interface Curve {
  readonly a: number
  readonly b: number
  readonly c: number
  readonly slip: number
}

/** Likelihood of an outcome at an ability, up to a factor that does not depend on ability. `credit` is 0–1 or
 *  DONT_KNOW; credit between 0 and 1 weighs the two outcomes geometrically. */
export function likelihood(credit: number, ability: number, { a, b, c, slip }: Curve): number {
  const knows = 1 / (1 + Math.exp(-a * (ability - b)))
  if (credit === DONT_KNOW) return 1 - (1 - MODESTY) * knows
  const right = c + (1 - c) * (1 - slip) * knows
  if (credit === 1) return right
  if (credit === 0) return 1 - right
  return Math.pow(right, credit) * Math.pow(1 - right, 1 - credit)
}

/** Mean and variance of N(mean, variance) times the likelihood of an outcome, by 41-point quadrature. */
export function matchMoments(
  { mean, variance }: { mean: number; variance: number },
  credit: number,
  curve: Curve,
): { mean: number; variance: number } {
  const sd = Math.sqrt(variance)
  let total = 0
  let first = 0
  let second = 0
  for (let index = 0; index < NODE_COUNT; index += 1) {
    const z = nodes[index]!
    const mass = weights[index]! * likelihood(credit, mean + sd * z, curve)
    total += mass
    first += mass * z
    second += mass * z * z
  }
  const centre = first / total
  return { mean: mean + sd * centre, variance: variance * (second / total - centre * centre) }
}
