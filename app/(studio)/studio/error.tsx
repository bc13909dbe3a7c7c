'use client'

/** Nothing typed in the editor is lost: it is kept in the browser until the server has it. */
export default function StudioError({ error, reset }: { error: Error & { digest?: string }; reset: () => void }) {
  return (
    <div className="head pt-8" role="alert">
      <h1>This page could not be put together</h1>
      <p className="lede">
        Nothing of yours is lost: drafts are kept on the server, and what was not saved yet in this browser. Readers are
        not affected.
      </p>
      {error.digest && <p className="small dim">For the log: {error.digest}</p>}
      <div className="acts">
        <button type="button" className="btn solid" onClick={reset}>
          Try again
        </button>
      </div>
    </div>
  )
}
