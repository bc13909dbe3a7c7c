import { normalCdf } from '@/lib/shared/normal'
import { normalDraw, seededRandom, type Random } from '@/lib/shared/random'
import { finish, type InParts } from './in-parts'
import { choiceIn, INCOMPLETE, numberIn, percent, whole, type JudgeAnswer, type PassVerdict } from './verdict'

/** Present value of yearly flows at a rate. `first` is the year of the first flow: 0 leaves it undiscounted, 1 is what the
 *  NPV function of spreadsheets does. Σ CF_t / (1 + r)^t. @throws RangeError for a rate of −1 or below */
export function presentValue(flows: readonly number[], rate: number, first: 0 | 1 = 0): number {
  if (rate <= -1) throw new RangeError(`A rate of ${rate} has no present value`)
  return flows.reduce((sum, flow, year) => sum + flow / (1 + rate) ** (year + first), 0)
}

/** A range with its most likely value, as people can state it. low ≤ likely ≤ high. */
export interface Range {
  readonly low: number
  readonly likely: number
  readonly high: number
}

/** Mean of the triangular distribution, (a + m + b)/3. */
export function triangularMean({ low, likely, high }: Range): number {
  return (low + likely + high) / 3
}

/** Variance of the triangular distribution, (a² + m² + b² − am − ab − mb)/18. */
export function triangularVariance({ low, likely, high }: Range): number {
  return (low * low + likely * likely + high * high - low * likely - low * high - likely * high) / 18
}

/** PERT mean, (a + 4m + b)/6: the most likely value counts four times. */
export function pertMean({ low, likely, high }: Range): number {
  return (low + 4 * likely + high) / 6
}

/** Value below which a share u of the triangular distribution lies, u in [0, 1]: the inverse of its distribution function. */
export function triangularQuantile({ low, likely, high }: Range, u: number): number {
  const width = high - low
  if (width <= 0) return likely
  const turn = (likely - low) / width
  return u < turn ? low + Math.sqrt(u * width * (likely - low)) : high - Math.sqrt((1 - u) * width * (high - likely))
}

/** An AI feature as an investment. Money in thousands of euros, shares 0..1. */
export interface ValueCase {
  /** Spent at once, before anything comes back. */
  readonly investment: Range
  /** Worth of a year if everybody concerned used it. */
  readonly benefit: Range
  /** Share of those concerned who use it. */
  readonly adoption: Range
  /** Running it for a year, used or not. */
  readonly runCost: Range
  readonly years: number
  /** Discount rate of a year. */
  readonly rate: number
  /** Rank correlation of benefit and adoption: people use what helps them. −1..1 */
  readonly correlation: number
  /** Chance that it never works well enough: the investment is spent, nothing runs and nothing comes back. */
  readonly failure: number
}

/** The four things nobody knows, in the order in which they are drawn. */
export const UNKNOWNS = ['investment', 'benefit', 'adoption', 'runCost'] as const
export type Unknown = (typeof UNKNOWNS)[number]

/** Present value if the four unknowns turn out like this and the thing works. */
export function valueIf(known: Readonly<Record<Unknown, number>>, { years, rate }: Pick<ValueCase, 'years' | 'rate'>) {
  const yearly = known.benefit * known.adoption - known.runCost
  return presentValue([-known.investment, ...Array.from({ length: years }, () => yearly)], rate)
}

function pick(terms: ValueCase, of: (range: Range) => number): Record<Unknown, number> {
  return {
    investment: of(terms.investment),
    benefit: of(terms.benefit),
    adoption: of(terms.adoption),
    runCost: of(terms.runCost),
  }
}

/** What a slide shows: every unknown at its most likely value, and no failure. */
export function likelyValue(terms: ValueCase): number {
  return valueIf(
    pick(terms, ({ likely }) => likely),
    terms,
  )
}

/** Expected present value without drawing anything; exact for independent benefit and adoption:
 *  (1 − f)·NPV(means) − f·E[investment]. */
