import { expect, test } from 'vitest'
import { buildPlan, outlinePlan } from '@/lib/planning/core/build-plan'
import { comparePlans, type ComparedPlan } from '@/lib/planning/core/compare-plans'
import type { EntryKind, Plan, PlanInput } from '@/lib/planning/core/types'
import { around, realInput } from '@/tests/support/planning-fixture'
import { shortRoad } from '@/tests/support/short-road'

const levels = (level: number) => around(level, 0.6)
const compared = (input: PlanInput) => ({ input, plan: buildPlan(input) })
const basic = compared(realInput({ levels }))

test('a plan compared with itself gains and loses nothing', () => {
  const { now, then, ...difference } = comparePlans(basic, basic)
  expect(now).toEqual(then)
  expect(difference).toEqual({ levelsGained: [], levelsLost: [], milestonesGained: [], milestonesLost: [] })
  expect(now.weeks).toBe(basic.plan.weeks.length)
  expect(now.thisWeek.reduce((sum, { hours }) => sum + hours, 0)).toBeCloseTo(8 / 1.1, 4)
})

test('a longer horizon gains levels and milestones, and the reverse loses the same', () => {
  const longer = compared(realInput({ levels, stages: 2 }))
  const there = comparePlans(basic, longer)
  const back = comparePlans(longer, basic)
  expect(there.levelsGained.length).toBeGreaterThan(5)
  expect(there.milestonesGained.length).toBeGreaterThan(0)
  expect(back.levelsLost).toEqual(there.levelsGained)
  expect(back.milestonesLost).toEqual(there.milestonesGained)
  expect(there.then.weeks).toBeGreaterThan(there.now.weeks)
})

test('weeks count from the current one, and what is finished counts no more', () => {
  const first = basic.plan.weeks[0]!.entries[0]!.nodeId
  const later = compared({ ...basic.input, finished: [first], today: '2026-10-12' })
  const { then } = comparePlans(basic, later)
  expect(then.weeks).toBe(later.plan.weeks.filter(({ start }) => start >= '2026-10-12').length)
  expect(then.thisWeek.map(({ id }) => id)).not.toContain(first)
})

test('a date that cannot be met is said of the plan that has it', () => {
  const { now, then } = comparePlans(basic, compared({ ...basic.input, deadline: '2026-10-20' }))
  expect([now.fits, then.fits]).toEqual([true, false])
})

/** A plan told in its weeks: of each its first day and its entries as id, kind and whether done. */
function plain(
  weeks: readonly (readonly [
    start: string,
    entries: readonly (readonly [id: string, kind: EntryKind, done: boolean])[],
  ])[],
  rest: Partial<Plan> = {},
): ComparedPlan {
  const plan = {
    weeks: weeks.map(([start, entries]) => ({
      start,
      entries: entries.map(([nodeId, kind, done]) => ({ nodeId, kind, done, title: `Title of ${nodeId}`, hours: 1.5 })),
    })),
    finishDate: '2026-10-20',
    remainingHours: 12,
    goals: [],
    fits: true,
    ...rest,
  } as unknown as Plan
  return { plan, input: shortRoad({ today: '2026-10-07' }) }
}
const figuresOf = (compared: ComparedPlan) => comparePlans(compared, compared).now

test('figures count from the current week to the last with open work, and name its open entries without stones', () => {
  const goals = [{ id: 'goal:A:1' }, { id: 'goal:B:1' }] as unknown as Plan['goals']
  const compared = plain(
    [
      ['2026-09-28', [['past', 'reading', false]]],
      [
        '2026-10-05',
        [
          ['done', 'reading', true],
          ['M', 'milestone', false],
          ['open', 'lab', false],
        ],
      ],
      ['2026-10-12', []],
      [
        '2026-10-19',
        [
          ['late', 'practice', false],
          ['N', 'milestone', true],
          ['other', 'practice', true],
        ],
      ],
      ['2026-10-26', [['finished', 'practice', true]]],
    ],
    { goals },
  )
  expect(figuresOf(compared)).toEqual({
    weeks: 3,
    finishDate: '2026-10-20',
    remainingHours: 12,
    levels: 2,
    milestones: 1,
    fits: true,
    thisWeek: [{ id: 'open', title: 'Title of open', hours: 1.5 }],
  })
})

test('a plan that is behind altogether has no week ahead and nothing in this one', () => {
  const compared = plain([['2026-09-28', [['past', 'reading', false]]]], { finishDate: null, fits: false })
  expect(figuresOf(compared)).toMatchObject({ weeks: 0, thisWeek: [], finishDate: null, fits: false })
})

test('levels and milestones are gained and lost by their ids; a milestone that is done counts no more', () => {
  const goals = (...ids: string[]) => ids.map((id) => ({ id })) as unknown as Plan['goals']
  const now = plain(
    [
      [
        '2026-10-05',
        [
          ['M', 'milestone', false],
          ['N', 'milestone', false],
          ['work:P', 'milestone-work', false],
        ],
      ],
    ],
    { goals: goals('a', 'b') },
  )
  const then = plain(
    [
      ['2026-10-05', [['M', 'milestone', true]]],
      [
        '2026-10-12',
        [
          ['N', 'milestone', false],
          ['O', 'milestone', false],
        ],
      ],
    ],
    { goals: goals('b', 'c') },
  )
  const { levelsGained, levelsLost, milestonesGained, milestonesLost } = comparePlans(now, then)
  expect([levelsGained, levelsLost]).toEqual([[{ id: 'c' }], [{ id: 'a' }]])
  expect([milestonesGained, milestonesLost]).toEqual([['O'], ['M']])
})

test.each([
  ['all of it shown', 'run-over'],
  ['the best that fits', 'choose-best'],
] as const)('an outline has the levels, milestones, weeks and hours of the plan that is told: %s', (_, overflow) => {
  const first = buildPlan(realInput({ hoursPerWeek: 8 }))
  const input: PlanInput = { ...realInput({ hoursPerWeek: 6, deadline: '2027-01-31' }), overflow, previous: first }
  const told = buildPlan(input)
  const outline = outlinePlan(input)
  const now = { plan: first, input }
  expect(told.relaxations).not.toBeNull()
  expect(comparePlans(now, { plan: outline, input })).toEqual(comparePlans(now, { plan: told, input }))
  const withoutReasons = ({ weeks }: Pick<Plan, 'weeks'>) =>
    weeks.map((week) => ({ ...week, entries: week.entries.map(({ reason: _reason, ...entry }) => entry) }))
  expect(withoutReasons(outline)).toEqual(withoutReasons(told))
  expect(outline.goals).toEqual(told.goals)
})
