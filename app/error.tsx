'use client'

import { useEffect } from 'react'

export default function ErrorPage({ error, reset }: { error: Error & { digest?: string }; reset: () => void }) {
  useEffect(() => {
    console.error(error)
  }, [error])
  return (
    <main id="main" className="page">
      <div className="narrow pt-8">
        <div className="head">
          <h1>Something went wrong on our side</h1>
          <p className="lede">
            What you did before is safe. Try again; if it happens once more, tell the people who run this site
            {error.digest ? ` and give them the code ${error.digest}` : ''}.
          </p>
        </div>
        <div className="acts">
          <button type="button" className="btn" onClick={reset}>
            Try again
          </button>
          <a className="btn bare" href="/">
            Home
          </a>
        </div>
      </div>
    </main>
  )
}
