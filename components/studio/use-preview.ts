'use client'

import { useEffect, useRef, useState, useTransition, type ReactNode } from 'react'
import type { Problem } from '@/lib/content/core/problem'

const PREVIEW_PAUSE_MS = 350

export interface PreviewAnswer {
  problems: Problem[]
  view: ReactNode
  refusal: string | null
}

export interface UsePreviewOptions {
  documentId: string
  source: string
  preview: (input: { documentId: string; source: string }) => Promise<PreviewAnswer>
  firstPreview: PreviewAnswer
}

/** Draws the text a moment after the last key; the last good page stays while problems stand in the way. */
export function usePreview({ documentId, source, preview, firstPreview }: UsePreviewOptions) {
  const [answer, setAnswer] = useState(firstPreview)
  const [isDrawing, startDrawing] = useTransition()
  const drawn = useRef(source)
  useEffect(() => {
    if (drawn.current === source) return
    const timer = setTimeout(() => {
      drawn.current = source
      startDrawing(async () => {
        try {
          const next = await preview({ documentId, source })
          // A newer text is on its way already; an old answer must not replace its problems.
          if (drawn.current === source)
            startDrawing(() => setAnswer((before) => ({ ...next, view: next.view ?? before.view })))
        } catch {
          // Without a connection the last page stays; the next change tries again.
          drawn.current = ''
        }
      })
    }, PREVIEW_PAUSE_MS)
    return () => clearTimeout(timer)
  }, [documentId, source, preview])
  return { answer, isDrawing }
}
