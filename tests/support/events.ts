import type { ProgressEvent } from '@/lib/progress/schemas'

type WithoutStamp<T> = T extends unknown ? Omit<T, 'id' | 'at'> : never
type EventInput = WithoutStamp<ProgressEvent> & { id?: string; at?: string }

const FIRST_MS = Date.parse('2026-01-05T08:00:00.000Z')
let eventCount = 0

/** An event of the past; each one happens a minute after the one made before it. */
export function eventOf({ id = crypto.randomUUID(), at, ...rest }: EventInput): ProgressEvent {
  eventCount += 1
  return { id, at: at ?? new Date(FIRST_MS + eventCount * 60_000).toISOString(), ...rest }
}

/** A request that carries JSON. */
export function jsonRequest(body: unknown, method = 'POST'): Request {
  return new Request('http://milepost.test/', {
    method,
    body: JSON.stringify(body),
    headers: { 'content-type': 'application/json' },
  })
}
