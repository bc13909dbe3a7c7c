import { counted, inWords } from '@/lib/planning/core/words'

/** Estimated and really needed minutes of one finished entry; both above 0. */
export interface MeasuredEntry {
  readonly estimateMinutes: number
  readonly actualMinutes: number
}

/** How long this learner takes against the estimate: `factor` 1.2 is a fifth longer; `low`–`high` is the 80 % range. */
export interface Pace {
  readonly factor: number
  readonly low: number
  readonly high: number
  readonly sampleSize: number
  /** Sums over the measured entries, minutes; single entries are cut as the estimate takes them. */
  readonly estimateMinutes: number
  readonly actualMinutes: number
  /** Whether enough is measured to say "your pace": before, the range is mostly the assumption about everybody. */
  readonly isKnown: boolean
  readonly sentence: string
}

/** Before anything is measured: factor 1, and nine learners in ten within about half to double.
 *  Spread of one entry around the learner's own factor, on the log scale. Both are design assumptions, to be re-fitted from logs. */
const priorSd = 0.4
const entrySd = 0.5

/** With five entries of equal length the own minutes weigh (5 / .5²) ÷ (5 / .5² + 1 / .4²) = 76 % in the factor; with fewer, "your pace" would mostly be everybody's. */
export const leastMeasured = 5

/** One entry says at most "four times" or "a quarter", so that a forgotten timer cannot rule. */
const longestRatio = 4

/** Two-sided 80 % point of the standard normal. */
const z80 = 1.2816

/** Estimates the pace from the learner's own minutes. The datum is the log of all minutes over all estimates, since sums of
 *  hours are planned and a mean of logs would hide long entries; its variance is that of the single log ratios over the
 *  effective number of entries (Kish), drawn to 0 by a normal prior (conjugate update). The entry spread is pooled with the
 *  prior spread, which counts as five entries.
 *  @throws RangeError for minutes that are not above 0. */
export function estimatePace(measured: readonly MeasuredEntry[]): Pace {
  const entries = measured.map(cutRatio)
  const estimateMinutes = sumOf(entries.map((entry) => entry.estimateMinutes))
  const actualMinutes = sumOf(entries.map((entry) => entry.actualMinutes))
  const count = entries.length
  const log = count === 0 ? 0 : Math.log(actualMinutes / estimateMinutes)
  const squares = sumOf(entries.map((entry) => (Math.log(entry.actualMinutes / entry.estimateMinutes) - log) ** 2))
  const variance = (5 * entrySd ** 2 + squares) / (4 + count)
  const effective = count === 0 ? 0 : estimateMinutes ** 2 / sumOf(entries.map((entry) => entry.estimateMinutes ** 2))
  const precision = 1 / priorSd ** 2 + effective / variance
  const centre = (effective * log) / variance / precision
  const sd = Math.sqrt(1 / precision)
  const isKnown = count >= leastMeasured
  return {
    factor: Math.exp(centre),
    low: Math.exp(centre - z80 * sd),
    high: Math.exp(centre + z80 * sd),
    sampleSize: count,
    estimateMinutes,
    actualMinutes,
    isKnown,
    sentence: isKnown ? paceSentence({ count, estimateMinutes, actualMinutes }) : waitingSentence(count),
  }
}

/** @throws RangeError for minutes that are not above 0. */
function cutRatio({ estimateMinutes, actualMinutes }: MeasuredEntry): MeasuredEntry {
  if (!(estimateMinutes > 0 && actualMinutes > 0)) throw new RangeError(`minutes ${estimateMinutes}, ${actualMinutes}`)
  const ratio = Math.min(longestRatio, Math.max(1 / longestRatio, actualMinutes / estimateMinutes))
  return { estimateMinutes, actualMinutes: estimateMinutes * ratio }
}

function sumOf(numbers: readonly number[]): number {
  return numbers.reduce((sum, number) => sum + number, 0)
}

function paceSentence({
  count,
  estimateMinutes,
  actualMinutes,
}: {
  count: number
  estimateMinutes: number
  actualMinutes: number
}): string {
  const percent = Math.round(100 * Math.abs(actualMinutes / estimateMinutes - 1))
  const took = `The ${inWords(count)} lessons and labs you finished took ${Math.round(actualMinutes)} minutes where ${Math.round(estimateMinutes)} were estimated`
  return percent < 5
    ? `${took}: about as long.`
    : `${took}: ${percent}% ${actualMinutes > estimateMinutes ? 'more' : 'less'}.`
}

function waitingSentence(count: number): string {
  const rule = `Your own pace shows once ${counted(leastMeasured, 'lesson')} or labs are finished with their minutes`
  return count === 0
    ? `${rule}; none is yet, so the estimates stand.`
    : `${rule}; ${inWords(count)} ${count === 1 ? 'is' : 'are'} so far, so the estimates stand.`
}
