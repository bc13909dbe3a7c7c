import { seededRandom } from '@/lib/shared/random'
import { drawCases, type ScoredCase } from './scored-case'
import { INCOMPLETE, numberIn, percent, type JudgeAnswer, type PassVerdict } from './verdict'

/** Counts of the four outcomes. */
export interface Confusion {
  caught: number
  falseAlarms: number
  missed: number
  passed: number
}

/** Prices of the two errors, any unit, both > 0. */
export interface Prices {
  falseAlarm: number
  miss: number
}

/** A line, what it does and what its errors cost. A line above every score flags nothing. */
export interface LineResult extends Confusion {
  line: number
  cost: number
}

/** Outcomes if every case with a score at or above the line is treated as positive. */
export function confusionAt(cases: readonly ScoredCase[], line: number): Confusion {
  const counts = { caught: 0, falseAlarms: 0, missed: 0, passed: 0 }
  for (const { isPositive, score } of cases) {
    if (score >= line) counts[isPositive ? 'caught' : 'falseAlarms'] += 1
    else counts[isPositive ? 'missed' : 'passed'] += 1
  }
  return counts
}

/** Cost of the errors at a line. */
export function costAt(cases: readonly ScoredCase[], { line, prices }: { line: number; prices: Prices }): LineResult {
  return pricedAt({ line, ...confusionAt(cases, line) }, prices)
}

/** A line whose outcomes are known, at other prices. */
export function pricedAt(
  { line, caught, falseAlarms, missed, passed }: Confusion & { line: number },
  prices: Prices,
): LineResult {
  return { line, caught, falseAlarms, missed, passed, cost: prices.falseAlarm * falseAlarms + prices.miss * missed }
}

/**
 * The line for honest scores: price of a false alarm ÷ (price of a false alarm + price of a miss), 0..1.
 * Source: Elkan, The foundations of cost-sensitive learning, IJCAI 2001, with correct decisions free.
 */
export function lineForPrices({ falseAlarm, miss }: Prices): number {
  return falseAlarm / (falseAlarm + miss)
}

/** The cheapest line among all that change an outcome: each score, and one above all. Ties go to the highest line. @throws RangeError without cases */
export function cheapestLine(cases: readonly ScoredCase[], prices: Prices): LineResult {
  if (cases.length === 0) throw new RangeError('No cases, no cheapest line')
  const sorted = [...cases].sort((a, b) => b.score - a.score)
  const positives = cases.filter(({ isPositive }) => isPositive).length
  let [caught, falseAlarms] = [0, 0]
  let best = { line: 1.000001, cost: prices.miss * positives }
  sorted.forEach(({ isPositive, score }, index) => {
    if (isPositive) caught += 1
    else falseAlarms += 1
    if (sorted[index + 1]?.score === score) return
    const cost = prices.falseAlarm * falseAlarms + prices.miss * (positives - caught)
    if (cost < best.cost) best = { line: score, cost }
  })
  return costAt(cases, { line: best.line, prices })
}

/** Outcomes at `steps` + 1 evenly spaced lines from 0 to 1, whatever errors cost. */
export function evenLines(cases: readonly ScoredCase[], steps: number): (Confusion & { line: number })[] {
  return Array.from({ length: steps + 1 }, (_, index) => ({
    line: index / steps,
    ...confusionAt(cases, index / steps),
  }))
}

/** Cost at `steps` + 1 evenly spaced lines from 0 to 1. */
export function costCurve(
  cases: readonly ScoredCase[],
  { prices, steps }: { prices: Prices; steps: number },
): LineResult[] {
  return evenLines(cases, steps).map((line) => pricedAt(line, prices))
}

/** Precision, recall and accuracy; null where nothing stands below the fraction line. */
export function ratesOf({ caught, falseAlarms, missed, passed }: Confusion) {
  const share = (part: number, all: number) => (all === 0 ? null : part / all)
  return {
    precision: share(caught, caught + falseAlarms),
    recall: share(caught, caught + missed),
    accuracy: share(caught + passed, caught + falseAlarms + missed + passed),
  }
}

