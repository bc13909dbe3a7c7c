import fc from 'fast-check'
import { expect, test } from 'vitest'
import { realInput } from '../../support/planning-fixture'
import { buildPlan } from '@/lib/planning/core/build-plan'
import { addDays, dayNumber, weekdayOf } from '@/lib/planning/core/local-date'
import { placeSessions, sharesOfDays, type SessionInput, type StudyTime } from '@/lib/planning/core/place-sessions'
import type { PlanEntry, PlanWeek } from '@/lib/planning/core/types'
import { instantOf, timeOfDay } from '@/lib/planning/core/zoned-time'

const time = (number: number, weekday: number, startsAt: string, minutes: number): StudyTime => ({
  number,
  weekday,
  startsAt,
  minutes,
})
const TUESDAY_AND_SATURDAY = [time(1, 2, '19:00', 120), time(2, 6, '09:00', 240)]
const plan = buildPlan(realInput({ hoursPerWeek: 6, dayShares: sharesOfDays(TUESDAY_AND_SATURDAY)! }))

function place(input: Partial<SessionInput> = {}) {
  return placeSessions({
    weeks: plan.weeks,
    studyTimes: TUESDAY_AND_SATURDAY,
    daysOff: [],
    timeZone: 'Europe/Berlin',
    today: '2026-09-28',
    nowMs: Date.parse('2026-09-28T06:00:00Z'),
    ...input,
  })
}

test('a week of six hours fills two hours on Tuesday and four on Saturday, in the order of the plan', () => {
  const [week] = place()
  expect(week!.sessions.map(({ id, date }) => [id, date])).toEqual([
    ['2026-09-28/1', '2026-09-29'],
    ['2026-09-28/2', '2026-10-03'],
  ])
  expect(week!.sessions.map(({ startsAtMs }) => new Date(startsAtMs).toISOString())).toEqual([
    '2026-09-29T17:00:00.000Z',
    '2026-10-03T07:00:00.000Z',
  ])
  expect(week!.sessions.map(({ startsAtMs, endsAtMs }) => (endsAtMs - startsAtMs) / 60_000)).toEqual([120, 240])
  expect(week!.unplaced).toEqual([])
  const order = week!.sessions.flatMap(({ pieces }) => pieces.map(({ nodeId }) => nodeId))
  const planned = plan.weeks[0]!.entries.filter(({ hours }) => hours > 0).map(({ nodeId }) => nodeId)
  expect([...new Set(order)]).toEqual([...new Set(planned)])
})

test('sessions keep their hour on the wall through a change of clocks', () => {
  for (const timeZone of [
    'Europe/Berlin',
    'America/New_York',
    'Australia/Sydney',
    'Asia/Kathmandu',
    'Pacific/Chatham',
  ]) {
    const starts = place({ timeZone, nowMs: 0 }).flatMap(({ sessions }) => sessions)
    expect(starts.length).toBeGreaterThan(30)
    for (const { startsAtMs, date } of starts)
      expect(timeOfDay(startsAtMs, timeZone)).toBe(weekdayOf(dayNumber(date)) === 2 ? '19:00' : '09:00')
  }
  const offsets = place().flatMap(({ sessions }) =>
    sessions.map(({ startsAtMs }) => new Date(startsAtMs).getUTCHours()),
  )
  expect(new Set(offsets)).toEqual(new Set([17, 18, 7, 8]))
})

test('a day off moves the work to the next time, and a paused week has no session', () => {
  const [week] = place({ daysOff: [{ first: '2026-09-29', last: '2026-09-29' }] })
  expect(week!.sessions.map(({ date }) => date)).toEqual(['2026-10-03'])
  expect(week!.sessions[0]!.pieces[0]!.nodeId).toBe(place()[0]!.sessions[0]!.pieces[0]!.nodeId)
  expect(week!.unplaced.reduce((sum, { minutes }) => sum + minutes, 0)).toBe(120)
  const paused = buildPlan(realInput({ hoursPerWeek: 6, pauses: ['2026-10-07'] }))
  expect(place({ weeks: paused.weeks })[1]).toMatchObject({ sessions: [], unplaced: [] })
})

test('a time counts until it has ended; then its work goes to the next', () => {
  const before = place({ today: '2026-09-29', nowMs: Date.parse('2026-09-29T18:59:59Z') })
  expect(before[0]!.sessions.map(({ date }) => date)).toEqual(['2026-09-29', '2026-10-03'])
  const after = place({ today: '2026-09-29', nowMs: Date.parse('2026-09-29T19:00:00Z') })
  expect(after[0]!.sessions.map(({ id }) => id)).toEqual(['2026-09-28/2'])
  expect(after[0]!.sessions[0]!.pieces[0]!.nodeId).toBe(before[0]!.sessions[0]!.pieces[0]!.nodeId)
})

