'use client'

import { useId, useRef, useState, type SubmitEvent, type ToggleEvent } from 'react'
import { Link } from '@/components/ui/link'
import { MOST_MINUTES } from '@/lib/progress/core/study-clock'
import { addMinutes } from '@/lib/shared/add-minutes'
import { recordEvent } from './learner-state'
import { useMinutesSoFar } from './minutes-so-far'
import { dropUnsavedMinutes, type StudySubject } from './unsaved-minutes'

export interface OwnMinutesProps {
  subject: StudySubject
  noun: 'lesson' | 'lab'
}

/** The minutes so far, how they are measured, and the learner's own figure in their place. */
export function OwnMinutes({ subject, noun }: OwnMinutesProps) {
  const { saved, unsaved, words } = useMinutesSoFar(subject)
  const [said, setSaid] = useState('')
  const field = useRef<HTMLInputElement>(null)
  const id = useId()

  /** Filled in when it opens, so that nothing changes under the fingers while the time runs on; what somebody typed
   *  before the browser told of the opening stays. */
  function fill({ newState }: ToggleEvent) {
    if (!field.current) return
    if (newState === 'closed') field.current.value = ''
    else if (field.current.value === '') field.current.value = String(Math.round(saved + unsaved))
  }

  function keep(event: SubmitEvent<HTMLFormElement>) {
    event.preventDefault()
    const minutes = Number(new FormData(event.currentTarget).get('minutes'))
    const difference = addMinutes(minutes, -saved)
    const [kind, subjectId = ''] = subject.split(':')
    // The learner's figure stands for everything so far.
    dropUnsavedMinutes(subject)
    if (difference !== 0) {
      const spent = { minutes: difference, by: 'learner' as const }
      recordEvent(
        kind === 'lab'
          ? { kind: 'lab-minutes', labId: subjectId, ...spent }
          : { kind: 'lesson-minutes', lessonId: subjectId, ...spent },
      )
    }
    setSaid(`Kept: ${minutes} ${minutes === 1 ? 'minute' : 'minutes'}.`)
  }

  return (
    <details className="own-minutes small" onToggle={fill}>
      <summary>{words === null ? `Say how many minutes this ${noun} took` : `${words} Correct it`}</summary>
      <form onSubmit={keep} className="minutes-form">
        <label htmlFor={id}>Minutes this {noun} took</label>
        <input
          id={id}
          ref={field}
          name="minutes"
          type="number"
          inputMode="decimal"
          min={0}
          max={MOST_MINUTES}
          step="any"
          required
        />
        <button type="submit" className="btn">
          Keep this figure
        </button>
        <span role="status">{said}</span>
      </form>
      <p className="dim">
        Time counts with the page in view, and for at most a minute after you last moved or typed. It stays in this
        browser until you next record something, such as an answer. Your figures make your plan’s weeks fit you.{' '}
        <Link href="/account#minutes">Switch it off</Link>
      </p>
    </details>
  )
}
