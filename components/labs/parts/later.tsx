'use client'

import { useDeferredValue, type ReactNode } from 'react'

/**
 * What may follow the picture by a moment: tables, tasks, notes. An input is answered by the picture first.
 * Nothing with a field belongs in here: what is typed must not lag.
 */
export function Later({ children }: { children: ReactNode }) {
  return useDeferredValue(children)
}