/** What is answered when the system answers only if it is at least this sure. */
export interface SelectiveResult {
  /** Least max(p, 1 − p) of an answered case, 0.5..1. */
  confidence: number
  answered: number
  toPerson: number
  errors: number
  /** Share answered, 0..1. */
  coverage: number
  /** Accuracy of the answered part; null if nothing is answered. */
  accuracy: number | null
}

/** Coverage and accuracy of selective answering at the line 0.50. Source: El-Yaniv and Wiener, JMLR 11 (2010), risk-coverage trade-off. */
export function selectiveAt(cases: readonly ScoredCase[], confidence: number): SelectiveResult {
  const kept = cases.filter(({ score }) => Math.max(score, 1 - score) >= confidence)
  const errors = kept.filter(({ isPositive, score }) => score >= 0.5 !== isPositive).length
  return {
    confidence,
    answered: kept.length,
    toPerson: cases.length - kept.length,
    errors,
    coverage: cases.length === 0 ? 0 : kept.length / cases.length,
    accuracy: kept.length === 0 ? null : 1 - errors / kept.length,
  }
}

/** Cost of selective answering with a reviewer who is always right. */
export function reviewedCost(
  { errors, toPerson }: SelectiveResult,
  { error, review }: { error: number; review: number },
): number {
  return errors * error + toPerson * review
}

/**
 * Confidence below which a case goes to a person: 1 − price of a review ÷ price of an error, at least 0.5.
 * Source: Chow, On optimum recognition error and reject tradeoff, IEEE Trans. Inf. Theory 16 (1970).
 */
export function confidenceForReview({ error, review }: { error: number; review: number }): number {
  return Math.max(0.5, 1 - review / error)
}

/** The cheapest confidence on a grid of hundredths from 0.50 to 0.99, with its cost; ties go to the lower one, which answers more. */
export function cheapestConfidence(
  cases: readonly ScoredCase[],
  prices: { error: number; review: number },
): SelectiveResult & { cost: number } {
  const grid = Array.from({ length: 50 }, (_, index) => {
    const result = selectiveAt(cases, (50 + index) / 100)
    return { ...result, cost: reviewedCost(result, prices) }
  })
  return grid.reduce((best, result) => (result.cost < best.cost ? result : best))
}

/** An unseen task: 400 of the cases and a pair of prices other than the one the lab opens with. */
export interface LineTask {
  cases: ScoredCase[]
  prices: Prices
}

/** The task of a seed. The same seed gives the same task. */
export function lineTask(cases: readonly ScoredCase[], seed: number): LineTask {
  const random = seededRandom(seed)
  const falseAlarm = 1 + Math.floor(random() * 4)
  const ratios = [2, 3, 4, 6, 8, 15, 20]
  const miss = falseAlarm * (ratios[Math.floor(random() * ratios.length)] as number)
  return { cases: drawCases(cases, { size: 400, seed }), prices: { falseAlarm, miss } }
}

/** Passed when the line costs at most a tenth more than the cheapest line of the sample. */
export function judgeLine({ line, task }: { line: number; task: LineTask }): PassVerdict {
  const yours = costAt(task.cases, { line, prices: task.prices })
  const best = cheapestLine(task.cases, task.prices)
  const excess = yours.cost === best.cost ? 0 : yours.cost / best.cost - 1
  const found = `Your line costs ${yours.cost} on this sample, the cheapest ${best.cost} at ${best.line.toFixed(3)}.`
  return excess <= 0.1 + 1e-9
    ? {
        passed: true,
        because: `${found} That is ${percent(excess)} above the lowest, within the tenth that was allowed.`,
      }
    : {
        passed: false,
        because: `${found} ${best.cost === 0 ? 'A line without any error exists here, so none is allowed.' : `That is ${percent(excess, 1)} more; a tenth is allowed.`} The formula says ${lineForPrices(task.prices).toFixed(3)}; ${line > best.line ? 'you stood too high and missed too many' : 'you stood too low and raised too many false alarms'}.`,
      }
}

/** The line handed in under `answer-line`, on the sample of the seed. */
export const judgeThresholdCost: JudgeAnswer<readonly ScoredCase[]> = ({ seed, answer, data }) => {
  const line = numberIn(answer, 'answer-line')
  return line >= 0 && line <= 1 ? judgeLine({ line, task: lineTask(data, seed) }) : INCOMPLETE
}
