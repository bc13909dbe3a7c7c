import { expect, test } from 'vitest'
import { buildClosureNetwork, maxClosure } from '@/lib/planning/core/max-closure'

const closureOf = (needs: number[][], ...profits: number[]) => [
  ...maxClosure(buildClosureNetwork({ needs }), Float64Array.from(profits)),
]

test('the network has the arcs of each node first and those of needs behind them, each with its reverse', () => {
  const { size, heads, first, next } = buildClosureNetwork({ needs: [[1], []] })
  // Source is 2, sink is 3: 2→0, 0→3, 2→1, 1→3, 0→1.
  expect(size).toBe(2)
  expect([...heads]).toEqual([0, 2, 3, 0, 1, 2, 3, 1, 1, 0])
  const arcsOf = (node: number) => {
    const arcs = []
    for (let arc = first[node]!; arc !== -1; arc = next[arc]!) arcs.push(arc)
    return arcs.sort((a, b) => a - b)
  }
  expect([0, 1, 2, 3].map(arcsOf)).toEqual([
    [1, 2, 8],
    [5, 6, 9],
    [0, 4],
    [3, 7],
  ])
})

test('a node is chosen where it brings more than it and its needs cost', () => {
  expect(closureOf([[]], 1)).toEqual([1])
  expect(closureOf([[]], -1)).toEqual([0])
  expect(closureOf([[1], []], 3, -2)).toEqual([1, 1])
  expect(closureOf([[1], []], 2, -3)).toEqual([0, 0])
  expect(closureOf([[], [0]], -2, 3)).toEqual([1, 1])
})

test('two nodes share the cost of what both need', () => {
  expect(closureOf([[2], [2], []], 2, 2, -3)).toEqual([1, 1, 1])
  expect(closureOf([[2, 3], [2], [], []], 2, 2, -1, -4)).toEqual([0, 1, 1, 0])
})

test('of sets that tie the smallest is chosen, also where the sums are equal only up to rounding', () => {
  expect(closureOf([[]], 0)).toEqual([0])
  expect(closureOf([[1], []], 1, -1)).toEqual([0, 0])
  // .1 + .2 is .30000000000000004.
  expect(closureOf([[2], [2], []], 0.1, 0.2, -0.3)).toEqual([0, 0, 0])
  expect(closureOf([[2], [2], []], 0.2, 0.1, -0.3)).toEqual([0, 0, 0])
})

test('a profit of a million millionth of the largest, gained or lost, is rounding', () => {
  expect(closureOf([[], []], 1, 1e-12)).toEqual([1, 0])
  expect(closureOf([[], []], -1, 1e-12)).toEqual([0, 0])
  expect(closureOf([[], []], 1, 1.1e-12)).toEqual([1, 1])
})

test('a network gives the same sets each time, whatever it was used for before', () => {
  const needs = [[2], [2, 3], [], []]
  const network = buildClosureNetwork({ needs })
  const cases = [
    [5, 1, -3, -2],
    [1, 1, -3, -2],
    [-1, 6, -3, -2],
    [0, 0, 0, 0],
    [5, 1, -3, -2],
  ]
  const solve = (profits: number[]) => [...maxClosure(network, Float64Array.from(profits))]
  expect(cases.map(solve)).toEqual([
    [1, 0, 1, 0],
    [0, 0, 0, 0],
    [0, 1, 1, 1],
    [0, 0, 0, 0],
    [1, 0, 1, 0],
  ])
})

test('profit flows through chains and around what is used up', () => {
  // 0 needs 1 needs 2: 6 − 2 − 3 = 1; with a fourth at −2 behind them it is −1.
  expect(closureOf([[1], [2], []], 6, -2, -3)).toEqual([1, 1, 1])
  expect(closureOf([[1], [2], [3], []], 6, -2, -3, -2)).toEqual([0, 0, 0, 0])
  // 0 can pay for 2 or 3, 1 only for 2: all of 2 + 2 is needed for 2 + 2.
  expect(closureOf([[2, 3], [2], [], []], 2, 2, -2, -2)).toEqual([0, 0, 0, 0])
  expect(closureOf([[2, 3], [2], [], []], 2.5, 2, -2, -2)).toEqual([1, 1, 1, 1])
})
