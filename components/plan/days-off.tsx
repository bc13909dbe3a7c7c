'use client'

import { useActionState } from 'react'
import { dateInWords } from '@/components/ui/date-in-words'
import { FormField } from '@/components/ui/form-field'
import { addDaysOffAction, removeDaysOffAction, type CalendarFormState } from '@/lib/planning/calendar-actions'

export interface DaysOffProps {
  daysOff: readonly { first: string; last: string; note: string }[]
}

const FRESH: CalendarFormState = { message: null, fields: {}, typed: {}, isDone: false }

/** Days without study: what is taken off, and a form for more. */
export function DaysOff({ daysOff }: DaysOffProps) {
  const [{ message, fields, typed }, send, isPending] = useActionState(addDaysOffAction, FRESH)
  return (
    <>
      {daysOff.length > 0 && (
        <ul className="rows">
          {daysOff.map(({ first, last, note }) => {
            const days = first === last ? dateInWords(first) : `${dateInWords(first)} to ${dateInWords(last)}`
            return (
              <li key={`${first} ${last}`}>
                <span className="num">{days}</span>
                <form action={removeDaysOffAction} className="end">
                  <input type="hidden" name="first" value={first} />
                  <input type="hidden" name="last" value={last} />
                  <button type="submit" className="linkish">
                    Remove<span className="vh">: {days}</span>
                  </button>
                </form>
                {note !== '' && <span className="sub">{note}</span>}
              </li>
            )
          })}
        </ul>
      )}
      <form action={send} className="stack" noValidate>
        <div role="status">{message && <p className="error-line">{message}</p>}</div>
        <div className="field-row">
          <FormField
            type="date"
            name="first"
            label="First day"
            defaultValue={typed['first'] ?? ''}
            error={fields['first']}
          />
          <FormField
            type="date"
            name="last"
            label="Last day, if more than one"
            defaultValue={typed['last'] ?? ''}
            error={fields['last']}
          />
        </div>
        <FormField
          name="note"
          label="What for, if you like"
          maxLength={60}
          defaultValue={typed['note'] ?? ''}
          error={fields['note']}
        />
        <div className="acts">
          <button type="submit" className="btn solid" disabled={isPending}>
            {isPending ? 'Saving …' : 'Take off'}
          </button>
        </div>
      </form>
    </>
  )
}
