'use client'

import { useActionState, useEffect, useRef } from 'react'
import { saveStudyWeekAction, type CalendarFormState } from '@/lib/planning/calendar-actions'
import type { StudyTime } from '@/lib/planning/core/place-sessions'
import { clockText } from '@/lib/planning/core/words'

export interface StudyTimesFormProps {
  studyTimes: readonly StudyTime[]
  timeZone: string
  timeZones: readonly string[]
  weekStartDay: number
  mostTimes: number
}

const DAYS = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday']
const LENGTHS = [30, 45, 60, 90, 120, 150, 180, 240, 300, 360, 480]
const FRESH: CalendarFormState = { message: null, fields: {}, typed: {}, isDone: false }

/** Rows for the times there are and for two more. */
function rowsFor(studyTimes: readonly StudyTime[], mostTimes: number): { number: number; time: StudyTime | null }[] {
  const taken = new Set(studyTimes.map(({ number }) => number))
  const free = Array.from({ length: mostTimes }, (_, index) => index + 1).filter((number) => !taken.has(number))
  const blanks = Math.min(mostTimes - studyTimes.length, Math.max(2, 3 - studyTimes.length))
  return [
    ...studyTimes.map((time) => ({ number: time.number, time })),
    ...free.slice(0, blanks).map((number) => ({ number, time: null })),
  ]
}

/** When the learner studies: days and times with the longest session, the first day of the week, the time zone. */
export function StudyTimesForm({ studyTimes, timeZone, timeZones, weekStartDay, mostTimes }: StudyTimesFormProps) {
  const [state, send, isPending] = useActionState(saveStudyWeekAction, FRESH)
  const formRef = useRef<HTMLFormElement>(null)
  useEffect(() => {
    if (state.message !== null) formRef.current?.querySelector<HTMLElement>('[aria-invalid]')?.focus()
  }, [state])
  const valueOf = (name: string, kept: string) => state.typed[name] ?? kept
  return (
    <form ref={formRef} action={send} className="stack" noValidate>
      <div role="status">{state.message && <p className="error-line">{state.message}</p>}</div>
      <fieldset className="plain stack">
        <legend className="vh">Times of study</legend>
        {rowsFor(studyTimes, mostTimes).map(({ number, time }, index) => (
          <StudyTimeRow
            key={number}
            number={number}
            position={index + 1}
            weekday={valueOf(`weekday-${number}`, String(time?.weekday ?? ''))}
            startsAt={valueOf(`startsAt-${number}`, time?.startsAt ?? '19:00')}
            minutes={valueOf(`minutes-${number}`, String(time?.minutes ?? 90))}
            errors={['weekday', 'startsAt', 'minutes'].flatMap((part) => state.fields[`${part}-${number}`] ?? [])}
          />
        ))}
        {state.fields['studyTimes'] && <p className="field-error">{state.fields['studyTimes']}</p>}
      </fieldset>
      <div className="field-row">
        <div className="field">
          <label htmlFor="timeZone">Time zone</label>
          <SelectKept
            name="timeZone"
            value={valueOf('timeZone', timeZone)}
            options={timeZones.map((zone) => ({ value: zone, label: zone.replaceAll('_', ' ') }))}
          />
        </div>
        <div className="field">
          <label htmlFor="weekStartDay">A week begins on</label>
          <SelectKept
            name="weekStartDay"
            value={valueOf('weekStartDay', String(weekStartDay))}
            options={DAYS.map((day, index) => ({ value: String(index + 1), label: day }))}
          />
        </div>
      </div>
      <div className="acts">
        <button type="submit" className="btn solid" disabled={isPending}>
          {isPending ? 'Saving …' : 'Save times'}
        </button>
      </div>
    </form>
  )
}

interface StudyTimeRowProps {
  number: number
  position: number
  weekday: string
  startsAt: string
  minutes: string
  errors: readonly string[]
}

function StudyTimeRow({ number, position, weekday, startsAt, minutes, errors }: StudyTimeRowProps) {
  const lengths = [...new Set([...LENGTHS, Number(minutes)])].filter((length) => length > 0).sort((a, b) => a - b)
  const errorId = `time-error-${number}`
  const tied = errors.length > 0 ? { 'aria-invalid': true, 'aria-describedby': errorId } : {}
  return (
    <div className="study-time" role="group" aria-label={`Time ${position}`}>
      <input type="hidden" name="row" value={number} />
      <div className="field">
        <label htmlFor={`weekday-${number}`}>Day</label>
        <SelectKept
          name={`weekday-${number}`}
          value={weekday}
          options={[
            { value: '', label: 'No time' },
            ...DAYS.map((day, index) => ({ value: String(index + 1), label: day })),
          ]}
        />
      </div>
      <div className="field">
        <label htmlFor={`startsAt-${number}`}>From</label>
        <input
          type="time"
          id={`startsAt-${number}`}
          name={`startsAt-${number}`}
          key={startsAt}
          defaultValue={startsAt}
          {...tied}
        />
      </div>
      <div className="field">
        <label htmlFor={`minutes-${number}`}>At most</label>
        <SelectKept
          name={`minutes-${number}`}
          value={minutes}
          options={lengths.map((length) => ({ value: String(length), label: clockText(length / 60) }))}
        />
      </div>
      {errors.length > 0 && (
        <p className="field-error" id={errorId}>
          {errors.join('. ')}
        </p>
      )}
    </div>
  )
}

/** A select that shows what was typed after a refusal: React leaves a select at its first default. */
function SelectKept({
  name,
  value,
  options,
}: {
  name: string
  value: string
  options: readonly { value: string; label: string }[]
}) {
  return (
    <select id={name} name={name} key={value} defaultValue={value}>
      {options.map(({ value: option, label }) => (
        <option key={option} value={option}>
          {label}
        </option>
      ))}
    </select>
  )
}
