'use client'

import { useId } from 'react'
import { useKeptWords } from '@/components/learner/use-kept-words'
import { useLessonRecord } from './lesson-record'

export interface YourWordsProps {
  wordsId: string
  prompt: string
}

/** One or two sentences that commit the learner; saved while they are written. */
export function YourWords({ wordsId, prompt }: YourWordsProps) {
  const fieldId = useId()
  const { lessonId, answers, answer } = useLessonRecord()
  const kept = answers.words[wordsId] ?? ''
  const { text, isKept, write, leave } = useKeptWords(kept, (words) =>
    answer({ kind: 'words-written', lessonId, wordsId, text: words }, (before) => ({
      ...before,
      words: { ...before.words, [wordsId]: words },
    })),
  )
  return (
    <section className="your-words" id="words" aria-labelledby={`${fieldId}-h`}>
      <h2 id={`${fieldId}-h`}>Your words</h2>
      <label htmlFor={fieldId}>{prompt}</label>
      <textarea
        id={fieldId}
        rows={4}
        maxLength={2000}
        value={text}
        onChange={(event) => write(event.target.value)}
        onBlur={leave}
      />
      <p className="ui dim" role="status">
        {isKept ? 'Kept as your evidence.' : ''}
      </p>
    </section>
  )
}
