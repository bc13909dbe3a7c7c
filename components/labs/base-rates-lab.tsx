'use client'

import { memo } from 'react'
import {
  READER_STUDY,
  countFlags,
  evenBaseRate,
  flagTask,
  judgeBaseRates,
  precisionOf,
  scaledStudy,
  wholeCounts,
} from '@/lib/labs/core/base-rates'
import { percent, whole, type LabInputs } from '@/lib/labs/core/verdict'
import { FlagNotes } from './base-rates-notes'
import { DotKey, StudyBars, ThousandDots } from './base-rates-pictures'
import type { LabBodyProps } from './lab-body'
import { ByWidth } from './parts/by-width'
import { ChoiceControl, Controls, NumberControl, RangeControl } from './parts/controls'
import { Finding } from './parts/finding'
import { LabFoot } from './parts/lab-foot'
import { PassPanel, seedOf } from './parts/pass-panel'
import { TaskList } from './parts/task-list'
import { TurnedTable } from './parts/turned-table'
import { showsSameTask, useLabInputs, type LabState } from './use-lab-inputs'

const START = { tab: 'parts', base: 1, recall: 80, alarms: 9.6, factor: 1 }
const PRESETS = { 'one-in-a-hundred': START, 'reader-study': { ...START, tab: 'study' } }

/** L02: how many alarms are right, by base rate, recall and false-alarm rate; and one real reading study. */
export function BaseRatesLab(props: LabBodyProps) {
  const lab = useLabInputs({ ...props, presets: PRESETS, achieved })
  return (
    <>
      <ChoiceControl
        legend="Show"
        value={lab.text('tab', 'parts')}
        options={[
          { value: 'parts', label: '1,000 cases' },
          { value: 'study', label: 'A reading study of 2006' },
        ]}
        onChange={(tab) => lab.set({ tab })}
      />
      {lab.text('tab', 'parts') === 'study' ? <Study lab={lab} /> : <Thousand lab={lab} />}
      <FlagNotes />
      <FlagPass lab={lab} />
      <LabFoot lab={lab} />
    </>
  )
}

function achieved(inputs: LabInputs): string[] {
  const precision = precisionOf({
    baseRate: Number(inputs.base) / 100,
    recall: Number(inputs.recall) / 100,
    falseAlarmRate: Number(inputs.alarms) / 100,
  })
  const isFirst = Number(inputs.base) === 1
  return [
    ...(precision !== null && Math.abs(precision - 0.5) <= 0.015 && inputs.tab === 'parts' ? ['half'] : []),
    ...(isFirst && Number(inputs.recall) === 100 ? ['all-found'] : []),
    ...(isFirst && Math.abs(Number(inputs.alarms) - 4.8) < 0.05 ? ['fewer-alarms'] : []),
    ...(inputs.tab === 'study' && Number(inputs.factor) === 0.5 ? ['study-half'] : []),
  ]
}