test('a session keeps its id when its time moves within the week, whatever day the week begins on', () => {
  const ids = (studyTimes: StudyTime[]) => place({ studyTimes })[0]!.sessions.map(({ id }) => id)
  expect(ids([time(1, 4, '07:30', 120), time(2, 6, '09:00', 240)])).toEqual(ids(TUESDAY_AND_SATURDAY))
  const sunday = buildPlan(realInput({ hoursPerWeek: 6, weekStart: 0, dayShares: sharesOfDays(TUESDAY_AND_SATURDAY)! }))
  expect(place({ weeks: sunday.weeks })[0]!.sessions.map(({ id }) => id)).toEqual(ids(TUESDAY_AND_SATURDAY))
})

test('a milestone stands on the day of the session that ends the work for it', () => {
  const placed = place()
  const stones = placed.flatMap(({ milestones, sessions, end }) =>
    milestones.map((stone) => ({ stone, sessions, end })),
  )
  expect(stones.length).toBeGreaterThan(1)
  for (const { stone, sessions, end } of stones)
    expect([...sessions.map(({ date }) => date), end]).toContain(stone.date)
  const [first] = stones
  const week = plan.weeks.find(({ entries }) => entries.some(({ nodeId }) => nodeId === first!.stone.nodeId))!
  const last = week.entries[week.entries.findIndex(({ nodeId }) => nodeId === first!.stone.nodeId) - 1]!
  const sessions = first!.sessions.filter(({ pieces }) => pieces.some(({ nodeId }) => nodeId === last.nodeId))
  expect(first!.stone.date).toBe(sessions.at(-1)!.date)
})

test('without study times nothing is placed, and nothing is lost', () => {
  const placed = place({ studyTimes: [] })
  expect(placed.every(({ sessions }) => sessions.length === 0)).toBe(true)
  const minutes = placed.flatMap(({ unplaced }) => unplaced).reduce((sum, piece) => sum + piece.minutes, 0)
  expect(minutes).toBeCloseTo(plan.remainingHours * 60, -2)
})

const anyTimes = fc
  .array(
    fc.record({
      weekday: fc.integer({ min: 1, max: 7 }),
      hour: fc.integer({ min: 0, max: 11 }),
      minutes: fc.integer({ min: 15, max: 120 }),
    }),
    { maxLength: 8 },
  )
  .map((rows) =>
    rows.map(({ weekday, hour, minutes }, index) =>
      time(index + 1, weekday, `${String(2 * hour).padStart(2, '0')}:00`, minutes),
    ),
  )
  .map((times) =>
    times.filter((one, at) => times.findIndex((o) => o.weekday === one.weekday && o.startsAt === one.startsAt) === at),
  )

test('sessions conserve minutes, keep the order, never overlap, and keep to their times and days, for any input', () => {
  fc.assert(
    fc.property(
      anyTimes,
      fc.constantFrom('Europe/Berlin', 'America/Santiago', 'Asia/Kolkata', 'Australia/Lord_Howe', 'UTC'),
      fc.array(fc.tuple(fc.nat(150), fc.nat(9)), { maxLength: 4 }),
      fc.nat(24 * 20),
      (studyTimes, timeZone, ranges, hours) => {
        const daysOff = ranges.map(([from, length]) => ({
          first: addDays('2026-09-28', from),
          last: addDays('2026-09-28', from + length),
        }))
        const nowMs = Date.parse('2026-09-28T00:00:00Z') + hours * 3_600_000
        const today = new Date(nowMs).toISOString().slice(0, 10)
        const placed = place({ studyTimes, timeZone, daysOff, today, nowMs })
        expect(place({ studyTimes, timeZone, daysOff, today, nowMs })).toEqual(placed)
        let freeFromMs = -Infinity
        for (const week of placed) {
          const planned = plan.weeks.find(({ start }) => start === week.start)!
          const pieces = [...week.sessions.flatMap((session) => session.pieces), ...week.unplaced]
          expect(pieces.reduce((sum, { minutes }) => sum + minutes, 0)).toBe(Math.round(planned.usedHours * 60))
          const order = planned.entries.map(({ nodeId }) => nodeId)
          const positions = pieces.map(({ nodeId }) => order.indexOf(nodeId))
          expect(positions).toEqual([...positions].sort((a, b) => a - b))
          for (const { id, date, startsAtMs, endsAtMs } of week.sessions) {
            const own = studyTimes.find(({ number }) => id.endsWith(`/${number}`))!
            expect(weekdayOf(dayNumber(date))).toBe(own.weekday % 7)
            expect(startsAtMs).toBeGreaterThanOrEqual(
              Math.max(freeFromMs, instantOf({ date, time: own.startsAt, timeZone })),
            )
            expect(endsAtMs - startsAtMs).toBeLessThanOrEqual(own.minutes * 60_000)
            expect(date >= today && date >= week.start && date <= week.end).toBe(true)
            expect(daysOff.some(({ first, last }) => first <= date && date <= last)).toBe(false)
            freeFromMs = endsAtMs
          }
        }
        const ids = placed.flatMap(({ sessions }) => sessions.map(({ id }) => id))
        expect(new Set(ids).size).toBe(ids.length)
      },
    ),
    { seed: 17, numRuns: 120 },
  )
}, 60_000)

