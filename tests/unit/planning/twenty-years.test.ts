import { expect, test } from 'vitest'
import { buildPlan } from '@/lib/planning/core/build-plan'
import { hoursRange } from '@/lib/planning/core/hours-range'
import { addDays } from '@/lib/planning/core/local-date'
import { replan } from '@/lib/planning/core/replan'
import type { Plan } from '@/lib/planning/core/types'
import { realInput } from '@/tests/support/planning-fixture'

const WEEKS = 1040
/** A basic stage at six minutes a week takes some 26 years. */
const endless = realInput({ hoursPerWeek: 0.1 })
const hoursIn = ({ weeks }: Plan) => weeks.reduce((sum, { usedHours }) => sum + usedHours, 0)

test('the longest road of the domain at half an hour a week is answered', () => {
  const road = { track: 'native', background: 'zero_base', stages: 3 }
  const { limitDay, remainingHours, relaxations } = buildPlan(realInput({ ...road, hoursPerWeek: 0.5 }))
  expect(limitDay).not.toBeNull()
  expect(remainingHours).toBeLessThanOrEqual(WEEKS * 0.5)
  expect(relaxations!.moreHours!.hoursPerWeek).toBe(0.75)
})

test('work that takes more than twenty years is chosen, not cut: the weeks are full, and what waits has a name', () => {
  const plan = buildPlan(endless)
  const all = buildPlan({ ...endless, hoursPerWeek: 8 })
  expect(plan.limitDay).toBe(addDays('2026-09-28', 7 * WEEKS - 1))
  expect(plan.weeks.length).toBeLessThanOrEqual(WEEKS)
  expect(plan.weeks.length).toBeGreaterThan(WEEKS - 20)
  expect(plan.finishDate! <= plan.limitDay!).toBe(true)
  expect(hoursIn(plan)).toBeCloseTo(plan.remainingHours, 6)
  const known = [...plan.goals.map(({ id }) => id), ...plan.droppedGoals.map(({ id }) => id)]
  for (const { id } of all.goals) expect(known).toContain(id)
  expect(plan.droppedGoals.length).toBeGreaterThan(0)
  expect(new Set(plan.droppedGoals.map(({ because }) => because))).toEqual(new Set(['hours']))
})

test('the answer says from how many hours a week on all of it ends in time', () => {
  const { relaxations } = buildPlan(endless)
  expect(relaxations).toMatchObject({ laterDate: null, bestThatFits: null, tradeOff: [{ weeksLater: 0 }] })
  const { hoursPerWeek } = relaxations!.moreHours!
  // Six minutes more would do; nobody can choose less than half an hour.
  expect(hoursPerWeek).toBe(hoursRange.least)
  expect(buildPlan({ ...endless, hoursPerWeek })).toMatchObject({ limitDay: null, droppedGoals: [], relaxations: null })
})

test('leaving out what the offer names makes it end in time', () => {
  const { fewerGoals } = buildPlan(endless).relaxations!
  expect(buildPlan({ ...endless, ...fewerGoals!.patch })).toMatchObject({ limitDay: null, relaxations: null })
})

test('a date within the twenty years is missed, and the plan says both', () => {
  const plan = buildPlan({ ...endless, deadline: '2030-01-01' })
  expect(plan).toMatchObject({ fits: false, limitDay: addDays('2026-09-28', 7 * WEEKS - 1) })
  expect(plan.relaxations).toMatchObject({ laterDate: null })
  expect(plan.relaxations!.bestThatFits!.goals.length).toBeGreaterThan(plan.droppedGoals.length)
})

test('days off without end leave nothing to plan, and no change of hours or date is offered', () => {
  const input = realInput({ daysOff: [{ first: '2026-09-28', last: '2099-12-31' }] })
  for (const deadline of [null, '2027-01-31']) {
    const plan = buildPlan({ ...input, deadline })
    expect(plan.limitDay).not.toBeNull()
    expect([plan.finishDate, plan.remainingHours, hoursIn(plan)]).toEqual([null, 0, 0])
    expect(plan.relaxations).toMatchObject({ moreHours: null, laterDate: null, tradeOff: [] })
  }
})

test('one week less than twenty years is an ordinary plan, one more is not', () => {
  const hours = buildPlan(realInput()).remainingHours
  const atLimit = hours / WEEKS
  expect(buildPlan(realInput({ hoursPerWeek: atLimit * 1.001 }))).toMatchObject({ limitDay: null, droppedGoals: [] })
  expect(buildPlan(realInput({ hoursPerWeek: atLimit * 0.999 })).limitDay).not.toBeNull()
})

test('a learner who goes down to minutes a week is answered, and coming back brings all of it again', () => {
  const usual = { ...endless, hoursPerWeek: 8 }
  const before = buildPlan(usual)
  const { plan: slow } = replan(before, endless)
  expect(slow.limitDay).not.toBeNull()
  const { plan: after } = replan(slow, usual)
  expect(after).toMatchObject({ limitDay: null, droppedGoals: [] })
  expect(after.remainingHours).toBeCloseTo(before.remainingHours, 6)
})
