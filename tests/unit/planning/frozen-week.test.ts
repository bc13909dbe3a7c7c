import { expect, test } from 'vitest'
import { buildPlan } from '@/lib/planning/core/build-plan'
import { readFrozenWeek, readPastWeeks } from '@/lib/planning/core/frozen-week'
import { dayNumber } from '@/lib/planning/core/local-date'
import { buildPlanGraph } from '@/lib/planning/core/plan-graph'
import type { Plan, PlanEntry, PlanInput, PlanWeek } from '@/lib/planning/core/types'
import { buildWeekCalendar } from '@/lib/planning/core/week-calendar'
import { studyHour, shortMilestone, shortRoad, shortSkill } from '@/tests/support/short-road'

const [A, B, C] = ['practice:A:1', 'practice:B:1', 'practice:C:1']

function entry(nodeId: string, hours: number, rest: Partial<PlanEntry> = {}): PlanEntry {
  const [, skill = null] = nodeId.split(':')
  const common = { title: nodeId, level: 1, continued: false, done: false, suggestion: null, reason: null }
  return { ...common, nodeId, kind: 'practice', skill, hours, ...rest }
}

/** A whole promised week of 5 h from a Monday on. */
function week(entries: readonly PlanEntry[], rest: Partial<PlanWeek> = {}): PlanWeek {
  return {
    index: 1,
    start: '2026-09-28',
    end: '2026-10-04',
    paused: false,
    frozen: true,
    availableDays: 7,
    daysOff: [],
    entries,
    reviewHours: 1,
    usedHours: 5,
    capacityHours: 5,
    deepDive: { nodeId: A, hours: 2 },
    ...rest,
  }
}
const promise = [entry(A, 2), entry(B, 2)]

/** Skills of which level 1 takes 2 h; C takes 1 h. */
function road(rest: Partial<PlanInput> = {}): PlanInput {
  const skills = [shortSkill('A', 'M'), shortSkill('B', 'M'), shortSkill('C')]
  return shortRoad({ targets: { A: 1, B: 1, C: 1 }, skills, ...rest })
}

/** What is kept of the current week of a plan with these weeks, its work named by id. `left` is work that is not kept. */
function frozen(weeks: readonly PlanWeek[], { left = [], ...changes }: Partial<PlanInput> & { left?: string[] } = {}) {
  const input = { ...road(changes), previous: { weeks } as unknown as Plan }
  const graph = buildPlanGraph(input)
  const kept = Uint8Array.from(graph.nodes, ({ id }) => (left.includes(id) ? 0 : 1))
  const held = readFrozenWeek({ input, graph, kept, current: buildWeekCalendar(input).weekAt(0) })
  if (held === null) return null
  return { ...held, promised: held.promised.map(({ node, ticks }) => [graph.nodes[node]!.id, ticks]) }
}

const HOUR = studyHour
const allDays = [1, 1, 1, 1, 1, 1, 1]
const monday = dayNumber('2026-09-28')
const plainWeek = {
  index: 1,
  firstDay: monday,
  isPaused: false,
  shares: allDays,
  wholeShare: 7,
  availableDays: 7,
  daysOff: [],
}

test('the promise of the current week is kept as it is', () => {
  expect(frozen([week(promise)])).toEqual({
    week: plainWeek,
    done: [],
    promised: [
      [A, 2 * HOUR],
      [B, 2 * HOUR],
    ],
    promisedTicks: 4 * HOUR,
    doneTicks: 0,
    capacityTicks: 30_000,
    freeTicks: 0,
  })
})

test('of several weeks the one of today is kept', () => {
  const weeks = [week(promise), week([entry(C, 1)], { index: 2, start: '2026-10-05', end: '2026-10-11' })]
  expect(frozen(weeks, { today: '2026-10-07' })).toMatchObject({
    promised: [[C, HOUR]],
    capacityTicks: 30_000,
    freeTicks: 30_000 - HOUR,
  })
})

test('without a former plan, and in a week it did not reach, nothing is promised', () => {
  expect(readFrozenWeek(stateOf(road()))).toBeNull()
  expect(frozen([week(promise)], { today: '2026-10-05' })).toBeNull()
})

function stateOf(input: PlanInput) {
  const graph = buildPlanGraph(input)
  const kept = new Uint8Array(graph.nodes.length).fill(1)
  return { input, graph, kept, current: buildWeekCalendar(input).weekAt(0) }
}

