'use client'

import { useId, useState } from 'react'
import type { ItemQuestionProps } from './item-question-props'
import { readAmount } from './read-amount'

const READ = new Intl.NumberFormat('en-GB', { maximumFractionDigits: 10 })

/** A figure in the learner's own notation, and how it was read where that could be doubted. */
export function AmountField({ item, answer, onAnswer, isMarked = false }: ItemQuestionProps) {
  const fieldId = useId()
  const [typed, setTyped] = useState<string | null>(null)
  const text = typed ?? (answer?.type === 'number' ? String(answer.value) : '')
  return (
    <div className="amount ui">
      <label htmlFor={fieldId}>Your figure{item.unit ? `, in ${item.unit}` : ''}</label>
      <input
        id={fieldId}
        inputMode="decimal"
        autoComplete="off"
        aria-describedby={`${fieldId}-read`}
        disabled={isMarked}
        value={text}
        onChange={(event) => {
          setTyped(event.target.value)
          const value = readAmount(event.target.value)
          onAnswer(value === null ? null : { type: 'number', value })
        }}
      />
      <p className="small dim" role="status" id={`${fieldId}-read`}>
        {howRead(text)}
      </p>
    </div>
  )
}

/** Empty for plain digits; otherwise the number as this site writes it. */
function howRead(text: string): string {
  if (text.trim() === '' || /^-?\d+(\.\d*)?$/.test(text)) return ''
  const value = readAmount(text)
  return value === null ? 'Not a figure yet.' : `Read as ${READ.format(value)}.`
}
