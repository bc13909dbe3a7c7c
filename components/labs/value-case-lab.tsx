'use client'

import { memo, useMemo } from 'react'
import {
  LESSON_CASE,
  expectedValue,
  likelyValue,
  presentValue,
  simulateValue,
  tornado,
  type Range,
  type Unknown,
  type ValueCase,
} from '@/lib/labs/core/value-case'
import { percent, whole, type LabInputs } from '@/lib/labs/core/verdict'
import type { LabBodyProps } from './lab-body'
import { Controls } from './parts/controls'
import { Finding } from './parts/finding'
import { LabFoot } from './parts/lab-foot'
import { labRanges } from './parts/lab-ranges'
import { Later } from './parts/later'
import { SamplingNote } from './parts/sampling-note'
import { TaskList } from './parts/task-list'
import { TurnedTable } from './parts/turned-table'
import { useLabInputs, type LabState } from './use-lab-inputs'
import { useSame } from './use-same'
import type { Samples } from './sampling-work'
import { useSampling } from './use-sampling'
import { ValueNotes } from './value-case-notes'
import { SpreadPicture, TornadoPicture, thousands } from './value-case-pictures'
import { ValuePass } from './value-case-pass'

const QUICK_DRAWS = 2_000
const ALL_DRAWS = 20_000

const ROWS: readonly { unknown: Unknown; name: string; unit: string; factor: number; step: number }[] = [
  { unknown: 'investment', name: 'Investment', unit: 'thousand euros, once', factor: 1, step: 5 },
  { unknown: 'benefit', name: 'Benefit of a year if all use it', unit: 'thousand euros', factor: 1, step: 5 },
  { unknown: 'adoption', name: 'Share that uses it', unit: 'per cent', factor: 100, step: 1 },
  { unknown: 'runCost', name: 'Running it for a year', unit: 'thousand euros', factor: 1, step: 1 },
]
const ENDS = ['low', 'likely', 'high'] as const
const END_NAMES = { low: 'at least', likely: 'most likely', high: 'at most' }

const keyOf = (unknown: Unknown, end: (typeof ENDS)[number]) => `${unknown}${end[0]?.toUpperCase()}${end.slice(1)}`

function inputsOf(terms: ValueCase): LabInputs {
  const ranges = ROWS.flatMap(({ unknown, factor }) =>
    ENDS.map((end) => [keyOf(unknown, end), Math.round(terms[unknown][end] * factor)] as const),
  )
  return {
    ...Object.fromEntries(ranges),
    years: terms.years,
    rate: Math.round(terms.rate * 100),
    tie: terms.correlation,
    failure: Math.round(terms.failure * 100),
    seed: 7,
  }
}

const PRESETS = {
  'slide-and-range': inputsOf(LESSON_CASE),
  'known-well': inputsOf({
    ...LESSON_CASE,
    investment: { low: 170, likely: 180, high: 200 },
    adoption: { low: 0.5, likely: 0.6, high: 0.7 },
    failure: 0.05,
  }),
}

/** The four ranges as they are used: the most likely value wins where an end lies on its wrong side. */
function termsOf(lab: LabState): ValueCase {
  const rangeOf = ({ unknown, factor }: (typeof ROWS)[number]): Range => {
    const [low, likely, high] = ENDS.map(
      (end) => lab.number(keyOf(unknown, end), LESSON_CASE[unknown][end] * factor) / factor,
    ) as [number, number, number]
    return { low: Math.min(low, likely), likely, high: Math.max(high, likely) }
  }
  return {
    ...(Object.fromEntries(ROWS.map((row) => [row.unknown, rangeOf(row)])) as Record<Unknown, Range>),
    years: lab.number('years', 3),
    rate: lab.number('rate', 10) / 100,
    correlation: Math.max(-0.9, Math.min(0.9, lab.number('tie', 0))),
    failure: lab.number('failure', 0) / 100,
  }
}

