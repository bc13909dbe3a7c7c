'use client'

import { useEffect, useRef } from 'react'
import { readDraft, writeDraft } from './answer-draft'

/** Time on a question in ms, as long as the page is in view and nothing is paused; kept with the draft. */
export function useAnswerTime(question: string, isRunning: boolean): () => number {
  const elapsed = useRef(() => readDraft(question).elapsedMs)
  useEffect(() => {
    const before = () => readDraft(question).elapsedMs
    let since: number | null = null
    const now = () => before() + (since === null ? 0 : performance.now() - since)
    elapsed.current = now
    function stop() {
      writeDraft(question, { elapsedMs: now() })
      since = null
    }
    function follow() {
      if (document.visibilityState === 'visible' && isRunning) since ??= performance.now()
      else if (since !== null) stop()
    }
    follow()
    document.addEventListener('visibilitychange', follow)
    window.addEventListener('pagehide', stop)
    return () => {
      if (since !== null) stop()
      document.removeEventListener('visibilitychange', follow)
      window.removeEventListener('pagehide', stop)
    }
  }, [question, isRunning])
  return () => elapsed.current()
}
