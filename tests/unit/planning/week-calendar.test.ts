import fc from 'fast-check'
import { expect, test } from 'vitest'
import { addDays, dateOf, dayNumber, weekdayOf } from '@/lib/planning/core/local-date'
import { buildWeekCalendar, dayReached, weekTicks } from '@/lib/planning/core/week-calendar'
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