function Thousand({ lab }: { lab: LabState }) {
  const [base, recall, alarms] = [lab.number('base', 1), lab.number('recall', 80), lab.number('alarms', 9.6)]
  const detector = { baseRate: base / 100, recall: recall / 100, falseAlarmRate: alarms / 100 }
  const exact = countFlags(detector, 1000)
  const counts = wholeCounts(exact)
  const precision = precisionOf(detector)
  const flags = exact.rightFlags + exact.falseFlags
  const even = evenBaseRate(detector)
  return (
    <>
      <Finding
        text={
          precision === null
            ? 'This detector flags nothing.'
            : `Of ${whole(flags)} flags ${whole(exact.rightFlags)} ${whole(exact.rightFlags) === '1' ? 'is' : 'are'} right: ${percent(precision, precision < 0.1 ? 1 : 0)}.`
        }
        how={`Each dot is one of 1,000 cases. A detector that never speaks would be right on ${percent(1 - detector.baseRate, 1)} of them, this one on ${percent((exact.rightFlags + exact.passed) / 1000, 1)}.`}
      />
      <ByWidth>{(isNarrow) => <ThousandDots counts={counts} isNarrow={isNarrow} />}</ByWidth>
      <DotKey counts={counts} />
      <Controls>
        <RangeControl
          label="Base rate"
          value={base}
          shown={`${base.toFixed(1)}%`}
          min={0.1}
          max={50}
          step={0.1}
          onChange={(value) => lab.set({ base: value })}
        />
        <RangeControl
          label="Recall"
          value={recall}
          shown={`${recall}%`}
          min={0}
          max={100}
          step={1}
          onChange={(value) => lab.set({ recall: value })}
        />
        <RangeControl
          label="False-alarm rate"
          value={alarms}
          shown={`${alarms.toFixed(1)}%`}
          min={0}
          max={30}
          step={0.1}
          onChange={(value) => lab.set({ alarms: value })}
        />
      </Controls>
      <table className="tbl">
        <caption className="vh">The same numbers as a table</caption>
        <thead>
          <tr>
            <th scope="col">Of 1,000 cases</th>
            {['Flagged', 'Passed', 'All'].map((name) => (
              <th key={name} scope="col" className="r">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {[
            ['Positive', counts.rightFlags, counts.missed],
            ['Negative', counts.falseFlags, counts.passed],
            ['All', counts.rightFlags + counts.falseFlags, counts.missed + counts.passed],
          ].map(([name, flagged, passed]) => (
            <tr key={name}>
              <th scope="row">{name}</th>
              <td className="r">{flagged}</td>
              <td className="r">{passed}</td>
              <td className="r">{whole(Number(flagged) + Number(passed))}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <TaskList
        tasks={[
          {
            text: `Predict, then find the base rate that makes half of the flags right.${lab.flag('done-half') && even !== null ? ` It is false-alarm rate ÷ (recall + false-alarm rate) = ${percent(even, 1)}.` : ''}`,
            isDone: lab.flag('done-half'),
          },
          {
            text: 'At a base rate of 1%, raise recall to 100% and note the false flags.',
            isDone: lab.flag('done-all-found'),
          },
          {
            text: 'At a base rate of 1%, cut the false-alarm rate to 4.8% and compare.',
            isDone: lab.flag('done-fewer-alarms'),
          },
        ]}
      />
    </>
  )
}

function Study({ lab }: { lab: LabState }) {
  const factor = lab.number('factor', 1)
  const { found, overlooked, precision, recall, f1 } = scaledStudy(factor)
  const original = scaledStudy(1)
  const cells = (rates: typeof original) => [
    whole(rates.found),
    whole(rates.overlooked),
    String(READER_STUDY.falseMarks),
    rates.precision.toFixed(3),
    rates.recall.toFixed(3),
    rates.f1.toFixed(3),
  ]
  return (
    <>
      <Finding
        text={
          factor === 1
            ? `The system found ${percent(recall)} of the nodules, and ${percent(precision)} of its marks were true.`
            : `With ${factor.toFixed(2)} times as many nodules, ${percent(precision)} of the marks are true. Recall stays ${percent(recall)}.`
        }
        how="One radiologist and one system read 150 scans by themselves. Move the number of nodules; the false marks for each scan stay as they were."
      />
      <ByWidth>{(isNarrow) => <StudyBars found={found} overlooked={overlooked} isNarrow={isNarrow} />}</ByWidth>
      <Controls>
        <RangeControl
          label="Nodules, compared with the study"
          value={factor}
          shown={`${factor.toFixed(2)} times`}
          min={0.25}
          max={2}
          step={0.05}
          onChange={(value) => lab.set({ factor: value })}
        />
      </Controls>
      <TurnedTable
        caption="Counts and rates of the system"
        head={['Group', 'Found', 'Overlooked', 'False marks', 'Precision', 'Recall', 'F1']}
        rows={[
          { name: 'The study', cells: cells(original) },
          ...(factor === 1
            ? []
            : [{ name: `${factor.toFixed(2)} times`, cells: cells({ found, overlooked, precision, recall, f1 }) }]),
        ]}
      />
      <p className="lab-note">
        Source: American Journal of Roentgenology 186(5), 2006, abstract. What counts as true was decided among what one
        of the two had found, so shares of all nodules are likely to be lower.
      </p>
      <TaskList
        tasks={[
          {
            text: 'Write down a guess, then halve the number of nodules and read the precision.',
            isDone: lab.flag('done-study-half'),
          },
        ]}
      />
    </>
  )
}

const FlagPass = memo(function FlagPass({ lab }: { lab: LabState }) {
  const seed = seedOf(lab, 201)
  const task = flagTask(seed)
  const answer = (key: string) => lab.text(`answer-${key}`, '')
  const put = (key: string) => (value: string) => lab.set({ [`answer-${key}`]: value })
  return (
    <PassPanel
      lab={lab}
      seed={seed}
      anotherLabel="Other rates"
      judge={(answer) => judgeBaseRates({ seed, answer, data: null })}
      onAnother={() =>
        lab.set({
          attempt: lab.number('attempt', 0) + 1,
          'answer-right': '',
          'answer-false': '',
          'answer-precision': '',
        })
      }
      task={
        <p>
          <b>{percent(task.baseRate, 1)}</b> of the cases are positive. A detector finds <b>{percent(task.recall)}</b>{' '}
          of them and flags <b>{percent(task.falseAlarmRate)}</b> of the others. Work it out without the sliders; each
          number may be off by one.
        </p>
      }
    >
      {(isJudged) => (
        <Controls>
          <NumberControl
            label="Right flags per 1,000"
            value={answer('right')}
            step={0.1}
            isDisabled={isJudged}
            onChange={put('right')}
          />
          <NumberControl
            label="False flags per 1,000"
            value={answer('false')}
            step={0.1}
            isDisabled={isJudged}
            onChange={put('false')}
          />
          <NumberControl
            label="Precision in %"
            value={answer('precision')}
            step={0.1}
            isDisabled={isJudged}
            onChange={put('precision')}
          />
        </Controls>
      )}
    </PassPanel>
  )
}, showsSameTask)
