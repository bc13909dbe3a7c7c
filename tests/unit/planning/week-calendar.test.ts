import fc from 'fast-check'
import { expect, test } from 'vitest'
import { addDays, dateOf, dayNumber, weekdayOf } from '@/lib/planning/core/local-date'
import { buildWeekCalendar, dayReached, isDayOff, openShare, weekTicks } from '@/lib/planning/core/week-calendar'
import type { CalendarInput } from '@/lib/planning/core/week-calendar'

const START = '2026-09-28'

function calendar(input: Partial<CalendarInput> = {}) {
  return buildWeekCalendar({ startDate: START, today: START, weekStart: 1, pauses: [], ...input })
}

const anyCalendar = fc
  .record({
    weekStart: fc.integer({ min: 0, max: 6 }),
    todayOffset: fc.integer({ min: -10, max: 20 }),
    ranges: fc.array(fc.tuple(fc.integer({ min: -5, max: 60 }), fc.integer({ min: 0, max: 12 })), { maxLength: 4 }),
    dayShares: fc.option(
      fc.array(fc.integer({ min: 0, max: 300 }), { minLength: 7, maxLength: 7 }).filter((days) => days.some(Boolean)),
      { nil: undefined },
    ),
  })
  .map(({ weekStart, todayOffset, ranges, dayShares }): CalendarInput => ({
    startDate: START,
    today: addDays(START, todayOffset),
    weekStart,
    pauses: [],
    daysOff: ranges.map(([first, length]) => ({ first: addDays(START, first), last: addDays(START, first + length) })),
    ...(dayShares ? { dayShares } : {}),
  }))

/** What a day counts for, said without the calendar's own code. */
function shareOn({ startDate, today, daysOff = [], dayShares }: CalendarInput, day: number): number {
  const date = dateOf(day)
  const isOff = daysOff.some(({ first, last }) => first <= date && date <= last)
  return date < startDate || date < today || isOff ? 0 : (dayShares?.[weekdayOf(day)] ?? 1)
}

test('the ticks of a week are the share of its open days, exactly, for any days off and any weights', () => {
  fc.assert(
    fc.property(
      anyCalendar,
      fc.integer({ min: 1, max: 240 }),
      fc.nat(9),
      fc.nat(7),
      (input, quarters, offset, until) => {
        const week = buildWeekCalendar(input).weekAt(offset)
        const untilDay = week.firstDay + until
        const days = [0, 1, 2, 3, 4, 5, 6].map((at) => week.firstDay + at).filter((day) => day <= untilDay)
        const share = days.reduce((sum, day) => sum + shareOn(input, day), 0)
        const whole = input.dayShares?.reduce((sum, minutes) => sum + minutes, 0) ?? 7
        // 1500 ticks are a quarter of an hour; whole numbers, so that nothing is rounded here.
        expect(weekTicks({ week, hoursPerWeek: quarters / 4, untilDay })).toBe(
          Number((BigInt(quarters * 1500) * BigInt(share)) / BigInt(whole)),
        )
      },
    ),
    { seed: 11, numRuns: 1000 },
  )
})

test('dayReached is the first open day until which there is enough room', () => {
  fc.assert(
    fc.property(
      anyCalendar,
      fc.integer({ min: 1, max: 240 }),
      fc.nat(9),
      fc.nat(100),
      (input, quarters, offset, percent) => {
        const week = buildWeekCalendar(input).weekAt(offset)
        const hoursPerWeek = quarters / 4
        const usedTicks = Math.floor((weekTicks({ week, hoursPerWeek }) * percent) / 100)
        if (usedTicks === 0) return
        const day = dayNumber(dayReached({ week, hoursPerWeek, usedTicks }))
        expect(weekTicks({ week, hoursPerWeek, untilDay: day })).toBeGreaterThanOrEqual(usedTicks)
        expect(weekTicks({ week, hoursPerWeek, untilDay: day - 1 })).toBeLessThan(usedTicks)
      },
    ),
    { seed: 12, numRuns: 500 },
  )
})

test('days off count from the day on which the plan begins, and a week of them has no room', () => {
  const { weekAt } = calendar({
    today: '2026-10-01',
    daysOff: [
      { first: '2026-09-29', last: '2026-10-02' },
      { first: '2026-10-05', last: '2026-10-11' },
    ],
  })
  expect(weekAt(0)).toMatchObject({ availableDays: 2, daysOff: [dayNumber('2026-10-01'), dayNumber('2026-10-02')] })
  expect(dayReached({ week: weekAt(0), hoursPerWeek: 8, usedTicks: 0 })).toBe('2026-10-03')
  expect(weekTicks({ week: weekAt(1), hoursPerWeek: 8 })).toBe(0)
  expect(weekTicks({ week: weekAt(2), hoursPerWeek: 8 })).toBe(48_000)
})

