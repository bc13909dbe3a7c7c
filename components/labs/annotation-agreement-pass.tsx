'use client'

import { memo, useMemo } from 'react'
import { agreementTable } from '@/lib/labs/core/annotation-agreement'
import {
  ANNOTATOR_NAMES,
  COUPLES,
  KAPPA_TOLERANCE,
  MEASURES,
  agreementTask,
  judgeAnnotationAgreement,
  teamSummary,
  type AgreementTask,
  type Couple,
} from '@/lib/labs/core/annotation-agreement-task'
import { CLASSES } from '@/lib/labs/core/annotation-team'
import { MEASURE_NAMES } from './annotation-agreement-words'
import { Controls, NumberControl, SelectControl } from './parts/controls'
import { PassPanel, seedOf } from './parts/pass-panel'
import { showsSameTask, type LabState } from './use-lab-inputs'

export const AgreementPass = memo(function AgreementPass({ lab }: { lab: LabState }) {
  const seed = seedOf(lab, 901)
  const task = useMemo(() => agreementTask(seed), [seed])
  const { allThree, twoOfThree, allDiffer, used } = teamSummary(task)
  const [first, second] = task.asked.map((place) => ANNOTATOR_NAMES[place]!)
  return (
    <PassPanel
      lab={lab}
      seed={seed}
      anotherLabel="Another team"
      judge={(answer) => judgeAnnotationAgreement({ seed, answer, data: null })}
      onAnother={() =>
        lab.set({
          attempt: lab.number('attempt', 0) + 1,
          'answer-kappa': '',
          'answer-fleiss': '',
          'answer-measure': '',
        })
      }
      task={
        <p>
          Another simulated team, sixty other messages, no sentence at any border yet. All three agree on {allThree}{' '}
          messages, two of three on {twoOfThree}, and on {allDiffer} all differ. Of the 180 labels,{' '}
          {CLASSES.map((name, label) => `${used[label]!} are ${name}`).join(', ')}. Work out kappa of {first} and{' '}
          {second}, and kappa of all three, each to {KAPPA_TOLERANCE}. Then choose the one measure that will raise
          agreement on the next sixty most: a sentence for a border that all three read differently, or a talk with one
          person who stands alone.
        </p>
      }
    >
      {(isJudged) => (
        <>
          <div className="lab-three">
            {COUPLES.map((couple) => (
              <CoupleTable key={couple.join()} task={task} couple={couple} />
            ))}
          </div>
          <Controls>
            <NumberControl
              label={`Kappa of ${first} and ${second}`}
              value={lab.text('answer-kappa', '')}
              step={0.001}
              isDisabled={isJudged}
              onChange={(value) => lab.set({ 'answer-kappa': value })}
            />
            <NumberControl
              label="Kappa of all three"
              value={lab.text('answer-fleiss', '')}
              step={0.001}
              isDisabled={isJudged}
              onChange={(value) => lab.set({ 'answer-fleiss': value })}
            />
            <SelectControl
              label="Next measure"
              value={lab.text('answer-measure', '')}
              open="Choose"
              options={MEASURES.map((measure) => ({ value: measure, label: MEASURE_NAMES[measure] }))}
              isDisabled={isJudged}
              onChange={(value) => lab.set({ 'answer-measure': value })}
            />
          </Controls>
        </>
      )}
    </PassPanel>
  )
}, showsSameTask)

function CoupleTable({ task, couple: [first, second] }: { task: AgreementTask; couple: Couple }) {
  const table = agreementTable(task.labels[first]!, task.labels[second]!, { classes: CLASSES.length })
  const sum = (counts: readonly number[]) => counts.reduce((total, count) => total + count, 0)
  const [one, other] = [ANNOTATOR_NAMES[first]!, ANNOTATOR_NAMES[second]!]
  return (
    <table className="tbl">
      <caption>
        {one} in rows, {other} in columns
      </caption>
      <thead>
        <tr>
          <th scope="col">{one}</th>
          {CLASSES.map((name) => (
            <th key={name} scope="col" className="r">
              <abbr title={name}>{name[0]}</abbr>
            </th>
          ))}
          <th scope="col" className="r">
            all
          </th>
        </tr>
      </thead>
      <tbody>
        {table.map((row, label) => (
          <tr key={CLASSES[label]}>
            <th scope="row">{CLASSES[label]}</th>
            {row.map((count, column) => (
              <td key={CLASSES[column]} className="r">
                {label === column ? <b>{count}</b> : count}
              </td>
            ))}
            <td className="r">{sum(row)}</td>
          </tr>
        ))}
        <tr>
          <th scope="row">all</th>
          {CLASSES.map((name, column) => (
            <td key={name} className="r">
              {sum(table.map((row) => row[column]!))}
            </td>
          ))}
          <td className="r">{sum(table.flat())}</td>
        </tr>
      </tbody>
    </table>
  )
}
