import { expect, test } from 'vitest'
import { realInput } from '../../support/planning-fixture'
import { buildPlan } from '@/lib/planning/core/build-plan'
import { buildMonth, monthAfter, monthsOf } from '@/lib/planning/core/month'
import { placeSessions } from '@/lib/planning/core/place-sessions'

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
