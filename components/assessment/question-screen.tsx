'use client'

import { useEffect, useRef, useState, type ReactNode } from 'react'
import { useShortcutsSetting } from '@/components/learner/shortcuts'
import { ItemExhibit } from '@/components/lesson/item-exhibit'
import { ItemQuestion } from '@/components/lesson/item-question'
import type { GivenAnswer } from '@/lib/assessment/core/score-answer'
import type { ItemPublicDto } from '@/lib/assessment/item-dto'
import { useDraft, writeDraft } from './answer-draft'
import { ConfidenceField, nextConfidence } from './confidence-field'
import { useAnswerTime } from './use-answer-time'
import { useRunKeys } from './use-run-keys'
import { giveAnswer, sendWaiting, useDelivery } from './waiting-answers'

export interface QuestionScreenProps {
  attemptId: string
  number: number
  item: ItemPublicDto
  isPaused: boolean
  /** Whether the learner comes from the question before or from a pause: then this one takes the focus. */
  takesFocus: boolean
  /** What stands below the question; gets the time on it. */
  children: (elapsed: () => number) => ReactNode
}

/** One question with its fields. What is begun is kept in this browser until it is sent. */
export function QuestionScreen({ attemptId, number, item, isPaused, takesFocus, children }: QuestionScreenProps) {
  const name = `${attemptId} ${item.id}`
  const { answer, confidence } = useDraft(name)
  const delivery = useDelivery(attemptId, item.id)
  const elapsed = useAnswerTime(name, !isPaused && delivery === 'none')
  const { isOn, setIsOn } = useShortcutsSetting()
  /** What a key did, for those who do not see it. */
  const [said, setSaid] = useState('')
  /** Sent without an answer. */
  const [isMissing, setIsMissing] = useState(false)
  const form = useRef<HTMLFormElement>(null)
  const heading = useRef<HTMLHeadingElement>(null)
  const isGiven = delivery !== 'none'

  useEffect(() => {
    if (takesFocus && !isPaused) heading.current?.focus()
  }, [takesFocus, isPaused])

  function send(given: GivenAnswer) {
    if (isGiven) return
    giveAnswer(attemptId, {
      itemId: item.id,
      answer: toInput(given),
      ...(confidence === null || given.type === 'dont-know' ? {} : { confidence }),
      elapsedMs: Math.round(elapsed()),
    })
  }

  function submit() {
    if (delivery === 'waiting') sendWaiting()
    else if (answer === null) setIsMissing(true)
    else send(answer)
  }

  useRunKeys({
    isOn: isOn && !isPaused && !isGiven,
    form,
    onDontKnow: () => send({ type: 'dont-know' }),
    onChosen: (place) =>
      setSaid(`${item.options[place - 1]?.text ?? ''}: ${item.type === 'multi' ? 'changed' : 'chosen'}`),
    onStepConfidence: () => {
      const { value, label } = nextConfidence(confidence)
      writeDraft(name, { confidence: value })
      setSaid(`How sure: ${label}`)
    },
  })

  return (
    <div hidden={isPaused} className="question">
      <h1 className="stem" tabIndex={-1} ref={heading}>
        <span className="vh">Question {number}: </span>
        {item.stem}
      </h1>
      {item.exhibit && <ItemExhibit exhibit={item.exhibit} />}
      <form
        ref={form}
        className={isOn ? 'with-keys' : undefined}
        onSubmit={(event) => {
          event.preventDefault()
          submit()
        }}
      >
        <ItemQuestion
          item={item}
          answer={answer}
          onAnswer={(next) => writeDraft(name, { answer: next })}
          isMarked={isGiven}
          isNumbered={isOn}
        />
        <ConfidenceField
          confidence={confidence}
          onChange={(next) => writeDraft(name, { confidence: next })}
          isDisabled={isGiven}
        />
        <p role="status" className="vh">
          {said}
        </p>
        <div role="status">
          {isMissing && answer === null && (
            <p className="small">There is no answer yet. Choose one, or say that you don’t know.</p>
          )}
          {delivery === 'waiting' && (
            <p className="strip-off">
              This answer has not reached the server. It is safe on this device and is sent once, as soon as the
              connection is back. You may close this page.
            </p>
          )}
        </div>
        <div className="acts run-acts">
          <button type="submit" className="finger" aria-disabled={delivery === 'sending'}>
            {delivery === 'waiting' ? 'Try now' : delivery === 'sending' ? 'Keeping …' : 'Answer'}
          </button>
          <button type="button" className="btn" aria-disabled={isGiven} onClick={() => send({ type: 'dont-know' })}>
            I don’t know {isOn && <kbd aria-hidden="true">?</kbd>}
          </button>
        </div>
      </form>
      {children(elapsed)}
      <label className="small dim keys">
        <input type="checkbox" checked={isOn} onChange={(event) => setIsOn(event.target.checked)} />
        Single keys: 1 to 6 choose, space says how sure, ? is “I don’t know”, Enter sends
      </label>
    </div>
  )
}

function toInput(answer: GivenAnswer) {
  return answer.type === 'choice' || answer.type === 'order' ? { ...answer, optionIds: [...answer.optionIds] } : answer
}
