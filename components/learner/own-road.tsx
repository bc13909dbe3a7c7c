'use client'

import { useOffline } from 'next/offline'
import { useLearnerState, useUnsentCount } from './learner-state'

/** The edge under the masthead: hollow for a stranger, travelled for a learner. Without a connection a strip says so and
 *  counts what waits. */
export function OwnRoad() {
  const state = useLearnerState()
  const unsentCount = useUnsentCount()
  const isOffline = useOffline()
  const share = state?.hours && state.hours.total > 0 ? Math.min(1, state.hours.done / state.hours.total) : null
  return (
    <>
      {share === null || !state?.hours ? (
        <div className="roadline roadline-bare" />
      ) : (
        <div
          className="roadline"
          role="img"
          aria-label={`Your road: ${Math.round(state.hours.done)} of ${Math.round(state.hours.total)} hours travelled`}
        >
          <span className="gone" style={{ width: `${share * 100}%` }} />
          <span className="here" style={{ left: `${share * 100}%` }} />
        </div>
      )}
      <div role="status">
        {isOffline && (
          <p className="strip-off offline">
            Offline. This page stays readable, and what you send goes out once the connection is back.
            {unsentCount > 0 && ` ${waiting(unsentCount)}`}
          </p>
        )}
      </div>
    </>
  )
}

function waiting(count: number): string {
  return count === 1 ? 'One change waits here to be sent.' : `${count} changes wait here to be sent.`
}
