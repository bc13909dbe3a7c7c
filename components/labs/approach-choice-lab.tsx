'use client'

import { memo } from 'react'
import {
  DEFAULT_WEIGHTS,
  CRITERIA,
  judgeApproachChoice,
  keyedAlike,
  recommend,
  type CriterionId,
  type OptionId,
  type Weights,
} from '@/lib/labs/core/approach-choice'
import { whole } from '@/lib/labs/core/verdict'
import type { ApproachCases } from '@/lib/labs/schemas'
import { CaseSheet } from './approach-choice-case'
import { ApproachNotes } from './approach-choice-notes'
import { CrossingPicture } from './approach-choice-pictures'
import type { LabBodyProps } from './lab-body'
import { Controls, RangeControl, SelectControl } from './parts/controls'
import { Finding } from './parts/finding'
import { LabFoot } from './parts/lab-foot'
import { LabWait } from './parts/lab-hold'
import { PassPanel } from './parts/pass-panel'
import { TaskList } from './parts/task-list'
import { useLabData } from './use-lab-data'
import { showsSameTask, useLabInputs, type LabState } from './use-lab-inputs'

const PRESETS = { 'ten-cases': { case: 0, ...DEFAULT_WEIGHTS, setUpX: 20, perX: 4, setUpY: 0, perY: 16.5 } }
const CRITERION_LABEL: Record<CriterionId, string> = {
  quality: 'Quality',
  cost: 'Cost at this volume',
  speed: 'Speed',
  upkeep: 'Upkeep',
  error: 'Cost of an error',
}

/** L14: ten cases, gates before scores, and the fact that turns each. */
export function ApproachChoiceLab(props: LabBodyProps) {
  const data = useLabData<ApproachCases>('/labs/data/L14')
  if (data.state !== 'read') return <LabWait labId={props.labId} data={data} />
  return <Explored {...props} data={data.value} />
}

function Explored({ data, ...props }: LabBodyProps & { data: ApproachCases }) {
  const lab = useLabInputs({
    ...props,
    presets: PRESETS,
    achieved: (inputs) => [
      ...(data.cases.some(({ id }) => inputs[`choice-${id}`] !== undefined) ? ['first'] : []),
      ...(data.cases.filter(({ id }) => inputs[`turned-${id}`] === true).length >= 3 ? ['turned'] : []),
      ...(CRITERIA.some((criterion) => inputs[criterion] !== DEFAULT_WEIGHTS[criterion]) ? ['weights'] : []),
    ],
  })
  const weights = Object.fromEntries(
    CRITERIA.map((criterion) => [criterion, lab.number(criterion, DEFAULT_WEIGHTS[criterion])]),
  ) as Weights
  const nameOf = optionNames(data)
  const index = Math.min(data.cases.length - 1, Math.max(0, lab.number('case', 0)))
  const current = data.cases[index]
  const chosen = data.cases.filter(({ id }) => lab.text(`choice-${id}`, '') !== '')
  const agreed = chosen.filter(({ id, recommended }) => lab.text(`choice-${id}`, '') === recommended)
  const changed = chosen.filter(
    (candidate) => recommend(candidate, weights).option !== recommend(candidate).option,
  ).length
  if (!current) return null
  return (
    <>
      <Finding
        text={
          chosen.length === 0
            ? 'Choose before you look: what would you build for this case?'
            : `${chosen.length} of ${data.cases.length} cases chosen, ${agreed.length} agree with the key.`
        }
        how={`${data.keyNote} ${keyingInWords(data)}`}
      />
      <div className="lab-case-head">
        <SelectControl
          label="Case"
          value={String(index)}
          options={data.cases.map(({ id, title }, place) => ({
            value: String(place),
            label: `${place + 1}. ${title}${lab.text(`choice-${id}`, '') === '' ? '' : ' (chosen)'}`,
          }))}
          onChange={(value) => lab.set({ case: Number(value) })}
        />
        <div className="acts">
          <button type="button" className="btn" disabled={index === 0} onClick={() => lab.set({ case: index - 1 })}>
            Before
          </button>
          <button
            type="button"
            className="btn"
            disabled={index === data.cases.length - 1}
            onClick={() => lab.set({ case: index + 1 })}
          >
            Next case
          </button>
        </div>
      </div>
      <CaseSheet key={current.id} found={current} data={data} weights={weights} lab={lab} nameOf={nameOf} />
      <details className="drawer twin">
        <summary>Weights of the score</summary>
        <Controls>
          {CRITERIA.map((criterion) => (
            <RangeControl
              key={criterion}
              label={CRITERION_LABEL[criterion]}
              value={weights[criterion]}
              shown={String(weights[criterion])}
              min={0}
              max={5}
              step={0.5}
              onChange={(value) => lab.set({ [criterion]: value })}
            />
          ))}
        </Controls>
        <p className="lab-note" role="status">
          With these weights {changed} of the {chosen.length} cases you have chosen {changed === 1 ? 'gets' : 'get'}{' '}
          another recommendation. Gates do not move with weights.
        </p>
      </details>
      <details className="drawer twin">
        <summary>Cost against volume</summary>
        <Crossing lab={lab} />
      </details>
      <TaskList
        tasks={[
          {
            text: 'Choose in the first case, then compare with the path and the score.',
            isDone: lab.flag('done-first'),
          },
          {
            text: 'For three cases, find the one attribute that turns the recommendation.',
            isDone: lab.flag('done-turned'),
          },
          {
            text: 'Change the weights once, towards what your own firm cares about.',
            isDone: lab.flag('done-weights'),
          },
        ]}
      />
      <ApproachNotes data={data} nameOf={nameOf} />
      <ChoicePass data={data} lab={lab} />
      <LabFoot lab={lab} />
    </>
  )
}

