'use client'

import { memo, useMemo } from 'react'
import {
  LESSON_SERVING,
  USERS,
  breakEvenSuccess,
  breakEvenTasks,
  priceOf,
  priceResult,
  type Plan,
  type Price,
  type Serving,
} from '@/lib/labs/core/unit-economics'
import {
  LOSING_CEILING,
  MARGIN_FLOOR,
  REFUSED_CEILING,
  judgeUnitEconomics,
  pricingTask,
} from '@/lib/labs/core/unit-economics-task'
import { percent, whole } from '@/lib/labs/core/verdict'
import type { LabBodyProps } from './lab-body'
import { ChoiceControl, Controls, NumberControl, RangeControl } from './parts/controls'
import { Finding } from './parts/finding'
import { LabFoot } from './parts/lab-foot'
import { labRanges } from './parts/lab-ranges'
import { Later } from './parts/later'
import { PassPanel, seedOf } from './parts/pass-panel'
import { TaskList } from './parts/task-list'
import { TurnedTable } from './parts/turned-table'
import { PriceNotes } from './unit-economics-notes'
import { SuccessPicture, TenthsPicture, euros } from './unit-economics-pictures'
import { showsSameTask, useLabInputs, type LabState } from './use-lab-inputs'

const PRESETS = {
  'one-price': { plan: 'subscription', month: 20, task: 0.09, success: 0.25, cap: 0, spread: 0.9, cost: 3, rate: 60 },
  'pay-for-results': {
    plan: 'per-success',
    month: 20,
    task: 0.09,
    success: 0.25,
    cap: 0,
    spread: 0.9,
    cost: 3,
    rate: 60,
  },
}

const PLAN_OPTIONS: readonly { value: Plan; label: string }[] = [
  { value: 'subscription', label: 'One price a month' },
  { value: 'per-task', label: 'By the task' },
  { value: 'per-success', label: 'By the success' },
  { value: 'hybrid', label: 'Half a month and what goes beyond' },
]
const PLAN_NAMES = new Map(PLAN_OPTIONS.map(({ value, label }) => [value, label]))
const planOf = (text: string): Plan => PLAN_OPTIONS.find(({ value }) => value === text)?.value ?? 'subscription'

const MONTH = { key: 'month', label: 'Price of a month', digits: 0, min: 2, max: 60, step: 1 }
/** What is priced under each way to charge: the input's key, its name and its range in euros. */
const AMOUNTS: Readonly<Record<Plan, typeof MONTH>> = {
  subscription: MONTH,
  hybrid: MONTH,
  'per-task': { key: 'task', label: 'Price of a task', digits: 2, min: 0.01, max: 0.3, step: 0.01 },
  'per-success': { key: 'success', label: 'Price of a success', digits: 2, min: 0.02, max: 1, step: 0.01 },
}

/** What the buyer's present way costs for one success in the lesson's product. */
const OWN_WAY = 0.4

