'use client'

import { memo, useMemo } from 'react'
import { twoSided } from '@/lib/labs/core/prompt-test-statistics'
import { judgePromptTest, promptTestTask } from '@/lib/labs/core/prompt-test-task'
import { percent } from '@/lib/labs/core/verdict'
import { ChoiceControl, Controls, NumberControl } from './parts/controls'
import { PassPanel, seedOf } from './parts/pass-panel'
import { TurnedTable } from './parts/turned-table'
import { points } from './prompt-test-pictures'
import { showsSameTask, type LabState } from './use-lab-inputs'

export const PromptTestPass = memo(function PromptTestPass({ lab }: { lab: LabState }) {
  const seed = seedOf(lab, 401)
  const task = useMemo(() => promptTestTask(seed), [seed])
  const { terms, looks, plan, z } = task
  return (
    <PassPanel
      lab={lab}
      seed={seed}
      anotherLabel="Another test"
      judge={(answer) => judgePromptTest({ seed, answer, data: null })}
      onAnother={() =>
        lab.set({ attempt: lab.number('attempt', 0) + 1, 'answer-users': '', 'answer-look': '', 'answer-decision': '' })
      }
      task={
        <>
          <p>
            Another prompt test. The old prompt succeeds in {percent(terms.base)}; a gain of {points(terms.effect)} is
            worth finding, with {percent(terms.power)} power and {percent(terms.alpha)} false winners. The plan:{' '}
            {plan === 'one-look'
              ? `one reading, at the end. A colleague could not wait and noted z ${looks} times, the last time at the end.`
              : `${looks} looks at equal distance, with Pocock’s line, ending at the first look that crosses it.`}
          </p>
          <p>
            How many users does each group need ({percent(0.02)} to either side are allowed), after which look does the
            test end, and what do you do? Use the lab above for the numbers.
          </p>
          <TurnedTable
            caption="z at each look"
            head={['Figure', ...z.map((_, look) => `Look ${look + 1}`)]}
            rows={[
              { name: 'z', cells: z.map((value) => value.toFixed(2).replace('-', '−')) },
              { name: 'p', cells: z.map((value) => twoSided(value).toFixed(3)) },
            ]}
          />
        </>
      }
    >
      {(isJudged) => (
        <>
          <Controls>
            <NumberControl
              label="Users in each group"
              value={lab.text('answer-users', '')}
              isDisabled={isJudged}
              onChange={(value) => lab.set({ 'answer-users': value })}
            />
            <NumberControl
              label="The test ends at look"
              value={lab.text('answer-look', '')}
              isDisabled={isJudged}
              onChange={(value) => lab.set({ 'answer-look': value })}
            />
          </Controls>
          <ChoiceControl
            legend="Then"
            value={lab.text('answer-decision', '')}
            options={[
              { value: 'new', label: 'Roll out the new prompt' },
              { value: 'old', label: 'Keep the old prompt' },
            ]}
            isDisabled={isJudged}
            onChange={(value) => lab.set({ 'answer-decision': value })}
          />
        </>
      )}
    </PassPanel>
  )
}, showsSameTask)
