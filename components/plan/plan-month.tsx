import { Fragment } from 'react'
import { dateInWords } from '@/components/ui/date-in-words'
import { dayAndMonth } from '@/lib/planning/core/local-date'
import type { MonthDay, MonthWeek } from '@/lib/planning/core/month'
import type { SessionPiece } from '@/lib/planning/core/place-sessions'
import { clockText } from '@/lib/planning/core/words'
import { MonthDayContent, type MonthDayProps } from './month-day'

export interface PlanMonthProps extends Pick<MonthDayProps, 'timeZone' | 'nameOf' | 'pathOf'> {
  /** "December 2026". */
  name: string
  weeks: readonly MonthWeek[]
  today: string
  daysOff: readonly { first: string; last: string; note: string }[]
}

const WEEKDAY = new Intl.DateTimeFormat('en-GB', { weekday: 'long', timeZone: 'UTC' })

function weekdayName(date: string): string {
  return WEEKDAY.format(new Date(`${date}T00:00:00Z`))
}

/** A month of the plan: a table where there is room, the days that hold something as a list where there is not. */
export function PlanMonth(props: PlanMonthProps) {
  return (
    <>
      <MonthTable {...props} />
      <MonthList {...props} />
    </>
  )
}

function MonthTable({ name, weeks, today, daysOff, ...content }: PlanMonthProps) {
  return (
    <table className="month-table">
      <caption className="vh">{name}, by day</caption>
      <thead>
        <tr>
          {weeks[0]?.days.map(({ date }) => (
            <th scope="col" key={date}>
              <span aria-hidden="true">{weekdayName(date).slice(0, 3)}</span>
              <span className="vh">{weekdayName(date)}</span>
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {weeks.map((week) => (
          <Fragment key={week.start}>
            <tr>
              {week.days.map((day) => (
                <td
                  key={day.date}
                  className={classOf(day)}
                  {...(day.date === today ? { 'aria-current': 'date' as const } : {})}
                >
                  <p className="day-number num">
                    <time dateTime={day.date}>
                      <span aria-hidden="true">{dayNumberText(day)}</span>
                      <span className="vh">{dateInWords(day.date)}</span>
                    </time>
                    {day.date === today && <span> today</span>}
                  </p>
                  <MonthDayContent day={day} offWords={offWordsOf(daysOff, day.date)} {...content} />
                </td>
              ))}
            </tr>
            {(week.isPaused || week.unplaced.length > 0) && (
              <tr className="week-note">
                <td colSpan={7}>
                  <WeekNote week={week} />
                </td>
              </tr>
            )}
          </Fragment>
        ))}
      </tbody>
    </table>
  )
}

function MonthList({ weeks, today, daysOff, ...content }: PlanMonthProps) {
  return (
    <ol className="month-list">
      {weeks.map((week) => (
        <Fragment key={week.start}>
          {week.days
            .filter((day) => day.isInMonth && (day.date === today || holdsWork(day) || beginsDaysOff(daysOff, day)))
            .map((day) => (
              <li key={day.date} {...(day.date === today ? { 'aria-current': 'date' as const } : {})}>
                <h2 className="num">
                  <time dateTime={day.date}>
                    {weekdayName(day.date)} {Number(day.date.slice(8))}
                  </time>
                  {day.date === today && <span className="here-word"> today</span>}
                </h2>
                <div>
                  <MonthDayContent day={day} offWords={offWordsOf(daysOff, day.date, 'with end')} {...content} />
                  {!holdsWork(day) && !day.isOff && <p className="dim">Nothing planned</p>}
                </div>
              </li>
            ))}
          {(week.isPaused || week.unplaced.length > 0) && (
            <li className="week-note">
              <WeekNote week={week} />
            </li>
          )}
        </Fragment>
      ))}
    </ol>
  )
}

function WeekNote({ week: { start, isPaused, unplaced } }: { week: MonthWeek }) {
  if (isPaused) return <p>The week from {dateInWords(start)} is paused by you.</p>
  return (
    <p>
      In the week from {dateInWords(start)}, without a time: {listOf(unplaced)}
    </p>
  )
}

const SHOWN = 3

function listOf(pieces: readonly SessionPiece[]): string {
  const shown = pieces.slice(0, SHOWN).map(({ title, minutes }) => `${title} (${clockText(minutes / 60)})`)
  const more = pieces.length - shown.length
  return `${shown.join('; ')}${more > 0 ? `; and ${more} more` : ''}.`
}

function holdsWork({ sessions, milestones, finished }: MonthDay): boolean {
  return sessions.length + milestones.length + finished.length > 0
}

/** Whether days off begin on a day, or go on into its month; a list says the rest in one line. */
function beginsDaysOff(daysOff: PlanMonthProps['daysOff'], { date, isOff }: MonthDay): boolean {
  return isOff && (date.endsWith('-01') || daysOff.some(({ first }) => first === date))
}

function offWordsOf(daysOff: PlanMonthProps['daysOff'], date: string, end?: 'with end'): string {
  const range = daysOff.find(({ first, last }) => first <= date && date <= last)
  const words = range?.note || 'Day off'
  return end && range && range.last > date ? `${words}, until ${dayAndMonth(range.last)}` : words
}

function classOf({ isInMonth, isOff }: MonthDay): string {
  return [isInMonth ? '' : 'other-month', isOff ? 'is-off' : ''].filter(Boolean).join(' ')
}

function dayNumberText({ date }: MonthDay): string {
  return String(Number(date.slice(8)))
}
