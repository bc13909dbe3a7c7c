import { expect, test } from 'vitest'
import { addDays } from '@/lib/planning/core/local-date'
import { bestThatFits, droppedBetween, relaxDeadline } from '@/lib/planning/core/relaxations'
import type { Misfit } from '@/lib/planning/core/relaxations'
import type { PlanGraph } from '@/lib/planning/core/plan-graph'
import type { Room } from '@/lib/planning/core/room'
import type { PlanInput } from '@/lib/planning/core/types'
import { buildWeekCalendar } from '@/lib/planning/core/week-calendar'
import { monday, promisedWeek, smallGraph, smallRoad, smallSkill } from '@/tests/support/small-road'
import type { SmallNode } from '@/tests/support/small-road'

const hour = 6000
const sunday = addDays(monday, 6)

/** Work of some hours and the level it leads to. */
const level = (skill: string, hours: number, value: number): SmallNode[] => [
  { id: `${skill}1-1`, skill, level: 1, ticks: hours * hour },
  {
    id: `goal:${skill}:1`,
    kind: 'goal',
    title: `${skill} at level 1`,
    skill,
    level: 1,
    value,
    isAim: true,
    needs: [`${skill}1-1`],
  },
]

/** A takes 1 h, B 2 h, and a memo about both half an hour: 3.5 h. */
const graph = smallGraph(
  [
    ...level('A', 1, 1),
    ...level('B', 2, 1),
    {
      id: 'MB',
      title: 'The memo',
      kind: 'milestone',
      ticks: hour / 2,
      value: 1,
      isAim: true,
      needs: ['goal:A:1', 'goal:B:1'],
    },
  ],
  [smallSkill('A'), smallSkill('B')],
)

interface Case extends Partial<Omit<Misfit, 'input'>> {
  input?: Partial<PlanInput>
  promised?: Room['frozen']
}

/** The answers where 3.5 h are to be done in one week of 1 h, unless something else is said. */
function answers({ input: own = {}, graph: of = graph, promised = null, ...rest }: Case = {}) {
  const input = smallRoad({ hoursPerWeek: 1, ...own })
  const room = { calendar: buildWeekCalendar(input), frozen: promised }
  return relaxDeadline({
    input: { ...input, deadline: own.deadline ?? sunday },
    graph: of,
    kept: new Uint8Array(of.nodes.length).fill(1),
    room,
    needTicks: of.nodes.reduce((sum, { ticks }) => sum + ticks, 0),
    searchLimit: 100,
    isBestKept: false,
    ...rest,
  })
}

test('an impossible week is told with every way out, each the smallest', () => {
  expect(answers()).toEqual({
    hoursNeeded: 3.5,
    hoursAvailable: 1,
    workingWeeks: 1,
    moreHours: {
      hoursPerWeek: 3.5,
      extraHoursPerWeek: 2.5,
      sentence: '3 h 30 min a week: 2 h 30 min more, for one week. Everything else stays.',
      patch: { hoursPerWeek: 3.5 },
    },
    laterDate: {
      weeksLater: 3,
      deadline: '2026-02-01',
      sentence: 'Three weeks later: 1 February instead of 11 January.',
      patch: { deadline: '2026-02-01' },
    },
    fewerGoals: {
      goals: [
        { id: 'goal:B:1', title: 'B at level 1', skill: 'B', level: 1, because: 'not-now' },
        { id: 'MB', title: 'The memo', skill: null, level: null, because: 'not-now' },
      ],
      hoursSaved: 2.5,
      opens: [{ id: 'MB', title: 'The memo', waitsFor: [{ skill: 'B', level: 1 }] }],
      proven: true,
      sentence:
        'One level and one milestone fewer: skill B waits; “The memo” waits. 2.5 h saved, at a price: “The memo” stays open until skill B reaches level 1.',
      patch: {
        overrides: [
          { kind: 'not-now', id: 'goal:B:1' },
          { kind: 'not-now', id: 'MB' },
        ],
      },
    },
    // 3.5 h in four, three, two weeks and one: from 0.875, 1.17, 1.75 and 3.5 h a week on.
    tradeOff: [
      { hoursPerWeek: 1, weeksLater: 3, deadline: '2026-02-01' },
      { hoursPerWeek: 1.25, weeksLater: 2, deadline: '2026-01-25' },
      { hoursPerWeek: 1.75, weeksLater: 1, deadline: '2026-01-18' },
      { hoursPerWeek: 3.5, weeksLater: 0, deadline: sunday },
    ],
  })
})

