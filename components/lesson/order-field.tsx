'use client'

import { useState } from 'react'
import type { ItemQuestionProps } from './item-question-props'

/** Entries to be put in order, by buttons and not by dragging. */
export function OrderField({ item, answer, onAnswer, isMarked = false }: ItemQuestionProps) {
  const [said, setSaid] = useState('')
  const order = answer?.type === 'order' ? [...answer.optionIds] : item.options.map(({ id }) => id)
  const textOf = (id: string) => item.options.find((option) => option.id === id)?.text ?? ''
  function move(index: number, by: -1 | 1) {
    const next = [...order]
    const [moved] = next.splice(index, 1)
    if (moved === undefined) return
    next.splice(index + by, 0, moved)
    setSaid(`${textOf(moved)} is now number ${index + by + 1}`)
    onAnswer({ type: 'order', optionIds: next })
  }
  return (
    <>
      <ol className="order ui">
        {order.map((id, index) => (
          <li key={id}>
            <span className="num">{index + 1}</span>
            <span>{textOf(id)}</span>
            <span className="acts">
              <button type="button" className="btn" disabled={isMarked || index === 0} onClick={() => move(index, -1)}>
                Up<span className="vh">: {textOf(id)}</span>
              </button>
              <button
                type="button"
                className="btn"
                disabled={isMarked || index === order.length - 1}
                onClick={() => move(index, 1)}
              >
                Down<span className="vh">: {textOf(id)}</span>
              </button>
            </span>
          </li>
        ))}
      </ol>
      <p className="vh" role="status">
        {said}
      </p>
      {answer === null && !isMarked && (
        <button type="button" className="btn" onClick={() => onAnswer({ type: 'order', optionIds: order })}>
          This order is right
        </button>
      )}
    </>
  )
}
