'use client'

import { useSyncExternalStore } from 'react'
import type { GivenAnswer } from '@/lib/assessment/core/score-answer'

/** What was begun and not yet sent: it survives a closed tab. */
export interface AnswerDraft {
  answer: GivenAnswer | null
  /** Percent sure; null while nothing was said. */
  confidence: number | null
  /** Time on this question so far, in ms. */
  elapsedMs: number
}

interface KeptDraft extends AnswerDraft {
  question: string
}

const KEY = 'milepost.answer-draft'
const BLANK: AnswerDraft = { answer: null, confidence: null, elapsedMs: 0 }

/** One draft is enough: a learner has one open attempt, and an attempt one question that is due. */
let kept: KeptDraft | null | undefined
const watchers = new Set<() => void>()

function stored(): KeptDraft | null {
  try {
    return JSON.parse(localStorage.getItem(KEY) ?? 'null') as KeptDraft | null
  } catch {
    return null
  }
}

/** The draft of a question; blank when there is none. `question` names attempt and item. */
export function readDraft(question: string): AnswerDraft {
  if (kept === undefined) kept = stored()
  return kept?.question === question ? kept : BLANK
}

/** Changes the draft of a question. */
export function writeDraft(question: string, change: Partial<AnswerDraft>): void {
  kept = { ...readDraft(question), ...change, question }
  try {
    localStorage.setItem(KEY, JSON.stringify(kept))
  } catch {
    // A browser that keeps nothing: the draft lives as long as the page.
  }
  for (const watcher of watchers) watcher()
}

function watch(watcher: () => void) {
  watchers.add(watcher)
  return () => watchers.delete(watcher)
}

/** The draft of a question as it is written. */
export function useDraft(question: string): AnswerDraft {
  return useSyncExternalStore(
    watch,
    () => readDraft(question),
    () => BLANK,
  )
}
