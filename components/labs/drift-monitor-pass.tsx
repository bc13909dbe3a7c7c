'use client'

import { memo, useMemo } from 'react'
import { USUAL_QUALITY } from '@/lib/labs/core/drift-monitor'
import { FALSE_ALLOWED, FOUND_ASKED, driftTask, evidenceOf, judgeDriftMonitor } from '@/lib/labs/core/drift-task'
import { percent, whole } from '@/lib/labs/core/verdict'
import { ChoiceControl, Controls, NumberControl } from './parts/controls'
import { PassPanel, seedOf } from './parts/pass-panel'
import { showsSameTask, type LabState } from './use-lab-inputs'
import { ACTION_OPTIONS } from './drift-monitor-words'

export const DriftPass = memo(function DriftPass({ lab }: { lab: LabState }) {
  const seed = seedOf(lab, 501)
  const task = useMemo(() => driftTask(seed), [seed])
  const { terms, quiet, feared, bins, cases } = task
  const evidence = evidenceOf(task)
  const listed = (values: readonly number[]) => values.map((value) => value.toFixed(3)).join(', ')
  return (
    <PassPanel
      lab={lab}
      seed={seed}
      anotherLabel="Another field and incident"
      judge={(answer) => judgeDriftMonitor({ seed, answer, data: null })}
      onAnother={() => lab.set({ attempt: lab.number('attempt', 0) + 1, 'answer-line': '', 'answer-action': '' })}
      task={
        <>
          <p>
            <b>A line.</b> Another field, {cases} cases a day, {bins} parts. PSI on {quiet.length} quiet days:{' '}
            {listed(quiet)}. On {feared.length} replays of the shift that is feared: {listed(feared)}. Set a line that
            rings on at most {percent(FALSE_ALLOWED)} of other quiet days and on at least {percent(FOUND_ASKED)} of
            other days with the shift.
          </p>
          <p>
            <b>An incident.</b>{' '}
            {evidence.inputsRing ? 'PSI of one field has crossed its line.' : 'No input alarm rings.'} In a checked
            sample {percent(evidence.quality)} of the answers are right; usually it is {percent(USUAL_QUALITY)}.{' '}
            {evidence.hasNewVersion
              ? 'A new version went live on the first bad day.'
              : 'The version has been live for nine weeks.'}{' '}
            {evidence.hasOddValue
              ? 'Since one hour of that day, many cases carry the value −1, which was never seen before.'
              : 'No value appears that was not there before.'}{' '}
            {evidence.sameLastYear
              ? 'Last year the same weeks moved in the same way and went back.'
              : 'Last year these weeks were quiet.'}{' '}
            {whole(terms.casesADay)} cases a day; a wrong answer costs €{terms.harm}; the system will be replaced in{' '}
            {terms.horizon} days. To investigate costs €{whole(terms.investigateCost)} and a day, and repairs a source.
            To retrain costs €{whole(terms.retrainCost)}, three days and the {terms.labelDelay}{' '}
            {terms.labelDelay === 1 ? 'day' : 'days'} until the truth. A rollback costs €{whole(terms.rollbackCost)} and
            works at once. Which action is the cheapest until the end?
          </p>
        </>
      }
    >
      {(isJudged) => (
        <>
          <Controls>
            <NumberControl
              label="PSI line"
              value={lab.text('answer-line', '')}
              step={0.001}
              isDisabled={isJudged}
              onChange={(value) => lab.set({ 'answer-line': value })}
            />
          </Controls>
          <ChoiceControl
            legend="Action"
            value={lab.text('answer-action', '')}
            options={ACTION_OPTIONS}
            isDisabled={isJudged}
            onChange={(value) => lab.set({ 'answer-action': value })}
          />
        </>
      )}
    </PassPanel>
  )
}, showsSameTask)