export function expectedValue(terms: ValueCase): number {
  const works = valueIf(pick(terms, triangularMean), terms)
  return (1 - terms.failure) * works - terms.failure * triangularMean(terms.investment)
}

/** One draw of the present value. Benefit and adoption are tied by a Gaussian copula. `yearsWorth` is what one a year is
 *  worth today, Σ 1 / (1 + r)^t for t = 1..years. */
function drawValue(terms: ValueCase, { random, yearsWorth }: { random: Random; yearsWorth: number }): number {
  const [first, second] = [normalDraw(random), normalDraw(random)]
  const tied = terms.correlation * first + Math.sqrt(1 - terms.correlation ** 2) * second
  const investment = triangularQuantile(terms.investment, random())
  const benefit = triangularQuantile(terms.benefit, normalCdf(first))
  const adoption = triangularQuantile(terms.adoption, normalCdf(tied))
  const runCost = triangularQuantile(terms.runCost, random())
  return random() < terms.failure ? -investment : (benefit * adoption - runCost) * yearsWorth - investment
}

/** What many draws say about a case. */
export interface ValueSpread {
  /** Ascending. */
  readonly values: Float64Array
  readonly mean: number
  readonly lossShare: number
  readonly p5: number
  readonly p50: number
  readonly p95: number
  /** Expected value of perfect information: E[max(NPV, 0)] − max(E[NPV], 0). What knowing the answer beforehand is worth at most. */
  readonly perfectInformation: number
}

/** Draws a case `count` times. The same seed gives the same spread. @throws RangeError without draws */
export function simulateValue(terms: ValueCase, options: { seed: number; count?: number }): ValueSpread {
  return finish(drawSpread(terms, options))
}

/** `simulateValue` in parts: yields the share that is drawn after every thousandth draw, and returns the spread. */
export function* drawSpread(
  terms: ValueCase,
  { seed, count = 20_000 }: { seed: number; count?: number },
): InParts<ValueSpread> {
  if (count < 1) throw new RangeError(`${count} draws`)
  const random = seededRandom(seed)
  const { years, rate } = terms
  const yearsWorth = presentValue(
    Array.from({ length: years }, () => 1),
    rate,
    1,
  )
  const values = new Float64Array(count)
  for (let draw = 0; draw < count; draw += 1) {
    if (draw > 0 && draw % 1_000 === 0) yield draw / count
    values[draw] = drawValue(terms, { random, yearsWorth })
  }
  values.sort()
  const at = (share: number) => values[Math.floor(share * count)] ?? 0
  const mean = values.reduce((sum, value) => sum + value, 0) / count
  const gains = values.reduce((sum, value) => sum + Math.max(0, value), 0) / count
  return {
    values,
    mean,
    lossShare: values.filter((value) => value < 0).length / count,
    p5: at(0.05),
    p50: at(0.5),
    p95: at(0.95),
    perfectInformation: gains - Math.max(0, mean),
  }
}

/** How far one unknown moves the expected value between its 10% and its 90% point, the others at their means; widest first. */
export function tornado(terms: ValueCase): { unknown: Unknown; low: number; high: number }[] {
  const means = pick(terms, triangularMean)
  const expected = (known: Readonly<Record<Unknown, number>>) =>
    (1 - terms.failure) * valueIf(known, terms) - terms.failure * known.investment
  return UNKNOWNS.map((unknown) => {
    const ends = [0.1, 0.9].map((share) =>
      expected({ ...means, [unknown]: triangularQuantile(terms[unknown], share) }),
    ) as [number, number]
    return { unknown, low: Math.min(...ends), high: Math.max(...ends) }
  }).sort((one, other) => other.high - other.low - (one.high - one.low))
}