/** L09: who pays for whom under each way to charge, from the seller's side and from the buyer's. */
export function UnitEconomicsLab(props: LabBodyProps) {
  const lab = useLabInputs({
    ...props,
    presets: PRESETS,
    achieved: ({ plan, cap, spread, rate, cost }) => [
      ...(Number(spread) >= 1.3 ? ['spread'] : []),
      ...(Number(cap) > 0 ? ['cap'] : []),
      ...(plan === 'per-success' && Number(rate) <= 30 ? ['rate'] : []),
      ...(plan === 'hybrid' ? ['hybrid'] : []),
      ...(Number(cost) >= 6 ? ['cost'] : []),
    ],
  })
  const serving: Serving = {
    ...LESSON_SERVING,
    spread: lab.number('spread', 0.9),
    taskCost: lab.number('cost', 3) / 100,
    success: lab.number('rate', 60) / 100,
  }
  const plan = planOf(lab.text('plan', 'subscription'))
  const cap = lab.number('cap', 0)
  const amounts = amountsOf(lab)
  const price = priceOf(plan, { amount: amounts[plan], cap, serving })
  const yours = priceResult({ price, serving })
  const range = labRanges(lab)
  return (
    <>
      <Finding
        text={`${PLAN_NAMES.get(plan) ?? plan}: ${percent(yours.grossMargin)} of the price is left, and ${whole(yours.losingUsers * USERS)} of ${whole(USERS)} users lose money.`}
        how={howOf(plan, { price, serving, refused: yours.refused })}
      />
      <div className="lab-two even">
        <TenthsPicture result={yours} />
        <SuccessPicture result={yours} costOfTries={serving.taskCost / serving.success} buyersOwnWay={OWN_WAY} />
      </div>
      <ChoiceControl
        legend="Charge"
        value={plan}
        options={PLAN_OPTIONS}
        onChange={(value) => lab.set({ plan: value })}
      />
      <Controls>
        <AmountControl lab={lab} plan={plan} amount={amounts[plan]} />
        {range('cap', 'Cap on tasks a month', cap === 0 ? 'none' : whole(cap), [cap, 0, 1500, 20])}
        {range('spread', 'How far users differ', serving.spread.toFixed(1), [serving.spread, 0, 1.6, 0.1])}
        {range('cost', 'Cost of a try', euros(serving.taskCost), [serving.taskCost * 100, 1, 15, 1])}
        {range('rate', 'Tries that succeed', percent(serving.success), [serving.success * 100, 10, 95, 1])}
      </Controls>
      <Later>
        <PlansTable amounts={amounts} cap={cap} serving={serving} />
      </Later>
      <p className="lab-note">
        The user in the middle sets {serving.median} tasks a month. Support costs {euros(serving.support)} a user, the
        payment takes {percent(serving.fee)}, {percent(serving.churn)} of the users leave each month, and winning one
        costs {euros(serving.acquisition, 0)}. The hybrid asks half the month and twice the cost for each task beyond
        three times the middle. The buyer’s own way costs {euros(OWN_WAY)} for a success. The figures are ours.
      </p>
      <TaskList
        tasks={[
          {
            text: 'Make users differ more, at one price a month. Which tenth pays for which?',
            isDone: lab.flag('done-spread'),
          },
          { text: 'Set a cap that ends the losses. How much of all use does it refuse?', isDone: lab.flag('done-cap') },
          {
            text: 'Charge by the success and let the success rate fall to 30%. Who carries the failures now?',
            isDone: lab.flag('done-rate'),
          },
          { text: 'Look at the hybrid. What does it take from each of the two?', isDone: lab.flag('done-hybrid') },
          { text: 'Double the cost of a try. Which way to charge notices first?', isDone: lab.flag('done-cost') },
        ]}
      />
      <PriceNotes />
      <PricePass lab={lab} />
      <LabFoot lab={lab} />
    </>
  )
}

function amountsOf(lab: LabState): Record<Plan, number> {
  const month = lab.number('month', 20)
  return {
    subscription: month,
    hybrid: month,
    'per-task': lab.number('task', 0.09),
    'per-success': lab.number('success', 0.25),
  }
}

/** One slider whatever it prices: it changes its range and name and is not made anew. */
function AmountControl({ lab, plan, amount }: { lab: LabState; plan: Plan; amount: number }) {
  const { key, label, digits, min, max, step } = AMOUNTS[plan]
  return (
    <RangeControl
      label={label}
      value={amount}
      shown={euros(amount, digits)}
      min={min}
      max={max}
      step={step}
      onChange={(value) => lab.set({ [key]: Math.round(value * 100) / 100 })}
    />
  )
}