test('fewer goals come on top of what the learner has said, and are no other way where the best that fits is kept', () => {
  const overrides = [{ kind: 'first' as const, id: 'A' }]
  expect(answers({ input: { overrides } }).fewerGoals!.patch.overrides).toEqual([
    { kind: 'first', id: 'A' },
    { kind: 'not-now', id: 'goal:B:1' },
    { kind: 'not-now', id: 'MB' },
  ])
  expect(answers({ isBestKept: true })).toEqual({ ...answers(), fewerGoals: null })
})

test('more hours are the next quarter that is enough', () => {
  const more = (needTicks: number, hoursPerWeek = 1) =>
    answers({ needTicks, input: { hoursPerWeek } }).moreHours?.hoursPerWeek ?? null
  expect(more(1.25 * hour)).toBe(1.25)
  expect(more(1.25 * hour + 1)).toBe(1.5)
  expect(more(1.2 * hour, 1.1)).toBe(1.25)
  // The form takes no fewer than half an hour.
  expect(more(0.2 * hour, 0.1)).toBe(0.5)
  expect(more(0.6 * hour, 0.1)).toBe(0.75)
})

test('more hours go up to sixty a week', () => {
  const more = (needTicks: number, hoursPerWeek: number) => answers({ needTicks, input: { hoursPerWeek } }).moreHours
  expect(more(60 * hour, 1)?.hoursPerWeek).toBe(60)
  expect(more(60 * hour, 59.75)).toMatchObject({ hoursPerWeek: 60, extraHoursPerWeek: 0.25 })
  expect(more(60 * hour + 1, 1)).toBeNull()
  expect(more(60 * hour + 1, 60)).toBeNull()
})

test('weeks with room are counted in the sentence, pauses are none', () => {
  const input = { deadline: addDays(sunday, 14), pauses: ['2026-W03'] }
  expect(answers({ input })).toMatchObject({
    hoursAvailable: 2,
    workingWeeks: 2,
    moreHours: { sentence: '1 h 45 min a week: 45 min more, for two weeks. Everything else stays.' },
  })
})

test('a date in the past leaves no hours and no number of them that would do', () => {
  const { hoursAvailable, workingWeeks, moreHours, laterDate, fewerGoals, tradeOff } = answers({
    input: { deadline: addDays(monday, -1) },
  })
  expect({ hoursAvailable, workingWeeks, moreHours }).toEqual({ hoursAvailable: 0, workingWeeks: 0, moreHours: null })
  expect(laterDate).toMatchObject({ weeksLater: 4, deadline: '2026-02-01' })
  expect(fewerGoals!.goals.map(({ id }) => id)).toEqual(['goal:A:1', 'goal:B:1', 'MB'])
  // Up to sixty hours no week can be saved beyond the first.
  expect(tradeOff.at(-1)).toEqual({ hoursPerWeek: 3.5, weeksLater: 1, deadline: sunday })
})

test('what is promised for this week and ends later than the date makes no hours below none', () => {
  const calendar = buildWeekCalendar(smallRoad())
  // Of 14 h of the week 2 h lie before Tuesday; 5 h are promised, and of what is kept A is one of them.
  const held = (doneTicks: number) =>
    answers({
      input: { deadline: monday },
      promised: promisedWeek(calendar.weekAt(0), { doneTicks, promised: [{ node: 0, ticks: 5 * hour }] }),
    })
  expect(held(0)).toMatchObject({ hoursAvailable: 0 })
  // −3 h and the 5 h promised leave 2 h: the memo and one level do not fit, A does.
  expect(held(0).fewerGoals!.goals.map(({ id }) => id)).toEqual(['goal:B:1', 'MB'])
  // With 2 h done nothing is left, with more than that the hours are below none.
  expect(held(2 * hour).fewerGoals!.goals.map(({ id }) => id)).toEqual(['goal:A:1', 'goal:B:1', 'MB'])
  expect(held(2 * hour + 1).fewerGoals).toBeNull()
})

test('the date moves no further than twenty years, and hours from which on it is reached are offered', () => {
  // At half an hour a week there are 520 h in twenty years, at three quarters 780.
  const { laterDate, moreHours, tradeOff } = answers({ input: { hoursPerWeek: 0.5 }, needTicks: 700 * hour })
  expect([laterDate, moreHours]).toEqual([null, null])
  // 700 / 0.75 = 933.3 weeks.
  expect(tradeOff[0]).toEqual({ hoursPerWeek: 0.75, weeksLater: 933, deadline: addDays(sunday, 7 * 933) })
  // 700 / 60 = 11.7 weeks, and just as many from 58.5 h on: 700 / 58.5 = 11.97.
  expect(tradeOff.at(-1)).toEqual({ hoursPerWeek: 58.5, weeksLater: 11, deadline: addDays(sunday, 77) })
})

