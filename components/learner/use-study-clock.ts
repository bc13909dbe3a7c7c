'use client'

import { useEffect } from 'react'
import { countTime, giveSign, startClock, type StudyClock } from '@/lib/progress/core/study-clock'
import { isMeasuring, isPreview, useIsMeasuring } from './learner-state'
import { addUnsavedMinutes, type StudySubject } from './unsaved-minutes'

/** How often what was counted is kept. */
const KEEP_EVERY_MS = 5_000
const SIGNS = ['scroll', 'keydown', 'pointerdown', 'pointermove'] as const

/**
 * Measures the time on a page: only in view, only up to a minute after the last sign of life, only in this browser, and not
 * at all for somebody who switched it off.
 */
export function useStudyClock(subject: StudySubject): void {
  const isOn = useIsMeasuring()

  useEffect(() => {
    if (!isOn || isPreview()) return
    let clock: StudyClock | null = null
    let countedMs = 0
    function step(change: (clock: StudyClock, nowMs: number) => { clock: StudyClock; activeMs: number }) {
      if (clock === null) return
      const counted = change(clock, performance.now())
      clock = counted.clock
      countedMs += counted.activeMs
    }
    const sign = () => step(giveSign)
    function keep() {
      step(countTime)
      // Switched off in between, on another page or device, what was counted is nobody's.
      if (countedMs > 0 && isMeasuring()) addUnsavedMinutes(subject, countedMs / 60_000)
      countedMs = 0
    }
    function follow() {
      keep()
      clock = document.visibilityState === 'visible' ? startClock(performance.now()) : null
    }
    follow()
    for (const name of SIGNS) window.addEventListener(name, sign, { passive: true })
    document.addEventListener('visibilitychange', follow)
    window.addEventListener('pagehide', keep)
    const timer = setInterval(keep, KEEP_EVERY_MS)
    return () => {
      keep()
      clearInterval(timer)
      for (const name of SIGNS) window.removeEventListener(name, sign)
      document.removeEventListener('visibilitychange', follow)
      window.removeEventListener('pagehide', keep)
    }
  }, [isOn, subject])
}
