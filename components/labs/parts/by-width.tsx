'use client'

import { createContext, use, useLayoutEffect, useState, type ReactNode, type RefObject } from 'react'

/** From this width on, in rem, pictures stand side by side and tables keep their columns. */
const WIDE_REM = 44

/** Whether the lab has room for its wide form; LabFrame says so. */
export const IsWideContext = createContext(true)

/** Measures the place of a lab whenever its width changes. */
export function useIsWide(place: RefObject<HTMLElement | null>): boolean {
  const [isWide, setIsWide] = useState(true)
  useLayoutEffect(() => {
    const element = place.current
    if (element === null) return
    const measure = () => {
      const rem = Number.parseFloat(getComputedStyle(document.documentElement).fontSize)
      setIsWide(element.clientWidth >= WIDE_REM * rem)
    }
    measure()
    const watch = new ResizeObserver(measure)
    watch.observe(element)
    return () => watch.disconnect()
  }, [place])
  return isWide
}

/** One of two drawings of a picture: only the one that is seen is computed. */
export function ByWidth({ children }: { children: (isNarrow: boolean) => ReactNode }) {
  const isNarrow = !use(IsWideContext)
  return <div className={isNarrow ? 'lab-narrow' : undefined}>{children(isNarrow)}</div>
}
