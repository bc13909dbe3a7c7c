'use client'

import { useEffect, useState } from 'react'

export interface RunClockProps {
  /** Time on this question so far, in ms. */
  elapsed: () => number
  /** Time on the answers before, in ms. */
  spentMs: number
  isShown: boolean
  onToggle: () => void
}

/** The time, only for those who ask for it. */
export function RunClock({ elapsed, spentMs, isShown, onToggle }: RunClockProps) {
  return (
    <span className="run-clock">
      <button type="button" className="btn bare" aria-expanded={isShown} onClick={onToggle}>
        {isShown ? 'Hide the time' : 'Show the time'}
      </button>
      {isShown && <Ticking elapsed={elapsed} spentMs={spentMs} />}
    </span>
  )
}

function Ticking({ elapsed, spentMs }: Pick<RunClockProps, 'elapsed' | 'spentMs'>) {
  const [nowMs, setNowMs] = useState(elapsed)
  useEffect(() => {
    const timer = setInterval(() => setNowMs(elapsed()), 1000)
    return () => clearInterval(timer)
  })
  return (
    <span className="small dim num">
      {minutes(nowMs)} on this question, {minutes(spentMs + nowMs)} in all
    </span>
  )
}

/** 3:05 */
function minutes(ms: number): string {
  const seconds = Math.floor(ms / 1000)
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`
}
