import { seededRandom } from '@/lib/shared/random'

/** A case with its truth and the score a model gave it, made out of fold. */
export interface ScoredCase {
  isPositive: boolean
  /** 0..1, higher means more likely positive. */
  score: number
}

/** The file of the 569 cases, column by column. */
export interface PredictionsFile {
  /** 1 positive, 0 negative. */
  y: readonly number[]
  /** Scores, same order. */
  p: readonly number[]
}

/** Pairs truth and score. @throws RangeError if the columns differ in length */
export function toScoredCases({ y, p }: PredictionsFile): ScoredCase[] {
  if (y.length !== p.length) throw new RangeError(`${y.length} truths and ${p.length} scores`)
  return p.map((score, index) => ({ isPositive: y[index] === 1, score }))
}

/** `size` different cases in the order of a seeded shuffle (Fisher–Yates; Knuth, TAOCP 2, algorithm P). Order of the input is kept. */
export function drawCases<T>(cases: readonly T[], { size, seed }: { size: number; seed: number }): T[] {
  const random = seededRandom(seed)
  const places = cases.map((_, index) => index)
  for (let last = places.length - 1; last > 0; last -= 1) {
    const other = Math.floor(random() * (last + 1))
    const kept = places[last]
    places[last] = places[other] as number
    places[other] = kept as number
  }
  return places
    .slice(0, size)
    .sort((a, b) => a - b)
    .map((place) => cases[place] as T)
}
