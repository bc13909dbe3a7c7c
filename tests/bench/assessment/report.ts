import type { Bar, Outcome } from './bars'
import { talliesAt, verdict } from './bars'
import type { Series } from './scenarios'
import type { Measured } from './tally'
import { measure, quantile } from './tally'

/** Lengths shown of a curve; all are in the JSON. */
const SHOWN_LENGTHS = new Set([0, 6, 12, 18, 20, 24, 30, 36, 48, 60, 72])

/** A scenario as lines of text. */
export function scenarioLines(name: string, outcome: Outcome): string[] {
  const head = `${'items'.padStart(8)}  ${'RMSE (95 %)'.padEnd(19)}level %  gap F1 %  Brier   covers %  calls %  right %`
  const lines = [...outcome.values()].flatMap((series) => [
    `  ${series.name}${parameterNote(series)}`,
    ...series.lengths
      .filter((length) => SHOWN_LENGTHS.has(length))
      .map((length) => figureLine(length, measure(talliesAt(series, length)))),
    ...timeLine(series),
  ])
  return ['', name.toUpperCase(), head, ...lines]
}

function parameterNote({ parameterError }: Series): string {
  return parameterError
    ? `  (error of b ${parameterError.b.toFixed(3)}, of ln a ${parameterError.logA.toFixed(3)})`
    : ''
}

function figureLine(length: number, { value, low, high }: Measured): string {
  const percent = (share: number, width: number): string =>
    (Number.isNaN(share) ? '–' : (100 * share).toFixed(1)).padEnd(width)
  return [
    String(length).padStart(8),
    `${value.rmse.toFixed(3)} (${low.rmse.toFixed(3)}–${high.rmse.toFixed(3)})`.padEnd(19) +
      percent(value.exactLevel, 7),
    percent(value.gapF1, 8),
    value.brier.toFixed(4),
    percent(value.coverage, 8),
    percent(value.callsMade, 7),
    percent(value.callsRight, 0),
  ].join('  ')
}

function timeLine({ stepMs }: Series): string[] {
  if (stepMs.length === 0) return []
  const [middle, slow, slowest] = [0.5, 0.95, 0.99].map((share) => quantile(stepMs, share).toFixed(2))
  return [`          a step (choose + score) takes ${middle} ms, p95 ${slow}, p99 ${slowest}`]
}

/** The bars as lines of text. */
export function barLines(bars: readonly Bar[]): string[] {
  if (bars.length === 0) return []
  const head = `${'what'.padEnd(76)}${'reached (95 %)'.padEnd(23)}${'at least'.padEnd(10)}${'off'.padEnd(9)}${'aim'.padEnd(8)}${'off'.padEnd(9)}verdict`
  return ['', 'BARS OF ENGINE.MD SECTION 8 (off: how far the right way, − is short)', head, ...bars.map(barLine)]
}

function barLine(bar: Bar): string {
  const digits = bar.aim < 2 ? 3 : 1
  const text = (value: number): string => value.toFixed(digits)
  const off = (goal: number): string => {
    const distance = bar.isLess ? goal - bar.value : bar.value - goal
    return `${distance < 0 ? '−' : '+'}${text(Math.abs(distance))}`
  }
  const beside = bar.beside ? `  (${bar.beside})` : ''
  const range = bar.low === bar.high ? '' : ` (${text(bar.low)}–${text(bar.high)})`
  return `${bar.what.padEnd(76)}${`${text(bar.value)}${range}`.padEnd(23)}${text(bar.atLeast).padEnd(10)}${off(bar.atLeast).padEnd(9)}${text(bar.aim).padEnd(8)}${off(bar.aim).padEnd(9)}${verdict(bar)}${beside}`
}

/** One length of the information bound beside what was reached. */
export interface BoundLine {
  readonly length: number
  readonly bound: number
  readonly ours: number
  readonly jscat: number
}

/** The bound as lines of text. */
export function boundLines(bounds: readonly BoundLine[]): string[] {
  return [
    '',
    'BAYESIAN INFORMATION BOUND (van Trees): no way of choosing items of these banks has a smaller RMSE',
    '   items  bound   ours            jsCAT',
    ...bounds.map(({ length, bound, ours, jscat }) => {
      const above = (value: number): string => `${value.toFixed(3)} (+${(100 * (value / bound - 1)).toFixed(1)} %)`
      return `${String(length).padStart(8)}  ${bound.toFixed(3)}   ${above(ours).padEnd(16)}${above(jscat)}`
    }),
  ]
}
