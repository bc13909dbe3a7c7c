'use client'

import { useActionState } from 'react'
import { Link } from '@/components/ui/link'
import { MOST_MINUTES } from '@/lib/progress/core/study-clock'
import { correctMinutesAction } from '@/lib/progress/minutes-actions'

export interface MinutesRowProps {
  subjectId: string
  title: string
  path: string
  minutes: number
  /** Minutes the curriculum estimates. */
  estimate: number
}

/** One lesson or lab: what it took, and a field to put the figure right. */
export function MinutesRow({ subjectId, title, path, minutes, estimate }: MinutesRowProps) {
  const [state, send, isPending] = useActionState(correctMinutesAction, { isKept: false, message: null, typed: null })
  const { isKept, message, typed } = state
  const isRefused = message !== null && !isKept
  const id = `minutes-${subjectId}`
  const kept = Math.max(0, Math.round(minutes))
  return (
    <li>
      <Link href={path}>{title}</Link>
      <form action={send} className="end minutes-form" noValidate>
        <input type="hidden" name="subjectId" value={subjectId} />
        <label className="vh" htmlFor={id}>
          Minutes, {title}
        </label>
        <input
          id={id}
          name="minutes"
          type="number"
          inputMode="decimal"
          min={0}
          max={MOST_MINUTES}
          step="any"
          defaultValue={typed ?? kept}
          {...(isRefused ? { 'aria-invalid': true, 'aria-describedby': `${id}-said` } : {})}
        />
        <span className="dim num">min, {estimate} estimated</span>
        <button type="submit" className="linkish" disabled={isPending}>
          {isPending ? 'Keeping …' : 'Keep'}
          <span className="vh">: {title}</span>
        </button>
      </form>
      <span className="sub" role="status">
        {message !== null && (
          <span className={isRefused ? 'field-error' : 'dim'} id={`${id}-said`}>
            {message}
          </span>
        )}
      </span>
    </li>
  )
}
