'use client'

import { ErrorScreen, type ErrorScreenProps } from '@/components/layout/error-screen'

/** Nothing typed in the editor is lost: it is kept in the browser until the server has it. */
export default function StudioError(props: ErrorScreenProps) {
  return (
    <ErrorScreen {...props} heading="This page could not be put together">
      Nothing of yours is lost: drafts are kept on the server, and what was not saved yet in this browser. Readers are
      not affected.
    </ErrorScreen>
  )
}
