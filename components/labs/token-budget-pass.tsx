'use client'

import { memo, useMemo } from 'react'
import { ROUTES } from '@/lib/labs/core/token-budget-plans'
import { budgetTask, judgeTokenBudget, type BudgetTask } from '@/lib/labs/core/token-budget-task'
import { percent, whole } from '@/lib/labs/core/verdict'
import type { TokenPrices } from '@/lib/labs/schemas'
import { ChoiceControl, Controls, NumberControl, SelectControl } from './parts/controls'
import { PassPanel, seedOf } from './parts/pass-panel'
import { routeName } from './token-budget-pictures'
import { showsSameTask, type LabState } from './use-lab-inputs'

const YES_NO = [
  { value: 'yes', label: 'Yes' },
  { value: 'no', label: 'No' },
] as const

export const BudgetPass = memo(function BudgetPass({ lab, prices }: { lab: LabState; prices: TokenPrices }) {
  const seed = seedOf(lab, 801)
  const task = useMemo(() => budgetTask(seed, prices.task), [seed, prices])
  return (
    <PassPanel
      lab={lab}
      seed={seed}
      anotherLabel="Another feature"
      judge={(answer) => judgeTokenBudget({ seed, answer, data: prices.task })}
      onAnother={() =>
        lab.set({
          attempt: lab.number('attempt', 0) + 1,
          'answer-route': '',
          'answer-prompt': '',
          'answer-kept': '',
          'answer-dollars': '',
        })
      }
      task={<TaskText task={task} />}
    >
      {(isJudged) => (
        <>
          <TaskTable task={task} />
          <Controls>
            <SelectControl
              label="Who answers"
              value={lab.text('answer-route', '')}
              open="Choose"
              options={ROUTES.map((passedOn) => ({ value: String(passedOn), label: routeName(passedOn) }))}
              isDisabled={isJudged}
              onChange={(value) => lab.set({ 'answer-route': value })}
            />
            <NumberControl
              label="1,000 tasks cost, in dollars"
              value={lab.text('answer-dollars', '')}
              step={0.01}
              isDisabled={isJudged}
              onChange={(value) => lab.set({ 'answer-dollars': value })}
            />
          </Controls>
          <ChoiceControl
            legend="Cache the beginning"
            value={lab.text('answer-prompt', '')}
            options={YES_NO}
            isDisabled={isJudged}
            onChange={(value) => lab.set({ 'answer-prompt': value })}
          />
          <ChoiceControl
            legend="Show kept answers"
            value={lab.text('answer-kept', '')}
            options={YES_NO}
            isDisabled={isJudged}
            onChange={(value) => lab.set({ 'answer-kept': value })}
          />
        </>
      )}
    </PassPanel>
  )
}, showsSameTask)

function TaskText({ task: { feature, limits } }: { task: BudgetTask }) {
  const { small, large, cache } = feature
  return (
    <p>
      Another feature. A task takes {feature.steps === 1 ? 'one call' : `${feature.steps} calls in a row`}; each has{' '}
      {whole(feature.input)} input tokens, {whole(feature.prefix)} of them always the same, and {whole(feature.output)}{' '}
      output tokens. For a million tokens in and out the small model costs ${small.price.input} and $
      {small.price.output}, the large one ${large.price.input} and ${large.price.output}. Storing the beginning costs{' '}
      {cache.write} times the input price, finding it {cache.read} times; {percent(feature.hit)} of the calls find it.{' '}
      {percent(feature.repeats)} of the questions were asked before; a kept answer costs nothing. The small model
      answers first and passes a share on. Promised: at least {percent(limits.floor, 1)} solved, 19 of 20 answers within{' '}
      {limits.p95.toFixed(1)} s. Name the cheapest plan that keeps both, and compute what 1,000 tasks cost.
    </p>
  )
}

function TaskTable({ task }: { task: BudgetTask }) {
  const of = (passedOn: number, areAnswersKept: boolean) =>
    task.budgets.find((budget) => budget.passedOn === passedOn && budget.areAnswersKept === areAnswersKept)
  return (
    <table className="tbl">
      <caption className="vh">Simulated quality and delay of each way to answer</caption>
      <thead>
        <tr>
          <th scope="col">Who answers</th>
          <th scope="col" className="r">
            Solved
          </th>
          <th scope="col" className="r">
            19 of 20
          </th>
          <th scope="col" className="r">
            Solved, answers kept
          </th>
          <th scope="col" className="r">
            19 of 20, kept
          </th>
        </tr>
      </thead>
      <tbody>
        {ROUTES.map((passedOn) => (
          <tr key={passedOn}>
            <th scope="row">{routeName(passedOn)}</th>
            {[false, true].flatMap((areKept) => {
              const budget = of(passedOn, areKept)
              return budget === undefined
                ? []
                : [
                    <td key={`solved-${areKept}`} className="r">
                      {percent(budget.quality, 1)}
                    </td>,
                    <td key={`slow-${areKept}`} className="r">
                      {budget.p95.toFixed(1)} s
                    </td>,
                  ]
            })}
          </tr>
        ))}
      </tbody>
    </table>
  )
}
