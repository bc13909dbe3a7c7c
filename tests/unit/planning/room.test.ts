import { expect, test } from 'vitest'
import { addDays, dayNumber } from '@/lib/planning/core/local-date'
import {
  endsInTime,
  freeTicks,
  hoursOfWeek,
  lastDay,
  roomWeek,
  ticksUntil,
  weeksUntilFits,
  workingWeeksUntil,
} from '@/lib/planning/core/room'
import type { Room } from '@/lib/planning/core/room'
import type { FrozenWeek } from '@/lib/planning/core/frozen-week'
import { buildWeekCalendar } from '@/lib/planning/core/week-calendar'
import type { CalendarInput } from '@/lib/planning/core/week-calendar'
import { monday, promisedWeek } from '@/tests/support/small-road'

const hour = 6000
const twentyYears = 1040
const hoursPerWeek = 7

function roomOf(input: Partial<CalendarInput> = {}): Room {
  const calendar = buildWeekCalendar({ startDate: monday, today: monday, weekStart: 1, pauses: [], ...input })
  return { calendar, frozen: null }
}

function promisedRoom(rest: Partial<FrozenWeek> = {}, input: Partial<CalendarInput> = {}): Room {
  const { calendar } = roomOf(input)
  return { calendar, frozen: promisedWeek(calendar.weekAt(0), rest) }
}

const secondWeekPaused = { pauses: ['2026-01-14'] }

test('only the current week is the promised one', () => {
  const { calendar } = roomOf()
  const week = { ...calendar.weekAt(0) }
  const room = { calendar, frozen: promisedWeek(week) }
  expect(roomWeek(room, 0)).toBe(week)
  expect(roomWeek(room, 1)).toBe(calendar.weekAt(1))
  expect(roomWeek(roomOf(), 0)).toMatchObject({ firstDay: dayNumber(monday) })
})

test('a promised week keeps the hours it was promised with, all others take those of today', () => {
  expect(hoursOfWeek(promisedRoom(), 0, 7)).toBe(14)
  expect(hoursOfWeek(promisedRoom(), 1, 7)).toBe(7)
  expect(hoursOfWeek(roomOf(), 0, 7)).toBe(7)
  // From Thursday on: 8 h on four of seven days are 14 h a week.
  expect(hoursOfWeek(promisedRoom({ capacityTicks: 8 * hour }, { today: '2026-01-08' }), 0, 7)).toBe(14)
})

test('a promised week of which all days are taken off has no hours of its own and no room', () => {
  const room = promisedRoom({}, { daysOff: [{ first: monday, last: '2026-01-11' }] })
  expect(hoursOfWeek(room, 0, 7)).toBe(7)
  expect(freeTicks(room, { offset: 0, hoursPerWeek, untilDay: Infinity })).toBe(0)
})

test('new work takes what a promised week leaves: no more than is free, and nothing that its own work needs', () => {
  const free = (rest: Partial<FrozenWeek>, untilDay = Infinity) =>
    freeTicks(promisedRoom(rest), { offset: 0, hoursPerWeek, untilDay })
  // 14 h less 5 h promised less 2 h done.
  expect(free({})).toBe(7 * hour)
  expect(free({ freeTicks: 9 * hour })).toBe(7 * hour)
  expect(free({ freeTicks: 3 * hour })).toBe(3 * hour)
  // Until Monday evening there are 2 h, and 7 h of them are held.
  expect(free({}, dayNumber(monday))).toBe(-5 * hour)
  expect(freeTicks(promisedRoom(), { offset: 1, hoursPerWeek, untilDay: Infinity })).toBe(7 * hour)
  expect(freeTicks(roomOf(), { offset: 0, hoursPerWeek, untilDay: dayNumber(monday) + 1 })).toBe(2 * hour)
})

test.each([
  ['the day before the first', '2026-01-04', 0, 0],
  ['the first day', monday, 1, 1],
  ['the last day of the first week', '2026-01-11', 7, 1],
  ['the first day of the second', '2026-01-12', 8, 2],
  ['a day beyond twenty years', '2076-01-01', 7 * twentyYears, twentyYears],
])('room until %s', (_, deadline, hours, weeks) => {
  expect(ticksUntil(roomOf(), { deadline, hoursPerWeek })).toBe(hours * hour)
  expect(workingWeeksUntil(roomOf(), deadline)).toBe(weeks)
})

