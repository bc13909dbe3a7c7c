import { expect, test } from 'vitest'
import {
  addFreeAims,
  defaultSearchLimit,
  keepAll,
  keepBest,
  ticksOf,
  valueOf,
  whatIfLimits,
} from '@/lib/planning/core/keep-set'
import { smallGraph, type SmallNode } from '@/tests/support/small-road'

const work = (id: string, ticks: number, ...needs: string[]): SmallNode => ({ id, ticks, needs })
const aim = (id: string, value: number, ...needs: string[]): SmallNode => ({
  id,
  value,
  needs,
  kind: 'goal',
  isAim: true,
})
const set = (...bits: number[]) => Uint8Array.from(bits)

/** Goal A for 3 ticks and goal B for 4, each behind its own work; C needs both and 2 ticks more. */
const nodes = [work('a', 3), aim('A', 5, 'a'), work('b', 4), aim('B', 6, 'b'), work('c', 2, 'A', 'B'), aim('C', 1, 'c')]
const graph = smallGraph(nodes)

/** Ids kept of a graph, and what is said beside them. */
function best(
  budgetTicks: number,
  {
    of = nodes,
    excluded = [],
    required = [],
    floor,
    bonus = () => 1,
  }: {
    of?: SmallNode[]
    excluded?: string[]
    required?: string[]
    floor?: number
    bonus?: (id: string) => number
  } = {},
) {
  const own = smallGraph(of)
  const at = (ids: string[]) => ids.map((id) => own.indexOf.get(id)!)
  const kept = keepBest({
    graph: own,
    excluded: at(excluded),
    budgetTicks,
    required: at(required),
    searchLimit: 100,
    floor,
    bonus: (node) => bonus(own.nodes[node]!.id),
  })
  return { ...kept, ids: of.flatMap(({ id }, node) => (kept.kept[node] ? [id] : [])).join(' ') }
}

test('a plan looks at 1,000 subproblems, a what-if question at 60, and all of them at 4,000 beyond', () => {
  expect(defaultSearchLimit).toBe(1000)
  expect(whatIfLimits).toEqual({ each: 60, together: 4000 })
})

test('keepAll keeps all aims with their needs, and no work that serves none', () => {
  const some = smallGraph([...nodes, work('idle', 9), { id: 'D', kind: 'goal' }])
  expect(keepAll(some, [])).toEqual({
    kept: set(1, 1, 1, 1, 1, 1, 0, 0),
    lost: set(0, 0, 0, 0, 0, 0, 0, 0),
    proven: true,
    gap: 0,
    explored: 0,
  })
})

test('keepAll loses what is excluded and all that needs it, and keeps the rest', () => {
  const { kept, lost } = keepAll(graph, [2])
  expect(lost).toEqual(set(0, 0, 1, 1, 1, 1))
  expect(kept).toEqual(set(1, 1, 0, 0, 0, 0))
})

test('keepBest keeps everything, without a search, as long as it fits to the tick', () => {
  expect(best(9)).toMatchObject({ ids: 'a A b B c C', proven: true, gap: 0, explored: 0 })
  expect(best(8)).toMatchObject({ ids: 'a A b B', proven: true, gap: 0 })
  expect(best(8).explored).toBeGreaterThan(0)
})

test('keepBest takes the goal worth more where only one fits, and nothing where none does', () => {
  expect(best(6)).toMatchObject({ ids: 'b B', lost: set(0, 0, 0, 0, 0, 0) })
  expect(best(3).ids).toBe('a A')
  expect(best(2).ids).toBe('')
  expect(best(-1).ids).toBe('')
})

test('keepBest keeps nothing that is excluded or needs it', () => {
  expect(best(3, { excluded: ['a'] })).toMatchObject({ ids: '', lost: set(1, 1, 0, 0, 1, 1) })
  expect(best(4, { excluded: ['a'] }).ids).toBe('b B')
})

test('a bonus multiplies what a goal counts', () => {
  // 5 × 1.3 = 6.5 beats 6; 5 × 1.1 = 5.5 does not.
  expect(best(6, { bonus: (id) => (id === 'A' ? 1.3 : 1) }).ids).toBe('a A')
  expect(best(6, { bonus: (id) => (id === 'A' ? 1.1 : 1) }).ids).toBe('b B')
})

