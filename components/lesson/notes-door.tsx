'use client'

import { lazy, Suspense, useState } from 'react'
import { useShortcut } from '@/components/learner/shortcuts'
import { useLessonRecord } from './lesson-record'
import { selectionDraft, type NoteDraft } from './selection-draft'

const NotesMargin = lazy(() => import('./notes-margin').then((part) => ({ default: part.NotesMargin })))

/** The margin's code comes when there is a note to show or to write. */
export function NotesDoor() {
  const { notes, isKnown } = useLessonRecord()
  const [draft, setDraft] = useState<NoteDraft | null>(null)
  useShortcut('n', () => setDraft(selectionDraft()))

  if (draft !== null || notes.length > 0) {
    return (
      <Suspense>
        <NotesMargin draft={draft} setDraft={setDraft} />
      </Suspense>
    )
  }
  return (
    isKnown && (
      <button type="button" className="btn bare" onClick={() => setDraft(selectionDraft())}>
        Write a note
      </button>
    )
  )
}
