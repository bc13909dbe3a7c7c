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
