import { expect, test } from 'vitest'
import { reasonsFor } from '@/lib/planning/core/entry-reasons'
import { keepAll } from '@/lib/planning/core/keep-set'
import { buildPlanGraph } from '@/lib/planning/core/plan-graph'
import type { PlanGraph } from '@/lib/planning/core/plan-graph'
import type { EntryReason, PlanInput } from '@/lib/planning/core/types'
import { shortLesson, shortMilestone, shortRoad, shortSkill } from '@/tests/support/short-road'

const need = (skill: string, level = 1, forLevel = 1) => ({ skill, level, forLevel })

/** Reasons by id for work in the given order, one entry a week. Without an entry all that needs it falls away, unless `losing` says what does. */
function reasons(
  input: PlanInput,
  {
    order,
    left = [],
    losing,
    isProven = true,
  }: { order: readonly string[]; left?: readonly string[]; losing?: readonly string[]; isProven?: boolean },
): Record<string, EntryReason> {
  const graph = buildPlanGraph(input)
  const nodes = order.map((id) => nodeOf(graph, id))
  const kept = Uint8Array.from(graph.nodes, ({ id }) => (left.includes(id) ? 0 : 1))
  const found = reasonsFor({
    input,
    graph,
    kept,
    order: nodes,
    firstWeekOf: new Map(nodes.map((node, at) => [node, at + 1])),
    solveWithout: (node) => {
      if (losing === undefined) return { ...keepAll(graph, [node]), proven: isProven }
      const without = Uint8Array.from(kept, (isKept, other) => (losing.includes(graph.nodes[other]!.id) ? 0 : isKept))
      return { ...keepAll(graph, []), kept: without, proven: isProven }
    },
  })
  return Object.fromEntries([...found].map(([node, reason]) => [graph.nodes[node]!.id, reason]))
}

function nodeOf(graph: PlanGraph, id: string): number {
  return graph.indexOf.get(id) ?? expect.fail(`no ${id}`)
}
const [A, B, C] = ['practice:A:1', 'practice:B:1', 'practice:C:1']

test('a reason says what the best plan without the entry lacks', () => {
  const input = shortRoad({
    targets: { A: 1, B: 2 },
    skills: [shortSkill('A'), shortSkill('B', 'S', [need('A')])],
    levelProbabilities: { A: [0.75, 0.25, 0, 0, 0] },
  })
  const found = reasons(input, { order: [A, B, 'practice:B:2'], isProven: false })
  expect(found[A]).toEqual({
    goalId: 'goal:A:1',
    gapProbability: 0.75,
    // B at level 1 builds on A; its level 2 is of the same skill as B's.
    chain: ['goal:A:1', 'goal:B:1'],
    lostGoals: ['goal:A:1', 'goal:B:1', 'goal:B:2'],
    // 1 + 1 + 2 h of study, a quarter more with reviews.
    hoursSaved: 5,
    // .75 of a level of A that counts 1.1, and two levels of B that count 1.2.
    valueLost: expect.closeTo(3.225, 12) as number,
    isProven: false,
    sentence:
      '75 in 100 that skill A is a gap. Without it, “Practice: Skill B to level 1” in week 2 has no skill A at level 1 to build on, and one more goal falls away.',
  })
})

test('every node of work and every milestone of the plan has a reason, milestones behind the work', () => {
  const milestones = [shortMilestone('M', 0.5, ['A']), shortMilestone('N', 0, ['B']), shortMilestone('O', 0, ['B'])]
  const found = reasons(shortRoad({ milestones }), { order: [B, A, 'M'], left: ['O'] })
  expect(Object.keys(found)).toEqual([B, A, 'M', 'N'])
  expect(found['M']).toEqual({
    goalId: null,
    gapProbability: null,
    chain: [],
    lostGoals: ['M'],
    hoursSaved: 0.625,
    // Half of level 1 of A is shown by the milestone.
    valueLost: expect.closeTo(0.55, 12) as number,
    isProven: true,
    sentence: 'Your evidence for skill A. Without it, the milestone stays open.',
  })
})

test('what the plan has not got is not lost, and work and levels in between are no goals', () => {
  // Level 2 of A is there because B asks for it; only level 1 is a goal.
  const skills = [shortSkill('A'), shortSkill('B', 'S', [need('A', 2)]), shortSkill('C', 'S', [need('A')])]
  const input = shortRoad({ targets: { A: 1, B: 1, C: 1 }, skills })
  const found = reasons(input, { order: [A, 'practice:A:2', B], left: ['practice:C:1', 'goal:C:1'] })
  expect(found[A]!.lostGoals).toEqual(['goal:A:1', 'goal:B:1'])
  // The chain names the level in between, since B needs it.
  expect(found[A]!.chain).toEqual(['goal:A:1', 'goal:A:2', 'goal:B:1'])
})

