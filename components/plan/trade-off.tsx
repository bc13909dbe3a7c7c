'use client'

import { useId, useState } from 'react'
import { RangeControl } from '@/components/labs/parts/controls'
import { takeRelaxationAction } from '@/lib/planning/actions'
import { hoursRange } from '@/lib/planning/core/hours-range'
import { dayAndMonth } from '@/lib/planning/core/local-date'
import type { Relaxations } from '@/lib/planning/core/types'
import { clockText, counted } from '@/lib/planning/core/words'

type Corner = Relaxations['tradeOff'][number]

export interface TradeOffProps {
  /** From the hours of now upwards; each saves at least a week more than the one before. */
  corners: readonly Corner[]
}

/** Some more hours and some more weeks: a slider over all mixtures that are possible, and the same as a list. */
export function TradeOff({ corners }: TradeOffProps) {
  const id = useId()
  const [least, most] = [corners[0], corners.at(-1)]
  const [hours, setHours] = useState(() => corners[Math.floor(corners.length / 2)]?.hoursPerWeek ?? 0)
  const [typed, setTyped] = useState<string | null>(null)
  if (least === undefined || most === undefined || least === most) return null
  const corner = corners.findLast(({ hoursPerWeek }) => hoursPerWeek <= hours) ?? least

  function choose(value: number) {
    if (!Number.isFinite(value) || least === undefined || most === undefined) return
    const quarters = Math.round(value / hoursRange.step) * hoursRange.step
    setHours(Math.min(most.hoursPerWeek, Math.max(least.hoursPerWeek, quarters)))
  }

  return (
    <div className="trade-off">
      <h3 id={`${id}-h`}>Or some of both</h3>
      <div className="trade-off-live needs-script" role="group" aria-labelledby={`${id}-h`}>
        <RangeControl
          label="Hours a week"
          value={hours}
          shown={clockText(hours)}
          min={least.hoursPerWeek}
          max={most.hoursPerWeek}
          step={hoursRange.step}
          onChange={choose}
        />
        <div className="field">
          <label htmlFor={`${id}-typed`}>Typed, in hours</label>
          <input
            id={`${id}-typed`}
            type="number"
            inputMode="decimal"
            min={least.hoursPerWeek}
            max={most.hoursPerWeek}
            step={hoursRange.step}
            value={typed ?? hours}
            onChange={(event) => {
              setTyped(event.target.value)
              if (event.target.value !== '') choose(Number(event.target.value))
            }}
            onBlur={() => setTyped(null)}
          />
        </div>
        <output className="trade-off-answer">{mixture(corner)}</output>
        <Take corner={corner} label="Take this mixture" />
      </div>
      <details className="small">
        <summary>All {corners.length} mixtures as a list</summary>
        <ul className="rows">
          {corners.map((each) => (
            <li key={each.hoursPerWeek}>
              <span>{mixture(each)}</span>
              <Take corner={each} label="Take this" />
            </li>
          ))}
        </ul>
      </details>
    </div>
  )
}

function mixture({ hoursPerWeek, weeksLater, deadline }: Corner): string {
  const date = dayAndMonth(deadline)
  return weeksLater === 0
    ? `${clockText(hoursPerWeek)} a week keep your date, ${date}`
    : `${clockText(hoursPerWeek)} a week and ${counted(weeksLater, 'week')} later, ${date}`
}

function Take({ corner, label }: { corner: Corner; label: string }) {
  const { hoursPerWeek, deadline } = corner
  return (
    <form action={takeRelaxationAction}>
      <input type="hidden" name="patch" value={JSON.stringify({ hoursPerWeek, deadline })} />
      <button type="submit" className="btn">
        {label}
        <span className="vh">: {mixture(corner)}</span>
      </button>
    </form>
  )
}
