'use client'

import { useId, useState } from 'react'
import type { ItemQuestionProps } from './item-question-props'

/** A figure in the learner's own notation; a comma counts as a decimal point. */
export function AmountField({ item, answer, onAnswer, isMarked = false }: ItemQuestionProps) {
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
