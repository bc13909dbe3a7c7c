import fc from 'fast-check'
import { expect, test } from 'vitest'
import { realInput } from '../../support/planning-fixture'
import { buildPlan } from '@/lib/planning/core/build-plan'
import { addDays } from '@/lib/planning/core/local-date'
import { replan } from '@/lib/planning/core/replan'
import type { Plan, PlanInput } from '@/lib/planning/core/types'

const base = realInput()
const off = (first: string, last = first) => ({ daysOff: [{ first, last }] })
const weekOf = (plan: Plan, start: string) => plan.weeks.find((week) => week.start === start)!
const studied = (plan: Plan) => plan.weeks.flatMap(({ entries }) => entries).reduce((sum, { hours }) => sum + hours, 0)

test('a day off takes a seventh of its week, or its own share where the learner said when they study', () => {
  const plain = weekOf(buildPlan(realInput(off('2026-10-14'))), '2026-10-12')
  expect(plain).toMatchObject({ availableDays: 6, daysOff: ['2026-10-14'] })
  expect(plain.capacityHours).toBeCloseTo((8 * 6) / 7, 3)
  // Tuesday 2 h, Saturday 4 h.
  const dayShares = [0, 0, 120, 0, 0, 0, 240]
  const wednesdayOff = buildPlan(realInput({ dayShares, hoursPerWeek: 6, ...off('2026-10-14') }))
  expect(weekOf(wednesdayOff, '2026-10-12').capacityHours).toBe(6)
  const saturdayOff = buildPlan(realInput({ dayShares, hoursPerWeek: 6, ...off('2026-10-17') }))
  expect(weekOf(saturdayOff, '2026-10-12').capacityHours).toBe(2)
})

test('days off move work and lose none, for any days off, weights and first day of the week', () => {
  fc.assert(
    fc.property(
      fc.array(fc.tuple(fc.integer({ min: 0, max: 120 }), fc.integer({ min: 0, max: 20 })), { maxLength: 5 }),
      fc.integer({ min: 0, max: 6 }),
      fc.boolean(),
      fc.integer({ min: 0, max: 10 }),
      (ranges, weekStart, isWeighted, days) => {
        const input = realInput({
          weekStart,
          today: addDays(base.startDate, days),
          daysOff: ranges.map(([from, length]) => ({
            first: addDays(base.startDate, from),
            last: addDays(base.startDate, from + length),
          })),
          ...(isWeighted ? { dayShares: [30, 0, 120, 0, 45, 0, 240] } : {}),
        })
        const plan = buildPlan(input)
        expect(studied(plan) * 1.1).toBeCloseTo(plan.remainingHours, 6)
        for (const week of plan.weeks) {
          expect(week.usedHours).toBeLessThanOrEqual(week.capacityHours + 1e-9)
          if (week.availableDays === 0) expect(week.entries.filter(({ hours }) => hours > 0)).toEqual([])
        }
        for (const week of plan.weeks.slice(0, -1)) expect(week.usedHours).toBeCloseTo(week.capacityHours, 9)
      },
    ),
    { seed: 13, numRuns: 40 },
  )
}, 60_000)

test('a day taken off in the current week takes its share of the promise, and the last of it moves on', () => {
  const before = buildPlan(base)
  const { plan } = replan(before, { ...base, today: '2026-09-29', ...off('2026-10-03', '2026-10-04') })
  const [now, then] = [plan.weeks[0]!, before.weeks[0]!]
  expect(now).toMatchObject({ frozen: true, availableDays: 5, daysOff: ['2026-10-03', '2026-10-04'] })
  expect(now.capacityHours).toBeCloseTo((8 * 5) / 7, 3)
  expect(now.usedHours).toBeCloseTo(now.capacityHours, 9)
  const ids = now.entries.map(({ nodeId }) => nodeId)
  expect(then.entries.map(({ nodeId }) => nodeId).slice(0, ids.length)).toEqual(ids)
  expect(studied(plan)).toBeCloseTo(studied(before), 6)
  // Given back, the week has the room it was promised.
  const again = replan(plan, { ...base, today: '2026-09-29' }).plan.weeks[0]!
  expect(again.capacityHours).toBeCloseTo(8, 3)
  expect(again.usedHours).toBeCloseTo(8, 3)
})

test('what is finished in the current week stays in it when all its days are taken off', () => {
  const before = buildPlan(base)
  const done = before.weeks[0]!.entries.find(({ kind }) => kind === 'reading')!.nodeId
  const input: PlanInput = { ...base, today: '2026-09-30', finished: [done], ...off('2026-09-28', '2026-10-04') }
  const { plan } = replan(before, input)
  expect(plan.weeks[0]!.entries).toMatchObject([{ nodeId: done, done: true }])
  expect(plan.weeks[0]!.usedHours).toBeCloseTo(plan.weeks[0]!.capacityHours, 6)
  expect(plan.weeks[1]!.usedHours).toBeCloseTo(8, 6)
})

test('the current week keeps its promise where nothing about its days changes', () => {
  const input = { ...base, ...off('2026-10-01') }
  const before = buildPlan(input)
  const { plan, movement } = replan(before, { ...input, today: '2026-09-30' })
  expect(plan.weeks[0]!.entries).toEqual(before.weeks[0]!.entries)
  expect(movement).toMatchObject({ moved: 0, dropped: 0 })
})

test('a new first day of the week cuts the weeks anew and keeps what was finished in this one', () => {
  const before = buildPlan(base)
  const done = before.weeks[0]!.entries.find(({ kind }) => kind === 'reading')!.nodeId
  for (const [weekStart, start] of [
    [0, '2026-09-27'],
    [3, '2026-09-30'],
  ] as const) {
    const { plan } = replan(before, { ...base, weekStart, today: '2026-09-30', finished: [done] })
    expect(plan.weeks[0]!.start).toBe(start)
    expect(plan.weeks[0]!.entries[0]).toMatchObject({ nodeId: done, done: true })
    expect(plan.weeks.map((week) => week.start)).toEqual(plan.weeks.map((_, index) => addDays(start, 7 * index)))
    expect(plan.weeks[0]!.usedHours).toBeLessThanOrEqual(plan.weeks[0]!.capacityHours + 1e-9)
    expect(studied(plan)).toBeCloseTo(studied(before), 6)
  }
})

test('a deadline in a week with days off fits exactly when the last day is not later', () => {
  const days = off('2026-12-24', '2027-01-01')
  const { finishDate } = buildPlan(realInput(days))
  expect(buildPlan(realInput({ ...days, deadline: finishDate })).fits).toBe(true)
  const late = buildPlan(realInput({ ...days, deadline: addDays(finishDate!, -1) }))
  expect(late.fits).toBe(false)
  for (const patch of [late.relaxations!.moreHours!.patch, late.relaxations!.laterDate!.patch])
    expect(buildPlan({ ...realInput({ ...days, deadline: addDays(finishDate!, -1) }), ...patch }).fits).toBe(true)
})
