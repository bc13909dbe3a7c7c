'use client'

import { memo, useMemo } from 'react'
import { deskResult } from '@/lib/labs/core/staged-fallback'
import {
  GATES,
  fallbackTask,
  judgeStagedFallback,
  reachingPeople,
  type FallbackTask,
  type GatePair,
} from '@/lib/labs/core/staged-fallback-task'
import { percent, whole } from '@/lib/labs/core/verdict'
import { Controls, NumberControl, SelectControl } from './parts/controls'
import { PassPanel, seedOf } from './parts/pass-panel'
import { euros, waitText } from './staged-fallback-words'
import { showsSameTask, type LabState } from './use-lab-inputs'

const GATE_OPTIONS = GATES.map((gate) => ({ value: String(Math.round(gate * 100)), label: percent(gate) }))
const KEYS = ['first', 'second', 'cost', 'people', 'outage'] as const

/** Gates, people and the hour of an outage for another service. */
export const FallbackPass = memo(function FallbackPass({ lab }: { lab: LabState }) {
  const seed = seedOf(lab, 1301)
  const task = useMemo(() => fallbackTask(seed), [seed])
  const { pairs, limits, contactsPerHour, handleMinutes } = task
  const costs = pairs[0]!.result.costs
  const pair = pairs.find(
    ({ firstGate, secondGate }) =>
      String(Math.round(firstGate * 100)) === lab.text('answer-first', '') &&
      String(Math.round(secondGate * 100)) === lab.text('answer-second', ''),
  )
  return (
    <PassPanel
      lab={lab}
      seed={seed}
      anotherLabel="Another service"
      judge={(answer) => judgeStagedFallback({ seed, answer, data: null })}
      onAnother={() =>
        lab.set({
          attempt: lab.number('attempt', 0) + 1,
          ...Object.fromEntries(KEYS.map((key) => [`answer-${key}`, ''])),
        })
      }
      task={
        <p>
          Another service has {whole(contactsPerHour)} contacts an hour. One that ends at the fast model costs{' '}
          {euros(costs[0])}, at the strong model {euros(costs[1])}, with a person {euros(costs[2])}; people are right in{' '}
          {percent(pairs[0]!.result.right[2])} and need {handleMinutes} minutes each. At least{' '}
          {percent(limits.accuracy, 1)} of all contacts have to be right, at no more than €{limits.cost.toFixed(2)} a
          contact. Choose both gates and compute the cost of a contact. Then name the fewest people with a mean wait of
          at most {limits.meanWait} {limits.meanWait === 1 ? 'minute' : 'minutes'}, and the fewest who keep up when the
          strong model is out and its contacts go to people.
        </p>
      }
    >
      {(isJudged) => (
        <>
          <GatesTable task={task} />
          <Controls>
            <SelectControl
              label="Gate of the fast model"
              value={lab.text('answer-first', '')}
              open="Choose"
              options={GATE_OPTIONS}
              isDisabled={isJudged}
              onChange={(value) => lab.set({ 'answer-first': value })}
            />
            <SelectControl
              label="Gate of the strong model"
              value={lab.text('answer-second', '')}
              open="Choose"
              options={GATE_OPTIONS}
              isDisabled={isJudged}
              onChange={(value) => lab.set({ 'answer-second': value })}
            />
            <NumberControl
              label="A contact costs, in euros"
              value={lab.text('answer-cost', '')}
              step={0.001}
              isDisabled={isJudged}
              onChange={(value) => lab.set({ 'answer-cost': value })}
            />
            <NumberControl
              label="People on a usual day"
              value={lab.text('answer-people', '')}
              isDisabled={isJudged}
              onChange={(value) => lab.set({ 'answer-people': value })}
            />
            <NumberControl
              label="People in the outage"
              value={lab.text('answer-outage', '')}
              isDisabled={isJudged}
              onChange={(value) => lab.set({ 'answer-outage': value })}
            />
          </Controls>
          <p className="lab-note" role="status">
            {waitNote(task, pair, Math.round(lab.number('answer-people', Number(lab.text('answer-people', '0')))))}
          </p>
        </>
      )}
    </PassPanel>
  )
}, showsSameTask)

/** The wait that follows from gates and people; cost and outage are left to the learner. */
function waitNote(task: FallbackTask, pair: GatePair | undefined, people: number): string {
  if (pair === undefined || !(people >= 1 && people <= 200))
    return 'With both gates and a number of people, the mean wait of a usual day appears here.'
  const perMinute = reachingPeople(task, pair, false)
  const { meanWait } = deskResult({ perMinute, agents: people, handleMinutes: task.handleMinutes })
  return `${people} people on a usual day: mean wait ${waitText(meanWait)}.`
}

/** Share and right answers of each stage for the gates; those of the strong model hang on both. */
function GatesTable({ task: { pairs } }: { task: FallbackTask }) {
  const of = (firstGate: number, secondGate: number) =>
    pairs.find((pair) => pair.firstGate === firstGate && pair.secondGate === secondGate)!.result
  const cell = (share: number, right: number) =>
    share < 0.0005 ? 'nothing' : `${percent(share, 1)}, ${percent(right, 1)}`
  return (
    <table className="tbl lab-gates">
      <caption>Answered, and right of these</caption>
      <thead>
        <tr>
          <th scope="col">Gate</th>
          <th scope="col" className="r">
            Fast
          </th>
          {GATES.map((gate) => (
            <th key={gate} scope="col" className="r">
              Strong at {percent(gate)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {GATES.map((firstGate) => (
          <tr key={firstGate}>
            <th scope="row">{percent(firstGate)}</th>
            <td className="r">{cell(of(firstGate, GATES[0]).shares[0], of(firstGate, GATES[0]).right[0])}</td>
            {GATES.map((secondGate) => {
              const { shares, right } = of(firstGate, secondGate)
              return (
                <td key={secondGate} className="r">
                  {cell(shares[1], right[1])}
                </td>
              )
            })}
          </tr>
        ))}
      </tbody>
    </table>
  )
}
