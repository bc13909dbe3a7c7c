'use client'

import { lazy, Suspense, useId } from 'react'
import type { ItemQuestionProps } from './item-question-props'

// Most questions are choices; the other fields come when a page has one.
const OrderField = lazy(() => import('./order-field').then((part) => ({ default: part.OrderField })))
const AmountField = lazy(() => import('./amount-field').then((part) => ({ default: part.AmountField })))

/** The fields of one question: choice, several choices, an order, or a number. */
export function ItemQuestion(props: ItemQuestionProps) {
  switch (props.item.type) {
    case 'single':
    case 'multi':
      return <Choices {...props} />
    case 'ordering':
      return (
        <Suspense>
          <OrderField {...props} />
        </Suspense>
      )
    case 'numeric':
      return (
        <Suspense>
          <AmountField {...props} />
        </Suspense>
      )
  }
}

function Choices({ item, answer, onAnswer, isMarked = false, isNumbered = false, feedback }: ItemQuestionProps) {
  const name = useId()
  const isMulti = item.type === 'multi'
  const chosen = answer?.type === 'choice' ? answer.optionIds : []
  function toggle(id: string) {
    if (!isMulti) return onAnswer({ type: 'choice', optionIds: [id] })
    const next = chosen.includes(id) ? chosen.filter((other) => other !== id) : [...chosen, id]
    onAnswer(next.length === 0 ? null : { type: 'choice', optionIds: next })
  }
  return (
    <fieldset className="opts ui" disabled={isMarked}>
      <legend className={isMulti ? 'small dim' : 'vh'}>{isMulti ? 'Choose all that fit' : 'Choose one'}</legend>
      {item.options.map(({ id, text }, index) => {
        const reply = feedback?.(id) ?? null
        const tone = reply === null ? '' : reply.isRight ? ' right' : reply.isChosen ? ' wrong' : ''
        return (
          <label className={`opt${tone}`} key={id}>
            <input
              type={isMulti ? 'checkbox' : 'radio'}
              name={name}
              checked={chosen.includes(id)}
              onChange={() => toggle(id)}
            />
            <span>
              {text}
              {reply && <span className="fb">{reply.text}</span>}
            </span>
            {isNumbered && <kbd aria-hidden="true">{index + 1}</kbd>}
          </label>
        )
      })}
    </fieldset>
  )
}