test('work serves the goal of its own step, although others come first on the road', () => {
  const skills = [shortSkill('B', 'S', [need('A', 2, 2)]), shortSkill('A')]
  const found = reasons(shortRoad({ targets: { B: 2, A: 2 }, skills }), {
    order: [A, 'practice:A:2', B, 'practice:B:2'],
  })
  expect([A, 'practice:A:2', 'practice:B:2'].map((id) => found[id]!.goalId)).toEqual([
    'goal:A:1',
    'goal:A:2',
    'goal:B:2',
  ])
})

test('a lesson outside the planned steps serves the first goal of the plan that needs it', () => {
  const lessons = [
    shortLesson('Z1-1', 60),
    ...['A1-1', 'B1-1', 'C1-1'].map((id) => shortLesson(id, 30, { prerequisites: id === 'A1-1' ? [] : ['Z1-1'] })),
  ]
  const skills = ['A', 'B', 'C', 'Z'].map((id) => shortSkill(id))
  const input = shortRoad({ targets: { A: 1, B: 1, C: 1 }, skills, lessons })
  const order = ['Z1-1', 'A1-1', 'B1-1', 'C1-1']
  expect(reasons(input, { order })['Z1-1']!.goalId).toBe('goal:B:1')
  expect(reasons(input, { order, left: ['goal:B:1'] })['Z1-1']!.goalId).toBe('goal:C:1')
  expect(reasons(input, { order, left: ['goal:B:1', 'goal:C:1'] })['Z1-1']).toMatchObject({
    goalId: null,
    gapProbability: null,
    chain: [],
  })
})

test('the chain ends at the lost goal elsewhere whose own work comes first in the plan', () => {
  const skills = [shortSkill('A'), shortSkill('B', 'S', [need('A')]), shortSkill('C', 'S', [need('A')])]
  const input = shortRoad({ targets: { A: 1, B: 1, C: 1 }, skills })
  expect(reasons(input, { order: [A, B, C] })[A]!.chain).toEqual(['goal:A:1', 'goal:B:1'])
  expect(reasons(input, { order: [A, C, B] })[A]!.chain).toEqual(['goal:A:1', 'goal:C:1'])
  // A goal without work left in the plan is not named before one with work.
  expect(reasons(input, { order: [A, C] })[A]!.chain).toEqual(['goal:A:1', 'goal:C:1'])
  expect(reasons(input, { order: [A] })[A]!.chain).toEqual(['goal:A:1'])
  // What stays in the plan without the entry is no end of a chain.
  expect(reasons(input, { order: [A, B, C], losing: ['goal:A:1', 'goal:C:1'] })[A]!.chain).toEqual([
    'goal:A:1',
    'goal:C:1',
  ])
  expect(reasons(input, { order: [A, B, C], losing: ['goal:A:1'] })[A]!.chain).toEqual(['goal:A:1'])
})

test('the first piece of work of a goal decides when it begins', () => {
  const skills = [shortSkill('A'), shortSkill('B', 'S', [need('A')]), shortSkill('C', 'S', [need('A')])]
  const lessons = [shortLesson('B1-1', 30)]
  const input = shortRoad({ targets: { A: 1, B: 1, C: 1 }, skills, lessons })
  expect(reasons(input, { order: [A, 'B1-1', C, B] })[A]!.chain).toEqual(['goal:A:1', 'goal:B:1'])
})

test('a further level of the same skill is no other goal', () => {
  expect(reasons(shortRoad({ targets: { A: 2 } }), { order: [A, 'practice:A:2'] })[A]!.chain).toEqual(['goal:A:1'])
})

test('a milestone ends the chain only where no level of another skill does', () => {
  const milestones = [shortMilestone('M', 0, ['A'])]
  const skills = [shortSkill('A'), shortSkill('B', 'S', [need('A')])]
  const input = shortRoad({ skills, milestones })
  expect(reasons(input, { order: [A, B] })[A]!.chain).toEqual(['goal:A:1', 'goal:B:1'])
  // It needs no work of its own to be named.
  const alone = shortRoad({ targets: { A: 1 }, milestones })
  expect(reasons(alone, { order: [A] })[A]!.chain).toEqual(['goal:A:1', 'M'])
  // Without open work the level of B is not named, nor the milestone beside it.
  expect(reasons(input, { order: [A] })[A]!.chain).toEqual(['goal:A:1'])
})

test('the chain takes the shortest way, and leaves out the work on it', () => {
  const skills = [
    shortSkill('A'),
    shortSkill('C', 'S', [need('A')]),
    shortSkill('B', 'S', [need('C'), need('A')]),
    shortSkill('D', 'S', [need('C')]),
  ]
  const input = shortRoad({ targets: { A: 1, B: 1, C: 1, D: 1 }, skills, finished: [C] })
  expect(reasons(input, { order: [A, B, 'practice:D:1'] })[A]!.chain).toEqual(['goal:A:1', 'goal:B:1'])
  expect(reasons(input, { order: [A, 'practice:D:1', B] })[A]!.chain).toEqual(['goal:A:1', 'goal:C:1', 'goal:D:1'])
})
