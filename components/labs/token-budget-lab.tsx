'use client'

import {
  ALL_PLANS,
  MOST_ABREAST,
  MOST_STEPS,
  cacheBreakEven,
  cheapestPlan,
  keepsLimits,
  planBudgets,
  type BudgetLimits,
  type BudgetPlan,
  type Feature,
  type PlanBudget,
} from '@/lib/labs/core/token-budget'
import { percent, whole } from '@/lib/labs/core/verdict'
import type { TokenPrices } from '@/lib/labs/schemas'
import type { LabBodyProps } from './lab-body'
import { ChoiceControl, Controls, RangeControl, SelectControl } from './parts/controls'
import { Finding } from './parts/finding'
import { LabFoot } from './parts/lab-foot'
import { labRanges } from './parts/lab-ranges'
import { LabWait } from './parts/lab-hold'
import { TaskList } from './parts/task-list'
import { TurnedTable } from './parts/turned-table'
import { BudgetNotes } from './token-budget-notes'
import { CostPicture, DelayPicture, PlansPicture, cents, routeName } from './token-budget-pictures'
import { useLabData } from './use-lab-data'
import { useLabInputs, type LabState } from './use-lab-inputs'
import { BudgetPass } from './token-budget-pass'

const AS_BUILT = {
  passed: 100,
  prompt: 'no',
  kept: 'no',
  input: 3000,
  prefix: 2500,
  hit: 80,
  output: 500,
  steps: 1,
  abreast: 1,
  terms: 'minutes',
  repeats: 20,
  right: 90,
  insight: 3,
  spread: 0.35,
  floor: 92,
  limit: 20,
  seed: 8,
}
const PRESETS = { 'as-built': AS_BUILT, 'three-calls': { ...AS_BUILT, output: 200, steps: 3, limit: 18 } }

const PROMPT = [
  { value: 'no', label: 'Paid in full each time' },
  { value: 'yes', label: 'Cached' },
] as const
const KEPT = [
  { value: 'no', label: 'Each answer is made anew' },
  { value: 'yes', label: 'Repeated questions get the kept one' },
] as const

/** Tasks of a month in the explored product. */
const TASKS = 100_000

/** L08: what a plan costs, how long people wait and what it solves, and the cheapest plan within two promises. */
export function TokenBudgetLab(props: LabBodyProps) {
  const data = useLabData<TokenPrices>('/labs/data/L08')
  if (data.state !== 'read') return <LabWait labId={props.labId} data={data} />
  return <Explored {...props} prices={data.value} />
}

function featureOf(lab: LabState, prices: TokenPrices): Feature {
  const input = lab.number('input', AS_BUILT.input)
  const terms = prices.cacheTerms.find(({ id }) => id === lab.text('terms', AS_BUILT.terms)) ?? prices.cacheTerms[0]!
  const between = (key: 'steps' | 'abreast', most: number) =>
    Math.min(most, Math.max(1, Math.round(lab.number(key, 1))))
  return {
    input,
    output: lab.number('output', AS_BUILT.output),
    prefix: Math.min(input, lab.number('prefix', AS_BUILT.prefix)),
    small: prices.small,
    large: prices.large,
    cache: { write: terms.write, read: terms.read },
    hit: lab.number('hit', AS_BUILT.hit) / 100,
    insight: lab.number('insight', AS_BUILT.insight),
    steps: between('steps', MOST_STEPS),
    abreast: between('abreast', MOST_ABREAST),
    repeats: lab.number('repeats', AS_BUILT.repeats) / 100,
    stillRight: lab.number('right', AS_BUILT.right) / 100,
    keptDelay: 0.05,
    spread: lab.number('spread', AS_BUILT.spread),
  }
}

