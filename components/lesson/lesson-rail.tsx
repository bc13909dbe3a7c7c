'use client'

import { useEffect, useRef, useState } from 'react'
import { recordEvent, useLearnerState } from '@/components/learner/learner-state'
import { Mark } from '@/components/ui/mark'

export interface RailStep {
  /** Anchor on the page. */
  id: string
  label: string
}

/** Reading counts while the page is seen; a pause of five minutes without a sign of life does not. */
const LONGEST_GAP_MS = 5 * 60_000
const SHORTEST_REPORT_MS = 15_000

/** Markers beside the text: where the reader stands, what is behind. Keeps the place, even offline. */
export function LessonRail({ lessonId, steps }: { lessonId: string; steps: readonly RailStep[] }) {
  const state = useLearnerState()
  const [current, setCurrent] = useState(0)
  const isDone = state?.lessons[lessonId]?.status === 'done'
  useReadingTime(lessonId, steps[current]?.id)

  useEffect(() => {
    const places = steps.flatMap(({ id }) => document.getElementById(id) ?? [])
    function look() {
      const line = window.innerHeight * 0.4
      const passed = places.filter((place) => place.getBoundingClientRect().top <= line).length
      setCurrent(Math.max(0, passed - 1))
    }
    look()
    window.addEventListener('scroll', look, { passive: true })
    return () => window.removeEventListener('scroll', look)
  }, [steps])

  return (
    <nav className="rail" aria-label="Steps of this lesson">
      <ol>
        {steps.map(({ id, label }, index) => {
          const isBehind = isDone || index < current
          const isHere = !isDone && index === current
          return (
            <li
              key={id}
              className={isBehind ? 'done' : undefined}
              {...(isHere ? { 'aria-current': 'step' as const } : {})}
            >
              <span className={isBehind ? 'shown' : 'none'}>
                <Mark name={isHere ? 'here' : isBehind ? 'shown' : 'none'} />
              </span>
              <a href={`#${id}`}>{label}</a>
            </li>
          )
        })}
      </ol>
      <p className="small dim">Your place is kept, even offline.</p>
    </nav>
  )
}

function useReadingTime(lessonId: string, position: string | undefined) {
  const lastSign = useRef(0)
  const unsent = useRef(0)
  const place = useRef<string | undefined>(undefined)

  useEffect(() => {
    place.current = position
  }, [position])

  useEffect(() => {
    lastSign.current = performance.now()
    function count() {
      const now = performance.now()
      const gap = now - lastSign.current
      lastSign.current = now
      if (gap <= LONGEST_GAP_MS) unsent.current += gap
    }
    function report() {
      count()
      if (unsent.current < SHORTEST_REPORT_MS || place.current === undefined) return
      const minutes = Math.round((unsent.current / 60_000) * 100) / 100
      unsent.current = 0
      recordEvent({ kind: 'lesson-position', lessonId, position: place.current, minutes })
    }
    function watch() {
      if (document.visibilityState === 'hidden') report()
      else lastSign.current = performance.now()
    }
    window.addEventListener('scroll', count, { passive: true })
    window.addEventListener('keydown', count)
    window.addEventListener('pointerdown', count)
    document.addEventListener('visibilitychange', watch)
    window.addEventListener('pagehide', report)
    const timer = setInterval(report, 60_000)
    return () => {
      clearInterval(timer)
      report()
      window.removeEventListener('scroll', count)
      window.removeEventListener('keydown', count)
      window.removeEventListener('pointerdown', count)
      document.removeEventListener('visibilitychange', watch)
      window.removeEventListener('pagehide', report)
    }
  }, [lessonId])
}
