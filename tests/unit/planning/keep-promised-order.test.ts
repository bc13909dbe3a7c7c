import { expect, test } from 'vitest'
import { keepPromisedOrder, promisedOrder } from '@/lib/planning/core/keep-promised-order'
import { smallGraph, type SmallNode } from '@/tests/support/small-road'

/** `fresh` are ids with tier and density, 1 and 1 where not said. */
interface Orders {
  needs?: Record<string, string[]>
  fresh: (string | [id: string, tier: number, density: number])[]
  promised: string[]
}

function read({ needs = {}, fresh, promised }: Orders) {
  const items = fresh.map((item) => (typeof item === 'string' ? ([item, 1, 1] as const) : item))
  // Nodes stand in the alphabet, so that their numbers say nothing about an order.
  const ids = [...new Set([...items.map(([id]) => id), ...Object.keys(needs)])].sort()
  const graph = smallGraph(ids.map((id): SmallNode => ({ id, needs: needs[id] ?? [] })))
  const input = {
    graph,
    fresh: items.map(([id, tier, density]) => ({ node: graph.indexOf.get(id)!, tier, density })),
    promised,
  }
  return {
    input,
    idsOf: (order: readonly { node: number }[]) => order.map(({ node }) => graph.nodes[node]!.id).join(''),
  }
}

function least(orders: Orders): string {
  const { input, idsOf } = read(orders)
  return idsOf(promisedOrder(input))
}

function kept(orders: Orders): string {
  const { input, idsOf } = read(orders)
  return idsOf(keepPromisedOrder(input))
}

test('promised entries keep their order, and those that are no longer planned leave', () => {
  expect(least({ fresh: ['a', 'b', 'c'], promised: ['gone', 'c', 'b', 'a'] })).toBe('cba')
  expect(least({ fresh: ['a', 'b', 'c'], promised: [] })).toBe('abc')
})

test('an entry promised twice is planned once', () => {
  expect(least({ fresh: ['a', 'b'], promised: ['b', 'a', 'b'] })).toBe('ba')
})

test('promisedOrder gives the items of the fresh order themselves', () => {
  const { input } = read({
    fresh: [
      ['a', 1, 3],
      ['b', 2, 5],
    ],
    promised: ['b', 'gone'],
  })
  expect(promisedOrder(input)).toEqual([
    { node: 0, tier: 1, density: 3 },
    { node: 1, tier: 2, density: 5 },
  ])
})

test('a new entry stands before the promised one that follows it in the fresh order, or at the end', () => {
  expect(least({ fresh: ['a', 'n', 'b'], promised: ['a', 'b'] })).toBe('anb')
  expect(least({ fresh: ['a', 'n', 'b'], promised: ['b', 'a'] })).toBe('nba')
  expect(least({ fresh: ['a', 'm', 'n', 'b', 'o'], promised: ['a', 'b'] })).toBe('amnbo')
})

test('what a promised entry needs moves before it, and nothing else moves', () => {
  expect(least({ needs: { z: ['y'] }, fresh: ['u', 'v', 'y', 'z'], promised: ['u', 'z', 'v', 'y'] })).toBe('uyzv')
})

test('needs of needs come first, in the order of the promise where they are equal', () => {
  const needs = { y: ['x'], z: ['y'] }
  expect(least({ needs, fresh: ['x', 'y', 'z'], promised: ['z', 'y', 'x'] })).toBe('xyz')
  expect(least({ needs: { z: ['x', 'y'] }, fresh: ['x', 'y', 'z'], promised: ['z', 'y', 'x'] })).toBe('yxz')
})

test('a promised entry gives way only to what is worth more than 15 % more', () => {
  const ahead = (density: number) =>
    kept({
      fresh: [
        ['b', 1, density],
        ['a', 1, 1],
      ],
      promised: ['a', 'b'],
    })
  expect([1, 1.15, 1.16].map(ahead)).toEqual(['ab', 'ab', 'ba'])
})

test('what is worth clearly more goes all the way to its place', () => {
  const fresh: Orders['fresh'] = [
    ['d', 1, 4],
    ['c', 1, 2],
    ['b', 1, 1],
  ]
  expect(kept({ fresh, promised: ['b', 'c', 'd'] })).toBe('dcb')
  // Each step of 10 % is too small, however many there are.
  expect(
    kept({
      fresh: [
        ['d', 1, 1.21],
        ['c', 1, 1.1],
        ['b', 1, 1],
      ],
      promised: ['b', 'c', 'd'],
    }),
  ).toBe('bcd')
})

test('an earlier tier comes first whatever it is worth, and a later one never overtakes', () => {
  const fresh = (first: number, second: number): Orders['fresh'] => [
    ['a', 1, first],
    ['b', 2, second],
  ]
  expect(kept({ fresh: fresh(1, 9), promised: ['b', 'a'] })).toBe('ab')
  expect(kept({ fresh: fresh(1, 9), promised: ['a', 'b'] })).toBe('ab')
  expect(kept({ fresh: fresh(9, 1), promised: ['b', 'a'] })).toBe('ab')
})

test('nothing overtakes what it needs, directly or behind a goal', () => {
  const fresh: Orders['fresh'] = [
    ['b', 1, 9],
    ['a', 1, 1],
  ]
  expect(kept({ needs: { b: ['a'] }, fresh, promised: ['a', 'b'] })).toBe('ab')
  expect(kept({ needs: { b: ['g'], g: ['a'] }, fresh, promised: ['a', 'b'] })).toBe('ab')
  expect(kept({ needs: { b: ['g'], g: [] }, fresh, promised: ['a', 'b'] })).toBe('ba')
})

test('nothing overtakes what stands before it in the fresh order on purpose, whatever it is worth', () => {
  const fresh: Orders['fresh'] = [
    ['a', 1, 1],
    ['b', 1, 9],
  ]
  expect(kept({ fresh, promised: ['a', 'b'] })).toBe('ab')
})
