'use client'

import { FormField } from '@/components/ui/form-field'
import { updateProfileAction } from '@/lib/account/actions'
import { ActionForm } from './action-form'

export interface ProfileFormProps {
  name: string | null
  timeZone: string
  weekStartDay: number
  timeZones: readonly string[]
  hasAccount: boolean
}

const DAYS = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday']

/** Name, time zone and the day on which a week begins. */
export function ProfileForm({ name, timeZone, weekStartDay, timeZones, hasAccount }: ProfileFormProps) {
  return (
    <ActionForm action={updateProfileAction} submit="Save" working="Saving …">
      {({ fields }) => (
        <>
          {hasAccount ? (
            <FormField name="name" label="Name" autoComplete="name" defaultValue={name ?? ''} error={fields['name']} />
          ) : (
            <input type="hidden" name="name" value="" />
          )}
          <div className="field">
            <label htmlFor="timeZone">Time zone</label>
            <span className="hint" id="timeZone-hint">
              Plans and reviews keep your local days.
            </span>
            <select id="timeZone" name="timeZone" defaultValue={timeZone} aria-describedby="timeZone-hint">
              {timeZones.map((zone) => (
                <option key={zone}>{zone}</option>
              ))}
            </select>
          </div>
          <div className="field">
            <label htmlFor="weekStartDay">A week begins on</label>
            <select id="weekStartDay" name="weekStartDay" defaultValue={weekStartDay}>
              {DAYS.map((day, index) => (
                <option key={day} value={index + 1}>
                  {day}
                </option>
              ))}
            </select>
          </div>
        </>
      )}
    </ActionForm>
  )
}