test.each<[string, Partial<PlanWeek>, Partial<PlanInput>]>([
  ['was taken off when it was planned', { paused: true }, {}],
  ['is taken off now', {}, { pauses: ['2026-09-28'] }],
  ['had no day for study', { availableDays: 0 }, {}],
])('nothing is promised in a week that %s', (_, rest, changes) => {
  expect(frozen([week(promise, rest)], changes)).toBeNull()
})

test('room that nobody holds is free: work that left the road, was not chosen, or moves to a later week', () => {
  const gone = week([entry('practice:Z:1', 2), entry(B, 2)])
  expect(frozen([gone])).toMatchObject({ promised: [[B, 2 * HOUR]], freeTicks: 2 * HOUR })
  expect(frozen([week(promise)], { left: [A] })).toMatchObject({ promised: [[B, 2 * HOUR]], freeTicks: 2 * HOUR })
  const move = (date: string) => frozen([week(promise)], { overrides: [{ kind: 'move', id: A, week: date }] })
  expect(move('2026-10-05')).toMatchObject({ promised: [[B, 2 * HOUR]], freeTicks: 2 * HOUR })
  // Moved to this week it stays.
  expect(move('2026-10-04')!.promised).toEqual(frozen([week(promise)])!.promised)
})

test('what is finished keeps its place in the week, marked as done, and is promised no more', () => {
  expect(frozen([week(promise)], { finished: [A] })).toMatchObject({
    done: [entry(A, 2, { done: true })],
    promised: [[B, 2 * HOUR]],
    promisedTicks: 2 * HOUR,
    doneTicks: 2 * HOUR,
    capacityTicks: 30_000,
    freeTicks: 0,
  })
})

test('the work of a milestone is finished by itself or with its milestone, and by nothing else', () => {
  const weeks = [
    week([entry('work:M', 1, { kind: 'milestone-work' }), entry('more:M', 1), entry('M', 0, { kind: 'milestone' })]),
  ]
  const milestones = [shortMilestone('M', 1, ['A'])]
  const doneWith = (finished: string[]) => {
    const held = frozen(weeks, { milestones, finished: [A, ...finished] })
    return [held!.done.map(({ nodeId }) => nodeId), held!.promised]
  }
  expect(doneWith([])).toEqual([[], [['M', HOUR]]])
  expect(doneWith(['work:M'])).toEqual([['work:M'], []])
  expect(doneWith(['M'])).toEqual([['work:M', 'M'], []])
})

test('days taken off since take their share of the promise, from its end', () => {
  const weekend = [{ first: '2026-10-03', last: '2026-10-04' }]
  // Five days of seven of 30,000 ticks; the 2 h of A stay whole, B is cut.
  expect(frozen([week(promise)], { daysOff: weekend })).toEqual({
    week: {
      ...plainWeek,
      shares: [1, 1, 1, 1, 1, 0, 0],
      availableDays: 5,
      daysOff: [monday + 5, monday + 6],
    },
    done: [],
    promised: [
      [A, 15_000],
      [B, 6_428],
    ],
    promisedTicks: 21_428,
    doneTicks: 0,
    capacityTicks: 21_428,
    freeTicks: 0,
  })
  // What is finished has taken its room already.
  expect(frozen([week(promise)], { daysOff: weekend, finished: [A] })).toMatchObject({
    doneTicks: 15_000,
    promised: [[B, 6_428]],
    capacityTicks: 21_428,
  })
  // Three days of seven are 12,857 ticks, and A takes them all.
  const rest = [{ first: '2026-10-01', last: '2026-10-04' }]
  expect(frozen([week(promise)], { daysOff: rest })).toMatchObject({ promised: [[A, 12_857]], freeTicks: 0 })
})

test('of a week whose days are all taken off only what is finished is left', () => {
  const daysOff = [{ first: '2026-09-28', last: '2026-10-04' }]
  expect(frozen([week(promise)], { daysOff, finished: [A] })).toMatchObject({
    week: { shares: [0, 0, 0, 0, 0, 0, 0], wholeShare: 7, availableDays: 0 },
    doneTicks: 15_000,
    promised: [],
    capacityTicks: 15_000,
    freeTicks: 0,
  })
})

