'use client'

import { useSyncExternalStore } from 'react'
import type { LearnerStateDto } from '@/lib/learner-state/core/learner-state'
import type { ProgressEvent } from '@/lib/progress/schemas'

/** Distributes Omit over the union of events. */
type WithoutStamp<T> = T extends unknown ? Omit<T, 'id' | 'at'> : never
export type NewProgressEvent = WithoutStamp<ProgressEvent>

const QUEUE_KEY = 'milepost.unsent'
/** Answers that will be the same tomorrow: keeping these events would block everything behind them. All others are tried again. */
const NEVER_TAKEN: ReadonlySet<number> = new Set([400, 413, 422])

let state: LearnerStateDto | null = null
let unsentCount = 0
let isLoading = false
let isSending = false
const listeners = new Set<() => void>()

function tell() {
  for (const listener of listeners) listener()
}

function readQueue(): ProgressEvent[] {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(QUEUE_KEY) ?? '[]')
    return Array.isArray(kept) ? (kept as ProgressEvent[]) : []
  } catch {
    return []
  }
}

function writeQueue(events: readonly ProgressEvent[]) {
  localStorage.setItem(QUEUE_KEY, JSON.stringify(events))
  unsentCount = events.length
}

function replaceState(next: LearnerStateDto) {
  state = next
  tell()
}

/** Reads the learner's state once more; quiet when the server cannot be reached. */
export async function refreshLearnerState(): Promise<void> {
  try {
    const response = await fetch('/api/me/state', { headers: { accept: 'application/json' } })
    if (response.ok) replaceState((await response.json()) as LearnerStateDto)
  } catch {
    // Offline: what is drawn stays; the next visit or the "online" event reads again.
  }
}

/** Sends what waits, oldest first, at most fifty at a time. Sent twice is harmless: ids are kept. */
export async function sendUnsent(): Promise<void> {
  if (isSending) return
  isSending = true
  let hasSent = false
  try {
    for (let queue = readQueue(); queue.length > 0; queue = readQueue()) {
      const batch = queue.slice(0, 50)
      const response = await fetch('/api/me/events', {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ events: batch }),
        keepalive: true,
      })
      if (!response.ok && !NEVER_TAKEN.has(response.status)) break
      const sent = new Set(batch.map((event) => event.id))
      writeQueue(readQueue().filter((event) => !sent.has(event.id)))
      hasSent ||= response.ok
    }
    if (hasSent) await refreshLearnerState()
  } catch {
    // Offline: the queue stays in this browser and is sent by the "online" event or the next visit.
  } finally {
    isSending = false
    tell()
  }
}

/** Records what the learner did: drawn at once, kept in this browser until the server has it. */
export function recordEvent(event: NewProgressEvent): void {
  // The studio previews lessons with the same islands; what an editor tries there is nobody's progress.
  if (window.location.pathname.startsWith('/studio')) return
  const stamped = { ...event, id: crypto.randomUUID(), at: new Date().toISOString() }
  writeQueue([...readQueue(), stamped])
  drawAtOnce(stamped)
  tell()
  void sendUnsent()
}

function drawAtOnce(event: ProgressEvent) {
  if (state === null || !('lessonId' in event)) return
  const status = { 'lesson-done': 'done', 'lesson-skipped': 'skipped', 'lesson-reopened': 'open' } as const
  if (event.kind !== 'lesson-done' && event.kind !== 'lesson-skipped' && event.kind !== 'lesson-reopened') return
  const known = state.lessons[event.lessonId] ?? { minutes: 0 }
  state = { ...state, lessons: { ...state.lessons, [event.lessonId]: { ...known, status: status[event.kind] } } }
}

function start() {
  if (isLoading || typeof window === 'undefined') return
  isLoading = true
  unsentCount = readQueue().length
  window.addEventListener('online', () => void sendUnsent())
  window.addEventListener('offline', tell)
  void refreshLearnerState().then(() => (unsentCount > 0 ? sendUnsent() : undefined))
}

function subscribe(listener: () => void) {
  listeners.add(listener)
  start()
  return () => listeners.delete(listener)
}

/** The learner's state, or null until it is known. Same for all islands of a page; one request. */
export function useLearnerState(): LearnerStateDto | null {
  return useSyncExternalStore(
    subscribe,
    () => state,
    () => null,
  )
}

/** How many events wait in this browser. */
export function useUnsentCount(): number {
  return useSyncExternalStore(
    subscribe,
    () => unsentCount,
    () => 0,
  )
}

function subscribeToConnection(listener: () => void) {
  window.addEventListener('online', listener)
  window.addEventListener('offline', listener)
  return () => {
    window.removeEventListener('online', listener)
    window.removeEventListener('offline', listener)
  }
}

/** Whether the browser believes to be connected. */
export function useIsOnline(): boolean {
  return useSyncExternalStore(
    subscribeToConnection,
    () => navigator.onLine,
    () => true,
  )
}