function Explored({ prices, ...props }: LabBodyProps & { prices: TokenPrices }) {
  const lab = useLabInputs({
    ...props,
    presets: PRESETS,
    achieved: ({ passed, prompt, hit, limit, steps, kept, right }) => [
      ...(prompt === 'yes' && Number(hit) <= 21 ? ['prompt'] : []),
      ...(Number(passed) === 40 ? ['cascade'] : []),
      ...(Number(limit) <= 16 ? ['limit'] : []),
      ...(Number(steps) >= 3 ? ['steps'] : []),
      ...(kept === 'yes' && Number(right) <= 80 ? ['kept'] : []),
    ],
  })
  const feature = featureOf(lab, prices)
  const plan: BudgetPlan = {
    passedOn: lab.number('passed', AS_BUILT.passed) / 100,
    isPromptCached: lab.text('prompt', 'no') === 'yes',
    areAnswersKept: lab.text('kept', 'no') === 'yes',
  }
  const limits = { floor: lab.number('floor', AS_BUILT.floor) / 100, p95: lab.number('limit', AS_BUILT.limit) }
  const seed = Math.max(0, Math.round(lab.number('seed', AS_BUILT.seed)))
  const [yours, ...budgets] = planBudgets([plan, ...ALL_PLANS], { feature, seed }) as [PlanBudget, ...PlanBudget[]]
  const best = cheapestPlan(budgets, limits)
  const plain = budgets.find(
    ({ passedOn, isPromptCached, areAnswersKept }) => passedOn === 1 && !isPromptCached && !areAnswersKept,
  )
  return (
    <>
      <Finding
        text={`A task costs ${cents(yours.cost)}, ${percent(yours.quality, 1)} are solved, and 19 of 20 answers come within ${yours.p95.toFixed(1)} seconds.`}
        how={howOf(yours, { best, limits })}
      />
      <div className="lab-two even">
        <PlansPicture
          budgets={budgets.filter(({ isPromptCached }) => isPromptCached === plan.isPromptCached)}
          yours={yours}
          limits={limits}
        />
        <DelayPicture feature={feature} yours={yours} limits={limits} />
      </div>
      <div className="lab-two even">
        <CostPicture
          rows={[
            { name: 'Your plan', budget: yours },
            ...(best ? [{ name: 'Cheapest that keeps both promises', budget: best }] : []),
            ...(plain ? [{ name: 'Large model alone, nothing cached', budget: plain }] : []),
          ]}
        />
        <div>
          <ChoiceControl
            legend="Fixed beginning"
            value={plan.isPromptCached ? 'yes' : 'no'}
            options={PROMPT}
            onChange={(value) => lab.set({ prompt: value })}
          />
          <ChoiceControl
            legend="Answers"
            value={plan.areAnswersKept ? 'yes' : 'no'}
            options={KEPT}
            onChange={(value) => lab.set({ kept: value })}
          />
          <PlanControls lab={lab} feature={feature} plan={plan} limits={limits} />
        </div>
      </div>
      <FeatureControls lab={lab} feature={feature} prices={prices} />
      <TurnedTable
        caption="The same numbers as a table"
        head={['Plan', 'Solved', 'A task', 'A success', 'A month', 'Half within', '19 of 20 within']}
        strong={3}
        rows={[
          { name: 'Yours', budget: yours },
          ...(best ? [{ name: 'Cheapest', budget: best }] : []),
          ...budgets
            .filter(
              ({ passedOn, isPromptCached, areAnswersKept }) =>
                (passedOn === 0 || passedOn === 1) &&
                isPromptCached === plan.isPromptCached &&
                areAnswersKept === plan.areAnswersKept,
            )
            .map((budget) => ({ name: budget.passedOn === 0 ? 'Small alone' : 'Large alone', budget })),
        ].map(({ name, budget }) => ({
          name,
          cells: [
            percent(budget.quality, 1),
            cents(budget.cost),
            cents(budget.costOfSuccess),
            `$${whole(budget.cost * TASKS)}`,
            `${budget.p50.toFixed(1)} s`,
            `${budget.p95.toFixed(1)} s`,
          ],
        }))}
      />
      <p className="lab-note">
        A month has {whole(TASKS)} tasks. Small model: ${prices.small.price.input} and ${prices.small.price.output} for
        a million tokens in and out, right in {percent(prices.small.quality)}; large: ${prices.large.price.input} and $
        {prices.large.price.output}, right in {percent(prices.large.quality)}. {prices.note} Delays are drawn from a
        log-normal distribution around the pictured middle, 2,000 tasks. Simulated, not measured.
      </p>
      <TaskList
        tasks={[
          {
            text: 'Cache the beginning. Then lower the hits until it no longer saves.',
            isDone: lab.flag('done-prompt'),
          },
          {
            text: 'Pass on 40%. The middle answer comes sooner; what happens to the slow ones?',
            isDone: lab.flag('done-cascade'),
          },
          {
            text: 'Promise 16 seconds. Which plan is the cheapest now, and what do the seconds cost?',
            isDone: lab.flag('done-limit'),
          },
          { text: 'Make a task of three calls in a row. What becomes of the promise?', isDone: lab.flag('done-steps') },
          { text: 'Keep answers, and let only 80% of them still be right.', isDone: lab.flag('done-kept') },
        ]}
      />
      <BudgetNotes />
      <BudgetPass lab={lab} prices={prices} />
      <LabFoot lab={lab} />
    </>
  )
}

