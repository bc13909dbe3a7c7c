'use client'

import { useState } from 'react'
import type { GivenAnswer } from '@/lib/assessment/core/score-answer'
import type { ItemReviewDto } from '@/lib/assessment/item-dto'
import { ItemExhibit } from './item-exhibit'
import { ItemQuestion } from './item-question'
import { useLessonRecord } from './lesson-record'

/** A question inside a lesson: every option is explained once an answer was given, and one may try again. */
export function ItemCheck({ item }: { item: ItemReviewDto }) {
  const { lessonId, answers, answer } = useLessonRecord()
  const kept = answers.checks[item.id]
  const [isAgain, setIsAgain] = useState(false)
  const [given, setGiven] = useState<GivenAnswer | null>(null)
  const marked = isAgain ? null : (kept?.answer ?? null)

  function send(final: GivenAnswer) {
    setIsAgain(false)
    setGiven(null)
    answer({ kind: 'check-answered', lessonId, itemId: item.id, answer: toEvent(final) }, (before) => ({
      ...before,
      checks: { ...before.checks, [item.id]: { answer: toEvent(final), score: null } },
    }))
  }

  return (
    <div className="check" id={`check-${item.id}`}>
      <p className="stem">{item.stem}</p>
      {item.exhibit && <ItemExhibit exhibit={item.exhibit} />}
      <ItemQuestion
        key={marked === null ? 'open' : 'marked'}
        item={item}
        answer={marked ?? given}
        onAnswer={setGiven}
        isMarked={marked !== null}
        feedback={(optionId) => (marked === null ? null : replyTo(item, { optionId, marked }))}
      />
      <div role="status">{marked !== null && <p className="verdict-line">{verdict(item, marked)}</p>}</div>
      <div className="acts ui">
        {marked === null ? (
          <>
            <button type="button" className="btn solid" disabled={given === null} onClick={() => given && send(given)}>
              Answer
            </button>
            <button type="button" className="btn bare" onClick={() => send({ type: 'dont-know' })}>
              I don’t know
            </button>
          </>
        ) : (
          <button type="button" className="btn bare" onClick={() => setIsAgain(true)}>
            Try again
          </button>
        )}
      </div>
    </div>
  )
}

function toEvent(answer: GivenAnswer) {
  switch (answer.type) {
    case 'choice':
    case 'order':
      return { type: answer.type, optionIds: [...answer.optionIds] }
    case 'number':
    case 'dont-know':
      return answer
  }
}

function replyTo(item: ItemReviewDto, { optionId, marked }: { optionId: string; marked: GivenAnswer }) {
  const isRight = item.key.includes(optionId)
  const isChosen = marked.type === 'choice' && marked.optionIds.includes(optionId)
  const word = isRight ? 'This one.' : isChosen ? 'Not this one.' : ''
  return {
    isRight,
    isChosen,
    text: (
      <>
        {word && <span className="verdict">{word} </span>}
        {item.rationales[optionId]}
      </>
    ),
  }
}

function verdict(item: ItemReviewDto, marked: GivenAnswer): string {
  const solution = item.solution === null ? '' : ` ${item.solution}`
  if (marked.type === 'dont-know') {
    return item.solution === null
      ? 'Good to know. The marked option is right; the replies say why.'
      : `Good to know. The answer:${solution}`
  }
  if (marked.type === 'number' && item.figure !== null) {
    if (Math.abs(marked.value - item.figure.value) <= item.figure.tolerance + 1e-9) return `Right.${solution}`
    const known = item.figure.commonErrors.find(
      ({ value }) => Math.abs(value - marked.value) <= item.figure!.tolerance + 1e-9,
    )
    return `${known ? known.feedback : 'Not this figure.'} The answer:${solution}`
  }
  const chosen = marked.type === 'choice' || marked.type === 'order' ? marked.optionIds : []
  const isExact =
    marked.type === 'order'
      ? chosen.every((id, index) => id === item.key[index])
      : chosen.length === item.key.length && chosen.every((id) => item.key.includes(id))
  if (isExact) return 'Right.'
  return item.solution === null ? 'Not quite. Read why, then go on.' : `Not quite. The order:${solution}`
}