test('days given back give back their share of the room', () => {
  const short = week([entry(A, 2)], {
    availableDays: 5,
    daysOff: ['2026-10-03', '2026-10-04'],
    capacityHours: 15_000 / 6_000,
  })
  // Seven days have 7 / 5 of the room of five.
  expect(frozen([short])).toMatchObject({ week: plainWeek, capacityTicks: 21_000, freeTicks: 6_000 })
  // And five of seven days of 21,000 ticks are 15,000 again, to the tick.
  const long = week([entry(A, 2)], { capacityHours: 21_000 / 6_000 })
  expect(frozen([long], { daysOff: [{ first: '2026-10-03', last: '2026-10-04' }] })!.capacityTicks).toBe(15_000)
})

test('a promise is kept whole where its days stay, although more reviews have made it longer than its week', () => {
  // 4 h of study take 5.2 h with 30 % of reviews.
  expect(frozen([week(promise)], { reviewOverhead: 0.3 })).toMatchObject({
    promisedTicks: 31_200,
    capacityTicks: 30_000,
    freeTicks: 0,
  })
  expect(frozen([week(promise)], { reviewOverhead: 0.3, finished: [A, B] })).toMatchObject({
    doneTicks: 31_200,
    capacityTicks: 30_000,
    freeTicks: 0,
  })
})

test('a week of a plan from before there were days off is kept as well', () => {
  const { daysOff: _, ...old } = week(promise)
  expect(frozen([old])).toMatchObject({ week: plainWeek, capacityTicks: 30_000, promisedTicks: 30_000 })
})

test('a week keeps the days it had when it was promised, although some of them are behind', () => {
  // The plan began on Thursday, with one day off behind it; today is Saturday.
  const begun = week([entry(A, 1)], { availableDays: 3, daysOff: ['2026-10-02'], capacityHours: 2 })
  const daysOff = [{ first: '2026-10-02', last: '2026-10-02' }]
  expect(frozen([begun], { startDate: '2026-10-01', today: '2026-10-03', daysOff })).toMatchObject({
    week: { shares: [0, 0, 0, 1, 0, 1, 1], availableDays: 3, daysOff: [monday + 4] },
    capacityTicks: 12_000,
  })
})

/** Study on Tuesdays for two hours and on Saturdays for four. */
const dayShares = [0, 0, 120, 0, 0, 0, 240]

test('days count for the study of their weekday', () => {
  expect(frozen([week(promise)], { dayShares })!.week).toMatchObject({
    shares: [0, 120, 0, 0, 0, 240, 0],
    wholeShare: 360,
  })
  // Without Saturday a third of the 30,000 ticks is left.
  const daysOff = [{ first: '2026-10-03', last: '2026-10-03' }]
  expect(frozen([week(promise)], { dayShares, daysOff })!.capacityTicks).toBe(10_000)
})

test('where only days without study time are left of a week, each of them counts the same', () => {
  const onlyTuesdays = [0, 0, 120, 0, 0, 0, 0]
  const sunday = week([entry(A, 0.5)], { availableDays: 1, capacityHours: 4_285 / 6_000 })
  const changes = { dayShares: onlyTuesdays, startDate: '2026-10-04', today: '2026-10-04' }
  expect(frozen([sunday], changes)).toMatchObject({
    week: { shares: [0, 0, 0, 0, 0, 0, 1], wholeShare: 7, availableDays: 1 },
    capacityTicks: 4_285,
  })
  // Of Friday to Sunday, Sunday is taken off: two days of three.
  const fromFriday = week([entry(A, 1)], { availableDays: 3, capacityHours: 12_857 / 6_000 })
  const daysOff = [{ first: '2026-10-04', last: '2026-10-04' }]
  const begun = { ...changes, startDate: '2026-10-02', today: '2026-10-02', daysOff }
  expect(frozen([fromFriday], begun)).toMatchObject({
    week: { shares: [0, 0, 0, 0, 1, 1, 0], wholeShare: 7 },
    capacityTicks: 8_571,
  })
})

