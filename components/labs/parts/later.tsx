'use client'

import { startTransition, useEffect, useState, type ReactNode } from 'react'

/**
 * What may follow the picture by a moment: tables, tasks, notes. An input is answered by the picture first; this is drawn
 * once the picture has been painted. Nothing with a field belongs in here: what is typed must not lag.
 */
export function Later({ children }: { children: ReactNode }) {
  const [drawn, setDrawn] = useState(children)
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined
    // A frame's callbacks run before it is painted, and a timer set there after it.
    const frame = requestAnimationFrame(() => {
      timer = setTimeout(() => startTransition(() => setDrawn(children)))
    })
    return () => {
      cancelAnimationFrame(frame)
      clearTimeout(timer)
    }
  }, [children])
  return drawn
}