function howOf(yours: PlanBudget, { best, limits }: { best: PlanBudget | null; limits: BudgetLimits }): string {
  if (best === null) return 'No plan keeps both promises. Change the promise or the product.'
  const name = `${routeName(best.passedOn)}${best.isPromptCached ? ', beginning cached' : ''}${best.areAnswersKept ? ', answers kept' : ''}`
  const found = `The cheapest of the ${ALL_PLANS.length} plans within both promises costs ${cents(best.cost)}: ${name}.`
  return keepsLimits(yours, limits) ? `Yours keeps both promises. ${found}` : `Yours breaks a promise. ${found}`
}

function PlanControls({
  lab,
  feature,
  plan,
  limits,
}: {
  lab: LabState
  feature: Feature
  plan: BudgetPlan
  limits: BudgetLimits
}) {
  return (
    <Controls>
      <RangeControl
        label="Passed on to the large model"
        value={plan.passedOn * 100}
        shown={routeName(plan.passedOn)}
        min={0}
        max={100}
        step={5}
        onChange={(value) => lab.set({ passed: value })}
      />
      <RangeControl
        label="Calls that find the beginning"
        value={feature.hit * 100}
        shown={percent(feature.hit)}
        min={0}
        max={98}
        step={1}
        onChange={(value) => lab.set({ hit: value })}
      />
      <RangeControl
        label="Promised: solved at least"
        value={limits.floor * 100}
        shown={percent(limits.floor, 1)}
        min={75}
        max={97}
        step={0.5}
        onChange={(value) => lab.set({ floor: value })}
      />
      <RangeControl
        label="Promised: 19 of 20 within"
        value={limits.p95}
        shown={`${limits.p95.toFixed(1)} s`}
        min={2}
        max={40}
        step={0.5}
        onChange={(value) => lab.set({ limit: value })}
      />
    </Controls>
  )
}

function FeatureControls({ lab, feature, prices }: { lab: LabState; feature: Feature; prices: TokenPrices }) {
  const range = labRanges(lab)
  return (
    <>
      <Controls>
        {range('input', 'Input tokens of a call', whole(feature.input), [feature.input, 200, 10_000, 100])}
        {range('prefix', 'Of these always the same', whole(feature.prefix), [feature.prefix, 0, feature.input, 100])}
        {range('output', 'Output tokens of a call', whole(feature.output), [feature.output, 50, 2000, 50])}
        {range('steps', 'Calls in a row', String(feature.steps), [feature.steps, 1, MOST_STEPS, 1])}
        {range('abreast', 'Calls side by side', String(feature.abreast), [feature.abreast, 1, MOST_ABREAST, 1])}
        {range('repeats', 'Questions asked before', percent(feature.repeats), [feature.repeats * 100, 0, 60, 1])}
        {range('right', 'Kept answers still right', percent(feature.stillRight), [
          feature.stillRight * 100,
          50,
          100,
          1,
        ])}
        {range(
          'insight',
          'Small model knows its limits',
          feature.insight === 1 ? 'not at all' : feature.insight.toFixed(1),
          [feature.insight, 1, 6, 0.5],
        )}
        {range('spread', 'Delays of calls differ', feature.spread.toFixed(2), [feature.spread, 0, 0.8, 0.05])}
        {range('seed', 'Seed of the draws', String(lab.number('seed', AS_BUILT.seed)), [
          lab.number('seed', AS_BUILT.seed),
          1,
          40,
          1,
        ])}
      </Controls>
      <Controls>
        <SelectControl
          label="Cache terms, in multiples of the input price"
          value={lab.text('terms', AS_BUILT.terms)}
          options={prices.cacheTerms.map(({ id, label }) => ({ value: id, label }))}
          onChange={(value) => lab.set({ terms: value })}
        />
      </Controls>
      <p className="lab-note">
        With these terms a cached beginning saves from {percent(cacheBreakEven(feature.cache), 1)} hits on: (store − 1)
        ÷ (store − find).
      </p>
    </>
  )
}
