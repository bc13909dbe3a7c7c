import { structuredCovariance } from '@/lib/assessment/core/build-prior'
import type { Bank } from '@/lib/assessment/core/types'
import { information, TRUE_STRUCTURE } from './world'

/** What questions on one skill bring at best: `counts[k]` of them, averaged over learners, bring `totals[k]`, the next
 *  ones `slopes[k]` each. Concave, from (0, 0) on. */
interface Yield {
  readonly counts: readonly number[]
  readonly totals: readonly number[]
  readonly slopes: readonly number[]
}

const ROUNDS = 500
const HALVINGS = 50
/** Abilities over which the population is averaged, with their masses. */
const GRID = Array.from({ length: 81 }, (_, index) => {
  const ability = -4 + index / 10
  return { ability, mass: Math.exp(-0.5 * ability * ability) / (10 * Math.sqrt(2 * Math.PI)) }
})

/** Mean squared error per skill that no way of choosing `length` items of the bank can undercut (van Trees 1968): the
 *  trace of (Σ⁻¹ + diag(G))⁻¹ over the number of skills. G is the most information that the questions on each skill can
 *  bring when they may be spread over learners at will and chosen at the true ability, and they are spread over skills in
 *  the best way. The search for that way stops on the safe side: what it could still gain is subtracted. */
export function informationBound(bank: Bank, length: number): number {
  const yields = bank.skills.map(({ id }) => yieldOf(bank, id))
  const precision = inverse(populationCovariance(bank))
  let counts = yields.map(() => length / yields.length)
  let bound = 0
  for (let round = 0; round < ROUNDS; round += 1) {
    const totals = counts.map((count, skill) => totalAt(yields[skill]!, count))
    const error = inverse(precision.map((row, i) => row.map((cell, j) => (i === j ? cell + totals[i]! : cell))))
    // d trace(J⁻¹)/dG_s = −(J⁻²)_ss, and the trace is convex in G: the tangent at the present spread lies below it.
    const weights = error.map((row) => row.reduce((sum, cell) => sum + cell * cell, 0))
    const best = bestSpread(yields, { weights, length })
    const gain = best.reduce((sum, count, s) => sum + weights[s]! * (totalAt(yields[s]!, count) - totals[s]!), 0)
    const trace = error.reduce((sum, row, index) => sum + row[index]!, 0)
    bound = Math.max(bound, trace - gain)
    if (gain < 1e-3) break
    counts = counts.map((count, skill) => count + (2 / (round + 3)) * (best[skill]! - count))
  }
  return bound / bank.skills.length
}

function yieldOf({ items }: Bank, skillId: string): Yield {
  const pieces = items
    .filter(({ skill }) => skill === skillId)
    .flatMap((item) => GRID.map(({ ability, mass }) => ({ mass, slope: information(item, ability) })))
    .sort((left, right) => right.slope - left.slope)
  const counts = [0]
  const totals = [0]
  for (const { mass, slope } of pieces) {
    counts.push(counts.at(-1)! + mass)
    totals.push(totals.at(-1)! + mass * slope)
  }
  return { counts, totals, slopes: pieces.map(({ slope }) => slope) }
}

function totalAt({ counts, totals, slopes }: Yield, count: number): number {
  const index = Math.max(0, firstWhere(counts.length, (at) => counts[at]! > count) - 1)
  return totals[index]! + (count - counts[index]!) * (slopes[index] ?? 0)
}

/** Counts per skill that sum to `length` and bring the largest weighted total: all pieces above one price, found by
 *  halving. The last one is taken in part, so that the sum is right. */
function bestSpread(
  yields: readonly Yield[],
  { weights, length }: { weights: readonly number[]; length: number },
): number[] {
  const countsAt = (price: number): number[] =>
    yields.map(({ counts, slopes }, s) => counts[firstWhere(slopes.length, (at) => weights[s]! * slopes[at]! < price)]!)
  const sum = (counts: readonly number[]): number => counts.reduce((total, count) => total + count, 0)
  let low = 0
  let high = Math.max(...yields.map(({ slopes }, s) => weights[s]! * slopes[0]!)) + 1
  for (let halving = 0; halving < HALVINGS; halving += 1) {
    const middle = (low + high) / 2
    if (sum(countsAt(middle)) > length) low = middle
    else high = middle
  }
  const [below, above] = [countsAt(high), countsAt(low)]
  const room = sum(above) - sum(below)
  const share = room > 0 ? (length - sum(below)) / room : 0
  return below.map((count, skill) => count + Math.min(1, share) * (above[skill]! - count))
}

/** First index in [0, size) for which the test holds, size if none; the test must hold from some index on. */
function firstWhere(size: number, holds: (index: number) => boolean): number {
  let low = 0
  let high = size
  while (low < high) {
    const middle = (low + high) >> 1
    if (holds(middle)) high = middle
    else low = middle + 1
  }
  return low
}

function populationCovariance({ skills }: Bank): number[][] {
  return skills.map((row) =>
    skills.map((column) =>
      structuredCovariance(TRUE_STRUCTURE, { same: row.id === column.id, sameArea: row.area === column.area }),
    ),
  )
}

/** Inverse of a positive definite matrix by Gauss–Jordan elimination. */
function inverse(matrix: readonly (readonly number[])[]): number[][] {
  const size = matrix.length
  const rows = matrix.map((row, i) => [...row, ...row.map((_, j) => Number(i === j))])
  for (let pivot = 0; pivot < size; pivot += 1) {
    const scale = 1 / rows[pivot]![pivot]!
    rows[pivot] = rows[pivot]!.map((cell) => cell * scale)
    for (let other = 0; other < size; other += 1) {
      const factor = rows[other]![pivot]!
      if (other !== pivot) rows[other] = rows[other]!.map((cell, column) => cell - factor * rows[pivot]![column]!)
    }
  }
  return rows.map((row) => row.slice(size))
}
