'use client'

import './globals.css'

export default function GlobalError({ reset }: { error: Error; reset: () => void }) {
  return (
    <html lang="en">
      <body>
        <main id="main" className="page">
          <h1>Something went wrong on our side</h1>
          <p className="lede">What you did before is safe. Try again, or come back in a minute.</p>
          <button type="button" className="btn" onClick={reset}>
            Try again
          </button>
        </main>
      </body>
    </html>
  )
}
