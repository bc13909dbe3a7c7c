'use client'

import { useState } from 'react'
import {
  ATTRIBUTES,
  recommend,
  withAttribute,
  type AttributeId,
  type AttributeLevel,
  type CaseFacts,
  type OptionId,
  type Weights,
} from '@/lib/labs/core/approach-choice'
import { whole } from '@/lib/labs/core/verdict'
import type { ApproachCases } from '@/lib/labs/schemas'
import { DecisionPath } from './approach-choice-path'
import { ScorePicture } from './approach-choice-pictures'
import { Controls, RangeControl, SelectControl } from './parts/controls'
import type { LabState } from './use-lab-inputs'

export interface CaseSheetProps {
  found: ApproachCases['cases'][number]
  data: ApproachCases
  weights: Weights
  lab: LabState
  nameOf: (option: OptionId) => string
}

/** One case: the text, the own choice, then the path, the score and the attributes to move. */
export function CaseSheet({ found, data, weights, lab, nameOf }: CaseSheetProps) {
  const [draft, setDraft] = useState('')
  const choice = lab.text(`choice-${found.id}`, '')
  return (
    <>
      <p className="lab-case">{found.text}</p>
      <p className="lab-note num">
        Answer: {found.answerForm}. {found.promptTrials} serious prompt trials, {whole(found.goodExamples)} good
        examples, {whole(found.volumePerMonth)} requests a month.
      </p>
      {choice === '' ? (
        <div className="lab-answer">
          <SelectControl
            label="I would build"
            value={draft}
            open="Choose first"
            options={data.options.map(({ id, label }) => ({ value: id, label }))}
            onChange={setDraft}
          />
          <button
            type="button"
            className="btn"
            disabled={draft === ''}
            onClick={() => lab.set({ [`choice-${found.id}`]: draft })}
          >
            Compare with the path
          </button>
        </div>
      ) : (
        <Opened found={found} data={data} weights={weights} lab={lab} nameOf={nameOf} choice={choice} />
      )}
    </>
  )
}

function Opened({ found, data, weights, lab, nameOf, choice }: CaseSheetProps & { choice: string }) {
  const [facts, setFacts] = useState<CaseFacts>(found)
  const recommendation = recommend(facts, weights)
  const original = recommend(found, weights).option
  const moved = ATTRIBUTES.filter((attribute) => facts.attributes[attribute] !== found.attributes[attribute])
  const move = (attribute: AttributeId, level: AttributeLevel) => {
    // One attribute at a time: two changes at once would not say which one turned the case.
    const next = withAttribute<CaseFacts>({ ...found }, { attribute, level })
    setFacts(next)
    if (recommend(next, weights).option !== original) lab.set({ [`turned-${found.id}`]: true })
  }
  const agrees = choice === found.recommended
  const { attribute, to, option, also } = found.turnsIf
  const labelOf = (id: AttributeId) => data.attributes.find((candidate) => candidate.id === id)?.label ?? id
  return (
    <>
      <div className={agrees ? 'lab-result agrees lab-note' : 'lab-result differs lab-note'}>
        <p>
          <b>
            {agrees
              ? 'You agree with the key.'
              : `You chose ${nameOf(choice as OptionId).toLowerCase()}, the key says ${nameOf(found.recommended).toLowerCase()}.`}
          </b>{' '}
          {found.gate} {found.reason}
        </p>
        <p>
          Runner-up: {nameOf(found.runnerUp).toLowerCase()}. It turns to {nameOf(option).toLowerCase()} if “
          {labelOf(attribute).toLowerCase()}” were {to}
          {also ? `, with ${also}` : ''}.
        </p>
      </div>
      <div className="lab-two even">
        <DecisionPath recommendation={recommendation} nameOf={nameOf} />
        <ScorePicture ranking={recommendation.ranking} nameOf={nameOf} own={choice} />
      </div>
      <p className="lab-note" role="status">
        {moved.length === 0
          ? 'Move one attribute at a time and see whether the recommendation turns.'
          : `With “${labelOf(moved[0] as AttributeId).toLowerCase()}” at ${facts.attributes[moved[0] as AttributeId]} it is ${nameOf(recommendation.option).toLowerCase()}${recommendation.option === original ? ', as before' : `, no longer ${nameOf(original).toLowerCase()}`}.`}
      </p>
      <Controls>
        {data.attributes.map(({ id, label }) => (
          <RangeControl
            key={id}
            label={label}
            value={facts.attributes[id]}
            shown={String(facts.attributes[id])}
            min={0}
            max={3}
            step={1}
            onChange={(value) => move(id, value as AttributeLevel)}
          />
        ))}
      </Controls>
    </>
  )
}