/** L10: what a value case is worth when nobody knows its figures exactly, and what knowing would be worth. */
export function ValueCaseLab(props: LabBodyProps) {
  const lab = useLabInputs({
    ...props,
    presets: PRESETS,
    achieved: ({ failure, adoptionLow, tie, rate, seed }) => [
      ...(failure === 0 ? ['works'] : []),
      ...(Number(adoptionLow) >= 50 ? ['adoption'] : []),
      ...(Number(tie) > 0.3 ? ['tie'] : []),
      ...(rate !== undefined && Number(rate) !== 10 ? ['rate'] : []),
      ...(seed !== undefined && seed !== 7 ? ['seed'] : []),
    ],
  })
  const terms = useSame(termsOf(lab))
  const seed = Math.max(0, Math.round(lab.number('seed', 7)))
  const sampling = useSampling('spread', { options: { terms, seed, count: ALL_DRAWS }, few: fewDraws })
  const spread = sampling.result
  const likely = likelyValue(terms)
  const yearly = terms.benefit.likely * terms.adoption.likely - terms.runCost.likely
  const flows = [-terms.investment.likely, ...Array.from({ length: terms.years }, () => yearly)]
  const bars = useMemo(() => tornado(terms), [terms])
  const range = labRanges(lab)
  return (
    <>
      <Finding
        text={`The slide says ${thousands(likely)} thousand. The whole range says ${thousands(spread.mean)} thousand, with a loss in ${percent(spread.lossShare)} of the draws.`}
        how={`Knowing beforehand how it turns out would be worth at most €${whole(spread.perfectInformation)} thousand; a trial that costs more is not worth it.`}
      />
      <div className="lab-two even">
        <SpreadPicture spread={spread} likely={likely} />
        <TornadoPicture bars={bars} mean={expectedValue(terms)} />
      </div>
      <RangeFields lab={lab} />
      <Controls>
        {range('failure', 'Chance that it never works', percent(terms.failure), [terms.failure * 100, 0, 60, 1])}
        {range('years', 'Years it runs', String(terms.years), [terms.years, 1, 7, 1])}
        {range('rate', 'Discount rate', percent(terms.rate), [terms.rate * 100, 0, 25, 1])}
        {range('tie', 'Use rises with benefit', terms.correlation.toFixed(1), [terms.correlation, -0.9, 0.9, 0.1])}
        {range('seed', 'Seed of the draws', String(seed), [seed, 0, 50, 1])}
      </Controls>
      <TurnedTable
        caption="The same numbers as a table"
        head={['Thousand euros', 'Slide', 'Mean', '5% are below', 'Half are below', '5% are above', 'Loss in']}
        strong={2}
        rows={[
          {
            name: 'Present value',
            cells: [
              thousands(likely),
              thousands(spread.mean),
              thousands(spread.p5),
              thousands(spread.p50),
              thousands(spread.p95),
              percent(spread.lossShare, 1),
            ],
          },
        ]}
      />
      <Later>
        <p className="lab-note">
          {whole(spread.values.length)} draws with seed {seed}, each unknown from its triangular distribution. The first
          flow is not discounted. The function NPV of a spreadsheet discounts it by one year, too: for the slide it
          would say {thousands(presentValue(flows, terms.rate, 1))} thousand. Where it never works, the investment is
          lost and nothing is run. The figures are ours.
        </p>
      </Later>
      <SamplingNote samplings={[sampling]} count={ALL_DRAWS} name="cases" />
      <TaskList
        tasks={[
          {
            text: 'Set the chance of failure to 0. How much of the gap between slide and mean is left, and why?',
            isDone: lab.flag('done-works'),
          },
          {
            text: 'Raise the lowest share of users to 50% or more. Which bar of the tornado shrinks?',
            isDone: lab.flag('done-adoption'),
          },
          {
            text: 'Tie use to benefit more strongly. Does the mean move, the spread, or both?',
            isDone: lab.flag('done-tie'),
          },
          { text: 'Change the discount rate. Does it matter as much as the unknowns?', isDone: lab.flag('done-rate') },
          { text: 'Change the seed. Which figures move, and by how much?', isDone: lab.flag('done-seed') },
        ]}
      />
      <ValueNotes />
      <ValuePass lab={lab} />
      <LabFoot lab={lab} />
    </>
  )
}

/** Enough to see the shape while a slider moves; all draws follow when it rests. */
const fewDraws = ({ terms, seed }: Samples['spread']['options']) => simulateValue(terms, { seed, count: QUICK_DRAWS })

const RANGE_KEYS = ROWS.flatMap(({ unknown }) => ENDS.map((end) => keyOf(unknown, end)))

/** For `memo`: whether the twelve figures are as before. */
const holdsSameRanges = ({ lab: before }: { lab: LabState }, { lab: now }: { lab: LabState }) =>
  // Before the first change the learner's record may still arrive and with it another start.
  now.isTouched && RANGE_KEYS.every((key) => before.inputs[key] === now.inputs[key])

/** Twelve figures to type: what nobody knows, as a range. */
const RangeFields = memo(function RangeFields({ lab }: { lab: LabState }) {
  return (
    <table className="tbl lab-ranges">
      <caption>What is known of each figure</caption>
      <thead>
        <tr>
          <th scope="col">Figure</th>
          {ENDS.map((end) => (
            <th key={end} scope="col" className="r">
              {END_NAMES[end]}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {ROWS.map(({ unknown, name, unit, factor, step }) => (
          <tr key={unknown}>
            <th scope="row">
              {name}, <span className="dim">{unit}</span>
            </th>
            {ENDS.map((end) => (
              <td key={end} className="r">
                <input
                  type="number"
                  inputMode="numeric"
                  aria-label={`${name}, ${END_NAMES[end]}`}
                  min={0}
                  max={unknown === 'adoption' ? 100 : 5000}
                  step={step}
                  value={lab.number(keyOf(unknown, end), LESSON_CASE[unknown][end] * factor)}
                  onChange={(event) => {
                    const value = event.target.valueAsNumber
                    if (Number.isFinite(value))
                      lab.set({
                        [keyOf(unknown, end)]: Math.max(0, Math.min(unknown === 'adoption' ? 100 : 5000, value)),
                      })
                  }}
                />
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  )
}, holdsSameRanges)
