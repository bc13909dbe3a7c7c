'use client'

import { useActionState } from 'react'
import { FormField } from '@/components/ui/form-field'
import { savePlanSettingsAction, type PlanFormState } from '@/lib/planning/actions'
import { hoursRange } from '@/lib/planning/core/hours-range'
import { OverflowField } from './overflow-field'

export interface PlanFormProps {
  tracks: readonly { id: string; title: string; summary: string }[]
  stages: readonly { id: string; title: string; summary: string }[]
  backgrounds: readonly { id: string; title: string }[]
  chosen: {
    background: string | null
    trackId: string | null
    stage: string
    hoursPerWeek: number
    startDate: string
    deadline: string | null
    overflow: string | undefined
  }
  hasProfile: boolean
}

const FRESH: PlanFormState = { message: null, fields: {}, typed: {} }

/** The three things a plan needs: where to, how many hours a week, from when. */
export function PlanForm({ tracks, stages, backgrounds, chosen, hasProfile }: PlanFormProps) {
  const [state, send, isPending] = useActionState(savePlanSettingsAction, FRESH)
  const { typed } = state
  const [stage, background] = [typed['stage'] ?? chosen.stage, typed['background'] ?? chosen.background ?? 'none']
  return (
    <form action={send} className="stack plan-form" noValidate>
      <div role="status">{state.message && <p className="error-line">{state.message}</p>}</div>
      <fieldset className="plain">
        <legend>Track</legend>
        <div className="opts ui">
          {tracks.map(({ id, title, summary }) => (
            <label className="opt" key={id}>
              <input
                type="radio"
                name="trackId"
                value={id}
                defaultChecked={(typed['trackId'] ?? chosen.trackId) === id}
              />
              <span>
                <b>{title}</b>
                <span className="fb">{summary}</span>
              </span>
            </label>
          ))}
        </div>
        {state.fields['trackId'] && <p className="field-error">{state.fields['trackId']}</p>}
      </fieldset>
      <div className="field">
        <label htmlFor="stage">Plan up to the end of</label>
        <select id="stage" name="stage" key={stage} defaultValue={stage}>
          {stages.map(({ id, title, summary }) => (
            <option key={id} value={id}>
              {title}: {summary}
            </option>
          ))}
        </select>
      </div>
      <div className="field">
        <label htmlFor="background">Background</label>
        <span className="hint" id="background-hint">
          {hasProfile
            ? 'Your answers decide what is planned; the background decides what comes early.'
            : 'Without an assessment the plan starts from what this background usually brings.'}
        </span>
        <select
          id="background"
          name="background"
          key={background}
          defaultValue={background}
          aria-describedby="background-hint"
        >
          {backgrounds.map(({ id, title }) => (
            <option key={id} value={id}>
              {title}
            </option>
          ))}
          <option value="none">None of these, or a mixture</option>
        </select>
      </div>
      <div className="field-row">
        <FormField
          name="hoursPerWeek"
          label="Hours a week"
          hint="Reviews included, in quarters."
          type="number"
          min={hoursRange.least}
          max={hoursRange.most}
          step={hoursRange.step}
          inputMode="decimal"
          defaultValue={typed['hoursPerWeek'] ?? chosen.hoursPerWeek}
          error={state.fields['hoursPerWeek']}
        />
        <FormField
          name="startDate"
          label="Start"
          type="date"
          defaultValue={typed['startDate'] ?? chosen.startDate}
          error={state.fields['startDate']}
        />
        <FormField
          name="deadline"
          label="Date to reach, if there is one"
          type="date"
          defaultValue={typed['deadline'] ?? chosen.deadline ?? ''}
          error={state.fields['deadline']}
        />
      </div>
      <OverflowField value={typed['overflow'] ?? chosen.overflow} />
      <div className="acts">
        <button type="submit" className="finger" disabled={isPending}>
          {isPending ? 'Drawing the road …' : 'Draw the road'}
        </button>
      </div>
    </form>
  )
}
