import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  addDays,
  dateOf,
  dayAndMonth,
  dayNumber,
  pauseDayNumber,
  weekdayOf,
  weekStartOf,
} from '@/lib/planning/core/local-date'

test('dayNumber counts days from 1970-01-01', () => {
  expect(dayNumber('1970-01-01')).toBe(0)
  expect(dayNumber('2000-03-01')).toBe(11017)
  expect(dayNumber('1969-12-31')).toBe(-1)
})

test('dayNumber and dateOf agree with the UTC calendar for every day of four centuries', () => {
  fc.assert(
    fc.property(fc.integer({ min: -80000, max: 80000 }), (day) => {
      const iso = new Date(day * 86400000).toISOString().slice(0, 10)
      expect(dateOf(day)).toBe(iso)
      expect(dayNumber(iso)).toBe(day)
      expect(weekdayOf(day)).toBe(new Date(day * 86400000).getUTCDay())
    }),
    { seed: 1, numRuns: 500 },
  )
})

test('addDays crosses leap days, years and both clock changes without losing a day', () => {
  expect(addDays('2028-02-28', 1)).toBe('2028-02-29')
  expect(addDays('2026-12-31', 1)).toBe('2027-01-01')
  expect(addDays('2026-03-28', 2)).toBe('2026-03-30')
  expect(addDays('2026-10-26', -2)).toBe('2026-10-24')
})

test('dayNumber refuses dates that do not exist', () => {
  for (const date of ['2026-02-29', '2026-13-01', '2026-00-10', '26-01-01', '2026-1-1', '2026-04-31', '']) {
    expect(() => dayNumber(date)).toThrow(new RangeError(`not a date: ${date}`))
  }
  for (const date of ['on 2026-01-01', '2026-01-01T00', '12026-01-01']) {
    expect(() => dayNumber(date)).toThrow(new RangeError(`not a date: ${date}`))
  }
})

// By hand from 1970-01-01 and 2000-03-01 = 11017: four centuries have 146097 days; years that divide by 100 and not by 400 have no 29 February.
test.each([
  ['2000-02-28', 11015],
  ['2000-02-29', 11016],
  ['1600-02-29', 11016 - 146097],
  ['1600-03-01', 11017 - 146097],
  ['2400-02-29', 11016 + 146097],
  ['1972-02-29', 365 * 2 + 31 + 28],
  ['1972-03-01', 365 * 2 + 31 + 29],
  ['1970-12-31', 364],
  ['1971-01-01', 365],
  ['0000-03-01', 11017 - 5 * 146097],
  // Year 0 has a 29 February, as 2000 has: sixty days from 1 January to 1 March.
  ['0000-01-01', 11017 - 5 * 146097 - 60],
])('%s is day %d', (date, day) => {
  expect([dayNumber(date), dateOf(day)]).toEqual([day, date])
})

test.each([1700, 1800, 1900, 2100, 2200, 2300])('the year %d has no 29 February', (year) => {
  expect(dateOf(dayNumber(`${year}-02-28`) + 1)).toBe(`${year}-03-01`)
  expect(dateOf(dayNumber(`${year}-03-01`) - 1)).toBe(`${year}-02-28`)
  expect(() => dayNumber(`${year}-02-29`)).toThrow(RangeError)
})

test('1970-01-01 was a Thursday, and weekdays count from Sunday in either direction', () => {
  expect([-5, -4, -1, 0, 2, 3, 9].map(weekdayOf)).toEqual([6, 0, 3, 4, 6, 0, 6])
})

test('weekStartOf finds the first day of the week for each week start', () => {
  const tuesday = dayNumber('2026-11-24')
  expect(dateOf(weekStartOf(tuesday, 1))).toBe('2026-11-23')
  expect(dateOf(weekStartOf(tuesday, 0))).toBe('2026-11-22')
  expect(dateOf(weekStartOf(tuesday, 2))).toBe('2026-11-24')
  expect(dateOf(weekStartOf(tuesday, 3))).toBe('2026-11-18')
})

test('pauseDayNumber reads ISO weeks by their Thursday, in years with 52 and 53 weeks', () => {
  expect(dateOf(pauseDayNumber('2026-W52'))).toBe('2026-12-24')
  expect(dateOf(pauseDayNumber('2026-W53'))).toBe('2026-12-31')
  expect(dateOf(pauseDayNumber('2027-W01'))).toBe('2027-01-07')
  expect(dateOf(pauseDayNumber('2026-12-25'))).toBe('2026-12-25')
})

test('pauseDayNumber refuses weeks that do not exist', () => {
  for (const week of ['2027-W53', '2026-W00', '2026-W54'])
    expect(() => pauseDayNumber(week)).toThrow(new RangeError(`not an ISO week: ${week}`))
})

test('pauseDayNumber takes what is not just a week for a date', () => {
  for (const text of ['in 2026-W05', '2026-W051', '2026-W5', '26-W05', '2026-02-30'])
    expect(() => pauseDayNumber(text)).toThrow(new RangeError(`not a date: ${text}`))
})

test('pauseDayNumber finds the first week of years that begin on any day', () => {
  // The Thursday of week 1 is the first Thursday of January (ISO 8601).
  expect([2023, 2024, 2025, 2026, 2027, 2028, 2032].map((year) => dateOf(pauseDayNumber(`${year}-W01`)))).toEqual([
    '2023-01-05',
    '2024-01-04',
    '2025-01-02',
    '2026-01-01',
    '2027-01-07',
    '2028-01-06',
    '2032-01-01',
  ])
})

test('dayAndMonth writes dates without leading zeros', () => {
  expect(dayAndMonth('2027-01-31')).toBe('31 January')
  expect(dayAndMonth('2026-09-03')).toBe('3 September')
})

test('dayAndMonth names each month, and refuses dates that do not exist', () => {
  const names = Array.from({ length: 12 }, (_, index) => dayAndMonth(`2026-${String(index + 1).padStart(2, '0')}-10`))
  expect(names).toEqual([
    '10 January',
    '10 February',
    '10 March',
    '10 April',
    '10 May',
    '10 June',
    '10 July',
    '10 August',
    '10 September',
    '10 October',
    '10 November',
    '10 December',
  ])
  expect(() => dayAndMonth('2026-02-30')).toThrow(new RangeError('not a date: 2026-02-30'))
})
