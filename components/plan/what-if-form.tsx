'use client'

import { usePathname, useRouter } from 'next/navigation'
import { useEffect, useRef, useState, useTransition } from 'react'
import { RangeControl } from '@/components/labs/parts/controls'
import { FormField } from '@/components/ui/form-field'
import { hoursRange } from '@/lib/planning/core/hours-range'
import { OverflowField } from './overflow-field'

interface Choice {
  id: string
  title: string
}

export interface WhatIfFormProps {
  tracks: readonly Choice[]
  stages: readonly Choice[]
  backgrounds: readonly Choice[]
  /** Settings as written, by the name of their field. */
  chosen: Readonly<Record<string, string>>
  fields: Readonly<Record<string, string>>
}

/** After the last change; long enough for a number to be typed. */
const WAIT_MS = 250
const MOST_ON_SLIDER = 20

/** The settings of the other plan. Without script a button asks for it; with script every change does. */
export function WhatIfForm({ tracks, stages, backgrounds, chosen, fields }: WhatIfFormProps) {
  const router = useRouter()
  const path = usePathname()
  const form = useRef<HTMLFormElement>(null)
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  const [hours, setHours] = useState(chosen['hoursPerWeek'] ?? '')
  const [isPending, startTransition] = useTransition()
  useEffect(() => () => clearTimeout(timer.current), [])

  function compareSoon() {
    clearTimeout(timer.current)
    timer.current = setTimeout(() => {
      if (form.current === null) return
      const entries = [...new FormData(form.current)].map(([name, value]) => [
        name,
        typeof value === 'string' ? value : '',
      ])
      startTransition(() => router.replace(`${path}?${new URLSearchParams(entries)}`, { scroll: false }))
    }, WAIT_MS)
  }

  const onSlider = Number(hours)
  return (
    <form ref={form} className="stack plan-form" noValidate onChange={compareSoon} aria-label="The other plan">
      <FormField
        name="hoursPerWeek"
        label="Hours a week"
        type="number"
        min={hoursRange.least}
        max={hoursRange.most}
        step={hoursRange.step}
        inputMode="decimal"
        value={hours}
        onChange={(event) => setHours(event.target.value)}
        error={fields['hoursPerWeek']}
      />
      <div className="needs-script">
        <RangeControl
          label="The same as a slider"
          value={Number.isFinite(onSlider) ? onSlider : 0}
          shown={`${hours} h`}
          min={hoursRange.least}
          max={Math.max(MOST_ON_SLIDER, Math.ceil(Number.isFinite(onSlider) ? onSlider : 0))}
          step={hoursRange.step}
          onChange={(value) => setHours(String(value))}
        />
      </div>
      <FormField
        name="deadline"
        label="Date to reach, if there is one"
        type="date"
        defaultValue={chosen['deadline']}
        error={fields['deadline']}
      />
      <OverflowField value={chosen['overflow']} />
      <SelectField name="trackId" label="Track" choices={tracks} value={chosen['trackId']} />
      <SelectField name="stage" label="Up to the end of" choices={stages} value={chosen['stage']} />
      <SelectField
        name="background"
        label="Background"
        choices={[...backgrounds, { id: 'none', title: 'None of these, or a mixture' }]}
        value={chosen['background'] === '' ? 'none' : chosen['background']}
      />
      <div className="acts">
        <button type="submit" className="btn">
          Compare
        </button>
        <span role="status" className="small dim">
          {isPending ? 'Planning …' : ''}
        </span>
      </div>
    </form>
  )
}

function SelectField({
  name,
  label,
  choices,
  value,
}: {
  name: string
  label: string
  choices: readonly Choice[]
  value: string | undefined
}) {
  return (
    <div className="field">
      <label htmlFor={name}>{label}</label>
      <select id={name} name={name} defaultValue={value}>
        {choices.map(({ id, title }) => (
          <option key={id} value={id}>
            {title}
          </option>
        ))}
      </select>
    </div>
  )
}
