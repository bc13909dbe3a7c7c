import { expect, test } from 'vitest'
import { realInput } from '../../support/planning-fixture'
import { buildPlan } from '@/lib/planning/core/build-plan'
import { buildMonth, monthAfter, monthsOf } from '@/lib/planning/core/month'
import { placeSessions, type SessionPiece } from '@/lib/planning/core/place-sessions'
import type { PlanWeek } from '@/lib/planning/core/types'

const plan = buildPlan(realInput({ hoursPerWeek: 6, pauses: ['2026-10-14'] }))
const daysOff = [{ first: '2026-10-24', last: '2026-10-25' }]
const placed = placeSessions({
  weeks: plan.weeks,
  studyTimes: [{ number: 1, weekday: 6, startsAt: '09:00', minutes: 240 }],
  daysOff,
  timeZone: 'UTC',
  today: '2026-09-28',
  nowMs: Date.parse('2026-09-28T06:00:00Z'),
})
const october = (weekStart: number) =>
  buildMonth({
    month: '2026-10',
    weekStart,
    weeks: plan.weeks,
    placed,
    daysOff,
    finished: [{ nodeId: 'E1-1', date: '2026-10-08' }],
  })

test('a month has every one of its days once, in whole weeks that begin on the learner’s day', () => {
  for (const weekStart of [0, 1, 3, 6]) {
    const days = october(weekStart).flatMap((week) => week.days)
    expect(days.filter(({ isInMonth }) => isInMonth)).toHaveLength(31)
    expect(days.length % 7).toBe(0)
    expect(days.length).toBeLessThan(31 + 13)
    for (const week of october(weekStart)) expect(new Date(week.start).getUTCDay()).toBe(weekStart)
  }
  // A February of four whole weeks.
  expect(buildMonth({ month: '2027-02', weekStart: 1, weeks: [], placed: [], daysOff: [], finished: [] })).toHaveLength(
    4,
  )
})

test('sessions, milestones, days off, finished lessons and pauses stand on their days', () => {
  const weeks = october(1)
  const days = new Map(weeks.flatMap((week) => week.days).map((day) => [day.date, day]))
  expect(days.get('2026-10-03')!.sessions).toHaveLength(1)
  expect(days.get('2026-10-17')!.sessions).toHaveLength(0)
  expect(days.get('2026-10-24')).toMatchObject({ isOff: true, sessions: [] })
  expect(days.get('2026-10-08')!.finished).toEqual([{ nodeId: 'E1-1', date: '2026-10-08' }])
  expect(weeks.map(({ isPaused }) => isPaused)).toEqual([false, false, true, false, false])
  const stones = placed.flatMap(({ milestones }) => milestones).filter(({ date }) => days.has(date))
  expect([...days.values()].flatMap(({ milestones }) => milestones)).toEqual(stones)
})

test('work without a time stands under its week', () => {
  const [first] = october(1)
  // Six hours a week in a time of four.
  expect(first!.unplaced.reduce((sum, { minutes }) => sum + minutes, 0)).toBe(120)
})

test('monthAfter counts over the ends of years, and monthsOf names the ends of a plan', () => {
  expect(monthAfter('2026-12', 1)).toBe('2027-01')
  expect(monthAfter('2026-01', -1)).toBe('2025-12')
  expect(monthAfter('2026-05', -29)).toBe('2023-12')
  expect(monthsOf(plan.weeks)).toEqual({ first: '2026-09', last: plan.weeks.at(-1)!.end.slice(0, 7) })
  expect(monthsOf([])).toBeNull()
})

test('a month of whole weeks shows what is planned, done, off and paused on its days, and nothing on the others', () => {
  const piece = (nodeId: string): SessionPiece => ({
    nodeId,
    kind: 'lab',
    title: nodeId,
    minutes: 60,
    continued: false,
  })
  const session = { id: '2027-02-08/1', date: '2027-02-09', startsAtMs: 0, endsAtMs: 3_600_000, pieces: [piece('a')] }
  const stone = { nodeId: 'M', title: 'Stone', date: '2027-02-14' }
  const lesson = { nodeId: 'b', date: '2027-02-10' }
  const week = (start: string, paused: boolean) => ({ start, paused }) as PlanWeek
  const rows = buildMonth({
    month: '2027-02',
    weekStart: 1,
    weeks: [week('2027-02-08', false), week('2027-02-15', true)],
    placed: [
      { start: '2027-02-08', end: '2027-02-14', sessions: [session], milestones: [stone], unplaced: [piece('c')] },
      { start: '2027-02-15', end: '2027-02-21', sessions: [], milestones: [], unplaced: [] },
    ],
    daysOff: [{ first: '2027-02-12', last: '2027-02-13' }],
    finished: [lesson],
  })
  const day = (date: string) => ({ date, isInMonth: true, isOff: false, sessions: [], milestones: [], finished: [] })
  const plain = (first: number) =>
    Array.from({ length: 7 }, (_, offset) => day(`2027-02-${String(first + offset).padStart(2, '0')}`))
  // 1 February 2027 is a Monday, and 1 March is the next row's.
  expect(rows).toEqual([
    { start: '2027-02-01', isPaused: false, unplaced: [], days: plain(1) },
    {
      start: '2027-02-08',
      isPaused: false,
      unplaced: [piece('c')],
      days: [
        day('2027-02-08'),
        { ...day('2027-02-09'), sessions: [session] },
        { ...day('2027-02-10'), finished: [lesson] },
        day('2027-02-11'),
        { ...day('2027-02-12'), isOff: true },
        { ...day('2027-02-13'), isOff: true },
        { ...day('2027-02-14'), milestones: [stone] },
      ],
    },
    { start: '2027-02-15', isPaused: true, unplaced: [], days: plain(15) },
    { start: '2027-02-22', isPaused: false, unplaced: [], days: plain(22) },
  ])
})

test('days of the months before and after are not in the month', () => {
  const days = october(1).flatMap((week) => week.days)
  expect([days[0], days[2], days[3], days.at(-2), days.at(-1)].map((day) => [day!.date, day!.isInMonth])).toEqual([
    ['2026-09-28', false],
    ['2026-09-30', false],
    ['2026-10-01', true],
    ['2026-10-31', true],
    ['2026-11-01', false],
  ])
})

test('a month that cannot be is refused', () => {
  const month = { weekStart: 1, weeks: [], placed: [], daysOff: [], finished: [] }
  expect(() => buildMonth({ ...month, month: '2026-13' })).toThrow(new RangeError('not a date: 2026-13-01'))
})

test('monthAfter writes years in four digits and months in two, and monthsOf reads the ends of the plan', () => {
  expect(monthAfter('0999-05', 1)).toBe('0999-06')
  expect(monthAfter('2026-10', 0)).toBe('2026-10')
  expect(monthAfter('2026-01', 11)).toBe('2026-12')
  const week = (start: string, end: string) => ({ start, end }) as PlanWeek
  expect(monthsOf([week('2026-09-28', '2026-10-04')])).toEqual({ first: '2026-09', last: '2026-10' })
  expect(monthsOf([week('2026-09-28', '2026-10-04'), week('2026-12-28', '2027-01-03')])).toEqual({
    first: '2026-09',
    last: '2027-01',
  })
})