test('below a floor only what is required is kept, and what that and a bonus bring counts', () => {
  // B for 6.
  expect([5.99, 6].map((floor) => best(6, { floor }).ids)).toEqual(['b B', ''])
  expect(best(6, { floor: 6, bonus: () => 1.1 }).ids).toBe('b B')
  // A for 5 and B for 6.
  expect([10.99, 11].map((floor) => best(8, { floor, required: ['A'] }).ids)).toEqual(['a A b B', 'a A'])
  expect(best(8, { floor: 11.5, required: ['A'], bonus: (id) => (id === 'A' ? 1.2 : 1) }).ids).toBe('a A b B')
})

test('what is required is kept with its needs, and the best of the rest fills the room', () => {
  expect(best(6, { required: ['A'] }).ids).toBe('a A')
  expect(best(7, { required: ['A'] }).ids).toBe('a A b B')
  const rest = [...nodes, work('d', 3), aim('D', 9, 'd')]
  expect(best(6, { of: rest, required: ['A'] }).ids).toBe('a A d D')
  expect(best(7, { of: rest, required: ['B'] }).ids).toBe('b B d D')
})

test('what is required is taken one after the other, as long as it fits to the tick', () => {
  expect(best(3, { required: ['A', 'B'] }).ids).toBe('a A')
  expect(best(3, { required: ['B', 'A'] }).ids).toBe('a A')
  expect(best(7, { required: ['C', 'B', 'A'] }).ids).toBe('a A b B')
  expect(best(4, { excluded: ['a'], required: ['A', 'B'] }).ids).toBe('b B')
})

test('a required milestone with work of its own takes its ticks once', () => {
  const stone: SmallNode = { id: 'M', kind: 'milestone', isAim: true, ticks: 2, value: 3, needs: ['A'] }
  const of = [...nodes, stone]
  // 3 + 2 ticks are required; 4 are left for B.
  expect(best(9, { of, required: ['M'] }).ids).toBe('a A b B M')
  expect(best(8, { of, required: ['M'] }).ids).toBe('a A M')
})

test('a set that is stopped short of its proof says what it may lack', () => {
  const kept = keepBest({ graph, excluded: [], budgetTicks: 6, required: [], searchLimit: 0, bonus: () => 1 })
  // Nothing was looked at, so all of 5 + 6 + 1 may be missing.
  expect(kept).toMatchObject({ proven: false, gap: 1, explored: 0 })
})

test('an aim that costs nothing more is kept, although it is worth nothing', () => {
  const of = [work('a', 3), aim('A', 5, 'a'), aim('free', 0, 'A'), work('b', 4), aim('B', 6, 'b'), aim('dear', 0, 'b')]
  expect(best(3, { of }).ids).toBe('a A free')
})

test.each<[string, SmallNode, boolean]>([
  ['an aim whose needs are all kept', { id: 'x', isAim: true, needs: ['a', 'b'] }, true],
  ['an aim without needs', { id: 'x', isAim: true }, true],
  ['an aim with a need that is not kept', { id: 'x', isAim: true, needs: ['a', 'out'] }, false],
  ['an aim with work of its own', { id: 'x', isAim: true, ticks: 1, needs: ['a'] }, false],
  ['what is no aim', { id: 'x', needs: ['a'] }, false],
  ['an aim that is not allowed', { id: 'no', isAim: true, needs: ['a'] }, false],
])('addFreeAims and %s', (_name, node, isKept) => {
  const own = smallGraph([node, { id: 'a' }, { id: 'b' }, { id: 'out' }])
  const kept = set(0, 1, 1, 0)
  addFreeAims(own, { kept, allowed: set(node.id === 'no' ? 0 : 1, 1, 1, 1) })
  expect(kept).toEqual(set(isKept ? 1 : 0, 1, 1, 0))
})

test('addFreeAims follows aims that need each other, whatever their places', () => {
  const own = smallGraph([
    { id: 'last', isAim: true, needs: ['first'] },
    { id: 'first', isAim: true },
  ])
  const kept = set(0, 0)
  addFreeAims(own, { kept, allowed: set(1, 1) })
  expect(kept).toEqual(set(1, 1))
})

test('ticks and value of a set are sums over its nodes', () => {
  expect(ticksOf(graph, set(1, 1, 1, 0, 0, 0))).toBe(7)
  expect(valueOf(graph, set(1, 1, 0, 1, 0, 0))).toBe(11)
  expect([ticksOf(graph, set(0, 0, 0, 0, 0, 0)), valueOf(graph, set(0, 0, 0, 0, 0, 0))]).toEqual([0, 0])
})
