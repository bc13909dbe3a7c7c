'use client'

import { startTransition, useEffect, useState, type ReactNode } from 'react'

/**
 * What may follow the picture by a moment: tables, tasks, notes. An input is answered by the picture first; this is drawn
 * once the picture has been painted. Nothing with a field belongs in here: what is typed must not lag.
 */
export function Later({ children }: { children: ReactNode }) {
  return useLater(children)
}

/** The value of before until the picture has been painted: for parts with fields of their own, which follow the choice of
 *  another case but not what is typed into them. */
export function useLater<Value>(value: Value): Value {
  // In an object, since React would call a value that is a function.
  const [later, setLater] = useState({ value })
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined
    // A frame's callbacks run before it is painted, and a timer set there after it.
    const frame = requestAnimationFrame(() => {
      timer = setTimeout(() =>
        startTransition(() => setLater((before) => (Object.is(before.value, value) ? before : { value }))),
      )
    })
    return () => {
      cancelAnimationFrame(frame)
      clearTimeout(timer)
    }
  }, [value])
  return later.value
}
