'use client'

import { dropUnsavedMinutes } from '@/components/learner/unsaved-minutes'
import { deleteMinutesAction } from '@/lib/progress/minutes-actions'

/** Deletes every minute, those that only this browser knows included. */
export function DeleteMinutes() {
  return (
    <form action={deleteMinutesAction} onSubmit={() => dropUnsavedMinutes()} className="acts mt-4">
      <button className="btn solid" type="submit">
        Delete all minutes
      </button>
    </form>
  )
}
