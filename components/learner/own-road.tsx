'use client'

import { useIsOnline, useLearnerState, useUnsentCount } from './learner-state'

/** The edge under the masthead: hollow for a stranger, travelled for a learner; what waits offline is counted. */
export function OwnRoad() {
  const state = useLearnerState()
  const unsentCount = useUnsentCount()
  const isOnline = useIsOnline()
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
        {!isOnline && (
          <p className="strip-off">
            Offline. {unsentCount === 0 ? 'What is on this page stays readable.' : waiting(unsentCount)}
          </p>
        )}
      </div>
    </>
  )
}

function waiting(count: number): string {
  return count === 1 ? 'One change waits here to be sent.' : `${count} changes wait here to be sent.`
}