/** Computes all four ways, so it stands in a `Later`. */
function PlansTable({ amounts, cap, serving }: { amounts: Record<Plan, number>; cap: number; serving: Serving }) {
  return (
    <TurnedTable
      caption="The four ways side by side"
      head={['Charge', 'Revenue of a user', 'Margin', 'Losing users', 'Buyer pays for a success', 'Paid back after']}
      strong={2}
      rows={PLAN_OPTIONS.map(({ value, label }) => {
        const result = priceResult({ price: priceOf(value, { amount: amounts[value], cap, serving }), serving })
        return {
          name: label,
          cells: [
            euros(result.revenue),
            percent(result.grossMargin),
            whole(result.losingUsers * USERS),
            euros(result.costPerSuccess),
            Number.isFinite(result.payback) ? `${result.payback.toFixed(1)} months` : 'never',
          ],
        }
      })}
    />
  )
}

function howOf(plan: Plan, { price, serving, refused }: { price: Price; serving: Serving; refused: number }): string {
  const cap = price.cap > 0 ? ` The cap refuses ${percent(refused, 1)} of all tasks.` : ''
  if (plan === 'subscription')
    return `A user with more than ${whole(Math.max(0, breakEvenTasks(price.base, serving)))} tasks costs more than the month brings.${cap}`
  if (plan === 'per-success')
    return `A try pays for itself while at least ${percent(breakEvenSuccess(price.perSuccess, serving.taskCost), 1)} succeed; ${percent(serving.success)} do.${cap}`
  if (plan === 'per-task')
    return `A task leaves ${euros(price.perTask * (1 - serving.fee) - serving.taskCost, 3)} before support, whoever sets it.${cap}`
  return `${whole(price.included)} tasks are in the month; each one beyond costs ${euros(price.perTask)}.${cap}`
}

const PricePass = memo(function PricePass({ lab }: { lab: LabState }) {
  const seed = seedOf(lab, 201)
  const task = useMemo(() => pricingTask(seed), [seed])
  const { serving, accepted, buyersLimit } = task
  return (
    <PassPanel
      lab={lab}
      seed={seed}
      anotherLabel="Another product"
      judge={(answer) => judgeUnitEconomics({ seed, answer, data: null })}
      onAnother={() =>
        lab.set({ attempt: lab.number('attempt', 0) + 1, 'answer-plan': '', 'answer-amount': '', 'answer-cap': '' })
      }
      task={
        <p>
          Another product: the user in the middle sets {serving.median} tasks a month, users differ by{' '}
          {serving.spread.toFixed(1)}, a try costs {euros(serving.taskCost)} and succeeds in {percent(serving.success)},
          support costs {euros(serving.support)} a user, the payment takes {percent(serving.fee)}. Find a price that
          leaves at least {percent(MARGIN_FLOOR)}, loses money on at most {whole(LOSING_CEILING * USERS)} of{' '}
          {whole(USERS)} users, refuses at most {percent(REFUSED_CEILING)} of the tasks, and asks buyers no more than{' '}
          {euros(buyersLimit)} for a success.{' '}
          {accepted.length < PLAN_OPTIONS.length &&
            `Buyers accept only: ${accepted.map((each) => PLAN_NAMES.get(each)?.toLowerCase()).join(', or ')}.`}
        </p>
      }
    >
      {(isJudged) => (
        <>
          <ChoiceControl
            legend="Charge"
            value={lab.text('answer-plan', '')}
            options={PLAN_OPTIONS}
            isDisabled={isJudged}
            onChange={(value) => lab.set({ 'answer-plan': value })}
          />
          <Controls>
            <NumberControl
              label="Price in euros, for the month, task or success"
              value={lab.text('answer-amount', '')}
              step={0.01}
              isDisabled={isJudged}
              onChange={(value) => lab.set({ 'answer-amount': value })}
            />
            <NumberControl
              label="Cap on tasks a month, 0 for none"
              value={lab.text('answer-cap', '')}
              isDisabled={isJudged}
              onChange={(value) => lab.set({ 'answer-cap': value })}
            />
          </Controls>
        </>
      )}
    </PassPanel>
  )
}, showsSameTask)