function keyingInWords({ cases }: ApproachCases): string {
  const { recommended, runnerUp } = keyedAlike(cases)
  return `Another of us keyed the cases separately, from their texts and the gates alone: the same recommendation in ${recommended} of ${cases.length}, the same runner-up in ${runnerUp}.`
}

const optionNames =
  ({ options }: ApproachCases) =>
  (option: OptionId): string =>
    options.find(({ id }) => id === option)?.label ?? option

function Crossing({ lab }: { lab: LabState }) {
  const [setUpX, perX, setUpY, perY] = [
    lab.number('setUpX', 20),
    lab.number('perX', 4),
    lab.number('setUpY', 0),
    lab.number('perY', 16.5),
  ]
  return (
    <div className="lab-two even">
      <CrossingPicture
        x={{ setUp: setUpX * 1000, perRequest: perX / 1000 }}
        y={{ setUp: setUpY * 1000, perRequest: perY / 1000 }}
      />
      <Controls>
        <RangeControl
          label="X: set-up"
          value={setUpX}
          shown={`€${whole(setUpX * 1000)}`}
          min={0}
          max={60}
          step={1}
          onChange={(value) => lab.set({ setUpX: value })}
        />
        <RangeControl
          label="X: each request"
          value={perX}
          shown={`€${(perX / 1000).toFixed(4)}`}
          min={0}
          max={30}
          step={0.5}
          onChange={(value) => lab.set({ perX: value })}
        />
        <RangeControl
          label="Y: set-up"
          value={setUpY}
          shown={`€${whole(setUpY * 1000)}`}
          min={0}
          max={60}
          step={1}
          onChange={(value) => lab.set({ setUpY: value })}
        />
        <RangeControl
          label="Y: each request"
          value={perY}
          shown={`€${(perY / 1000).toFixed(4)}`}
          min={0}
          max={30}
          step={0.5}
          onChange={(value) => lab.set({ perY: value })}
        />
      </Controls>
    </div>
  )
}

const ChoicePass = memo(function ChoicePass({ data, lab }: { data: ApproachCases; lab: LabState }) {
  const seed = 1 + lab.number('attempt', 0)
  const nameOf = optionNames(data)
  const choiceOf = (id: string) => lab.text(`choice-${id}`, '')
  const chosen = data.cases.filter(({ id }) => choiceOf(id) !== '')
  const differing = chosen.filter(({ id, recommended }) => choiceOf(id) !== recommended)
  const isHopeless = differing.length > 2
  return (
    <PassPanel
      lab={lab}
      seed={seed}
      seedName="Attempt"
      submitLabel="Compare all ten with the key"
      anotherLabel={isHopeless ? 'Start over' : 'Go on'}
      answer={lab.handIn(['choice-', 'differ-'])}
      judge={(answer) => judgeApproachChoice({ seed, answer, data: data.cases })}
      onAnother={() => {
        if (isHopeless) lab.reset()
        lab.set({ attempt: lab.number('attempt', 0) + 1 })
      }}
      task={
        <p>
          Choose in all ten cases before you look, and reach the key in eight. For the others, name the fact on which
          you differ. {chosen.length} of {data.cases.length} are chosen.
        </p>
      }
    >
      {(isJudged) =>
        differing.length > 0 && (
          <Controls>
            {differing.map(({ id, title, recommended }) => (
              <SelectControl
                key={id}
                label={`${title} (key: ${nameOf(recommended).toLowerCase()}) I differ on`}
                value={lab.text(`differ-${id}`, '')}
                open="Choose the fact"
                isDisabled={isJudged}
                options={data.attributes.map((attribute) => ({ value: attribute.id, label: attribute.label }))}
                onChange={(value) => lab.set({ [`differ-${id}`]: value })}
              />
            ))}
          </Controls>
        )
      }
    </PassPanel>
  )
}, showsSameTask)
