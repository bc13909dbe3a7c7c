import { expect, test } from 'vitest'
import { contractClosure, dependantsOf, reach, topologicalOrder } from '@/lib/planning/core/contract-closure'

test('dependantsOf turns needs around, and knows the answer again', () => {
  const needs = [[], [0], [0, 1]]
  const dependants = dependantsOf(needs)
  expect(dependants).toEqual([[1, 2], [2], []])
  expect(dependantsOf(needs)).toBe(dependants)
  expect(dependantsOf([[], [0]])).toEqual([[1], []])
})

test('topologicalOrder puts needs first, each node once, and otherwise keeps the order given', () => {
  expect(topologicalOrder([[2], [], [3], [], [0, 3]])).toEqual([3, 2, 0, 1, 4])
  expect(topologicalOrder([])).toEqual([])
})

test('topologicalOrder names a node of the cycle it refuses', () => {
  expect(() => topologicalOrder([[], [2], [3], [1]])).toThrow('needs form a cycle through node 1')
  expect(() => topologicalOrder([[0]])).toThrow('needs form a cycle through node 0')
})

test('reach marks the roots and everything along the arcs, and nothing else', () => {
  const arcs = [[1], [2, 3], [], [1], [0]]
  expect([...reach(arcs, [1])]).toEqual([0, 1, 1, 1, 0])
  expect([...reach(arcs, [4])]).toEqual([1, 1, 1, 1, 1])
  expect([...reach(arcs, [2, 3])]).toEqual([0, 1, 1, 1, 0])
  expect([...reach(arcs, [])]).toEqual([0, 0, 0, 0, 0])
})

test.each<[string, Parameters<typeof contractClosure>[0], ReturnType<typeof contractClosure>]>([
  [
    'work that one goal needs is merged into it, with what only that work needs',
    { values: [0, 0, 3], costs: [2, 4, 1], needs: [[], [0], [1]] },
    { members: [[0, 1, 2]], problem: { values: [3], costs: [7], needs: [[]] } },
  ],
  [
    'work is merged into its goal, whatever their order',
    { values: [2, 0], costs: [1, 4], needs: [[1], []] },
    { members: [[0, 1]], problem: { values: [2], costs: [5], needs: [[]] } },
  ],
  [
    'work that two goals need stays by itself',
    { values: [0, 1, 2], costs: [5, 1, 1], needs: [[], [0], [0]] },
    { members: [[0], [1], [2]], problem: { values: [0, 1, 2], costs: [5, 1, 1], needs: [[], [0], [0]] } },
  ],
  [
    'work that is needed twice on the way to one goal is merged as well',
    { values: [0, 0, 0, 2], costs: [1, 2, 4, 8], needs: [[], [0], [0], [1, 2]] },
    { members: [[0, 1, 2, 3]], problem: { values: [2], costs: [15], needs: [[]] } },
  ],
  [
    'a goal with a value of its own is not merged into the one that needs it',
    { values: [1, 0, 2], costs: [1, 2, 4], needs: [[], [0], [1]] },
    { members: [[0], [1, 2]], problem: { values: [1, 2], costs: [1, 6], needs: [[], [0]] } },
  ],
  [
    'work that serves no goal is left out',
    { values: [0, 0, 2, 0], costs: [9, 9, 1, 9], needs: [[], [0], [], [2]] },
    { members: [[2]], problem: { values: [2], costs: [1], needs: [[]] } },
  ],
  [
    'needs of several members are named once',
    { values: [1, 0, 0, 2], costs: [1, 1, 1, 1], needs: [[], [0], [0], [1, 2, 0]] },
    { members: [[0], [1, 2, 3]], problem: { values: [1, 2], costs: [1, 3], needs: [[], [0]] } },
  ],
])('contractClosure: %s', (_, problem, expected) => {
  expect(contractClosure(problem)).toEqual(expected)
})
