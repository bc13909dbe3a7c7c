'use client'

import { useMemo } from 'react'
import {
  DEFINITIONS,
  FOUR_FIFTHS,
  RATES,
  compareGroups,
  lightOf,
  type GroupComparison,
  type RateName,
} from '@/lib/labs/core/fairness-metrics'
import { lineFor, mostHeld } from '@/lib/labs/core/fairness-model'
import { percent, whole } from '@/lib/labs/core/verdict'
import { BoardPicture } from './fairness-metrics-board'
import { linesModeOf, useGroups } from './fairness-metrics-groups'
import { FairnessNotes } from './fairness-metrics-notes'
import { FairnessPass } from './fairness-metrics-pass'
import { DotMeaning, ForcedPicture, MirroredPicture, type DrawnGroup } from './fairness-metrics-pictures'
import { CaseNote, RatesTable } from './fairness-metrics-tables'
import { CASE_WORDS, DEFINITION_NAMES, RATE_NAMES, type CaseName } from './fairness-metrics-words'
import type { LabBodyProps } from './lab-body'
import { ChoiceControl, Controls, RangeControl } from './parts/controls'
import { Finding } from './parts/finding'
import { LabFoot } from './parts/lab-foot'
import { labRanges } from './parts/lab-ranges'
import { Later } from './parts/later'
import { TaskList } from './parts/task-list'
import { useLabInputs, type LabState } from './use-lab-inputs'

const START = {
  lines: 'published',
  line: 46,
  first: 47.5,
  second: 45.5,
  tolerance: 5,
  counted: 100,
  base1: 50,
  base2: 30,
  apart1: 1.4,
  apart2: 1.4,
}
const PRESETS = {
  published: { ...START, case: 'compas' },
  'equal-precision': { ...START, case: 'toy', line: 50, first: 50, second: 66.5 },
  'own-groups': { ...START, case: 'own', lines: 'one', line: 40, first: 40, second: 40 },
}

const CASE_OPTIONS: readonly { value: CaseName; label: string }[] = [
  { value: 'compas', label: 'Published counts' },
  { value: 'toy', label: 'Constructed pair' },
  { value: 'own', label: 'Groups of your own' },
]
const caseOf = (text: string): CaseName => CASE_OPTIONS.find(({ value }) => value === text)?.value ?? 'compas'

const LINE_OPTIONS = [
  { value: 'published', label: 'as in the table' },
  { value: 'one', label: 'one for both' },
  { value: 'each', label: 'one for each' },
]

/** L11: two groups, a line for each, and five definitions of fairness that cannot all hold. */
export function FairnessMetricsLab(props: LabBodyProps) {
  const lab = useLabInputs({
    ...props,
    presets: PRESETS,
    achieved: (inputs) => [
      ...(inputs.case === 'compas' && inputs.lines === 'one' ? ['one'] : []),
      ...(inputs.made === 'falseAlarms' ? ['alarms'] : []),
      ...(inputs.case === 'toy' && inputs.made === 'flagged' ? ['parity'] : []),
      ...(Number(inputs.counted) <= 5 ? ['few'] : []),
      ...(inputs.case === 'own' && inputs.base1 === inputs.base2 ? ['base'] : []),
    ],
  })
  const name = caseOf(lab.text('case', 'compas'))
  const { short, happened } = CASE_WORDS[name]
  const groups = useGroups(lab, name)
  const tolerance = lab.number('tolerance', 5) / 100
  const [one, other] = [groups[0].model, groups[1].model]
  const most = useMemo(() => mostHeld([one, other], tolerance), [one, other, tolerance])
  const comparison = useMemo(() => compareGroups(groups[0].rates, groups[1].rates), [groups])
  const range = labRanges(lab)
  return (
    <>
      <Finding text={findingOf(comparison, tolerance)} how={howOf(groups, comparison)} />
      <div className="lab-two even">
        <MirroredPicture groups={groups} />
        <BoardPicture comparison={comparison} tolerance={tolerance} most={most} />
      </div>
      <Later>
        <DotMeaning happened={happened} />
      </Later>
      <ChoiceControl
        legend="Case"
        value={name}
        options={CASE_OPTIONS}
        onChange={(value) => lab.set({ ...PRESETS[presetOf(caseOf(value))], made: '' })}
      />
      <LineControls lab={lab} groups={groups} name={name} />
      <Controls>
        {range('tolerance', 'Alike means within', `${Math.round(tolerance * 100)} points`, [
          Math.round(tolerance * 100),
          1,
          10,
          1,
        ])}
        {range('counted', 'People counted', `${whole(groups[0].rates.size)} and ${whole(groups[1].rates.size)}`, [
          lab.number('counted', 100),
          5,
          100,
          5,
        ])}
        {name === 'own' && [
          range('base1', `Base rate of ${short[0]}`, percent(one.baseRate), [one.baseRate * 100, 5, 80, 5]),
          range('base2', `Base rate of ${short[1]}`, percent(other.baseRate), [other.baseRate * 100, 5, 80, 5]),
          range('apart1', `Score tells ${short[0]} apart by`, one.separation.toFixed(1), [one.separation, 0.4, 3, 0.1]),
          range('apart2', `Score tells ${short[1]} apart by`, other.separation.toFixed(1), [
            other.separation,
            0.4,
            3,
            0.1,
          ]),
        ]}
      </Controls>
      <Later>
        <RatesTable groups={groups} comparison={comparison} />
        <div className="lab-two even">
          <ForcedPicture groups={groups} />
          <CaseNote name={name} />
        </div>
      </Later>
      <TaskList
        tasks={[
          {
            text: 'Published counts: draw one line for both. Do the false alarms come closer?',
            isDone: lab.flag('done-one'),
          },
          {
            text: 'Make the false alarms alike. What happens to flags that are right?',
            isDone: lab.flag('done-alarms'),
          },
          {
            text: 'Constructed pair: make the share flagged alike. What does it cost group B?',
            isDone: lab.flag('done-parity'),
          },
          { text: 'Count only 5% of the people. Which lamps are still shown?', isDone: lab.flag('done-few') },
          {
            text: 'Groups of your own: give both the same base rate. How many hold now?',
            isDone: lab.flag('done-base'),
          },
        ]}
      />
      <FairnessNotes />
      <FairnessPass lab={lab} />
      <LabFoot lab={lab} />
    </>
  )
}

