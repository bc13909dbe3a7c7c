'use client'

import type { ReactNode } from 'react'

export interface ErrorScreenProps {
  /** As Next passes it: not every thrown value is an error, and only those of the server have a digest. */
  error: unknown
  /** Fetches and draws again what failed. */
  retry: () => void
  heading?: string
  /** What is safe. */
  children?: ReactNode
}

/** A part that could not be drawn, below the masthead: what happened, what is safe, what to do. */
export function ErrorScreen({
  error,
  retry,
  heading = 'Something went wrong on our side',
  children = 'What was saved before is safe. Try again, or come back in a minute.',
}: ErrorScreenProps) {
  const digest = error instanceof Error && 'digest' in error ? String(error.digest) : null
  return (
    <div className="head pt-8" role="alert">
      <h1>{heading}</h1>
      <p className="lede">{children}</p>
      {digest !== null && <p className="small dim">For the log: {digest}</p>}
      <div className="acts">
        <button type="button" className="btn solid" onClick={retry}>
          Try again
        </button>
      </div>
    </div>
  )
}
