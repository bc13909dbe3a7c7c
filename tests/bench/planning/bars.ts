import type { Bar } from '../assessment/bars'
import type { CurriculumLine, RelaxationLine } from './curriculum'
import type { ValueLine } from './plan-value'
import type { SelectionLine } from './selection'
import type { measureStability } from './stability'

/** Everything the benchmark measures. */
export interface Results {
  readonly selection: readonly SelectionLine[]
  readonly curriculum: readonly CurriculumLine[]
  readonly relaxations: readonly RelaxationLine[]
  readonly values: readonly ValueLine[]
  readonly stability: ReturnType<typeof measureStability>
}

/** The bars on planning: the rows of engine.md section 8, its section 7 on relaxations, and the one on answering a request. */
export function barsOf({ selection, curriculum, relaxations, values, stability }: Results): Bar[] {
  const largest = selection.at(-1)!
  const value = values.find(
    ({ answers, hours, knowledge }) => answers === 30 && hours === 60 && knowledge === 'probabilities',
  )!
  const { everything, bestByDeadline } = stability
  return [
    {
      what: 'plan value at 30 answers, 60 hours: steps really closed',
      ...value,
      atLeast: 10.3,
      aim: 11,
      isLess: false,
    },
    exact({
      what: `optimum proven, ${largest.lessons} lessons + goals, second core busy: max ms`,
      value: largest.own.proven === largest.instances ? largest.own.clock.max : Infinity,
      atLeast: 250,
      aim: 100,
      beside: `by processor time ${largest.own.processor.max.toFixed(0)}; yalps ${largest.yalps.clock.max.toFixed(0)} and ${largest.yalps.processor.max.toFixed(0)}, HiGHS ${largest.highs.clock.max.toFixed(0)} and ${largest.highs.processor.max.toFixed(0)}`,
    }),
    ...[
      { name: 'everything', line: everything },
      { name: 'best set by a date', line: bestByDeadline },
    ].map(({ name, line }) =>
      exact({
        what: `replans, ${name}: entries moved beyond the forced shift, %`,
        value: 100 * line.share,
        atLeast: 9,
        aim: 4,
        beside: `at ${(100 * line.valueKept).toFixed(2)} % of fresh value, needed 99.9`,
      }),
    ),
    exact({
      what: 'all relaxations together, second core busy: max ms',
      value: Math.max(...relaxations.map(({ times }) => times.clock.max)),
      beside: processorTime(relaxations.map(({ times }) => times.processor.max)),
      atLeast: 150,
      aim: 150,
    }),
    exact({
      what: 'shipped curriculum, request to answer: p95 ms',
      value: Math.max(...curriculum.map(({ times }) => times.clock.p95)),
      beside: processorTime(curriculum.map(({ times }) => times.processor.p95)),
      atLeast: 300,
      aim: 300,
    }),
  ]
}

function processorTime(ms: readonly number[]): string {
  return `by processor time ${Math.max(...ms).toFixed(0)}`
}

function exact(bar: Omit<Bar, 'low' | 'high' | 'isLess'>): Bar {
  return { ...bar, low: bar.value, high: bar.value, isLess: true }
}
