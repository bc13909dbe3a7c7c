'use client'

import { memo, useMemo } from 'react'
import {
  ANSWER_KEYS,
  TASK_LIMITS,
  TASK_LINES,
  fairnessTask,
  judgeFairness,
  type FairnessTask,
} from '@/lib/labs/core/fairness-metrics-task'
import { whole } from '@/lib/labs/core/verdict'
import { RATE_OPTIONS } from './fairness-metrics-words'
import { Controls, NumberControl, SelectControl } from './parts/controls'
import { PassPanel, seedOf } from './parts/pass-panel'
import { showsSameTask, type LabState } from './use-lab-inputs'

const LINE_CHOICES = TASK_LINES.map((line) => ({ value: String(line), label: `from ${line}% on` }))

export const FairnessPass = memo(function FairnessPass({ lab }: { lab: LabState }) {
  const seed = seedOf(lab, 1101)
  const task = useMemo(() => fairnessTask(seed), [seed])
  const { policy, capacity, floor } = task
  return (
    <PassPanel
      lab={lab}
      seed={seed}
      anotherLabel="Two other groups"
      judge={(answer) => judgeFairness({ seed, answer, data: null })}
      onAnother={() =>
        lab.set({
          attempt: lab.number('attempt', 0) + 1,
          ...Object.fromEntries(ANSWER_KEYS.map((key) => [key, ''])),
        })
      }
      task={
        <p>
          {policy.setting} It was decided before any figure was known: <b>{policy.text}</b> Say which rate that makes
          alike. Draw a line for each group so that this rate differs by at most {TASK_LIMITS.gap * 100} points, at most{' '}
          {whole(capacity)} are {policy.flagged} in all, and at least {whole(floor)} of them rightly. Then state what it
          costs: the four-fifths ratio, to {TASK_LIMITS.ratio}, and the equalised-odds difference, to{' '}
          {TASK_LIMITS.oddsPoints} points.
        </p>
      }
    >
      {(isJudged) => (
        <div className="lab-two even">
          <LinesTable task={task} />
          <Controls>
            <SelectControl
              label="The policy makes alike the share"
              value={lab.text('answer-rate', '')}
              open="Choose"
              options={RATE_OPTIONS}
              isDisabled={isJudged}
              onChange={(value) => lab.set({ 'answer-rate': value })}
            />
            {(['first', 'second'] as const).map((place, index) => (
              <SelectControl
                key={place}
                label={`Line of group ${'AB'[index]}`}
                value={lab.text(`answer-${place}`, '')}
                open="Choose"
                options={LINE_CHOICES}
                isDisabled={isJudged}
                onChange={(value) => lab.set({ [`answer-${place}`]: value })}
              />
            ))}
            <NumberControl
              label="Four-fifths ratio"
              value={lab.text('answer-ratio', '')}
              step={0.01}
              isDisabled={isJudged}
              onChange={(value) => lab.set({ 'answer-ratio': value })}
            />
            <NumberControl
              label="Equalised-odds difference, in points"
              value={lab.text('answer-odds', '')}
              step={0.1}
              isDisabled={isJudged}
              onChange={(value) => lab.set({ 'answer-odds': value })}
            />
          </Controls>
        </div>
      )}
    </PassPanel>
  )
}, showsSameTask)

/** Flags of both groups at each line, and how many of them are right. */
function LinesTable({ task: { groups, policy } }: { task: FairnessTask }) {
  return (
    <div>
      <p className="lab-note">
        {groups
          .map(
            ({ size, cases }, index) => `Group ${'AB'[index]}: ${whole(size)}, of whom ${whole(cases)} ${policy.case}`,
          )
          .join('. ')}
        . Right flags are those for whom it happened.
      </p>
      <table className="tbl">
        <caption className="vh">People flagged at each line, and how many of them rightly</caption>
        <thead>
          <tr>
            <th scope="col">Risk</th>
            {groups.flatMap((_, index) =>
              [`${'AB'[index]} flagged`, 'rightly'].map((head) => (
                <th key={`${index}${head}`} scope="col" className="r">
                  {head}
                </th>
              )),
            )}
          </tr>
        </thead>
        <tbody>
          {TASK_LINES.map((line, place) => (
            <tr key={line}>
              <th scope="row">from {line}%</th>
              {groups.flatMap(({ flagged, right }, index) =>
                [flagged, right].map((counts, which) => (
                  <td key={`${index}${which}`} className="r">
                    {counts[place]}
                  </td>
                )),
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