test('a calendar of days that are none, or of no days at all, is refused', () => {
  expect(() => calendar({ daysOff: [{ first: '2026-02-30', last: '2026-03-01' }] })).toThrow(RangeError)
  expect(() => calendar({ daysOff: [{ first: '2026-03-02', last: '2026-03-01' }] })).toThrow(RangeError)
  expect(() => calendar({ dayShares: [0, 0, 0, 0, 0, 0, 0] })).toThrow(RangeError)
  expect(() => calendar({ dayShares: [1, 1] })).toThrow(RangeError)
})

test('weeks are numbered from the week of the start date, and the first one begins today', () => {
  const late = calendar({ today: '2026-10-15' })
  expect(late.weekAt(0)).toEqual({
    index: 3,
    firstDay: dayNumber('2026-10-12'),
    shares: [0, 0, 0, 1, 1, 1, 1],
    wholeShare: 7,
    availableDays: 4,
    daysOff: [],
    isPaused: false,
  })
  expect(late.weekAt(2)).toMatchObject({ index: 5, firstDay: dayNumber('2026-10-26'), availableDays: 7 })
  expect(late.weekAt(2)).toBe(late.weekAt(2))
  expect(calendar({ today: '2026-09-01', startDate: '2026-09-30' }).weekAt(0)).toMatchObject({
    index: 1,
    firstDay: dayNumber('2026-09-28'),
    shares: [0, 0, 1, 1, 1, 1, 1],
  })
})

test('what a day counts for goes by its weekday, whatever the first day of the week', () => {
  const dayShares = [10, 20, 30, 40, 50, 60, 70]
  const { weekAt } = calendar({ dayShares, weekStart: 3, daysOff: [{ first: '2026-10-09', last: '2026-10-10' }] })
  // Wednesday to Tuesday; Friday and Saturday are off.
  expect(weekAt(1)).toMatchObject({
    firstDay: dayNumber('2026-09-30'),
    shares: [40, 50, 60, 70, 10, 20, 30],
    wholeShare: 280,
  })
  expect(weekAt(2)).toMatchObject({ shares: [40, 50, 0, 0, 10, 20, 30], wholeShare: 280, availableDays: 5 })
})

test('a pause closes its week and no other', () => {
  const { weekAt } = calendar({ pauses: ['2026-W41', '2026-10-25'] })
  const weeks = [0, 1, 2, 3, 4].map((offset) => weekAt(offset))
  expect(weeks.map(({ isPaused }) => isPaused)).toEqual([false, true, false, true, false])
  expect(weeks.map((week) => weekTicks({ week, hoursPerWeek: 2 }))).toEqual([12_000, 0, 12_000, 0, 12_000])
})

test.each([
  ['2026-09-30', false],
  ['2026-10-01', true],
  ['2026-10-02', true],
  ['2026-10-03', false],
  ['2026-10-05', true],
  ['2026-10-06', false],
])('%s is a day off by the ranges: %s', (date, isOff) => {
  const ranges = [
    { first: '2026-10-01', last: '2026-10-02' },
    { first: '2026-10-05', last: '2026-10-05' },
  ]
  expect(isDayOff(date, ranges)).toBe(isOff)
  expect(isDayOff(date, [])).toBe(false)
})

test('room grows day by day, and a day is reached with its last tick', () => {
  const week = calendar({ daysOff: [{ first: '2026-09-30', last: '2026-09-30' }] }).weekAt(0)
  const untilDay = (day: number) => weekTicks({ week, hoursPerWeek: 7, untilDay: week.firstDay + day })
  expect([-1, 0, 1, 2, 3, 6, 7].map(untilDay)).toEqual([0, 6000, 12_000, 12_000, 18_000, 36_000, 36_000])
  expect(openShare(week)).toBe(6)
  const reached = (usedTicks: number) => dayReached({ week, hoursPerWeek: 7, usedTicks })
  expect([0, 1, 6000, 6001, 12_000, 12_001, 36_000].map(reached)).toEqual([
    '2026-09-28',
    '2026-09-28',
    '2026-09-28',
    '2026-09-29',
    '2026-09-29',
    '2026-10-01',
    '2026-10-04',
  ])
  // More than there is ends with the week.
  expect(reached(36_001)).toBe('2026-10-04')
})

test.each<[Partial<CalendarInput>, RegExp]>([
  [{ daysOff: [{ first: '2026-03-02', last: '2026-03-01' }] }, /^2026-03-02$/],
  [{ dayShares: [1, 1] }, /^shares of the days: 1, 1$/],
  [{ dayShares: [1, 1, 1, 1, 1, 1, 1, 1] }, /^shares of the days: 1, 1, 1, 1, 1, 1, 1, 1$/],
  [{ dayShares: [-1, 1, 1, 1, 1, 1, 1] }, /^shares of the days: -1, 1, 1, 1, 1, 1, 1$/],
])('what is refused is named: %j', (input, message) => {
  expect(() => calendar(input)).toThrow(message)
})

test('one day a week is enough', () => {
  const week = calendar({ dayShares: [0, 0, 0, 0, 0, 0, 30] }).weekAt(0)
  expect(dayReached({ week, hoursPerWeek: 4, usedTicks: 1 })).toBe('2026-10-03')
  expect(weekTicks({ week, hoursPerWeek: 4 })).toBe(24_000)
})
