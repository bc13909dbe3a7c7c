'use client'

import { useEffect, useId, useRef, useState } from 'react'
import { useLessonRecord } from './lesson-record'

export interface YourWordsProps {
  wordsId: string
  prompt: string
}

const QUIET_MS = 900

/** One or two sentences that commit the learner; saved while they are written. */
export function YourWords({ wordsId, prompt }: YourWordsProps) {
  const fieldId = useId()
  const { lessonId, answers, answer } = useLessonRecord()
  const kept = answers.words[wordsId] ?? ''
  const [typed, setTyped] = useState<string | null>(null)
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined)
  const text = typed ?? kept

  function save(words: string) {
    clearTimeout(timer.current)
    if (words === kept) return
    answer({ kind: 'words-written', lessonId, wordsId, text: words }, (before) => ({
      ...before,
      words: { ...before.words, [wordsId]: words },
    }))
  }

  useEffect(() => () => clearTimeout(timer.current), [])

  return (
    <section className="your-words" id="words" aria-labelledby={`${fieldId}-h`}>
      <h2 id={`${fieldId}-h`}>Your words</h2>
      <label htmlFor={fieldId}>{prompt}</label>
      <textarea
        id={fieldId}
        rows={4}
        maxLength={2000}
        value={text}
        onChange={(event) => {
          const words = event.target.value
          setTyped(words)
          clearTimeout(timer.current)
          timer.current = setTimeout(() => save(words), QUIET_MS)
        }}
        onBlur={() => save(text)}
      />
      <p className="ui dim" role="status">
        {text !== '' && text === kept ? 'Kept as your evidence.' : ''}
      </p>
    </section>
  )
}
