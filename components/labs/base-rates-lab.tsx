'use client'

import { memo } from 'react'
import {
  countFlags,
  evenBaseRate,
  flagTask,
  judgeBaseRates,
  precisionOf,
  scaledStudy,
  wholeCounts,
  type Detector,
} from '@/lib/labs/core/base-rates'
import { percent, whole, type LabInputs } from '@/lib/labs/core/verdict'
import { FlagNotes } from './base-rates-notes'
import { DotKey, StudyBars, ThousandDots } from './base-rates-pictures'
import { FlagNumbers, StudyNumbers } from './base-rates-tables'
import type { LabBodyProps } from './lab-body'
import { ByWidth } from './parts/by-width'
import { ChoiceControl, Controls, NumberControl, RangeControl } from './parts/controls'
import { Finding } from './parts/finding'
import { LabFoot } from './parts/lab-foot'
import { Later } from './parts/later'
import { PassPanel, seedOf } from './parts/pass-panel'
import { TaskList } from './parts/task-list'
import { showsSameTask, useLabInputs, type LabState } from './use-lab-inputs'

const START = { tab: 'parts', base: 1, recall: 80, alarms: 9.6, factor: 1 }
const PRESETS = { 'one-in-a-hundred': START, 'reader-study': { ...START, tab: 'study' } }

const TAB_OPTIONS = [
  { value: 'parts', label: '1,000 cases' },
  { value: 'study', label: 'A reading study of 2006' },
]

/** L02: how many alarms are right, by base rate, recall and false-alarm rate; and one real reading study. */
export function BaseRatesLab(props: LabBodyProps) {
  const lab = useLabInputs({ ...props, presets: PRESETS, achieved })
  const [base, recall, alarms] = [lab.number('base', 1), lab.number('recall', 80), lab.number('alarms', 9.6)]
  const detector = { baseRate: base / 100, recall: recall / 100, falseAlarmRate: alarms / 100 }
  const counts = wholeCounts(countFlags(detector, 1000))
  const factor = lab.number('factor', 1)
  const isStudy = lab.text('tab', 'parts') === 'study'
  const { text, how } = isStudy ? studyInWords(factor) : flagsInWords(detector)
  return (
    <>
      <ChoiceControl
        legend="Show"
        value={isStudy ? 'study' : 'parts'}
        options={TAB_OPTIONS}
        onChange={(tab) => lab.set({ tab })}
      />
      <Finding text={text} how={how} />
      <ByWidth>
        {(isNarrow) =>
          isStudy ? (
            <StudyBars factor={factor} isNarrow={isNarrow} />
          ) : (
            <ThousandDots counts={counts} isNarrow={isNarrow} />
          )
        }
      </ByWidth>
      {!isStudy && <DotKey counts={counts} />}
      <Controls>
        {isStudy ? (
          <RangeControl
            label="Nodules, compared with the study"
            value={factor}
            shown={`${factor.toFixed(2)} times`}
            min={0.25}
            max={2}
            step={0.05}
            onChange={(value) => lab.set({ factor: value })}
          />
        ) : (
          <>
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
          </>
        )}
      </Controls>
      <Later>
        {isStudy ? <StudyNumbers factor={factor} /> : <FlagNumbers counts={counts} />}
        <TaskList tasks={isStudy ? studyTasks(lab) : flagTasks(lab, detector)} />
      </Later>
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

function flagsInWords(detector: Detector) {
  const { rightFlags, falseFlags, passed } = countFlags(detector, 1000)
  const precision = precisionOf(detector)
  return {
    text:
      precision === null
        ? 'This detector flags nothing.'
        : `Of ${whole(rightFlags + falseFlags)} flags ${whole(rightFlags)} ${whole(rightFlags) === '1' ? 'is' : 'are'} right: ${percent(precision, precision < 0.1 ? 1 : 0)}.`,
    how: `Each dot is one of 1,000 cases. A detector that never speaks would be right on ${percent(1 - detector.baseRate, 1)} of them, this one on ${percent((rightFlags + passed) / 1000, 1)}.`,
  }
}

function flagTasks(lab: LabState, detector: Detector) {
  const even = evenBaseRate(detector)
  return [
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
  ]
}

function studyInWords(factor: number) {
  const { precision, recall } = scaledStudy(factor)
  return {
    text:
      factor === 1
        ? `The system found ${percent(recall)} of the nodules, and ${percent(precision)} of its marks were true.`
        : `With ${factor.toFixed(2)} times as many nodules, ${percent(precision)} of the marks are true. Recall stays ${percent(recall)}.`,
    how: 'One radiologist and one system read 150 scans by themselves. Move the number of nodules; the false marks for each scan stay as they were.',
  }
}

function studyTasks(lab: LabState) {
  return [
    {
      text: 'Write down a guess, then halve the number of nodules and read the precision.',
      isDone: lab.flag('done-study-half'),
    },
  ]
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
