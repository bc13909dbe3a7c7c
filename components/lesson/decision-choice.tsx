'use client'

import { useId } from 'react'
import { useLessonRecord } from './lesson-record'

export interface DecisionChoiceProps {
  decisionId: string
  options: readonly { id: string; label: string }[]
  /** Shown again after the check: the choice may be changed there. */
  isAgain?: boolean
}

const SURE = [50, 60, 70, 80, 90]

/** The opening decision: a choice and how sure the learner is. Nothing is marked, and the choice is kept. */
export function DecisionChoice({ decisionId, options, isAgain = false }: DecisionChoiceProps) {
  const name = useId()
  const { lessonId, answers, answer } = useLessonRecord()
  const { decision } = answers

  function choose(optionId: string, sure: number | undefined) {
    const kept = sure === undefined ? { optionId } : { optionId, sure }
    answer({ kind: 'decision-made', lessonId, decisionId, ...kept }, (before) => ({ ...before, decision: kept }))
  }

  return (
    <>
      <fieldset className="opts ui">
        <legend className="vh">{isAgain ? 'Your decision now' : 'Your decision'}</legend>
        {options.map(({ id, label }) => (
          <label className="opt" key={id}>
            <input
              type="radio"
              name={name}
              value={id}
              checked={decision?.optionId === id}
              onChange={() => choose(id, decision?.sure)}
            />
            <span>{label}</span>
          </label>
        ))}
      </fieldset>
      {decision && (
        <fieldset className="sure ui">
          <legend>How sure?</legend>
          {SURE.map((sure) => (
            <label key={sure}>
              <input
                type="radio"
                name={`${name}-sure`}
                checked={decision.sure === sure}
                onChange={() => choose(decision.optionId, sure)}
              />
              <span className="num">{sure}%</span>
            </label>
          ))}
        </fieldset>
      )}
      <p className="ui dim" role="status">
        {decision &&
          !isAgain &&
          `Kept${decision.sure ? `, ${decision.sure}% sure` : ''}. You can change it at the end.`}
      </p>
    </>
  )
}
