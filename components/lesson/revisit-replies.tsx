'use client'

import type { ReactNode } from 'react'
import { DecisionChoice } from './decision-choice'
import { useLessonRecord } from './lesson-record'

export interface RevisitRepliesProps {
  decisionId: string
  options: readonly { id: string; label: string; reply: ReactNode }[]
}

/** The decision once more: what was chosen, our reply to each option, and the offer to change it. */
export function RevisitReplies({ decisionId, options }: RevisitRepliesProps) {
  const { decision } = useLessonRecord().answers
  const chosen = options.find(({ id }) => id === decision?.optionId)
  return (
    <section className="revisit" aria-labelledby={`${decisionId}-again`}>
      <h2 id={`${decisionId}-again`}>Your decision, once more</h2>
      <p>
        {chosen
          ? `You chose “${chosen.label}”${decision?.sure ? `, ${decision.sure}% sure` : ''}. This is what we would answer.`
          : 'You have not chosen yet. This is what we would answer to each option.'}
      </p>
      <dl className="replies">
        {options.map(({ id, label, reply }) => (
          <div key={id} className={id === chosen?.id ? 'own-choice' : undefined}>
            <dt>
              {label}
              {id === chosen?.id && <span className="tag">your choice</span>}
            </dt>
            <dd>{reply}</dd>
          </div>
        ))}
      </dl>
      <details className="ui">
        <summary>Change my decision</summary>
        <DecisionChoice decisionId={decisionId} options={options} isAgain />
      </details>
    </section>
  )
}
