import { inWords } from '@/lib/planning/core/words'

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
  readonly sentence: string
}

/** Before anything is measured: factor 1, and nine learners in ten within about half to double.
 *  Spread of one entry around the learner's own factor, on the log scale. Both are design assumptions, to be re-fitted from logs. */
const priorSd = 0.4
const entrySd = 0.5

/** Two-sided 80 % point of the standard normal. */
const z80 = 1.2816

/** Estimates the pace from the learner's own minutes: normal model of the log ratio with a prior at 0 (conjugate update). The entry spread is pooled with the prior spread, which counts as five entries. Single ratios are cut at 1/4 and 4, so that a forgotten timer cannot rule.
 *  @throws RangeError for minutes that are not above 0. */
export function estimatePace(measured: readonly MeasuredEntry[]): Pace {
  const logs = measured.map(({ estimateMinutes, actualMinutes }) => {
    if (!(estimateMinutes > 0 && actualMinutes > 0))
      throw new RangeError(`minutes ${estimateMinutes}, ${actualMinutes}`)
    return Math.min(Math.log(4), Math.max(-Math.log(4), Math.log(actualMinutes / estimateMinutes)))
  })
  const count = logs.length
  const mean = count === 0 ? 0 : logs.reduce((sum, log) => sum + log, 0) / count
  const squares = logs.reduce((sum, log) => sum + (log - mean) ** 2, 0)
  const variance = (5 * entrySd ** 2 + squares) / (5 + Math.max(0, count - 1))
  const precision = 1 / priorSd ** 2 + count / variance
  const centre = (count * mean) / variance / precision
  const sd = Math.sqrt(1 / precision)
  const factor = Math.exp(centre)
  return {
    factor,
    low: Math.exp(centre - z80 * sd),
    high: Math.exp(centre + z80 * sd),
    sampleSize: count,
    sentence: paceSentence(factor, count),
  }
}

function paceSentence(factor: number, count: number): string {
  if (count === 0) return 'Nothing measured yet, so the estimates stand as they are.'
  const entries = count === 1 ? 'Your one measured entry' : `Your ${inWords(count)} measured entries`
  const percent = Math.round(100 * Math.abs(factor - 1))
  const verb = count === 1 ? 'points' : 'point'
  if (percent < 5) return `${entries} ${verb} to the pace of the estimates.`
  return `${entries} ${verb} to about ${percent}% ${factor > 1 ? 'more' : 'less'} time than estimated.`
}
