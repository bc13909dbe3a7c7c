import { expect, test } from 'vitest'
import { reach } from '@/lib/planning/core/contract-closure'
import { orderByDominance } from '@/lib/planning/core/order-by-dominance'
import { seededRandom } from '@/lib/shared/random'

/** Needs after ordering nodes given as [value, cost, tie, needs]. */
function needsOf(...nodes: [value: number, cost: number, tie: number, needs?: number[]][]): (readonly number[])[] {
  const problem = {
    values: nodes.map(([value]) => value),
    costs: nodes.map(([, cost]) => cost),
    needs: nodes.map(([, , , needs = []]) => needs),
  }
  const ties = nodes.map(([, , tie]) => tie)
  const ordered = orderByDominance(problem, ties)
  expect([ordered.values, ordered.costs]).toEqual([problem.values, problem.costs])
  return [...ordered.needs]
}

test('equal nodes stand in line by their places, each behind the one before', () => {
  expect(needsOf([1, 5, 0], [1, 5, 0], [1, 5, 0])).toEqual([[], [0], [1]])
})

test('the node worth more, the cheaper one, and the one with the larger tie value go first', () => {
  expect(needsOf([1, 5, 0], [2, 5, 0])).toEqual([[1], []])
  expect(needsOf([1, 5, 0], [1, 4, 0])).toEqual([[1], []])
  expect(needsOf([1, 5, 0], [1, 5, 1])).toEqual([[1], []])
  expect(needsOf([1, 5, 0], [3, 3, 3], [2, 4, 2])).toEqual([[2], [], [1]])
})

test('of two nodes of which each is better in one way none waits', () => {
  expect(needsOf([2, 5, 0], [1, 4, 0])).toEqual([[], []])
  expect(needsOf([2, 5, 0], [1, 5, 1])).toEqual([[], []])
  expect(needsOf([1, 4, 0], [1, 5, 1])).toEqual([[], []])
})

test('a node that somebody needs waits for none', () => {
  expect(needsOf([1, 5, 0], [2, 5, 0], [0, 9, 0, [0]])).toEqual([[], [], [0, 1]])
})

test('a node waits only for what asks no more than it does', () => {
  // 1 asks for 2, which 0 does not ask for.
  expect(needsOf([1, 5, 0], [2, 5, 0, [2]], [0, 1, 0])[0]).toEqual([])
  expect(needsOf([1, 5, 0, [2]], [2, 5, 0, [2]], [0, 1, 0])[0]).toEqual([2, 1])
})

test('every pair of small random problems is ordered exactly where the better node asks no more', () => {
  const random = seededRandom(31)
  for (let round = 0; round < 60; round += 1) {
    const size = 2 + Math.floor(random() * 6)
    const few = () => Array.from({ length: size }, () => Math.floor(random() * 3))
    const [values, costs, ties] = [few(), few(), few()]
    const needs = values.map((_, node) =>
      Array.from({ length: node }, (_unused, need) => need).filter(() => random() < 0.2),
    )
    const ordered = orderByDominance({ values, costs, needs }, ties)
    const before = needs.map((_, node) => reach(needs, [node]))
    for (let j = 0; j < size; j += 1) {
      const isFree = needs.every((list) => !list.includes(j))
      const better = values.flatMap((_, i) => {
        const gains = [values[i]! - values[j]!, costs[j]! - costs[i]!, ties[i]! - ties[j]!]
        const isBetter = Math.min(...gains) >= 0 && (Math.max(...gains) > 0 || i < j)
        const asksNoMore = before[i]!.every((isNeeded, node) => !isNeeded || node === i || before[j]![node])
        return isFree && isBetter && asksNoMore ? [i] : []
      })
      const added = ordered.needs[j]!.slice(needs[j]!.length)
      expect(ordered.needs[j]!.slice(0, needs[j]!.length)).toEqual(needs[j])
      // Nothing is added that is not better, all that is better is reached, and no arc is one too many.
      for (const i of added) expect(better).toContain(i)
      const reached = reach(ordered.needs, [j])
      for (const i of better) expect(reached[i]).toBe(1)
      for (const i of added) {
        const without = ordered.needs.map((list, node) => (node === j ? list.filter((need) => need !== i) : list))
        expect(reach(without, [j])[i]).toBe(0)
      }
    }
  }
})
