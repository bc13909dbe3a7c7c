'use client'

import { useRouter } from 'next/navigation'
import { useEffect } from 'react'
import { adoptTimeZoneAction } from '@/lib/planning/calendar-actions'

/** Takes over the browser's time zone, once, for a learner who has not chosen one. Draws nothing. */
export function BrowserTimeZone() {
  const router = useRouter()
  useEffect(() => {
    const { timeZone } = Intl.DateTimeFormat().resolvedOptions()
    // Without an answer the days stay in UTC, and the next visit asks again.
    if (timeZone)
      void adoptTimeZoneAction(timeZone).then(
        () => router.refresh(),
        () => {},
      )
  }, [router])
  return null
}
