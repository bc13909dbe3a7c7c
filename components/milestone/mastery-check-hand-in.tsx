'use client'

import { useActionState } from 'react'
import { handInCheckAction } from '@/lib/progress/check-actions'

/** The statement about help, and the end of the check. */
export function MasteryCheckHandIn({ attemptId, label }: { attemptId: string; label: string }) {
  const [{ message }, send, isPending] = useActionState(handInCheckAction, { message: null })
  return (
    <form action={send} className="stack" noValidate>
      <input type="hidden" name="attemptId" value={attemptId} />
      <fieldset className="plain ui check-help" aria-describedby="help-said">
        <legend>Did anybody or anything help you?</legend>
        <label>
          <input type="radio" name="helped" value="no" /> No: no person, no tool, no notes
        </label>
        <label>
          <input type="radio" name="helped" value="yes" /> Yes. Then it does not count for the milestone; you still see
          the result
        </label>
      </fieldset>
      <div role="alert" id="help-said">
        {message && <p className="error-line">{message}</p>}
      </div>
      <div className="acts">
        <button type="submit" className="finger" disabled={isPending}>
          {isPending ? 'Handing in …' : label}
        </button>
      </div>
    </form>
  )
}
