'use client'

import { SHOP_ACTIONS, type Review, type Rule, type ScoredAction } from '@/lib/labs/core/agent-boundaries'
import { percent } from '@/lib/labs/core/verdict'
import { RULE_OPTIONS, euros } from './agent-boundaries-words'
import { ChoiceControl, Controls, SelectControl } from './parts/controls'
import { labRanges } from './parts/lab-ranges'
import type { LabState } from './use-lab-inputs'

const scale = (first: string, last: string) =>
  [1, 2, 3, 4, 5].map((value) => ({
    value: String(value),
    label: value === 1 ? `1, ${first}` : value === 5 ? `5, ${last}` : String(value),
  }))
const IMPACTS = scale('small', 'grave')
const WAYS_BACK = scale('not at all', 'wholly')

/** The chosen action: its place on the matrix, its errors, its rule. */
export function ActionControls({
  lab,
  action,
  index,
  rule,
}: {
  lab: LabState
  action: ScoredAction
  index: number
  rule: Rule
}) {
  const range = labRanges(lab)
  return (
    <>
      <Controls>
        <SelectControl
          label="Action"
          value={String(index)}
          options={SHOP_ACTIONS.map(({ name }, place) => ({ value: String(place), label: name }))}
          onChange={(value) => lab.set({ action: Number(value) })}
        />
        <SelectControl
          label="Impact of an error"
          value={String(action.impact)}
          options={IMPACTS}
          onChange={(value) => lab.set({ [`impact${index}`]: Number(value) })}
        />
        <SelectControl
          label="Can be undone"
          value={String(action.reversibility)}
          options={WAYS_BACK}
          onChange={(value) => lab.set({ [`undo${index}`]: Number(value) })}
        />
        {range(`error${index}`, 'Uses that are wrong', percent(action.error, 1), [action.error * 100, 0, 15, 0.5])}
      </Controls>
      <ChoiceControl
        legend={`${action.name}, ${action.uses} times in 1,000 tasks, ${euros(action.loss)} an error`}
        value={rule}
        options={RULE_OPTIONS}
        onChange={(value) => lab.set({ [`rule${index}`]: value })}
      />
    </>
  )
}

/** The people who look, the scale of losses, and the chain of steps. */
export function ReviewControls({
  lab,
  review,
  three,
  bear,
}: {
  lab: LabState
  review: Review
  three: number
  bear: number
}) {
  const range = labRanges(lab)
  const { minutes, perMinute, catches, fatigue, tasksPerHour, people } = review
  const halved = fatigue === 0 ? 'nobody tires' : `${fatigue.toFixed(2)}, half at ${Math.round(Math.LN2 / fatigue)}`
  const [right, steps] = [lab.number('right', 98), lab.number('steps', 10)]
  return (
    <Controls>
      {range('minutes', 'A look takes', `${minutes} min, €${(minutes * perMinute).toFixed(2)}`, [minutes, 0.5, 6, 0.5])}
      {range('catches', 'A rested person finds', percent(catches), [catches * 100, 30, 100, 5])}
      {range('fatigue', 'Tiring, λ', halved, [fatigue, 0, 0.1, 0.01])}
      {range('load', 'Tasks an hour', String(tasksPerHour), [tasksPerHour, 10, 200, 10])}
      {range('people', 'People who look', String(people), [people, 1, 6, 1])}
      {range('three', 'Loss at impact 3', euros(three), [three, 10, 200, 10])}
      {range('bear', 'Loss you can bear', euros(bear), [bear, 100, 1500, 50])}
      {range('right', 'A step is right', percent(right / 100, 1), [right, 80, 100, 0.5])}
      {range('steps', 'Steps in a row', String(steps), [steps, 1, 20, 1])}
    </Controls>
  )
}
