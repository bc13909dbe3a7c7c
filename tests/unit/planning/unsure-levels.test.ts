import { expect, test } from 'vitest'
import { buildPlan } from '@/lib/planning/core/build-plan'
import type { LevelProbabilities, Plan, PlanInput, PlanOverride } from '@/lib/planning/core/types'
import { around, realInput } from '@/tests/support/planning-fixture'

const probablyOne: LevelProbabilities = [0.3, 0.7, 0, 0, 0]

/** Two skills that are to reach level 2 and probably, not surely, stand at 1. The steps cost 4.4 and 7.7 h with reviews. */
function twins(hoursPerWeek: number, overrides: readonly PlanOverride[] = []): PlanInput {
  return {
    ...realInput({ overflow: 'choose-best', deadline: '2026-10-04', hoursPerWeek, lessons: [], milestones: [] }),
    skills: ['A', 'B'].map((id) => ({ id, title: id, size: 'M' as const, prerequisites: [] })),
    stages: [{ id: 'basic', title: 'Basic', targets: { A: 2, B: 2 } }],
    levelProbabilities: { A: probablyOne, B: probablyOne },
    overrides,
  }
}

function goalsOf(plan: Plan): string[] {
  return plan.goals.map(({ id }) => id)
}

test('hours that just suffice are planned for what is probably a gap', () => {
  // Both levels 2: 2 × 1.2 × .7 = 1.68, more than 1.2 × (.3 + .3 + .7) = 1.56 for both levels of one skill.
  const plan = buildPlan(twins(15.5))
  expect(goalsOf(plan)).toEqual(['goal:A:2', 'goal:B:2'])
  expect(plan.droppedGoals).toEqual([])
})

test('scarce hours begin one level lower where the level held is not sure, since what builds on it would be lost', () => {
  // Level 2 alone closes a step in .7 of all cases; with level 1 below it, for 12.1 h, one and .3 of a second.
  const plan = buildPlan(twins(13))
  expect(goalsOf(plan)).toEqual(['goal:A:1', 'goal:A:2'])
  expect(plan.goals.map(({ value }) => value)).toEqual([0.36, 1.2])
})

test('hours to spare go to levels that are not sure', () => {
  const plan = buildPlan(twins(25))
  expect(goalsOf(plan)).toEqual(['goal:A:1', 'goal:A:2', 'goal:B:1', 'goal:B:2'])
  expect(plan).toMatchObject({ droppedGoals: [], relaxations: null, fits: true })
})

test('without a deadline, or with everything shown, only what is probably a gap is planned', () => {
  expect(goalsOf(buildPlan({ ...twins(25), deadline: null }))).toEqual(['goal:A:2', 'goal:B:2'])
  expect(goalsOf(buildPlan({ ...twins(13), overflow: 'run-over' }))).toEqual(['goal:A:2', 'goal:B:2'])
})

test('scarce hours name what is probably a gap as left out, and nothing that is probably held', () => {
  const { droppedGoals, relaxations } = buildPlan(twins(13))
  expect(droppedGoals.map(({ id, because }) => [id, because])).toEqual([['goal:B:2', 'hours']])
  expect(relaxations!.hoursNeeded).toBeCloseTo(15.4, 9)
})

test('a what-if question does not change where the plan begins', () => {
  const plan = buildPlan({ ...twins(13), without: ['practice:B:2'] })
  expect(goalsOf(plan)).toEqual(['goal:A:1', 'goal:A:2'])
})

test('what is asked for first is in the best set, as long as it fits', () => {
  expect(goalsOf(buildPlan(twins(13, [{ kind: 'first', id: 'B' }])))).toEqual(['goal:B:1', 'goal:B:2'])
  expect(goalsOf(buildPlan(twins(13, [{ kind: 'first', id: 'practice:B:2' }])))).toEqual(['goal:B:1', 'goal:B:2'])
  const both = buildPlan(
    twins(
      13,
      ['A', 'B'].map((id) => ({ kind: 'first', id })),
    ),
  )
  expect(goalsOf(both)).toEqual(['goal:A:1', 'goal:A:2'])
  // Both levels of B take 12.1 h: then it is level 2 alone, as it was asked for.
  expect(goalsOf(buildPlan(twins(12, [{ kind: 'first', id: 'goal:B:2' }])))).toEqual(['goal:B:2'])
  const postponed = buildPlan(
    twins(
      13,
      ['first', 'not-now'].map((kind) => ({ kind, id: 'goal:B:2' }) as PlanOverride),
    ),
  )
  expect(goalsOf(postponed)).not.toContain('goal:B:2')
})

test('what is asked for first is in the best set of the domain, whatever it is worth', () => {
  const input = realInput({ deadline: '2026-11-01', overflow: 'choose-best', levels: (level) => around(level, 0.7) })
  const dropped = buildPlan(input).droppedGoals.filter(({ level }) => level === 1)
  expect(dropped.length).toBeGreaterThan(0)
  for (const { id } of dropped.slice(0, 5)) {
    const plan = buildPlan({ ...input, overrides: [{ kind: 'first', id }] })
    expect(goalsOf(plan)).toContain(id)
    expect(plan.fits).toBe(true)
  }
})

test('a milestone without hours of its own stands in the best set as soon as its levels do', () => {
  const milestones = [{ id: 'MB9', title: 'Nine', stage: 'basic', hours: 0, moves: ['A'], lessons: [] }]
  const plan = buildPlan({ ...twins(13), milestones })
  expect(plan.weeks.flatMap(({ entries }) => entries.map(({ nodeId }) => nodeId))).toContain('MB9')
  expect(plan.openMilestones).toEqual([])
})
