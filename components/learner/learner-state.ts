'use client'

import { useSyncExternalStore } from 'react'
import { EMPTY_LEARNER_STATE, type LearnerStateDto } from '@/lib/learner-state/core/learner-state'
import type { ProgressEvent } from '@/lib/progress/schemas'

/** Distributes Omit over the union of events. */
type WithoutStamp<T> = T extends unknown ? Omit<T, 'id' | 'at'> : never
export type NewProgressEvent = WithoutStamp<ProgressEvent>

const QUEUE_KEY = 'milepost.unsent'
/** Answers that will be the same tomorrow: keeping these events would block everything behind them. All others are tried again. */
const NEVER_TAKEN: ReadonlySet<number> = new Set([400, 413, 422])

const FIRST_RETRY_MS = 2_000
const LONGEST_RETRY_MS = 60_000

/** As the server knows it, and as it is drawn: with everything on top that still waits to be sent. */
let known: LearnerStateDto | null = null
let state: LearnerStateDto | null = null
let unsentCount = 0
let isLoading = false
let isSending = false
let retryTimer: ReturnType<typeof setTimeout> | undefined
let retryMs = FIRST_RETRY_MS
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
  draw(events)
}

function draw(unsent: readonly ProgressEvent[]) {
  unsentCount = unsent.length
  state = unsent.length === 0 ? known : unsent.reduce(drawEvent, known ?? EMPTY_LEARNER_STATE)
}

function replaceState(next: LearnerStateDto) {
  known = next
  draw(readQueue())
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
  clearTimeout(retryTimer)
  const isThrough = await sendAll().catch(() => false)
  isSending = false
  tell()
  if (readQueue().length === 0) {
    retryMs = FIRST_RETRY_MS
  } else if (isThrough) {
    // Recorded while the last answer was on its way.
    void sendUnsent()
  } else {
    // Offline or a busy server: what waits stays in this browser and is tried again, ever more rarely.
    retryTimer = setTimeout(() => void sendUnsent(), retryMs)
    retryMs = Math.min(retryMs * 2, LONGEST_RETRY_MS)
  }
}

/** Whether everything that waited at the beginning was taken; the state is read again when it can have changed what is drawn. @throws TypeError without a connection */
async function sendAll(): Promise<boolean> {
  let isNews = false
  for (let queue = readQueue(); queue.length > 0; queue = readQueue()) {
    const batch = queue.slice(0, 50)
    const response = await fetch('/api/me/events', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ events: batch }),
      keepalive: true,
    })
    // Read to the end, whatever it says: an unread answer keeps its connection.
    await response.text()
    if (!response.ok && !NEVER_TAKEN.has(response.status)) return false
    const sent = new Set(batch.map((event) => event.id))
    writeQueue(readQueue().filter((event) => !sent.has(event.id)))
    isNews ||= response.ok && batch.some(({ kind }) => kind !== 'lesson-opened' && kind !== 'lesson-position')
  }
  if (isNews) await refreshLearnerState()
  return true
}

/** Records what the learner did: drawn at once, kept in this browser until the server has it. */
export function recordEvent(event: NewProgressEvent): void {
  // The studio previews lessons with the same islands; what an editor tries there is nobody's progress.
  if (window.location.pathname.startsWith('/studio')) return
  const stamped = { ...event, id: crypto.randomUUID(), at: new Date().toISOString() }
  writeQueue([...readQueue(), stamped])
  tell()
  void sendUnsent()
}

const DRAWN_STATUS = { 'lesson-done': 'done', 'lesson-skipped': 'skipped', 'lesson-reopened': 'open' } as const

function drawEvent(before: LearnerStateDto, event: ProgressEvent): LearnerStateDto {
  if (event.kind !== 'lesson-done' && event.kind !== 'lesson-skipped' && event.kind !== 'lesson-reopened') return before
  const lesson = before.lessons[event.lessonId] ?? { minutes: 0 }
  return {
    ...before,
    lessons: { ...before.lessons, [event.lessonId]: { ...lesson, status: DRAWN_STATUS[event.kind] } },
  }
}

/** Whether the server remembers anybody on this device; only then is there something to ask for. */
export function isAnybodyKnown(): boolean {
  return document.cookie.includes('milepost-known=1')
}

function start() {
  if (isLoading || typeof window === 'undefined') return
  isLoading = true
  if (!isAnybodyKnown()) known = EMPTY_LEARNER_STATE
  draw(readQueue())
  window.addEventListener('online', () => void sendUnsent())
  window.addEventListener('offline', tell)
  if (isAnybodyKnown()) void refreshLearnerState()
  // After everything of this page has said what it has to.
  setTimeout(() => void sendUnsent())
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
