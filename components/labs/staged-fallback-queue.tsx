'use client'

import { useEffect, useMemo, useState } from 'react'
import { deskResult, type Desk } from '@/lib/labs/core/staged-fallback'
import { HOUR, simulateDesk, type DeskMoment } from '@/lib/labs/core/staged-fallback-queue'
import { percent, whole } from '@/lib/labs/core/verdict'
import { roundTicks } from '@/components/mdx/figures/scale'
import { YouAreHere, discsPath, linePath, scaleOf } from './parts/axes'
import { barsPath } from './parts/bars-path'
import { Controls, RangeControl } from './parts/controls'
import { waitText } from './staged-fallback-words'

const TICK_MS = 100
const PER_ROW = 26
const MOST_DOTS = 52
const DOTS = Array.from({ length: MOST_DOTS }, (_, index) => ({
  x: 7 + (index % PER_ROW) * 16.5,
  y: 98 + Math.floor(index / PER_ROW) * 16,
}))

/** The desk of one simulated hour: who works, who waits, minute by minute; it plays, and it can be stepped through. */
export function QueueSection({ desk, before, seed }: { desk: Desk; before: number; seed: number }) {
  const { perMinute, agents, handleMinutes } = desk
  const moments = useMemo(
    () => simulateDesk({ perMinute, agents, handleMinutes, before }, seed),
    [perMinute, agents, handleMinutes, before, seed],
  )
  const [minute, setMinute] = useState(() => fullestMinute(moments))
  const [isPlaying, setIsPlaying] = useState(false)
  useEffect(() => {
    if (!isPlaying) return
    const timer = setInterval(() => {
      setMinute((now) => {
        if (now >= HOUR) setIsPlaying(false)
        return Math.min(HOUR, now + 0.5)
      })
    }, TICK_MS)
    return () => clearInterval(timer)
  }, [isPlaying])
  const play = () => {
    if (window.matchMedia('(prefers-reduced-motion: reduce)').matches) {
      setMinute((now) => (now >= HOUR ? 0 : Math.min(HOUR, now + 5)))
      return
    }
    if (!isPlaying && minute >= HOUR) setMinute(0)
    setIsPlaying(!isPlaying)
  }
  return (
    <div>
      <QueuePicture desk={desk} moments={moments} minute={minute} />
      <Controls>
        <RangeControl
          label="Minute of the hour"
          value={minute}
          shown={String(minute)}
          min={0}
          max={HOUR}
          step={0.5}
          onChange={(value) => {
            setIsPlaying(false)
            setMinute(value)
          }}
        />
        <div>
          <button type="button" className="btn" onClick={play}>
            {isPlaying ? 'Pause' : 'Let it run'}
          </button>
        </div>
      </Controls>
    </div>
  )
}

/** Where the picture opens: the first moment with the most people waiting. */
function fullestMinute(moments: readonly DeskMoment[]): number {
  return moments.reduce((fullest, next) => (next.waiting > fullest.waiting ? next : fullest)).minute
}

function QueuePicture({ desk, moments, minute }: { desk: Desk; moments: readonly DeskMoment[]; minute: number }) {
  const { waits, meanWait, growth } = deskResult(desk)
  const now = moments[Math.round(minute * 2)] ?? moments[0]!
  const most = Math.max(4, ...moments.map(({ waiting }) => waiting))
  const yTicks = roundTicks(0, most, 3)
  const toX = scaleOf([0, HOUR], [36, 430])
  const toY = scaleOf([0, yTicks.at(-1) ?? most], [258, 150])
  const people = Array.from({ length: desk.agents }, (_, index) => ({
    x: 1 + index * 21,
    y: 46,
    width: 15,
    height: 15,
  }))
  const title =
    growth > 0
      ? `The queue grows by ${whole(growth)} an hour`
      : Number.isFinite(meanWait)
        ? `${percent(waits)} wait, ${waitText(meanWait)} on average over all`
        : 'The people are just as many as the work, and the queue has no end'
  return (
    <svg
      className="chart"
      viewBox="0 0 440 302"
      role="img"
      aria-label={`${title}. Simulated, at minute ${minute}: ${now.busy} of ${desk.agents} people busy, ${now.waiting} wait. At most ${most} wait within the hour.`}
    >
      <text className="ttl" x={0} y={13}>
        {title}
      </text>
      <text x={0} y={38}>
        {now.busy} of {desk.agents} people busy
      </text>
      <path className="bar" d={barsPath(people.slice(0, now.busy))} />
      <path className="bar-open" d={barsPath(people.slice(now.busy))} />
      <text x={0} y={84}>
        {now.waiting} wait{now.waiting > MOST_DOTS ? `, ${MOST_DOTS} drawn` : ''}
      </text>
      <path className="miss" d={discsPath(DOTS.slice(0, now.waiting), 5.5)} />
      {yTicks.map((tick, place) => (
        <g key={place}>
          <path className="grid" d={`M36 ${toY(tick)}H430`} />
          <text x={30} y={toY(tick) + 4} textAnchor="end">
            {tick}
          </text>
        </g>
      ))}
      {[0, 15, 30, 45, 60].map((tick) => (
        <text key={tick} x={toX(tick)} y={278} textAnchor={tick === 60 ? 'end' : 'middle'}>
          {tick}
        </text>
      ))}
      <text x={430} y={296} textAnchor="end">
        minutes of a simulated hour; line: how many wait
      </text>
      <path
        className="curve"
        d={linePath(moments.map(({ minute: at, waiting }) => ({ x: toX(at), y: toY(waiting) })))}
      />
      <YouAreHere x={toX(now.minute)} y={toY(now.waiting)} />
    </svg>
  )
}
