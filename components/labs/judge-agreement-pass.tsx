'use client'

import { memo, useMemo } from 'react'
import { ANSWER_KEYS, TASK_RULE, judgeJudgement, judgeTask, type JudgeTask } from '@/lib/labs/core/judge-agreement-task'
import { percent, whole } from '@/lib/labs/core/verdict'
import { ChoiceControl, Controls, NumberControl } from './parts/controls'
import { PassPanel, seedOf } from './parts/pass-panel'
import { showsSameTask, type LabState } from './use-lab-inputs'

const BIAS_OPTIONS = [
  { value: 'none', label: 'none' },
  { value: 'length', label: 'for length' },
  { value: 'position', label: 'for the first' },
]
const USE_OPTIONS = [
  { value: 'both', label: 'mark and compare' },
  { value: 'mark', label: 'mark only' },
  { value: 'none', label: 'not yet' },
]

export const JudgePass = memo(function JudgePass({ lab }: { lab: LabState }) {
  const seed = seedOf(lab, 1601)
  const task = useMemo(() => judgeTask(seed), [seed])
  return (
    <PassPanel
      lab={lab}
      seed={seed}
      anotherLabel="Another judge"
      judge={(answer) => judgeJudgement({ seed, answer, data: null })}
      onAnother={() =>
        lab.set({
          attempt: lab.number('attempt', 0) + 1,
          ...Object.fromEntries(ANSWER_KEYS.map((key) => [key, ''])),
        })
      }
      task={
        <p>
          A report on another judge, all of it simulated. Compute κ, to 0.02, and the share of good replies among the{' '}
          {whole(task.marked)}, to 1.5 points. Name its bias, if long bad replies pass over {TASK_RULE.longer * 100}{' '}
          points more often than short ones, or if more than {TASK_RULE.flips} winners change. Then apply the rule that
          was written before: it may mark if both rates are at least {percent(TASK_RULE.rate)} and length does not
          count; it may compare as well if the order does not count.
        </p>
      }
    >
      {(isJudged) => (
        <div className="lab-two even">
          <ReportTable task={task} />
          <div>
            <Controls>
              <NumberControl
                label="κ"
                value={lab.text('answer-kappa', '')}
                step={0.01}
                isDisabled={isJudged}
                onChange={(value) => lab.set({ 'answer-kappa': value })}
              />
              <NumberControl
                label="Good replies, in per cent"
                value={lab.text('answer-rate', '')}
                step={0.1}
                isDisabled={isJudged}
                onChange={(value) => lab.set({ 'answer-rate': value })}
              />
            </Controls>
            <ChoiceControl
              legend="Bias"
              value={lab.text('answer-bias', '')}
              options={BIAS_OPTIONS}
              isDisabled={isJudged}
              onChange={(value) => lab.set({ 'answer-bias': value })}
            />
            <ChoiceControl
              legend="It may"
              value={lab.text('answer-use', '')}
              options={USE_OPTIONS}
              isDisabled={isJudged}
              onChange={(value) => lab.set({ 'answer-use': value })}
            />
          </div>
        </div>
      )}
    </PassPanel>
  )
}, showsSameTask)

/** The report in figures. */
function ReportTable({ task: { table, short, long, flips, marked, passed } }: { task: JudgeTask }) {
  const { bothPass, onlyPeople, onlyJudge, bothFail } = table
  const rows = [
    ['Good by people', bothPass, onlyPeople],
    ['Bad by people', onlyJudge, bothFail],
    ['of these short', short.passed, short.bad - short.passed],
    ['of these long', long.passed, long.bad - long.passed],
  ] as const
  return (
    <div>
      <table className="tbl">
        <caption className="vh">People against the judge</caption>
        <thead>
          <tr>
            <th scope="col">Replies</th>
            <th scope="col" className="r">
              judge passes
            </th>
            <th scope="col" className="r">
              judge fails
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map(([name, yes, no]) => (
            <tr key={name}>
              <th scope="row">{name}</th>
              <td className="r">{yes}</td>
              <td className="r">{no}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <p className="lab-note">
        Of 100 pairs, {flips} change their winner when the order is swapped. Alone, the judge passes {whole(passed)} of{' '}
        {whole(marked)} other replies.
      </p>
    </div>
  )
}
