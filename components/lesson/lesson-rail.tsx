'use client'

import { useEffect, useRef, useState } from 'react'
import { recordEvent, useLearnerState } from '@/components/learner/learner-state'
import { useMinutesSoFar } from '@/components/learner/minutes-so-far'
import { useStudyClock } from '@/components/learner/use-study-clock'
import { Mark } from '@/components/ui/mark'

export interface RailStep {
  /** Anchor on the page. */
  id: string
  label: string
}

/** A glance is no visit: whoever leaves sooner leaves no place behind. */
const SHORTEST_VISIT_MS = 15_000

/** Markers beside the text: where the reader stands, what is behind. Keeps the place, even offline, and measures the time. */
export function LessonRail({ lessonId, steps }: { lessonId: string; steps: readonly RailStep[] }) {
  const state = useLearnerState()
  const [current, setCurrent] = useState(0)
  const isDone = state?.lessons[lessonId]?.status === 'done'
  usePlace(lessonId, steps[current]?.id)
  useStudyClock(`lesson:${lessonId}`)
  const { words } = useMinutesSoFar(`lesson:${lessonId}`)

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
      {words !== null && <p className="small dim num">{words}</p>}
    </nav>
  )
}

/** Keeps where the reader stands: once a minute and on leaving, when it has changed. */
function usePlace(lessonId: string, position: string | undefined) {
  const place = useRef<string | undefined>(undefined)

  useEffect(() => {
    place.current = position
  }, [position])

  useEffect(() => {
    const cameAt = performance.now()
    let kept: string | undefined
    function keep() {
      if (place.current === undefined || place.current === kept) return
      if (performance.now() - cameAt < SHORTEST_VISIT_MS) return
      kept = place.current
      recordEvent({ kind: 'lesson-position', lessonId, position: kept })
    }
    function keepWhenHidden() {
      if (document.visibilityState === 'hidden') keep()
    }
    document.addEventListener('visibilitychange', keepWhenHidden)
    window.addEventListener('pagehide', keep)
    const timer = setInterval(keep, 60_000)
    return () => {
      clearInterval(timer)
      keep()
      document.removeEventListener('visibilitychange', keepWhenHidden)
      window.removeEventListener('pagehide', keep)
    }
  }, [lessonId])
}
