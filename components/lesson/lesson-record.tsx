'use client'

import { createContext, useContext, useEffect, useMemo, useState } from 'react'
import type { ReactNode } from 'react'
import { isAnybodyKnown, recordEvent, type NewProgressEvent } from '@/components/learner/learner-state'
import type { LessonAnswers } from '@/lib/progress/core/types'
import type { LessonDetailDto } from '@/lib/progress/core/types'

const NO_ANSWERS: LessonAnswers = { checks: {}, ticks: {}, words: {} }

interface LessonRecord {
  lessonId: string
  /** What the learner chose so far; isKnown turns true once the server has answered or cannot be reached. */
  answers: LessonAnswers
  isKnown: boolean
  position: string | null
  notes: LessonDetailDto['notes']
  labs: LessonDetailDto['labs']
  setNotes: (change: (notes: LessonDetailDto['notes']) => LessonDetailDto['notes']) => void
  /** Draws the change at once and sends it. */
  answer: (event: NewProgressEvent, change: (answers: LessonAnswers) => LessonAnswers) => void
}

const Context = createContext<LessonRecord | null>(null)

export interface LessonRecordProviderProps {
  lessonId: string
  children: ReactNode
}

/** Reads once what the learner did in this lesson and hands it to the islands inside. */
export function LessonRecordProvider({ lessonId, children }: LessonRecordProviderProps) {
  const [detail, setDetail] = useState<LessonDetailDto | null>(null)
  const [isKnown, setIsKnown] = useState(false)
  const [changes, setChanges] = useState<((answers: LessonAnswers) => LessonAnswers)[]>([])
  const [notes, setNotes] = useState<LessonDetailDto['notes']>([])

  useEffect(() => {
    const stop = new AbortController()
    const read = isAnybodyKnown()
      ? fetch(`/api/me/lessons/${lessonId}`, { signal: stop.signal }).then(async (response) => {
          if (!response.ok) return
          const own = (await response.json()) as LessonDetailDto
          setDetail(own)
          setNotes(own.notes)
        })
      : Promise.resolve()
    read
      .catch(() => {
        // Offline: the lesson works, earlier choices appear when the connection is back.
      })
      .finally(() => setIsKnown(true))
    recordEvent({ kind: 'lesson-opened', lessonId })
    return () => stop.abort()
  }, [lessonId])

  const record = useMemo<LessonRecord>(
    () => ({
      lessonId,
      answers: changes.reduce((answers, change) => change(answers), detail?.answers ?? NO_ANSWERS),
      isKnown,
      position: detail?.position ?? null,
      notes,
      labs: detail?.labs ?? {},
      setNotes,
      answer: (event, change) => {
        setChanges((before) => [...before, change])
        recordEvent(event)
      },
    }),
    [lessonId, changes, detail, isKnown, notes],
  )
  return <Context value={record}>{children}</Context>
}

/** The record of the lesson around this island. @throws Error outside of a lesson */
export function useLessonRecord(): LessonRecord {
  const record = useContext(Context)
  if (record === null) throw new Error('This part stands outside of a lesson')
  return record
}

/** The record of the lesson around this island, or null where it stands by itself. */
export function useLessonRecordIfAny(): LessonRecord | null {
  return useContext(Context)
}