function presetOf(name: CaseName): keyof typeof PRESETS {
  return name === 'compas' ? 'published' : name === 'toy' ? 'equal-precision' : 'own-groups'
}

const toHalf = (line: number) => Math.round(line * 200) / 2

function LineControls({
  lab,
  groups,
  name,
}: {
  lab: LabState
  groups: readonly [DrawnGroup, DrawnGroup]
  name: CaseName
}) {
  const mode = linesModeOf(lab, name)
  const words = CASE_WORDS[name]
  const lines = groups.map(({ line }) => toHalf(line))
  const each = (patch: { first?: number; second?: number; made?: string }) =>
    lab.set({ lines: 'each', first: lines[0]!, second: lines[1]!, made: '', ...patch })
  const makeAlike = (rate: RateName) => {
    const target = groups[0].rates[rate]
    if (target === null) return
    each({ second: toHalf(lineFor(rate, { target: target.share, model: groups[1].model })), made: rate })
  }
  const slider = (group: 0 | 1, label: string, onChange: (value: number) => void) => (
    <RangeControl
      key={group}
      label={label}
      value={lines[group]!}
      shown={`${lines[group]!.toFixed(1)}% risk`}
      min={5}
      max={95}
      step={0.5}
      onChange={onChange}
    />
  )
  return (
    <>
      <ChoiceControl
        legend="Lines"
        value={mode}
        options={name === 'own' ? LINE_OPTIONS.slice(1) : LINE_OPTIONS}
        onChange={(value) => lab.set({ lines: value, line: lines[0]!, first: lines[0]!, second: lines[1]!, made: '' })}
      />
      <Controls>
        {mode === 'one'
          ? [slider(0, 'Line for both groups', (line) => lab.set({ line }))]
          : [
              slider(0, `Line for ${words.groups[0]}`, (first) => each({ first })),
              slider(1, `Line for ${words.groups[1]}`, (second) => each({ second })),
            ]}
      </Controls>
      <div className="acts" role="group" aria-label={`Move the line of ${groups[1].name}`}>
        <span className="dim">{`Move the line of ${groups[1].name} until these are alike:`}</span>
        {RATES.map((rate) => (
          <button key={rate} type="button" className="btn bare" onClick={() => makeAlike(rate)}>
            {RATE_NAMES[rate].toLowerCase()}
          </button>
        ))}
      </div>
    </>
  )
}

function findingOf(comparison: GroupComparison, tolerance: number): string {
  const held = DEFINITIONS.filter((name) => lightOf(name, { comparison, tolerance }).holds === true)
  const within = `within ${Math.round(tolerance * 100)} points`
  if (held.length === 0) return `None of five definitions of fairness holds ${within}.`
  if (held.length === 1) return `One of five definitions holds ${within}: ${DEFINITION_NAMES[held[0]!].toLowerCase()}.`
  return `${['Two of', 'Three of', 'Four of', 'All'][held.length - 2]} five definitions of fairness hold ${within}.`
}

function howOf(groups: readonly [DrawnGroup, DrawnGroup], { ratio }: GroupComparison): string {
  const [low, high] = groups.map(({ line }) => line).sort((a, b) => a - b) as [number, number]
  const screen =
    ratio === null
      ? 'Nobody is flagged.'
      : `The share flagged in one group is ${ratio.toFixed(2)} of the other’s: ${ratio < FOUR_FIFTHS ? 'below four fifths, so look closer' : 'four fifths or more'}.`
  const lines =
    high - low < 0.03
      ? 'The same risk is treated nearly alike in both.'
      : `A person with a risk between ${percent(low)} and ${percent(high)} is flagged in one group and not in the other.`
  return `${screen} ${lines}`
}
