'use client'

import { useEffect, useState } from 'react'

export type LabData<T> = { state: 'reading' } | { state: 'failed'; retry: () => void } | { state: 'read'; value: T }

/** Reads the JSON of a lab once it is shown. */
export function useLabData<T>(address: string): LabData<T> {
  const [value, setValue] = useState<T | null>(null)
  const [hasFailed, setHasFailed] = useState(false)
  const [attempt, setAttempt] = useState(0)

  useEffect(() => {
    const stop = new AbortController()
    fetch(address, { signal: stop.signal })
      .then(async (response) => {
        if (!response.ok) throw new Error(`${address} answered ${response.status}`)
        setValue((await response.json()) as T)
      })
      .catch(() => {
        if (!stop.signal.aborted) setHasFailed(true)
      })
    return () => stop.abort()
  }, [address, attempt])

  if (value !== null) return { state: 'read', value }
  if (!hasFailed) return { state: 'reading' }
  return {
    state: 'failed',
    retry: () => {
      setHasFailed(false)
      setAttempt((before) => before + 1)
    },
  }
}
