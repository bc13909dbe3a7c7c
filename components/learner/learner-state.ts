'use client'

import { useSyncExternalStore } from 'react'
import { EMPTY_LEARNER_STATE, type LearnerStateDto } from '@/lib/learner-state/core/learner-state'
import type { ProgressEvent } from '@/lib/progress/schemas'
import { createOutbox } from './outbox'
import { dropUnsavedMinutes, takeUnsavedMinutes } from './unsaved-minutes'

/** Distributes Omit over the union of events. */
type WithoutStamp<T> = T extends unknown ? Omit<T, 'id' | 'at'> : never
export type NewProgressEvent = WithoutStamp<ProgressEvent>

/** Sent without the learner's doing; minutes wait for something the learner does. */
const BY_ITSELF: ReadonlySet<ProgressEvent['kind']> = new Set([
  'lesson-opened',
  'lesson-position',
  'lesson-minutes',
  'lab-minutes',
])

/** Answers that will be the same tomorrow: keeping these events would block everything behind them. All others are tried again. */
const NEVER_TAKEN: ReadonlySet<number> = new Set([400, 413, 422])

/** As the server knows it, and as it is drawn: with everything on top that still waits to be sent. */
let known: LearnerStateDto | null = null
let state: LearnerStateDto | null = null
let unsentCount = 0
let isLoading = false
/** Whether something was sent that can have changed what is drawn. */
let isNews = false
const listeners = new Set<() => void>()

const outbox = createOutbox<ProgressEvent>({
  key: 'milepost.unsent',
  deliver: sendOldest,
  onChange: (waiting) => {
    draw(waiting)
    tell()
  },
  afterwards: async () => {
    if (isNews) await refreshLearnerState()
    isNews = false
  },
})

function tell() {
  for (const listener of listeners) listener()
}

function draw(unsent: readonly ProgressEvent[]) {
  unsentCount = unsent.length
  state = unsent.length === 0 ? known : unsent.reduce(drawEvent, known ?? EMPTY_LEARNER_STATE)
}

function replaceState(next: LearnerStateDto) {
  known = next
  if (!next.isMeasuring) dropUnsavedMinutes()
  draw(outbox.read())
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

/** Sends the oldest fifty at most. Sent twice is harmless: ids are kept. @throws TypeError without a connection */
async function sendOldest(waiting: readonly ProgressEvent[]): Promise<readonly ProgressEvent[]> {
  const batch = waiting.slice(0, 50)
  const response = await fetch('/api/me/events', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ events: batch }),
    keepalive: true,
  })
  // Read to the end, whatever it says: an unread answer keeps its connection.
  await response.text()
  if (!response.ok && !NEVER_TAKEN.has(response.status)) return []
  // Taken over here, too: between delivery and the next reading of the state nothing may fall back.
  if (response.ok) known = batch.reduce(drawEvent, known ?? EMPTY_LEARNER_STATE)
  isNews ||= response.ok && batch.some(({ kind }) => kind !== 'lesson-opened' && kind !== 'lesson-position')
  return batch
}

/**
 * Records what the learner did: drawn at once, kept in this browser until the server has it. Minutes measured until then
 * go along.
 */
export function recordEvent(event: NewProgressEvent): void {
  if (isPreview()) return
  const at = new Date().toISOString()
  const events = BY_ITSELF.has(event.kind) ? [event] : [...takeUnsavedMinutes(), event]
  outbox.add(...events.map((each) => ({ ...each, id: crypto.randomUUID(), at })))
}

/** The studio previews lessons with the same islands; what an editor tries there is nobody's progress. */
export function isPreview(): boolean {
  return window.location.pathname.startsWith('/studio')
}

const DRAWN_STATUS = { 'lesson-done': 'done', 'lesson-skipped': 'skipped', 'lesson-reopened': 'open' } as const

function drawEvent(before: LearnerStateDto, event: ProgressEvent): LearnerStateDto {
  switch (event.kind) {
    case 'lesson-done':
    case 'lesson-skipped':
    case 'lesson-reopened':
      return drawLesson(before, event.lessonId, { status: DRAWN_STATUS[event.kind] })
    case 'lesson-minutes': {
      const minutes = (before.lessons[event.lessonId]?.minutes ?? 0) + event.minutes
      return drawLesson(before, event.lessonId, { minutes })
    }
    case 'lab-minutes': {
      const minutes = (before.labMinutes[event.labId] ?? 0) + event.minutes
      return { ...before, labMinutes: { ...before.labMinutes, [event.labId]: minutes } }
    }
    default:
      return before
  }
}

function drawLesson(
  before: LearnerStateDto,
  lessonId: string,
  change: Partial<LearnerStateDto['lessons'][string]>,
): LearnerStateDto {
  const lesson = before.lessons[lessonId] ?? { status: 'open' as const, minutes: 0 }
  return { ...before, lessons: { ...before.lessons, [lessonId]: { ...lesson, ...change } } }
}

/** Whether the server remembers anybody on this device; only then is there something to ask for. */
export function isAnybodyKnown(): boolean {
  return document.cookie.includes('milepost-known=1')
}

function start() {
  if (isLoading || typeof window === 'undefined') return
  isLoading = true
  if (!isAnybodyKnown()) {
    known = EMPTY_LEARNER_STATE
    // Signed out or deleted: minutes of somebody who was here are nobody's. What waits to be sent is a stranger's own.
    if (outbox.read().length === 0) dropUnsavedMinutes()
  }
  draw(outbox.read())
  window.addEventListener('offline', tell)
  if (isAnybodyKnown()) void refreshLearnerState()
  outbox.start()
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

/** Whether minutes are measured now: only once the server has said that this learner did not switch it off. */
export function isMeasuring(): boolean {
  return known?.isMeasuring === true
}

/** The same, followed as it changes. */
export function useIsMeasuring(): boolean {
  return useSyncExternalStore(subscribe, isMeasuring, () => false)
}

/** How many events wait in this browser. */
export function useUnsentCount(): number {
  return useSyncExternalStore(
    subscribe,
    () => unsentCount,
    () => 0,
  )
}
