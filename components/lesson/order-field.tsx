'use client'

import { useState, type KeyboardEvent } from 'react'
import type { ItemQuestionProps } from './item-question-props'

/** Entries to be put in order, by buttons or arrow keys and not by dragging. */
export function OrderField({ item, answer, onAnswer, isMarked = false }: ItemQuestionProps) {
  const [said, setSaid] = useState('')
  const order = answer?.type === 'order' ? [...answer.optionIds] : item.options.map(({ id }) => id)
  const textOf = (id: string) => item.options.find((option) => option.id === id)?.text ?? ''
  function move(index: number, by: -1 | 1) {
    const place = index + by
    if (isMarked || place < 0 || place >= order.length) return
    const next = [...order]
    const [moved] = next.splice(index, 1)
    if (moved === undefined) return
    next.splice(place, 0, moved)
    setSaid(`${textOf(moved)} is now number ${place + 1}`)
    onAnswer({ type: 'order', optionIds: next })
  }
  function press(event: KeyboardEvent, index: number) {
    if (event.key !== 'ArrowUp' && event.key !== 'ArrowDown') return
    event.preventDefault()
    move(index, event.key === 'ArrowUp' ? -1 : 1)
  }
  return (
    <>
      <ol className="order ui">
        {order.map((id, index) => (
          <li key={id} tabIndex={-1} onKeyDown={(event) => press(event, index)}>
            <span className="num">{index + 1}</span>
            <span>{textOf(id)}</span>
            <span className="acts">
              {([-1, 1] as const).map((by) => (
                // Out of work at the ends, but never disabled: a button that is pressed keeps the focus.
                <button
                  key={by}
                  type="button"
                  className="btn"
                  disabled={isMarked}
                  aria-disabled={by === -1 ? index === 0 : index === order.length - 1}
                  onClick={() => move(index, by)}
                >
                  {by === -1 ? 'Up' : 'Down'}
                  <span className="vh">: {textOf(id)}</span>
                </button>
              ))}
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
