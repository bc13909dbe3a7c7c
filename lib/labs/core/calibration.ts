import { seededRandom } from '@/lib/shared/random'
import type { ScoredCase } from './scored-case'
import { INCOMPLETE, numberIn, percent, type JudgeAnswer, type PassVerdict } from './verdict'

/**
 * A score after division of its logit by a temperature > 0: below 1 bolder, above 1 humbler; order kept.
 * For two classes the same as softmax(z / T). Source: Guo and colleagues, arXiv 1706.04599 (2017), section 4.2.
 */
export function temper(score: number, temperature: number): number {
  if (score <= 0 || score >= 1) return score
  return 1 / (1 + Math.exp(-Math.log(score / (1 - score)) / temperature))
}

/** Softmax of logits ÷ temperature; sums to 1. */
export function softmax(logits: readonly number[], temperature: number): number[] {
  const highest = Math.max(...logits)
  const parts = logits.map((logit) => Math.exp((logit - highest) / temperature))
  const sum = parts.reduce((total, part) => total + part, 0)
  return parts.map((part) => part / sum)
}

/** An answer at the line 0.50: how sure it was, 0.5..1, and whether it was right. */
export interface SureAnswer {
  confidence: number
  isRight: boolean
}

/** Answers after tempering. */
export function promisesAt(cases: readonly ScoredCase[], temperature: number): SureAnswer[] {
  return cases.map(({ score, isPositive }) => {
    const tempered = temper(score, temperature)
    return { confidence: Math.max(tempered, 1 - tempered), isRight: score >= 0.5 === isPositive }
  })
}

/** One band of confidence; promised and right are null while it is empty. */
export interface ReliabilityBand {
  from: number
  to: number
  count: number
  /** Mean confidence. */
  promised: number | null
  /** Share right. */
  right: number | null
}

/** Bands of equal width over confidence 0.5..1; the last one includes 1. */
export function reliabilityBands(promises: readonly SureAnswer[], bandCount: number): ReliabilityBand[] {
  const width = 0.5 / bandCount
  const sums = Array.from({ length: bandCount }, () => ({ count: 0, promised: 0, right: 0 }))
  for (const { confidence, isRight } of promises) {
    const sum = sums[Math.min(bandCount - 1, Math.floor((confidence - 0.5) / width + 1e-12))]
    if (sum === undefined) continue
    sum.count += 1
    sum.promised += confidence
    sum.right += isRight ? 1 : 0
  }
  return sums.map(({ count, promised, right }, index) => ({
    from: 0.5 + index * width,
    to: 0.5 + (index + 1) * width,
    count,
    promised: count === 0 ? null : promised / count,
    right: count === 0 ? null : right / count,
  }))
}

/** Expected calibration error Σ n_b/n · |right − promised|, 0..1. Source: Naeini, Cooper and Hauskrecht, AAAI 2015. */
export function expectedCalibrationError(
  bands: readonly Pick<ReliabilityBand, 'count' | 'promised' | 'right'>[],
): number {
  const total = bands.reduce((sum, { count }) => sum + count, 0)
  if (total === 0) return 0
  return bands.reduce((sum, band) => sum + (band.count / total) * gapOf(band), 0)
}

/** Distance between promise and result, 0..1; 0 for an empty band. */
export function gapOf({ promised, right }: Pick<ReliabilityBand, 'promised' | 'right'>): number {
  return promised === null || right === null ? 0 : Math.abs(right - promised)
}

/** Mean (p − y)², 0 is best. Source: Brier, Monthly Weather Review 78 (1950), in its form for two outcomes. @throws RangeError without cases */
export function brierScore(pairs: readonly { probability: number; happened: boolean }[]): number {
  if (pairs.length === 0) throw new RangeError('No cases, no Brier score')
  return (
    pairs.reduce((sum, { probability, happened }) => sum + (probability - (happened ? 1 : 0)) ** 2, 0) / pairs.length
  )
}

/** Brier score of tempered scores against the truth. */
export function brierAt(cases: readonly ScoredCase[], temperature: number): number {
  return brierScore(
    cases.map(({ score, isPositive }) => ({ probability: temper(score, temperature), happened: isPositive })),
  )
}

/** Temperatures the slider offers: 0.3 to 3.0 in steps of 0.05. */
export const TEMPERATURES: readonly number[] = Array.from(
  { length: 55 },
  (_, index) => Math.round((0.3 + index * 0.05) * 100) / 100,
)