test('work whose needs are neither done nor promised whole makes room for them, and so does what builds on it', () => {
  const need = (skill: string) => [{ skill, level: 1, forLevel: 1 }]
  const skills = [shortSkill('A'), shortSkill('B', 'S', need('A')), shortSkill('C', 'S', need('B')), shortSkill('D')]
  const held = (entries: PlanEntry[], finished: string[] = []) =>
    frozen([week(entries)], {
      skills,
      stages: shortRoad({ targets: { A: 1, B: 1, C: 1, D: 1 } }).stages,
      finished,
    })!.promised.map(([id]) => id)
  const D = 'practice:D:1'
  // A was missed: B has no ground, and C none without B.
  expect(held([entry(B, 1), entry(C, 1), entry(D, 1)])).toEqual([D])
  expect(held([entry(A, 1), entry(B, 1), entry(C, 1), entry(D, 1)])).toEqual([A, B, C, D])
  expect(held([entry(B, 1), entry(C, 1)], [A])).toEqual([B, C])
  // A part of B stands on A, and is no ground for C; a tick may be missing.
  expect(held([entry(B, 0.5), entry(C, 1)], [A])).toEqual([B])
  expect(held([entry(B, 1 - 1 / HOUR), entry(C, 1)], [A])).toEqual([B, C])
  expect(held([entry(B, 1 - 2 / HOUR), entry(C, 1)], [A])).toEqual([B])
})

test('a new first day of the week keeps what was finished, and gives the days that are left a week of room', () => {
  const finished = [A]
  expect(frozen([week(promise)], { weekStart: 3, today: '2026-09-30', finished })).toEqual({
    week: { ...plainWeek, index: 2, firstDay: monday + 2 },
    done: [entry(A, 2, { done: true })],
    promised: [],
    promisedTicks: 0,
    doneTicks: 15_000,
    capacityTicks: 45_000,
    freeTicks: 30_000,
  })
  expect(frozen([week(promise)], { weekStart: 3, today: '2026-09-30' })).toBeNull()
  expect(frozen([week(promise)], { weekStart: 3, today: '2026-09-30', finished, pauses: ['2026-09-30'] })).toBeNull()
})

test.each<[string, Partial<PlanInput>, string[]]>([
  ['its first day', { weekStart: 2, today: '2026-09-28' }, [A]],
  ['its last day', { weekStart: 0, today: '2026-10-04' }, [A]],
  ['the day before it', { weekStart: 2, today: '2026-09-27' }, [C]],
  [
    'the start that lies in it, before which nothing counts',
    { weekStart: 3, today: '2026-09-20', startDate: '2026-10-01' },
    [A],
  ],
])('the week that was cut anew is the one that holds %s', (_, changes, ids) => {
  const past = week([entry(C, 1)], { start: '2026-09-21', end: '2026-09-27', index: 0 })
  const before = { startDate: '2026-09-21', finished: [A, C] }
  expect(frozen([past, week(promise)], { ...before, ...changes })!.done.map(({ nodeId }) => nodeId)).toEqual(ids)
})

test('what was finished of a later week does not hold the current one', () => {
  const later = week(promise, { start: '2026-10-05', end: '2026-10-11' })
  expect(frozen([later], { finished: [A] })).toBeNull()
})

test('weeks behind are reduced to what was finished in them', () => {
  const input = road({ finished: [A], today: '2026-10-05' })
  const weeks = [week(promise), week([entry(A, 1)], { index: 2, start: '2026-10-05', end: '2026-10-11' })]
  expect(readPastWeeks({ ...input, previous: { weeks } as unknown as Plan })).toEqual([
    {
      ...week([entry(A, 2, { done: true })]),
      frozen: false,
      reviewHours: 0.5,
      usedHours: 2.5,
      deepDive: null,
    },
  ])
  expect(readPastWeeks(input)).toEqual([])
})

test('a week is behind from the day after its last one, counted from the start where that lies ahead', () => {
  const count = (today: string, startDate = '2026-09-28') =>
    readPastWeeks(road({ today, startDate, previous: { weeks: [week(promise)] } as unknown as Plan })).length
  expect([count('2026-10-04'), count('2026-10-05'), count('2026-10-01', '2026-10-05')]).toEqual([0, 1, 1])
})

test('the promised week that buildPlan keeps has the room of its promise', () => {
  const input = road()
  const plan = buildPlan({ ...input, previous: buildPlan(input), hoursPerWeek: 10 })
  expect(plan.weeks.map(({ frozen: isFrozen, capacityHours }) => [isFrozen, capacityHours])).toEqual([
    [true, 5],
    [false, 10],
  ])
})
