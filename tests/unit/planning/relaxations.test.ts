import { expect, test } from 'vitest'
import { buildPlan } from '@/lib/planning/core/build-plan'
import { addDays } from '@/lib/planning/core/local-date'
import type { PlanInput } from '@/lib/planning/core/types'
import { around, realInput } from '@/tests/support/planning-fixture'

const impossible: [string, PlanInput][] = [
  ['eleven weeks, one pause', realInput({ deadline: '2026-12-20', pauses: ['2026-W48'] })],
  ['a deadline in the middle of a week', realInput({ deadline: '2026-12-16', hoursPerWeek: 6.5 })],
  [
    'a start in the middle of a week',
    realInput({ today: '2026-10-01', deadline: '2026-12-06', levels: (level) => around(level, 0.6) }),
  ],
  ['two stages from zero', realInput({ background: 'zero_base', stages: 2, deadline: '2027-06-30', hoursPerWeek: 7 })],
  [
    'three stages, platform',
    realInput({ track: 'platform', background: 'technical', stages: 3, deadline: '2027-07-31' }),
  ],
  ['a few hours too many', realInput({ deadline: addDays(buildPlan(realInput()).finishDate!, -3) })],
]

test.each(impossible)('more hours is the smallest quarter that fits: %s', (_, input) => {
  const { moreHours } = buildPlan(input).relaxations!
  expect(buildPlan({ ...input, ...moreHours!.patch }).fits).toBe(true)
  expect(buildPlan({ ...input, hoursPerWeek: moreHours!.hoursPerWeek - 0.25 }).fits).toBe(false)
  expect((moreHours!.hoursPerWeek * 4) % 1).toBe(0)
})

test.each(impossible)('a later date is the smallest number of weeks that fits: %s', (_, input) => {
  const { laterDate } = buildPlan(input).relaxations!
  expect(buildPlan({ ...input, ...laterDate!.patch }).fits).toBe(true)
  expect(buildPlan({ ...input, deadline: addDays(laterDate!.deadline, -7) }).fits).toBe(false)
  expect(laterDate!.deadline).toBe(addDays(input.deadline!, 7 * laterDate!.weeksLater))
})

test.each(impossible)('fewer goals fits, and putting any one back does not: %s', (_, input) => {
  const { fewerGoals } = buildPlan(input).relaxations!
  expect(fewerGoals!.proven).toBe(true)
  const taken = buildPlan({ ...input, ...fewerGoals!.patch })
  expect(taken.fits).toBe(true)
  expect(taken.droppedGoals.map(({ id }) => id).sort()).toEqual(fewerGoals!.goals.map(({ id }) => id).sort())
  expect(buildPlan(input).remainingHours - taken.remainingHours).toBeCloseTo(fewerGoals!.hoursSaved, 6)
  expect(taken.openMilestones.map(({ id }) => id).sort()).toEqual(fewerGoals!.opens.map(({ id }) => id).sort())
  for (const { id } of fewerGoals!.goals) {
    const overrides = fewerGoals!.patch.overrides!.filter((override) => override.id !== id)
    const putBack = buildPlan({ ...input, overrides })
    const isStillDropped = putBack.droppedGoals.some((dropped) => dropped.id === id)
    if (!isStillDropped) expect(putBack.fits).toBe(false)
  }
})

test('no smaller number of goals can be left out: every smaller closed drop is tried', () => {
  // About twenty hours too many need two; every drop of a single goal or milestone is enumerated.
  const input = realInput({ deadline: addDays(buildPlan(realInput()).finishDate!, -18) })
  const plan = buildPlan(input)
  const { fewerGoals } = plan.relaxations!
  const count = fewerGoals!.goals.length
  expect(count).toBe(2)
  let tried = 0
  const ids = [...plan.goals.map(({ id }) => id), 'MB1', 'MB2', 'MB3', 'MB4', 'MB5', 'MB6']
  for (const id of ids) {
    const without = buildPlan({ ...input, overrides: [{ kind: 'not-now', id }] })
    if (without.droppedGoals.length >= count) continue
    tried += 1
    expect(without.fits).toBe(false)
  }
  expect(tried).toBeGreaterThan(10)
})

test('every corner of the trade-off line fits and a quarter hour less does not', () => {
  const [, input] = impossible[0]!
  const { tradeOff, moreHours, laterDate } = buildPlan(input).relaxations!
  expect(tradeOff[0]).toEqual({ hoursPerWeek: 8, weeksLater: laterDate!.weeksLater, deadline: laterDate!.deadline })
  expect(tradeOff.at(-1)).toEqual({ hoursPerWeek: moreHours!.hoursPerWeek, weeksLater: 0, deadline: input.deadline })
  tradeOff.forEach(({ hoursPerWeek, deadline }, corner) => {
    expect(buildPlan({ ...input, hoursPerWeek, deadline }).fits).toBe(true)
    if (corner > 0) expect(buildPlan({ ...input, hoursPerWeek: hoursPerWeek - 0.25, deadline }).fits).toBe(false)
  })
})

test('a deadline in the past leaves weeks and goals as answers, and no number of hours', () => {
  const input = realInput({ deadline: '2026-09-20' })
  const relaxations = buildPlan(input).relaxations!
  expect(relaxations).toMatchObject({ moreHours: null, hoursAvailable: 0, workingWeeks: 0 })
  expect(buildPlan({ ...input, ...relaxations.laterDate!.patch }).fits).toBe(true)
  expect(buildPlan({ ...input, deadline: addDays(relaxations.laterDate!.deadline, -7) }).fits).toBe(false)
})

test('the sentences name the change, the saving and the price', () => {
  const input = realInput({ deadline: addDays(buildPlan(realInput()).finishDate!, -18) })
  const { moreHours, laterDate, fewerGoals, hoursNeeded, hoursAvailable } = buildPlan(input).relaxations!
  expect(hoursNeeded).toBeGreaterThan(hoursAvailable)
  expect(moreHours!.sentence).toMatch(/^9 h 30 min a week: 1 h 30 min more, for 16 weeks\. Everything else stays\.$/)
  expect(laterDate!.sentence).toMatch(/^Three weeks later: \d+ \w+ instead of \d+ \w+\.$/)
  expect(fewerGoals!.sentence).toMatch(
    /^One level and one milestone fewer: .+ stays at level 1; “.+” waits\. \d+\.\d h saved, at a price: “.+” stays open until .+ reaches level 2\.$/,
  )
})

test('fewer goals words singular and plural, levels and milestones', () => {
  const sentences = impossible.map(([, input]) => buildPlan(input).relaxations!.fewerGoals!.sentence)
  for (const sentence of sentences) {
    expect(sentence).not.toMatch(/undefined|NaN|\bno level\b/)
    expect(sentence.endsWith('.')).toBe(true)
  }
})
