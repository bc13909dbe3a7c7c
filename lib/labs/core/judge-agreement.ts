import { cohenKappa } from './annotation-agreement'
import { wilsonInterval } from './probe-set'

/** Lines of the rubric. A reply passes when it fails none of the lines that count. */
export const RUBRIC = ['price', 'step', 'asked', 'fact'] as const
export type RubricLine = (typeof RUBRIC)[number]

/** A reply with the lines it fails by each of two keys, and as settled afterwards. */
export interface KeyedReply {
  readonly id: string
  readonly text: string
  readonly first: readonly RubricLine[]
  readonly second: readonly RubricLine[]
  readonly settled: readonly RubricLine[]
  /** Why a disputed reply was settled so. */
  readonly why?: string | undefined
}

export const KEYS = ['settled', 'first', 'second'] as const
export type KeyName = (typeof KEYS)[number]

/** Whether people pass a reply by a key, if only these lines of the rubric count. */
export function isGood(reply: KeyedReply, { key, lines }: { key: KeyName; lines: readonly RubricLine[] }): boolean {
  return !reply[key].some((line) => lines.includes(line))
}

/** Replies by what people and the judge said. */
export interface JudgeTable {
  /** Good by people, passed by the judge. */
  readonly bothPass: number
  /** Good by people, failed by the judge. */
  readonly onlyPeople: number
  /** Bad by people, passed by the judge. */
  readonly onlyJudge: number
  readonly bothFail: number
}

export function judgeTable(people: readonly boolean[], judge: readonly boolean[]): JudgeTable {
  const count = (person: boolean, machine: boolean) =>
    people.filter((good, index) => good === person && judge[index] === machine).length
  return {
    bothPass: count(true, true),
    onlyPeople: count(true, false),
    onlyJudge: count(false, true),
    bothFail: count(false, false),
  }
}

/** A share 0..1 with its 95% Wilson interval. */
export interface Share {
  readonly share: number
  readonly low: number
  readonly high: number
}

export interface Agreement {
  readonly raw: Share
  /** Cohen's κ; NaN when both say the same of every reply. */
  readonly kappa: { readonly value: number; readonly low: number; readonly high: number }
  /** Share of the good replies that the judge passes (TPR), and of the bad ones that it fails (TNR); null without any. */
  readonly good: Share | null
  readonly bad: Share | null
}

/** How far a judge agrees with people. @throws RangeError for a table without replies */
export function agreementOf({ bothPass, onlyPeople, onlyJudge, bothFail }: JudgeTable): Agreement {
  const total = bothPass + onlyPeople + onlyJudge + bothFail
  const { kappa, low, high } = cohenKappa([
    [bothPass, onlyPeople],
    [onlyJudge, bothFail],
  ])
  return {
    raw: shareOf(bothPass + bothFail, total)!,
    kappa: { value: kappa, low, high },
    good: shareOf(bothPass, bothPass + onlyPeople),
    bad: shareOf(bothFail, bothFail + onlyJudge),
  }
}

export function shareOf(count: number, total: number): Share | null {
  return total < 1 ? null : { share: count / total, ...wilsonInterval(count, total) }
}

/** A judge's own rates with the number of labelled replies behind each. */
export interface JudgeRates {
  readonly good: number
  readonly goodCount: number
  readonly bad: number
  readonly badCount: number
}

/** The share of good replies behind the share that a judge passes: θ = (p + TNR − 1)/(TPR + TNR − 1), not cut at 0 and 1.
 *  Source: Rogan and Gladen, American Journal of Epidemiology 107 (1978).
 *  @throws RangeError if the judge is no better than chance, TPR + TNR ≤ 1 */
export function correctedRate(observed: number, { good, bad }: Pick<JudgeRates, 'good' | 'bad'>): number {
  const skill = good + bad - 1
  if (skill <= 0) throw new RangeError(`A judge with rates ${good} and ${bad} tells nothing`)
  return (observed + bad - 1) / skill
}

/** The corrected rate with its 95% interval, both cut at 0 and 1. Variance by the delta method over three counts:
 *  [p(1−p)/N + θ²·TPR(1−TPR)/n₊ + (1−θ)²·TNR(1−TNR)/n₋]/(TPR + TNR − 1)². Source: as `correctedRate`. */
export function correctedInterval(
  { passed, marked }: { passed: number; marked: number },
  rates: JudgeRates,
): { share: number; low: number; high: number } {
  const observed = passed / marked
  const share = correctedRate(observed, rates)
  const { good, goodCount, bad, badCount } = rates
  const variance =
    (observed * (1 - observed)) / marked +
    (share ** 2 * good * (1 - good)) / goodCount +
    ((1 - share) ** 2 * bad * (1 - bad)) / badCount
  const half = (1.959963984540054 * Math.sqrt(variance)) / (good + bad - 1)
  const cut = (value: number) => Math.min(1, Math.max(0, value))
  return { share: cut(share), low: cut(share - half), high: cut(share + half) }
}

/** A marked reply as the length picture draws it. */
export interface LengthPoint {
  readonly words: number
  readonly points: number
  readonly isGood: boolean
}

/** Points that ten more words bring among replies which people judged alike: least squares within good and within bad
 *  replies together, so that a judge is not blamed if good replies happen to be longer. 0 when lengths do not differ. */
export function pullOfTenWords(marked: readonly LengthPoint[]): number {
  let [across, along] = [0, 0]
  for (const group of [true, false]) {
    const members = marked.filter(({ isGood: good }) => good === group)
    const mean = (of: (point: LengthPoint) => number) =>
      members.reduce((sum, point) => sum + of(point), 0) / Math.max(1, members.length)
    const [words, points] = [mean((point) => point.words), mean((point) => point.points)]
    for (const point of members) {
      across += (point.words - words) * (point.points - points)
      along += (point.words - words) ** 2
    }
  }
  return along === 0 ? 0 : (10 * across) / along
}

export function wordCount(text: string): number {
  return text.split(/\s/).filter(Boolean).length
}

/** What we ask of a judge here; our own custom, not a norm. */
export const DEMAND = { rate: 0.8, consistency: 0.9, pull: 0.5 } as const

export interface Fitness {
  /** Marks single replies: both rates reach the demand, and length does not pull. */
  readonly marks: boolean
  /** Compares two replies as well: the winner does not hang on the order. */
  readonly compares: boolean
}

export function fitnessOf({
  agreement,
  consistency,
  pull,
}: {
  agreement: Agreement
  consistency: number
  pull: number
}): Fitness {
  const reaches = (share: Share | null) => share !== null && share.share >= DEMAND.rate - 1e-9
  const marks = reaches(agreement.good) && reaches(agreement.bad) && Math.abs(pull) <= DEMAND.pull + 1e-9
  return { marks, compares: marks && consistency >= DEMAND.consistency - 1e-9 }
}