test('where sixty hours a week are too few for twenty years there is no trade-off', () => {
  expect(answers({ needTicks: 62_401 * hour })).toMatchObject({ laterDate: null, moreHours: null, tradeOff: [] })
})

test('the trade-off begins at what a learner can choose', () => {
  expect(answers({ input: { hoursPerWeek: 0.1 }, needTicks: 2 * hour }).tradeOff[0]).toMatchObject({
    hoursPerWeek: 0.5,
    weeksLater: 3,
  })
})

test('of equally many goals those of more value stay', () => {
  const dropped = (one: number, other: number) =>
    answers({ graph: smallGraph([...level('A', 1, one), ...level('B', 1, other)]) }).fewerGoals!.goals.map(
      ({ id }) => id,
    )
  expect(dropped(1, 2)).toEqual(['goal:A:1'])
  expect(dropped(2, 1)).toEqual(['goal:B:1'])
})

test('goals outside the plan are neither kept nor named, nor is a milestone that was open before', () => {
  const kept = new Uint8Array(graph.nodes.length).fill(1)
  for (const id of ['A1-1', 'goal:A:1', 'MB']) kept[graph.indexOf.get(id)!] = 0
  const { fewerGoals } = answers({ kept, needTicks: 2 * hour })
  expect(fewerGoals).toMatchObject({ hoursSaved: 2, opens: [] })
  expect(fewerGoals!.goals.map(({ id }) => id)).toEqual(['goal:B:1'])
})

test('fewer goals counts goals, not the pieces of work that lead to them', () => {
  const quarter = { ticks: hour / 4 }
  const pieces = ['A1-1', 'A1-2', 'A1-3', 'A1-4']
  const own = smallGraph([
    ...pieces.map((id) => ({ id, ...quarter })),
    { id: 'goal:A:1', kind: 'goal', skill: 'A', level: 1, value: 1, isAim: true, needs: pieces },
    ...level('B', 0.5, 1),
    ...level('C', 0.5, 1),
  ])
  expect(answers({ graph: own }).fewerGoals!.goals.map(({ id }) => id)).toEqual(['goal:A:1'])
})

test('a milestone without work of its own stays with its levels, and counts for nothing', () => {
  const stone = (needs: string[]): SmallNode => ({
    id: 'MB',
    title: 'The memo',
    kind: 'milestone',
    value: 1,
    isAim: true,
    needs,
  })
  const opens = (needs: string[]) => {
    const own = smallGraph([...level('A', 1, 1), ...level('B', 2, 1), stone(needs)])
    const { goals, opens: open } = answers({ graph: own }).fewerGoals!
    return [goals.map(({ id }) => id), open.map(({ id }) => id)]
  }
  expect(opens(['goal:A:1'])).toEqual([['goal:B:1'], []])
  expect(opens(['goal:A:1', 'goal:B:1'])).toEqual([['goal:B:1'], ['MB']])
})

test('a search that is cut short says so', () => {
  expect(answers({ searchLimit: 0 }).fewerGoals).toMatchObject({ proven: false, hoursSaved: 3.5 })
})

test('dropped are levels asked for and milestones with work that are in one set and not in the other', () => {
  const aims: SmallNode[] = [
    { id: 'lesson', ticks: 100 },
    { id: 'goal:A:1', kind: 'goal', title: 'A 1', skill: 'A', level: 1, isAim: true },
    { id: 'goal:A:2', kind: 'goal', title: 'A 2', skill: 'A', level: 2 },
    { id: 'MB', kind: 'milestone', title: 'MB', isAim: true, ticks: 1 },
    { id: 'MC', kind: 'milestone', title: 'MC', isAim: true },
  ]
  const own: PlanGraph = smallGraph(aims)
  const [all, none] = [new Uint8Array(5).fill(1), new Uint8Array(5)]
  const because = 'hours'
  expect(droppedBetween(own, { before: all, after: none, because })).toEqual([
    { id: 'goal:A:1', title: 'A 1', skill: 'A', level: 1, because },
    { id: 'MB', title: 'MB', skill: null, level: null, because },
  ])
  expect(droppedBetween(own, { before: all, after: all, because })).toEqual([])
  expect(droppedBetween(own, { before: none, after: none, because })).toEqual([])
  expect(droppedBetween(own, { before: none, after: all, because })).toEqual([])
})

test('the best that fits keeps date and hours and names what waits', () => {
  const goals = [{ id: 'goal:B:1', title: 'B at level 1', skill: 'B', level: 1, because: 'hours' as const }]
  expect(bestThatFits(graph, goals)).toEqual({
    goals,
    sentence:
      'Date and hours stay, and the plan holds what brings most in them. It is chosen again whenever something changes. One level fewer for now: skill B waits.',
    patch: { overflow: 'choose-best' },
  })
})
