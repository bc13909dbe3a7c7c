'use client'

import { useSyncExternalStore } from 'react'

const TIME = { hour: '2-digit', minute: '2-digit' } as const
const DAY_AND_TIME = { weekday: 'long', day: 'numeric', month: 'long', ...TIME } as const

const nothingChanges = () => () => {}

export interface LocalMomentProps {
  /** ISO moment. */
  at: string
  /** Only the time of day, for a moment of today. */
  isTimeOnly?: boolean
}

/** A moment in the reader's own time zone; in UTC, and saying so, until the script runs. */
export function LocalMoment({ at, isTimeOnly = false }: LocalMomentProps) {
  const format = isTimeOnly ? TIME : DAY_AND_TIME
  const text = useSyncExternalStore(
    nothingChanges,
    () => new Intl.DateTimeFormat('en-GB', format).format(new Date(at)),
    () => `${new Intl.DateTimeFormat('en-GB', { ...format, timeZone: 'UTC' }).format(new Date(at))} UTC`,
  )
  return (
    <time className="num" dateTime={at}>
      {text}
    </time>
  )
}
