import type { Quantiles, Times } from './clock'
import type { CurriculumLine, RelaxationLine } from './curriculum'
import type { Knowledge, ValueLine } from './plan-value'
import type { SelectionLine } from './selection'
import type { measureStability, StabilityLine } from './stability'

/** Proven optima of the three solvers, side by side. */
export function selectionLines(lines: readonly SelectionLine[]): string[] {
  return [
    '',
    'SELECTION: ms to the proven optimum by the clock [by processor time], p50 / p95 / max (proven)',
    `${'lessons'.padStart(9)}  ${'own'.padEnd(58)}${'yalps 0.6.4'.padEnd(58)}${'HiGHS 1.15.3'.padEnd(58)}disagreements`,
    ...lines.map(({ lessons, instances, own, yalps, highs, disagreements }) => {
      const cell = (times: Times & { proven: number }): string =>
        `${text(times)} (${times.proven}/${instances})`.padEnd(58)
      return `${String(lessons).padStart(9)}  ${cell(own)}${cell(yalps)}${cell(highs)}${disagreements}`
    }),
  ]
}

/** Times of whole plans. */
export function curriculumLines(lines: readonly CurriculumLine[]): string[] {
  return [
    '',
    'THE SHIPPED CURRICULUM: ms from the facts of a learner to the answer by the clock [by processor time], p50 / p95 / max',
    ...lines.map(({ what, times }) => `  ${what.padEnd(24)}${text(times)}  (${times.count} learners)`),
  ]
}

/** Times of the relaxations. */
export function relaxationLines(lines: readonly RelaxationLine[]): string[] {
  return [
    '',
    'IMPOSSIBLE DEADLINES: ms for all relaxations together by the clock [by processor time], p50 / p95 / max',
    ...lines.map(
      ({ stages, smallest, largest, unproven, times }) =>
        `  ${stages} stage(s), ${smallest}–${largest} nodes`.padEnd(32) +
        `${text(times)}  (${times.count} plans, ${unproven} not proven)`,
    ),
  ]
}

/** Steps really closed, by what the planner was told. */
export function valueLines(lines: readonly ValueLine[], learners: number): string[] {
  const find = (answers: number, hours: number, knowledge: Knowledge): string => {
    const line = lines.find((one) => one.answers === answers && one.hours === hours && one.knowledge === knowledge)
    return line ? `${line.value.toFixed(2)} (${line.low.toFixed(2)}–${line.high.toFixed(2)})`.padEnd(21) : ''
  }
  const hours = [...new Set(lines.map((line) => line.hours))]
  const answers = [...new Set(lines.map((line) => line.answers))]
  return [
    '',
    `PLAN VALUE: steps really closed, mean of ${learners} learners (95 %)`,
    `${'answers'.padStart(9)}  ${'hours'.padEnd(7)}${'point levels'.padEnd(21)}${'probabilities'.padEnd(21)}true levels`,
    ...hours.flatMap((budget) =>
      answers.map(
        (count) =>
          `${String(count).padStart(9)}  ${String(budget).padEnd(7)}${find(count, budget, 'point levels')}` +
          `${find(count, budget, 'probabilities')}${find(0, budget, 'true levels')}`,
      ),
    ),
  ]
}

/** Movement after a missed week. */
export function stabilityLines({ everything, bestByDeadline }: ReturnType<typeof measureStability>): string[] {
  const line = (name: string, { plans, promised, moved, share, valueKept }: StabilityLine): string =>
    `  ${name.padEnd(24)}${moved} of ${promised} entries of ${plans} plans moved beyond the shift: ${(100 * share).toFixed(2)} %, at ${(100 * valueKept).toFixed(3)} % of fresh value`
  return [
    '',
    'REPLANS after a missed week, every probability changed by up to 5 %',
    line('everything', everything),
    line('best set by a date', bestByDeadline),
  ]
}

function text({ clock, processor }: Times): string {
  const triple = ({ p50, p95, max }: Quantiles): string => `${p50.toFixed(1)} / ${p95.toFixed(1)} / ${max.toFixed(1)}`
  return `${triple(clock)} [${triple(processor)}]`
}
