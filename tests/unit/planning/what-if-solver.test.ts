import { expect, test } from 'vitest'
import { solvePlan } from '@/lib/planning/core/solve-plan'
import type { LevelProbabilities, PlanInput } from '@/lib/planning/core/types'
import { whatIfSolver, withoutSolving } from '@/lib/planning/core/what-if-solver'
import { smallLesson, smallRoad, smallSkill } from '@/tests/support/small-road'

const names = [...'ABCDEFGHIJKLMNOP']

/** Sixteen levels, each of one lesson, that are worth exactly as much as they cost: an even number of minutes each, and an odd number of minutes to fill. So the best falls one minute short of what the hours would bear, and only trying nearly all of them proves it. */
function hardRoad(rest: Partial<PlanInput> = {}): PlanInput {
  const minutes = names.map((_, index) => 502 + 2 * ((index * index * 7) % 97) + 2 * index)
  return smallRoad({
    skills: names.map((id) => smallSkill(id)),
    lessons: names.map((id, index) => smallLesson(`${id}1-1`, { minutes: minutes[index]! })),
    stages: [{ id: 'basic', title: 'Basic', targets: Object.fromEntries(names.map((id) => [id, 1])) }],
    levelProbabilities: Object.fromEntries(
      names.map((id, index): [string, LevelProbabilities] => {
        const missing = minutes[index]! / 1000
        return [id, [missing, 1 - missing, 0, 0, 0]]
      }),
    ),
    hoursPerWeek: 78.25,
    deadline: '2026-01-11',
    overflow: 'choose-best',
    beginnings: {},
    ...rest,
  })
}

test('what-if questions have 60 subproblems each and 4,000 more together, no single one more than a plan', () => {
  const solution = solvePlan(hardRoad())
  expect(solution.chosen).toMatchObject({ proven: false, explored: 1000 })
  const solve = whatIfSolver(solution)
  // 940 beyond its own for each of the first four; 240 are left for the fifth, and the sixth has its own.
  const explored = names.slice(0, 7).map((id) => solve(solution.graph.indexOf.get(`goal:${id}:1`)!).explored)
  expect(explored).toEqual([1000, 1000, 1000, 1000, 300, 60, 60])
})

test('the limit of the plan is that of its what-if questions, and what is not used is not taken from the others', () => {
  const solution = solvePlan(hardRoad({ searchLimit: 40 }))
  expect(solution.chosen).toMatchObject({ proven: false, explored: 40 })
  const solve = whatIfSolver(solution)
  const explored = names.map((id) => solve(solution.graph.indexOf.get(`goal:${id}:1`)!).explored)
  expect(explored).toEqual(names.map(() => 40))
})

const road = smallRoad({
  skills: [smallSkill('A'), smallSkill('B', ['A', 1, 1])],
  lessons: ['A1-1', 'A1-2', 'B1-1'].map((id) => smallLesson(id)),
  stages: [{ id: 'basic', title: 'Basic', targets: { A: 1, B: 1 } }],
})

test('entries whose absence loses the same goals share one answer, others have their own', () => {
  const solution = solvePlan(road)
  const solve = whatIfSolver(solution)
  const without = (id: string) => solve(solution.graph.indexOf.get(id)!)
  expect(without('A1-2')).toBe(without('A1-1'))
  expect(without('goal:A:1')).toBe(without('A1-1'))
  expect(without('B1-1')).not.toBe(without('A1-1'))
  const kept = (id: string) =>
    solution.graph.nodes.flatMap((node, index) => (without(id).kept[index] ? [node.id] : [])).sort()
  expect(kept('A1-1')).toEqual([])
  // The two lessons of A are its whole hour; of B half an hour of practice falls away as well.
  expect(kept('B1-1')).toEqual(['A1-1', 'A1-2', 'goal:A:1'])
})

test('for reasons that nobody reads nothing is lost', () => {
  const solution = solvePlan(road)
  expect(withoutSolving(solution)(0)).toBe(solution.chosen)
})