function entry(nodeId: string, hours: number, rest: Partial<PlanEntry> = {}): PlanEntry {
  const common = { skill: null, level: null, continued: false, done: false, suggestion: null, reason: null }
  return { ...common, nodeId, kind: 'reading', title: `Title of ${nodeId}`, hours, ...rest }
}
const stone = (nodeId: string) => entry(nodeId, 0, { kind: 'milestone' })

/** A week of hand-made entries from Monday, 5 January 2026, without reviews. */
function weekOf(entries: PlanEntry[], rest: Partial<PlanWeek> = {}): PlanWeek {
  return {
    index: 1,
    start: '2026-01-05',
    end: '2026-01-11',
    paused: false,
    frozen: false,
    availableDays: 7,
    entries,
    reviewHours: 0,
    usedHours: 0,
    capacityHours: 0,
    deepDive: null,
    ...rest,
  }
}

/** One week placed in UTC, seen from the Monday before its first session. */
function placeWeek(week: PlanWeek, studyTimes: StudyTime[], rest: Partial<SessionInput> = {}) {
  const now = { timeZone: 'UTC', today: '2026-01-05', nowMs: Date.parse('2026-01-05T00:00:00Z') }
  return place({ weeks: [week], studyTimes, ...now, ...rest })[0]!
}
const tuesday = time(1, 2, '19:00', 60)
const saturday = time(2, 6, '09:00', 120)
const minutesOf = (pieces: readonly { nodeId: string; minutes: number; continued: boolean }[]) =>
  pieces.map(({ nodeId, minutes, continued }) => `${nodeId} ${minutes}${continued ? ' continued' : ''}`)

test('a session holds its pieces with all that is said of them, and ends when its work does', () => {
  const start = Date.parse('2026-01-06T19:00:00Z')
  const piece = { kind: 'reading', continued: false }
  expect(placeWeek(weekOf([entry('a', 0.5), entry('b', 0.25)]), [tuesday])).toEqual({
    start: '2026-01-05',
    end: '2026-01-11',
    sessions: [
      {
        id: '2026-01-05/1',
        date: '2026-01-06',
        startsAtMs: start,
        endsAtMs: start + 45 * 60_000,
        pieces: [
          { ...piece, nodeId: 'a', title: 'Title of a', minutes: 30 },
          { ...piece, nodeId: 'b', title: 'Title of b', minutes: 15 },
        ],
      },
    ],
    milestones: [],
    unplaced: [],
  })
})

test('work that a time cannot hold continues in the next, and what no time holds is not placed', () => {
  const week = placeWeek(weekOf([entry('a', 1.5), entry('b', 2), entry('c', 1, { continued: true })]), [
    tuesday,
    saturday,
  ])
  expect(week.sessions.map(({ pieces }) => minutesOf(pieces))).toEqual([['a 60'], ['a 30 continued', 'b 90']])
  expect(minutesOf(week.unplaced)).toEqual(['b 30 continued', 'c 60 continued'])
  expect(minutesOf(placeWeek(weekOf([entry('a', 1), entry('b', 1)]), [tuesday]).unplaced)).toEqual(['b 60'])
})

test('times are taken by day and hour, in whatever order they were given', () => {
  const times = [time(1, 6, '09:00', 60), time(2, 2, '19:00', 60), time(3, 2, '08:00', 60), time(4, 7, '10:00', 60)]
  const { sessions } = placeWeek(weekOf([entry('a', 4)]), times)
  expect(sessions.map(({ id, date }) => [id, date])).toEqual([
    ['2026-01-05/3', '2026-01-06'],
    ['2026-01-05/2', '2026-01-06'],
    ['2026-01-05/1', '2026-01-10'],
    ['2026-01-05/4', '2026-01-11'],
  ])
})

