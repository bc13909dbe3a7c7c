'use client'

import { MOST_ABREAST, MOST_STEPS, cacheBreakEven, type BudgetPlan, type Feature } from '@/lib/labs/core/token-budget'
import { type BudgetLimits } from '@/lib/labs/core/token-budget-plans'
import { percent, whole } from '@/lib/labs/core/verdict'
import type { TokenPrices } from '@/lib/labs/schemas'
import { Controls, RangeControl, SelectControl } from './parts/controls'
import { labRanges } from './parts/lab-ranges'
import { routeName } from './token-budget-pictures'
import { type LabState } from './use-lab-inputs'
import { AS_BUILT } from './token-budget-words'

export function PlanControls({
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

export function FeatureControls({ lab, feature, prices }: { lab: LabState; feature: Feature; prices: TokenPrices }) {
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
