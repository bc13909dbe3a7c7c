'use client'

import { memo, useMemo } from 'react'
import { judgeValueCase, valueTask, type Range, type ValueDecision } from '@/lib/labs/core/value-case'
import { percent } from '@/lib/labs/core/verdict'
import { ChoiceControl, Controls, NumberControl } from './parts/controls'
import { PassPanel, seedOf } from './parts/pass-panel'
import { showsSameTask, type LabState } from './use-lab-inputs'

const DECISIONS: readonly { value: ValueDecision; label: string }[] = [
  { value: 'build', label: 'Build it now' },
  { value: 'leave', label: 'Leave it' },
  { value: 'learn', label: 'Pay for the trial first' },
]

export const ValuePass = memo(function ValuePass({ lab }: { lab: LabState }) {
  const seed = seedOf(lab, 301)
  const task = useMemo(() => valueTask(seed), [seed])
  const { terms, trialCost } = task
  const inPercent = (range: Range) =>
    `${percent(range.low)} to ${percent(range.high)}, most likely ${percent(range.likely)}`
  const inThousands = (range: Range) =>
    `€${range.low} to €${range.high} thousand, most likely €${range.likely} thousand`
  return (
    <PassPanel
      lab={lab}
      seed={seed}
      anotherLabel="Another case"
      judge={(answer) => judgeValueCase({ seed, answer, data: null })}
      onAnother={() => lab.set({ attempt: lab.number('attempt', 0) + 1, 'answer-decision': '', 'answer-loss': '' })}
      task={
        <>
          <p>
            Another feature. Investment: {inThousands(terms.investment)}. Benefit of a year if all use it:{' '}
            {inThousands(terms.benefit)}. Share that uses it: {inPercent(terms.adoption)}. Running it for a year:{' '}
            {inThousands(terms.runCost)}. It runs {terms.years} years; the rate is {percent(terms.rate)}; use rises with
            benefit at {terms.correlation.toFixed(1)}; the chance that it never works is {percent(terms.failure)}.
          </p>
          <p>
            A trial for €{trialCost} thousand would show what it turns out to be. Type the case into the lab above if
            you like. Then decide, and say in how many of 100 draws it loses money. Ten to either side are allowed.
          </p>
        </>
      }
    >
      {(isJudged) => (
        <>
          <ChoiceControl
            legend="Your decision"
            value={lab.text('answer-decision', '')}
            options={DECISIONS}
            isDisabled={isJudged}
            onChange={(value) => lab.set({ 'answer-decision': value })}
          />
          <Controls>
            <NumberControl
              label="Draws of 100 that lose money"
              value={lab.text('answer-loss', '')}
              isDisabled={isJudged}
              onChange={(value) => lab.set({ 'answer-loss': value })}
            />
          </Controls>
        </>
      )}
    </PassPanel>
  )
}, showsSameTask)