/** Terms of lesson B1-2: the most likely values promise a gain, the whole range a loss. */
export const LESSON_CASE: ValueCase = {
  investment: { low: 150, likely: 180, high: 320 },
  benefit: { low: 160, likely: 260, high: 300 },
  adoption: { low: 0.2, likely: 0.6, high: 0.8 },
  runCost: { low: 40, likely: 50, high: 90 },
  years: 3,
  rate: 0.1,
  correlation: 0.3,
  failure: 0.15,
}

export type ValueDecision = 'build' | 'leave' | 'learn'

export interface ValueTask {
  readonly terms: ValueCase
  /** Price of the trial that would show whether it works and how many use it. */
  readonly trialCost: number
  readonly seed: number
}

/** Another case, with a trial that is offered before the decision. */
export function valueTask(seed: number): ValueTask {
  const random = seededRandom(seed)
  const pickOne = (values: readonly number[]) => values[Math.floor(random() * values.length)] as number
  const around = (likely: number, below: number, above: number): Range => ({
    low: Math.round(likely * below),
    likely,
    high: Math.round(likely * above),
  })
  const benefit = pickOne([180, 240, 320, 400])
  const adoption = pickOne([0.45, 0.6, 0.75])
  return {
    terms: {
      investment: around(pickOne([120, 160, 220]), 0.85, pickOne([1.3, 1.7])),
      benefit: around(benefit, 0.6, pickOne([1.1, 1.4])),
      adoption: { low: adoption - 0.35, likely: adoption, high: Math.min(0.95, adoption + 0.15) },
      runCost: around(pickOne([30, 50, 70]), 0.8, pickOne([1.3, 1.8])),
      years: pickOne([2, 3, 4]),
      rate: pickOne([0.08, 0.12]),
      correlation: pickOne([0, 0.4]),
      failure: pickOne([0.05, 0.15, 0.3]),
    },
    trialCost: pickOne([10, 30, 60]),
    seed,
  }
}

/** The decision with the highest expected value: build at once, leave it, or pay for the trial when it is worth its price
 *  even against perfect information (a trial never tells more). */
export function bestDecision({ terms, trialCost, seed }: ValueTask): { decision: ValueDecision; spread: ValueSpread } {
  const spread = simulateValue(terms, { seed })
  if (spread.perfectInformation > trialCost) return { decision: 'learn', spread }
  return { decision: spread.mean > 0 ? 'build' : 'leave', spread }
}

/** Passed with the right decision and a chance of loss within 10 points. */
export function judgeValue({
  decision,
  lossShare,
  task,
}: {
  decision: ValueDecision
  /** 0..1 */
  lossShare: number
  task: ValueTask
}): PassVerdict {
  const best = bestDecision(task)
  const { mean, lossShare: truth, perfectInformation } = best.spread
  const facts = `Expected value ${mean < 0 ? '−' : ''}€${whole(Math.abs(mean))} thousand, a loss in ${percent(truth)} of the draws, perfect information worth €${whole(perfectInformation)} thousand against a trial of €${whole(task.trialCost)} thousand.`
  const words: Record<ValueDecision, string> = { build: 'build', leave: 'leave it', learn: 'pay for the trial first' }
  const isNear = Math.abs(lossShare - truth) <= 0.1
  if (decision === best.decision && isNear) return { passed: true, because: facts }
  return {
    passed: false,
    because: `${facts} ${decision === best.decision ? `The decision is right; your ${percent(lossShare)} is more than 10 points away.` : `The better decision is to ${words[best.decision]}.`}`,
  }
}

/** Decision and draws of 100 that lose money, handed in for the case of the seed. */
export const judgeValueCase: JudgeAnswer = ({ seed, answer }) => {
  const decision = choiceIn(answer, 'answer-decision', ['build', 'leave', 'learn'])
  const lossShare = numberIn(answer, 'answer-loss') / 100
  return decision === null || !Number.isFinite(lossShare)
    ? INCOMPLETE
    : judgeValue({ decision, lossShare, task: valueTask(seed) })
}