test('a pause gives neither room nor a working week', () => {
  const room = roomOf(secondWeekPaused)
  expect(ticksUntil(room, { deadline: '2026-01-18', hoursPerWeek })).toBe(7 * hour)
  expect(workingWeeksUntil(room, '2026-01-18')).toBe(1)
  expect(ticksUntil(room, { deadline: '2026-01-25', hoursPerWeek })).toBe(14 * hour)
  expect(workingWeeksUntil(room, '2026-01-25')).toBe(2)
})

test('a promised week without free room is no working week', () => {
  expect(workingWeeksUntil(promisedRoom({ freeTicks: 0 }), '2026-01-18')).toBe(1)
  expect(workingWeeksUntil(promisedRoom(), '2026-01-18')).toBe(2)
})

test('the last day of a plan is the last of 1040 weeks', () => {
  expect(lastDay(roomOf())).toBe(dayNumber(monday) + 7 * twentyYears - 1)
  expect(lastDay(roomOf({ today: '2026-01-08' }))).toBe(dayNumber(monday) + 7 * twentyYears - 1)
})

test('work ends in time up to the last tick of twenty years', () => {
  const ends = (needTicks: number) => endsInTime(roomOf(), { needTicks, hoursPerWeek })
  const all = twentyYears * 7 * hour
  expect([-1, 0, 1, all, all + 1].map(ends)).toEqual([true, true, true, true, false])
  // What is free of the promised week counts, and no more: 1039 ordinary weeks and 7 h.
  const promised = promisedRoom()
  expect(endsInTime(promised, { needTicks: all, hoursPerWeek })).toBe(true)
  expect(endsInTime(promised, { needTicks: all + 1, hoursPerWeek })).toBe(false)
})

test.each([
  ['what fits already needs no week', monday, hour, 0],
  ['one tick more needs one', monday, hour + 1, 1],
  ['a week later on the same weekday there are eight hours', monday, 8 * hour, 1],
  ['and for one tick more it takes another week', monday, 8 * hour + 1, 2],
  ['a whole week until its last day', '2026-01-11', 7 * hour, 0],
  ['the same and one tick', '2026-01-11', 7 * hour + 1, 1],
  ['a date in the past moves into the plan', '2026-01-04', 1, 1],
  ['even where nothing is left to do', '2026-01-04', 0, 1],
  ['and no further than to the first day', '2025-12-29', 0, 1],
  ['from three weeks before', '2025-12-15', 0, 3],
])('the deadline moves by whole weeks: %s', (_, deadline, needTicks, weeksLater) => {
  expect(weeksUntilFits(roomOf(), { deadline, hoursPerWeek, needTicks })).toEqual({
    weeksLater,
    deadline: addDays(deadline, 7 * weeksLater),
  })
})

test('the deadline moves past a pause and past what is promised', () => {
  const later = (room: Room, needTicks: number) =>
    weeksUntilFits(room, { deadline: '2026-01-11', hoursPerWeek, needTicks })?.weeksLater
  expect(later(roomOf(secondWeekPaused), 7 * hour + 1)).toBe(2)
  expect(later(promisedRoom({ freeTicks: 3 * hour }), 3 * hour)).toBe(0)
  expect(later(promisedRoom({ freeTicks: 3 * hour }), 10 * hour)).toBe(1)
  expect(later(promisedRoom({ freeTicks: 3 * hour }), 10 * hour + 1)).toBe(2)
})

test('the deadline moves no further than to the last day of a plan', () => {
  const all = twentyYears * 7 * hour
  const find = (deadline: string, needTicks: number) => weeksUntilFits(roomOf(), { deadline, hoursPerWeek, needTicks })
  expect(find('2026-01-11', all)?.weeksLater).toBe(twentyYears - 1)
  expect(find('2026-01-11', all + 1)).toBeNull()
  // On Mondays the last week has one hour.
  expect(find(monday, all - 6 * hour)?.weeksLater).toBe(twentyYears - 1)
  expect(find(monday, all - 6 * hour + 1)).toBeNull()
})
