/** Local dates as `YYYY-MM-DD` strings and whole day numbers. No clock, no time zone, no `Date`: a day is never 23 or 25 hours long. */

const datePattern = /^(\d{4})-(\d{2})-(\d{2})$/
const isoWeekPattern = /^(\d{4})-W(\d{2})$/

/** Days since 1970-01-01 in the proleptic Gregorian calendar.
 *  Source: Howard Hinnant, "chrono-Compatible Low-Level Date Algorithms" (days_from_civil).
 *  @throws RangeError if the text is not a real date. */
export function dayNumber(date: string): number {
  const match = datePattern.exec(date)
  if (!match) throw new RangeError(`not a date: ${date}`)
  const day = daysFromCivil({ year: Number(match[1]), month: Number(match[2]), day: Number(match[3]) })
  if (dateOf(day) !== date) throw new RangeError(`not a date: ${date}`)
  return day
}

function daysFromCivil({ year, month, day }: { year: number; month: number; day: number }): number {
  const shifted = month <= 2 ? year - 1 : year
  const era = Math.floor(shifted / 400)
  const yearOfEra = shifted - era * 400
  const dayOfYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + day - 1
  return era * 146097 + yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear - 719468
}

/** The date of a day number; inverse of `dayNumber` for years 0 to 9999. */
export function dateOf(day: number): string {
  const shifted = day + 719468
  const era = Math.floor(shifted / 146097)
  const dayOfEra = shifted - era * 146097
  const yearOfEra = Math.floor(
    (dayOfEra - Math.floor(dayOfEra / 1460) + Math.floor(dayOfEra / 36524) - Math.floor(dayOfEra / 146096)) / 365,
  )
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100))
  const monthFromMarch = Math.floor((5 * dayOfYear + 2) / 153)
  const dayOfMonth = dayOfYear - Math.floor((153 * monthFromMarch + 2) / 5) + 1
  const month = monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9
  const year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
  return `${pad(year, 4)}-${pad(month, 2)}-${pad(dayOfMonth, 2)}`
}

function pad(value: number, width: number): string {
  return String(value).padStart(width, '0')
}

/** The date `days` later (or earlier, if negative). */
export function addDays(date: string, days: number): string {
  return dateOf(dayNumber(date) + days)
}

/** Weekday of a day number: 0 Sunday to 6 Saturday. */
export function weekdayOf(day: number): number {
  // 1970-01-01 was a Thursday.
  return (((day + 4) % 7) + 7) % 7
}

/** Day number of the first day of the week that holds `day`; `weekStart` 0 Sunday to 6 Saturday. */
export function weekStartOf(day: number, weekStart: number): number {
  return day - ((weekdayOf(day) - weekStart + 7) % 7)
}

/** Day number that a pause names: the given date, or the Thursday of the given ISO week, which lies in the planner's week with the most days in common.
 *  @throws RangeError if the text is neither. */
export function pauseDayNumber(pause: string): number {
  const match = isoWeekPattern.exec(pause)
  if (!match) return dayNumber(pause)
  const year = match[1]!
  // 4 January always lies in ISO week 1 (ISO 8601).
  const firstMonday = weekStartOf(dayNumber(`${year}-01-04`), 1)
  const thursday = firstMonday + (Number(match[2]) - 1) * 7 + 3
  if (dateOf(thursday).slice(0, 4) !== year) throw new RangeError(`not an ISO week: ${pause}`)
  return thursday
}

const months = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
] as const

/** "31 January", for sentences. */
export function dayAndMonth(date: string): string {
  dayNumber(date)
  return `${Number(date.slice(8, 10))} ${months[Number(date.slice(5, 7)) - 1]!}`
}