test('in a week that begins on a Wednesday, Tuesday is its last day, of the next ISO week', () => {
  const week = weekOf([entry('a', 3)], { start: '2026-01-07', end: '2026-01-13' })
  const { sessions } = placeWeek(week, [tuesday, saturday])
  expect(sessions.map(({ id, date }) => [id, date])).toEqual([
    ['2026-01-05/2', '2026-01-10'],
    ['2026-01-12/1', '2026-01-13'],
  ])
})

test('a time that another still takes begins when that one ends, also where that one is past', () => {
  const times = [time(1, 2, '19:00', 120), time(2, 2, '20:00', 60)]
  const starts = (rest: Partial<SessionInput>) =>
    placeWeek(weekOf([entry('a', 3)]), times, rest).sessions.map(({ startsAtMs }) =>
      new Date(startsAtMs).toISOString().slice(11, 16),
    )
  expect(starts({})).toEqual(['19:00', '21:00'])
  expect(starts({ today: '2026-01-06', nowMs: Date.parse('2026-01-06T21:00:00Z') })).toEqual(['21:00'])
  expect(starts({ today: '2026-01-06', nowMs: Date.parse('2026-01-06T22:00:00Z') })).toEqual([])
})

test('what stands in a paused week has no time', () => {
  const week = placeWeek(weekOf([entry('a', 1)], { paused: true }), [tuesday])
  expect([week.sessions, minutesOf(week.unplaced)]).toEqual([[], ['a 60']])
})

test('a week is placed until its last day is over', () => {
  const placed = (today: string) => place({ weeks: [weekOf([])], timeZone: 'UTC', today })
  expect([placed('2026-01-11').length, placed('2026-01-12').length]).toEqual([1, 0])
})

test('minutes are rounded so that their sum is right, with the reviews of the whole week, finished work left out', () => {
  // 7.5 minutes each: 7.5, 15 and 22.5 round to 8, 15 and 23.
  const [one] = placeWeek(weekOf([entry('a', 0.125), entry('b', 0.125), entry('c', 0.125)]), [tuesday]).sessions
  expect(minutesOf(one!.pieces)).toEqual(['a 8', 'b 7', 'c 8'])
  // Two hours of study with half an hour of reviews: 75 minutes each.
  const week = weekOf([entry('done', 1, { done: true }), entry('a', 1)], { reviewHours: 0.5 })
  expect(minutesOf(placeWeek(week, [saturday]).sessions[0]!.pieces)).toEqual(['a 75'])
})

test.each<[string, PlanEntry[], string, Partial<SessionInput>]>([
  ['the session that its last work fills', [entry('a', 1), stone('M')], '2026-01-06', {}],
  ['the session that its last work begins', [entry('a', 0.5), stone('M')], '2026-01-06', {}],
  ['the next one where it takes a minute of it', [entry('a', 61 / 60), stone('M')], '2026-01-10', {}],
  ['the last day of the week where work has no time', [entry('a', 4), stone('M')], '2026-01-11', {}],
  [
    'the first day of a week to come where nothing is before it',
    [stone('M'), entry('a', 1)],
    '2026-01-05',
    {
      today: '2026-01-01',
    },
  ],
  ['today where nothing is before it in this week', [stone('M'), entry('a', 1)], '2026-01-07', { today: '2026-01-07' }],
])('a milestone stands on %s', (_name, entries, date, rest) => {
  const { milestones } = placeWeek(weekOf(entries), [tuesday, saturday], rest)
  expect(milestones).toEqual([{ nodeId: 'M', title: 'Title of M', date }])
})

test('a stone alone has a day and no session', () => {
  const week = placeWeek(weekOf([stone('M')]), [tuesday])
  expect([week.sessions, week.unplaced, week.milestones.length]).toEqual([[], [], 1])
})

test('sharesOfDays sums the minutes of each weekday, Sunday first', () => {
  expect(sharesOfDays([time(1, 7, '09:00', 60), time(2, 1, '09:00', 30), time(3, 1, '18:00', 45)])).toEqual([
    60, 75, 0, 0, 0, 0, 0,
  ])
  expect(sharesOfDays([time(1, 6, '09:00', 15)])).toEqual([0, 0, 0, 0, 0, 0, 15])
  expect(sharesOfDays([])).toBeNull()
})
