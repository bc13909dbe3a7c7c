import { normalCdf, normalQuantile } from '@/lib/shared/normal'

/** Share that an empty bin counts as, so that the logarithm exists. */
export const FLOOR = 1e-4

/** Contribution of each bin to PSI: (c − r)·ln(c/r). */
export function psiParts(reference: readonly number[], current: readonly number[]): number[] {
  return reference.map((share, bin) => {
    const [r, c] = [Math.max(FLOOR, share), Math.max(FLOOR, current[bin] ?? 0)]
    return (c - r) * Math.log(c / r)
  })
}

/** Population stability index Σ(c − r)·ln(c/r), the symmetric form of the Kullback-Leibler divergence. Bands of 0.10 and
 *  0.25 are a custom of credit scoring. */
export function psi(reference: readonly number[], current: readonly number[]): number {
  return psiParts(reference, current).reduce((sum, part) => sum + part, 0)
}

/** Shares of N(shift, scale) in the `bins` equal parts of N(0, 1). */
export function shiftedShares(shift: number, { bins, scale = 1 }: { bins: number; scale?: number }): number[] {
  const below = (edge: number) =>
    edge === 0 ? 0 : edge === bins ? 1 : normalCdf((normalQuantile(edge / bins) - shift) / scale)
  return Array.from({ length: bins }, (_, bin) => below(bin + 1) - below(bin))
}

/** Largest distance of N(0, 1) and N(shift, 1): 2Φ(shift/2) − 1. */
export function shiftedDistance(shift: number): number {
  return 2 * normalCdf(Math.abs(shift) / 2) - 1
}

/** Kolmogorov-Smirnov distance sup|F − G| of two sorted samples. */
export function ksDistance(a: ArrayLike<number>, b: ArrayLike<number>): number {
  let [i, j, largest] = [0, 0, 0]
  while (i < a.length && j < b.length) {
    const value = Math.min(a[i]!, b[j]!)
    while (i < a.length && a[i]! <= value) i += 1
    while (j < b.length && b[j]! <= value) j += 1
    largest = Math.max(largest, Math.abs(i / a.length - j / b.length))
  }
  return largest
}

/** Values of samples by their place among those of a sorted reference: samples come and go, one value at a time. */
export interface Ranks {
  /** Values with exactly k reference values at or below them, by k from 0. */
  readonly reached: Int32Array
  /** Those among them that equal the k-th reference value. */
  readonly level: Int32Array
}

/** The ranks of nothing. */
export function noRanks(reference: ArrayLike<number>): Ranks {
  return { reached: new Int32Array(reference.length + 1), level: new Int32Array(reference.length + 1) }
}

/** Places of a sample in a sorted reference, for `countPlaces`: 2k, and one more for a value that equals the k-th. */
export function placesOf(sample: Float64Array, reference: ArrayLike<number>): Int32Array {
  const places = new Int32Array(sample.length)
  let k = 0
  sample
    .slice()
    .sort()
    .forEach((value, index) => {
      while (k < reference.length && reference[k]! <= value) k += 1
      places[index] = 2 * k + (k > 0 && reference[k - 1] === value ? 1 : 0)
    })
  return places
}

/** Counts places in, or with −1 out again. */
export function countPlaces({ reached, level }: Ranks, places: Int32Array, sign: 1 | -1): void {
  for (let index = 0; index < places.length; index += 1) {
    const place = places[index]!
    reached[place >> 1]! += sign
    if ((place & 1) === 1) level[place >> 1]! += sign
  }
}

/** `ksDistance` of a sorted reference and a sample of so many cases, from the ranks. Between two reference values their
 *  share stays and that of the sample grows, so the largest distance lies at one of the two ends. */
export function rankedDistance(
  { reached, level }: Ranks,
  { reference, cases }: { reference: ArrayLike<number>; cases: number },
): number {
  const n = reference.length
  let [below, largest] = [0, 0]
  for (let k = 0; k <= n; k += 1) {
    const upTo = below + reached[k]!
    // Of equal reference values only the last is a place of its own.
    if (k === 0 || k === n || reference[k - 1]! < reference[k]!) {
      if (k > 0) largest = Math.max(largest, Math.abs(k / n - (below + level[k]!) / cases))
      largest = Math.max(largest, Math.abs(k / n - upTo / cases))
    }
    below = upTo
  }
  return largest
}

/** Distance beyond which two samples differ at the level α: √(−ln(α/2)/2)·√((n + m)/(n·m)), for large samples. */
export function ksLine(alpha: number, { n, m }: { n: number; m: number }): number {
  return Math.sqrt(-Math.log(alpha / 2) / 2) * Math.sqrt((n + m) / (n * m))
}

/** Exact chance of a distance of at least d between two samples of the same source without ties, by counting paths.
 *  Source: Hodges, Arkiv för Matematik 3 (1958). */
export function ksExactP(d: number, { n, m }: { n: number; m: number }): number {
  const isInside = (i: number, j: number) => Math.abs(i / n - j / m) < d - 1e-9
  let row = Array.from({ length: m + 1 }, () => 0)
  for (let i = 0; i <= n; i += 1) {
    const next = row.map(() => 0)
    for (let j = 0; j <= m; j += 1) {
      if (!isInside(i, j)) continue
      // Shares of all paths: each step is weighted by the chance of taking it when samples are mixed at random.
      if (i === 0 && j === 0) next[j] = 1
      else {
        const left = n + m - (i + j) + 1
        next[j] = row[j]! * ((n - i + 1) / left) + (j > 0 ? next[j - 1]! * ((m - j + 1) / left) : 0)
      }
    }
    row = next
  }
  return 1 - row[m]!
}

/** Chance of at least one false alarm among independent fields: 1 − (1 − α)^k. */
export function familyError(fields: number, alpha: number): number {
  return 1 - (1 - alpha) ** fields
}

/** Level for each field that keeps the family at α or below (Bonferroni). */
export function sharedLevel(fields: number, alpha: number): number {
  return alpha / fields
}
