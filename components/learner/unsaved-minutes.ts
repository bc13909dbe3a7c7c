'use client'

import { useSyncExternalStore } from 'react'
import { MOST_MINUTES } from '@/lib/progress/core/study-clock'

/** What minutes are counted for: a lesson, or a lab on its own page. */
export type StudySubject = `lesson:${string}` | `lab:${string}`

const KEY = 'milepost.minutes'
/** Less is not worth a line in anybody's history, minutes. */
const LEAST_MINUTES = 0.05
const listeners = new Set<() => void>()

/** Minutes by subject that only this browser knows. */
function read(): Record<string, number> {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(KEY) ?? '{}')
    return typeof kept === 'object' && kept !== null ? (kept as Record<string, number>) : {}
  } catch {
    return {}
  }
}

function write(minutes: Record<string, number>) {
  if (Object.keys(minutes).length === 0) localStorage.removeItem(KEY)
  else localStorage.setItem(KEY, JSON.stringify(minutes))
  for (const listener of listeners) listener()
}

/** Keeps measured minutes in this browser, until the learner does something that is saved. */
export function addUnsavedMinutes(subject: StudySubject, minutes: number): void {
  const kept = read()
  write({ ...kept, [subject]: (kept[subject] ?? 0) + minutes })
}

/** Forgets what only this browser knows: all of it, or that of one subject. */
export function dropUnsavedMinutes(subject?: StudySubject): void {
  const { [subject ?? '']: _, ...rest } = read()
  write(subject === undefined ? {} : rest)
}

/** Everything measured and not saved yet, as events; from now on it is theirs. */
export function takeUnsavedMinutes() {
  const kept = Object.entries(read()).filter(([, minutes]) => minutes >= LEAST_MINUTES)
  if (kept.length === 0) return []
  dropUnsavedMinutes()
  return kept.map(([subject, measured]) => {
    const [kind, id = ''] = subject.split(':')
    const minutes = Math.round(Math.min(measured, MOST_MINUTES) * 100) / 100
    const by = 'measured' as const
    return kind === 'lab'
      ? { kind: 'lab-minutes' as const, labId: id, minutes, by }
      : { kind: 'lesson-minutes' as const, lessonId: id, minutes, by }
  })
}

function subscribe(listener: () => void) {
  listeners.add(listener)
  window.addEventListener('storage', listener)
  return () => {
    listeners.delete(listener)
    window.removeEventListener('storage', listener)
  }
}

/** Minutes of one subject that only this browser knows. */
export function useUnsavedMinutes(subject: StudySubject): number {
  return useSyncExternalStore(
    subscribe,
    () => read()[subject] ?? 0,
    () => 0,
  )
}
