'use client'

import type { ReactNode } from 'react'
import { useLessonRecord } from './lesson-record'

/** One observation, true or false, kept for the learner. */
export function TickBox({ tickId, children }: { tickId: string; children: ReactNode }) {
  const { lessonId, answers, answer } = useLessonRecord()
  return (
    <label className="tick">
      <input
        type="checkbox"
        checked={answers.ticks[tickId] ?? false}
        onChange={(event) => {
          const on = event.target.checked
          answer({ kind: 'tick-set', lessonId, tickId, on }, (before) => ({
            ...before,
            ticks: { ...before.ticks, [tickId]: on },
          }))
        }}
      />
      <span>{children}</span>
    </label>
  )
}
