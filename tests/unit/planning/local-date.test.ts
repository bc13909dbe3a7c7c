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
    expect(() => dayNumber(date)).toThrow(RangeError)
  }
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
  for (const week of ['2027-W53', '2026-W00', '2026-W54']) expect(() => pauseDayNumber(week)).toThrow(RangeError)
})

test('dayAndMonth writes dates without leading zeros', () => {
  expect(dayAndMonth('2027-01-31')).toBe('31 January')
  expect(dayAndMonth('2026-09-03')).toBe('3 September')
})
