'use client'

import { useEffect, useState } from 'react'

export type LabData<T> = { state: 'reading' } | { state: 'failed'; retry: () => void } | { state: 'read'; value: T }

const readings = new Map<string, Promise<unknown>>()

/** Reads an address once in a visit; a failure is forgotten, so that it can be tried again. */
function readOnce(address: string): Promise<unknown> {
  const begun = readings.get(address)
  if (begun) return begun
  const reading = fetch(address).then((response) => {
    if (!response.ok) throw new Error(`${address} answered ${response.status}`)
    return response.json() as Promise<unknown>
  })
  readings.set(address, reading)
  reading.catch(() => readings.delete(address))
  return reading
}

/** Reads the JSON of a lab once it is shown. */
export function useLabData<T>(address: string): LabData<T> {
  const [value, setValue] = useState<T | null>(null)
  const [hasFailed, setHasFailed] = useState(false)
  const [attempt, setAttempt] = useState(0)

  useEffect(() => {
    let isLeft = false
    readOnce(address).then(
      (read) => {
        if (!isLeft) setValue(read as T)
      },
      () => {
        if (!isLeft) setHasFailed(true)
      },
    )
    return () => {
      isLeft = true
    }
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
