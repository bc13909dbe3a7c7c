import { expect, test } from 'vitest'
import { buildPlanGraph } from '@/lib/planning/core/plan-graph'
import { overriddenIds, scopeSkills, stageOfLevel } from '@/lib/planning/core/plan-scope'
import type { LevelProbabilities, PlanInput, PlanOverride } from '@/lib/planning/core/types'
import { smallRoad, smallSkill } from '@/tests/support/small-road'

const two: LevelProbabilities = [0, 0, 1, 0, 0]
const stage = (id: string, targets: Record<string, number>) => ({ id, title: id, targets })
const word = (kind: PlanOverride['kind'], id: string): PlanOverride => ({ kind, id })

/** Levels held, asked for and planned, by skill. */
function levels(input: Partial<PlanInput>): Record<string, [held: number, target: number, aim: number]> {
  const scope = scopeSkills(smallRoad(input))
  return Object.fromEntries([...scope].map(([id, { held, target, aim }]) => [id, [held, target, aim]]))
}

const one = { skills: [smallSkill('A')], stages: [stage('basic', { A: 3 })] }

test('a skill nobody knows anything about is held at level 0 for certain', () => {
  const skill = smallSkill('A')
  expect([...scopeSkills(smallRoad({ ...one, skills: [skill] })).values()]).toEqual([
    { skill, probabilities: [1, 0, 0, 0, 0], held: 0, target: 3, aim: 3 },
  ])
})

test('the target is the most that any stage asks, and 0 where none asks', () => {
  const stages = [stage('basic', { A: 1, B: 3 }), stage('further', { A: 2, B: 2 })]
  const skills = ['A', 'B', 'C'].map((id) => smallSkill(id))
  expect(levels({ skills, stages })).toEqual({ A: [0, 2, 2], B: [0, 3, 3], C: [0, 0, 0] })
  expect(levels({ skills: [smallSkill('A')], stages: [] })).toEqual({ A: [0, 0, 0] })
})

test('a level counts as held from one half on, and a beginning lowers that and never raises it', () => {
  // Below level 1 with .3, below level 2 with .6.
  const input = { ...one, levelProbabilities: { A: [0.3, 0.3, 0.4, 0, 0] as LevelProbabilities } }
  expect(levels(input)).toEqual({ A: [1, 3, 3] })
  expect(levels({ ...one, levelProbabilities: { A: [0.5, 0.5, 0, 0, 0] } })).toEqual({ A: [0, 3, 3] })
  expect(levels({ ...input, beginnings: { A: 0 } })).toEqual({ A: [0, 3, 3] })
  expect(levels({ ...input, beginnings: { A: 2, B: 0 } })).toEqual({ A: [1, 3, 3] })
})

test('a level that is known is held for certain, whatever was probable below it and where the plan begins', () => {
  const known = (id: string) =>
    scopeSkills(
      smallRoad({
        ...one,
        skills: [smallSkill('A')],
        levelProbabilities: { A: [0.3, 0.2, 0.4, 0.1, 0] },
        overrides: [word('known', id)],
        beginnings: { A: 0 },
      }),
    ).get('A')!
  expect(known('goal:A:2')).toMatchObject({ held: 2, probabilities: [0, 0, 0.9, 0.1, 0] })
  expect(known('A')).toMatchObject({ held: 4, probabilities: [0, 0, 0, 0, 1] })
  expect(known('goal:B:1')).toMatchObject({ held: 0, probabilities: [0.3, 0.2, 0.4, 0.1, 0] })
})

test.each([
  ['a known skill is held at level 4', [word('known', 'A')], [4, 3, 3]],
  ['the highest known level is held', [word('known', 'goal:A:1'), word('known', 'goal:A:4')], [4, 3, 3]],
  ['a known level takes none away', [word('known', 'goal:A:1')], [2, 3, 3]],
  ['a known level of another skill changes nothing', [word('known', 'goal:B:3')], [2, 3, 3]],
  ['a skipped skill is asked for at level 0', [word('skip', 'A')], [2, 0, 0]],
  ['a skipped level leaves the target', [word('skip', 'goal:A:3')], [2, 3, 3]],
  ['what comes first is neither', [word('first', 'A')], [2, 3, 3]],
])('%s', (_, overrides, expected) => {
  expect(levels({ ...one, levelProbabilities: { A: two }, overrides })).toEqual({ A: expected })
})

test.each<[string, number, number, number, number]>([
  // Of A the levels 1 and 2 are planned, held is 0.
  ['the first planned step raises what it needs', 0, 2, 1, 2],
  ['the last planned step too', 0, 2, 2, 2],
  ['a step beyond the plan needs nothing yet', 0, 2, 3, 0],
  ['a step that is held needs nothing any more', 2, 3, 2, 0],
])('%s', (_, held, target, forLevel, aim) => {
  const probabilities = [0, 1, 2, 3, 4].map((level) => (level === held ? 1 : 0)) as unknown as LevelProbabilities
  expect(
    levels({
      skills: [smallSkill('A', ['B', 2, forLevel]), smallSkill('B')],
      stages: [stage('basic', { A: target })],
      levelProbabilities: { A: probabilities },
    }),
  ).toEqual({ A: [held, target, target], B: [0, 0, aim] })
})

test('a prerequisite raises to the highest level needed, leaves what is asked or held, and reaches through others', () => {
  const input = {
    skills: [smallSkill('A', ['B', 2, 1], ['B', 1, 1]), smallSkill('B', ['C', 1, 2]), smallSkill('C')],
    stages: [stage('basic', { A: 1 })],
  }
  expect(levels(input)).toEqual({ A: [0, 1, 1], B: [0, 0, 2], C: [0, 0, 1] })
  expect(levels({ ...input, stages: [stage('basic', { A: 1, B: 3 })] })).toMatchObject({ B: [0, 3, 3], C: [0, 0, 1] })
  expect(levels({ ...input, levelProbabilities: { B: two } })).toMatchObject({ B: [2, 0, 0], C: [0, 0, 0] })
  expect(levels({ ...input, overrides: [word('skip', 'B')] })).toMatchObject({ B: [0, 0, 0], C: [0, 0, 0] })
})

test('skills that need each other are refused as a cycle', () => {
  const skills = [smallSkill('A', ['B', 1, 1]), smallSkill('B', ['A', 1, 1])]
  expect(() => buildPlanGraph(smallRoad({ skills, stages: [stage('basic', { A: 1 })] }))).toThrow(/cycle/)
})

test('a prerequisite that is no skill of the input is named', () => {
  expect(() => levels({ ...one, skills: [smallSkill('A', ['Z9', 1, 1])] })).toThrow(/^unknown skill Z9$/)
})

test('overriddenIds gives the ids of one kind', () => {
  const overrides = [word('skip', 'A'), word('known', 'B'), word('skip', 'C')]
  expect([...overriddenIds({ overrides }, 'skip')]).toEqual(['A', 'C'])
  expect([...overriddenIds({ overrides }, 'move')]).toEqual([])
})

test('the stage of a level is the first that asks for it or for more', () => {
  const stages = [stage('basic', { A: 1 }), stage('further', { A: 3 }), stage('senior', { A: 3, B: 1 })]
  expect([1, 2, 3, 4].map((level) => stageOfLevel({ stages }, 'A', level))).toEqual([0, 1, 1, null])
  expect(stageOfLevel({ stages }, 'B', 1)).toBe(2)
})
