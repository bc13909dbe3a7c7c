'use client'

import { ErrorScreen, type ErrorScreenProps } from '@/components/layout/error-screen'
import './globals.css'

/** In place of the whole document, when the frame of all pages could not be drawn. */
export default function GlobalError(props: ErrorScreenProps) {
  return (
    <html lang="en">
      <body>
        <main id="main" className="page">
          <ErrorScreen {...props} />
        </main>
      </body>
    </html>
  )
}
