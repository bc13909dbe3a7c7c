'use client'

import { useId, useState } from 'react'
import type { ReactNode } from 'react'
import type { GivenAnswer } from '@/lib/assessment/core/score-answer'
import type { ItemPublicDto } from '@/lib/assessment/item-dto'

export interface ItemQuestionProps {
  item: ItemPublicDto
  /** The answer so far; null before the first touch. */
  answer: GivenAnswer | null
  onAnswer: (answer: GivenAnswer | null) => void
  /** After it was marked the fields rest. */
  isMarked?: boolean
  /** Right or wrong and the reply, once marked. */
  feedback?: (optionId: string) => { isRight: boolean; isChosen: boolean; text: ReactNode } | null
}

/** The fields of one question: choice, several choices, an order, or a number. */
export function ItemQuestion(props: ItemQuestionProps) {
  switch (props.item.type) {
    case 'single':
    case 'multi':
      return <Choices {...props} />
    case 'ordering':
      return <Order {...props} />
    case 'numeric':
      return <Amount {...props} />
  }
}

function Choices({ item, answer, onAnswer, isMarked = false, feedback }: ItemQuestionProps) {
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
      <legend className="vh">{isMulti ? 'Choose all that fit' : 'Choose one'}</legend>
      {item.options.map(({ id, text }) => {
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
          </label>
        )
      })}
    </fieldset>
  )
}

function Order({ item, answer, onAnswer, isMarked = false }: ItemQuestionProps) {
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

function Amount({ item, answer, onAnswer, isMarked = false }: ItemQuestionProps) {
  const fieldId = useId()
  const [typed, setTyped] = useState(answer?.type === 'number' ? String(answer.value) : '')
  return (
    <div className="amount ui">
      <label htmlFor={fieldId}>Your figure{item.unit ? `, in ${item.unit}` : ''}</label>
      <input
        id={fieldId}
        inputMode="decimal"
        autoComplete="off"
        disabled={isMarked}
        value={typed}
        onChange={(event) => {
          setTyped(event.target.value)
          const value = Number(event.target.value.replace(',', '.').trim())
          onAnswer(event.target.value.trim() === '' || !Number.isFinite(value) ? null : { type: 'number', value })
        }}
      />
    </div>
  )
}
