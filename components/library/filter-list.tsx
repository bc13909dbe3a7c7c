'use client'

import { useId, useRef, useState } from 'react'
import type { ReactNode } from 'react'

export interface FilterListProps {
  /** What the entries are called, for the count: "tools". */
  noun: string
  /** Choices of the second field, by the value in data-group; none hides the field. */
  groups: { label: string; options: readonly { value: string; label: string }[] } | null
  /** Server-rendered entries that carry data-entry and, where there are groups, data-group. */
  children: ReactNode
}

/** Narrows a list that is complete without it: by words and by one group. */
export function FilterList({ noun, groups, children }: FilterListProps) {
  const fieldId = useId()
  const bodyRef = useRef<HTMLDivElement>(null)
  const [words, setWords] = useState('')
  const [group, setGroup] = useState('')
  const [count, setCount] = useState<number | null>(null)

  function narrow(next: { words: string; group: string }) {
    setWords(next.words)
    setGroup(next.group)
    const entries = [...(bodyRef.current?.querySelectorAll<HTMLElement>('[data-entry]') ?? [])]
    const wanted = next.words.toLowerCase().split(/\s+/).filter(Boolean)
    let shown = 0
    for (const entry of entries) {
      const text = entry.textContent.toLowerCase()
      const fits =
        wanted.every((word) => text.includes(word)) &&
        (next.group === '' || (entry.dataset['group'] ?? '').split(' ').includes(next.group))
      entry.hidden = !fits
      if (fits) shown += 1
    }
    setCount(shown)
  }

  return (
    <>
      <form className="filters" role="search" onSubmit={(event) => event.preventDefault()}>
        <label htmlFor={`${fieldId}-words`}>
          <span>Find</span>
          <input
            id={`${fieldId}-words`}
            type="search"
            value={words}
            onChange={(event) => narrow({ words: event.target.value, group })}
          />
        </label>
        {groups && (
          <label htmlFor={`${fieldId}-group`}>
            <span>{groups.label}</span>
            <select
              id={`${fieldId}-group`}
              value={group}
              onChange={(event) => narrow({ words, group: event.target.value })}
            >
              <option value="">all</option>
              {groups.options.map(({ value, label }) => (
                <option key={value} value={value}>
                  {label}
                </option>
              ))}
            </select>
          </label>
        )}
        <p className="small dim num" role="status">
          {count === null ? '' : `${count} ${noun}`}
        </p>
      </form>
      <div ref={bodyRef}>{children}</div>
    </>
  )
}