/** The offered temperature with the lowest Brier score. */
export function bestTemperature(cases: readonly ScoredCase[]): number {
  return TEMPERATURES.reduce(
    (best, temperature) => (brierAt(cases, temperature) < brierAt(cases, best) ? temperature : best),
    1,
  )
}

export type ConfidenceDisplay = 'number' | 'band' | 'words' | 'none'

/**
 * Share of simulated users who take an answer over unread, by display. Our assumption, for comparison of displays only:
 * a number is believed in proportion, three bands in three steps, "sure" nearly always, and without a display three in five.
 */
export function relianceOf(display: ConfidenceDisplay, confidence: number): number {
  switch (display) {
    case 'number':
      return Math.max(0, (confidence - 0.5) * 2)
    case 'band':
      return confidence >= 0.9 ? 0.9 : confidence >= 0.7 ? 0.5 : 0.15
    case 'words':
      return confidence >= 0.9 ? 0.95 : 0.2
    case 'none':
      return 0.6
  }
}

/** Expected outcomes per 1,000 answers: wrong ones taken over unread, and right ones checked for nothing. */
export function relianceOutcome(
  promises: readonly SureAnswer[],
  display: ConfidenceDisplay,
): { wrongTaken: number; rightChecked: number } {
  let [wrongTaken, rightChecked] = [0, 0]
  for (const { confidence, isRight } of promises) {
    const reliance = relianceOf(display, confidence)
    if (isRight) rightChecked += 1 - reliance
    else wrongTaken += reliance
  }
  const scale = promises.length === 0 ? 0 : 1000 / promises.length
  return { wrongTaken: wrongTaken * scale, rightChecked: rightChecked * scale }
}

/** Bands of the pass task. */
export const TASK_BANDS = 5
const ECE_LIMIT = 0.03

/**
 * Another sample of scores: 569 cases drawn with replacement, bent by a hidden temperature. Samples in which no offered
 * temperature comes clearly below the limit are drawn again, so every task can be solved.
 */
export function calibrationTask(cases: readonly ScoredCase[], seed: number): ScoredCase[] {
  const random = seededRandom(seed)
  const hidden = [0.4, 0.45, 0.5, 0.55, 0.6, 1.7, 1.9, 2.1]
  for (;;) {
    const bend = hidden[Math.floor(random() * hidden.length)] as number
    const sample = cases.map(() => cases[Math.floor(random() * cases.length)] as ScoredCase)
    const bent = sample.map(({ isPositive, score }) => ({ isPositive, score: temper(score, bend) }))
    if (
      errorAt(bent, 1) > ECE_LIMIT &&
      TEMPERATURES.some((temperature) => errorAt(bent, temperature) < ECE_LIMIT - 0.004)
    )
      return bent
  }
}

function errorAt(cases: readonly ScoredCase[], temperature: number): number {
  return expectedCalibrationError(reliabilityBands(promisesAt(cases, temperature), TASK_BANDS))
}

/** Passed when the error is below 0.03 and the named band has the widest gap, or one within 0.01 of it. */
export function judgeTemperature({
  temperature,
  band,
  cases,
}: {
  temperature: number
  band: number
  cases: readonly ScoredCase[]
}): PassVerdict {
  const bands = reliabilityBands(promisesAt(cases, temperature), TASK_BANDS)
  const error = expectedCalibrationError(bands)
  const widest = Math.max(...bands.map(gapOf))
  const named = bands[band]
  const isBandRight = named !== undefined && named.count > 0 && gapOf(named) >= widest - 0.01
  const worst = bands.find((candidate) => gapOf(candidate) === widest)!
  const parts = [
    `At temperature ${temperature.toFixed(2)} the error is ${error.toFixed(4)}${error < ECE_LIMIT ? ', below 0.03.' : '; it has to be below 0.03.'}`,
    isBandRight
      ? `The band you named keeps its promise worst.`
      : `The widest gap is in the band from ${percent(worst.from)}: ${percent(worst.promised ?? 0)} promised, ${percent(worst.right ?? 0)} right.`,
  ]
  return { passed: error < ECE_LIMIT && isBandRight, because: parts.join(' ') }
}

/** Temperature and band handed in for the sample of the seed. */
export const judgeCalibration: JudgeAnswer<readonly ScoredCase[]> = ({ seed, answer, data }) => {
  const temperature = numberIn(answer, 'answer-temperature')
  return temperature > 0 && temperature <= 10
    ? judgeTemperature({ temperature, band: numberIn(answer, 'answer-band'), cases: calibrationTask(data, seed) })
    : INCOMPLETE
}
