'use client'

import { MOST_ABREAST, MOST_STEPS, type BudgetPlan, type Feature, type PlanBudget } from '@/lib/labs/core/token-budget'
import { planBudgets } from '@/lib/labs/core/token-budget-simulation'
import {
  ALL_PLANS,
  cheapestPlan,
  isFastEnough,
  keepsLimits,
  type BudgetLimits,
} from '@/lib/labs/core/token-budget-plans'
import { percent, whole } from '@/lib/labs/core/verdict'
import type { TokenPrices } from '@/lib/labs/schemas'
import type { LabBodyProps } from './lab-body'
import { ChoiceControl } from './parts/controls'
import { Finding } from './parts/finding'
import { LabFoot } from './parts/lab-foot'
import { LabWait } from './parts/lab-hold'
import { TaskList } from './parts/task-list'
import { TurnedTable } from './parts/turned-table'
import { BudgetNotes } from './token-budget-notes'
import { CostPicture, DelayPicture, PlansPicture, cents, routeName } from './token-budget-pictures'
import { useLabData } from './use-lab-data'
import { useLabInputs, type LabState } from './use-lab-inputs'
import { BudgetPass } from './token-budget-pass'
import { PlanControls, FeatureControls } from './token-budget-controls'
import { useSame } from './use-same'
import { AS_BUILT, PRESETS, PROMPT, KEPT } from './token-budget-words'

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
  const feature = useSame(featureOf(lab, prices))
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
        <DelayPicture
          feature={feature}
          passedOn={plan.passedOn}
          p50={yours.p50}
          p95={yours.p95}
          promised={limits.p95}
          isKept={isFastEnough(yours, limits)}
        />
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
