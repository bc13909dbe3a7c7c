'use client'

import { useActionState } from 'react'
import { reportItemAction, type ReportState } from '@/lib/assessment/report-actions'

export interface ReportItemProps {
  itemId: string
  /** The attempt in which the question was asked; without one the report is read but never takes a question out. */
  attemptId?: string
}

const FRESH: ReportState = { message: null, isDone: false, text: '' }

/** "Something wrong with this question?": a folded form, closed by its thanks. Works without script, too. */
export function ReportItem({ itemId, attemptId }: ReportItemProps) {
  const [{ message, isDone, text }, send, isPending] = useActionState(reportItemAction, FRESH)
  return (
    <details className="small report">
      <summary>Something wrong with this question?</summary>
      <form action={send}>
        <input type="hidden" name="itemId" value={itemId} />
        {attemptId !== undefined && <input type="hidden" name="attemptId" value={attemptId} />}
        {!isDone && (
          <>
            <label htmlFor={`report-${itemId}`}>What is wrong or unclear?</label>
            <textarea
              id={`report-${itemId}`}
              name="text"
              rows={2}
              defaultValue={text}
              minLength={3}
              maxLength={2000}
              required
              aria-describedby={`report-${itemId}-said`}
            />
            <button type="submit" className="btn" disabled={isPending}>
              {isPending ? 'Sending …' : 'Tell the editors'}
            </button>
          </>
        )}
        <p role="status" id={`report-${itemId}-said`} className={message !== null && !isDone ? 'is-danger' : ''}>
          {message}
        </p>
      </form>
    </details>
  )
}
