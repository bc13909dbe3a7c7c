import { expect, test } from 'vitest'
import { buildPlan } from '@/lib/planning/core/build-plan'
import { comparePlans } from '@/lib/planning/core/compare-plans'
import type { PlanInput } from '@/lib/planning/core/types'
import { around, realInput } from '@/tests/support/planning-fixture'

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
