import { expect, test } from 'vitest'
import type { GraphNode } from '@/lib/planning/core/plan-graph'
import { sequence } from '@/lib/planning/core/sequence'
import type { SequenceInput } from '@/lib/planning/core/sequence'
import { smallGraph } from '@/tests/support/small-road'
import type { SmallNode } from '@/tests/support/small-road'

type Words = Partial<Omit<SequenceInput, 'graph' | 'kept' | 'first' | 'last'>> & {
  first?: string[]
  last?: string[]
  left?: string[]
}

/** The order of a small graph as id, tier and density; `left` are nodes that are not in the plan. */
function ordered(drafts: readonly SmallNode[], { first = [], last = [], left = [], ...rest }: Words = {}) {
  const graph = smallGraph(drafts)
  const at = (id: string) => graph.indexOf.get(id)!
  const kept = Uint8Array.from(graph.nodes, ({ id }) => (left.includes(id) ? 0 : 1))
  return sequence({
    graph,
    kept,
    first: first.map(at),
    last: last.map(at),
    frontLoad: new Set(),
    phases: [],
    ...rest,
  }).map(({ node, tier, density }) => [graph.nodes[node]!.id, tier, density])
}

const ids = (...of: Parameters<typeof ordered>) => ordered(...of).map(([id]) => id)
const work = (id: string, ticks = 100, ...needs: string[]): SmallNode => ({ id, ticks, needs })
const goal = (id: string, value: number, needs: string[], rest: Partial<GraphNode> = {}): SmallNode => ({
  id: `goal:${id}`,
  kind: 'goal',
  skill: id,
  value,
  isAim: true,
  needs,
  ...rest,
})

const pair = [work('a', 200), work('b', 100), goal('A', 1, ['a']), goal('B', 1, ['b'])]

test('what brings most for its hours comes first, and goals themselves are no work', () => {
  expect(ordered(pair)).toEqual([
    ['b', 1, 1 / 100],
    ['a', 1, 1 / 200],
  ])
})

test('of equals the one named first comes first', () => {
  expect(ids([work('a'), work('b'), goal('A', 1, ['a']), goal('B', 1, ['b'])])).toEqual(['a', 'b'])
})

test('hours count with all that is missing, once, and what is worth more afterwards is worth no more in the order', () => {
  // A needs 110 ticks with the shared work, and B then 10: its 1/10 is drawn down to what A was placed for.
  const shared = [work('s'), work('a', 10), work('b', 10), goal('A', 1.1, ['s', 'a']), goal('B', 1, ['s', 'b'])]
  expect(ordered(shared)).toEqual([
    ['s', 1, 0.01],
    ['a', 1, 0.01],
    ['b', 1, 0.01],
  ])
})

test('a goal without work of its own, or without value, does no harm', () => {
  expect(ordered([work('a'), goal('A', 1, []), goal('B', 0, ['a'])])).toEqual([['a', 1, 0]])
})

test('a goal outside the plan, or one that only another needs, is not worked towards for itself', () => {
  expect(ids(pair, { left: ['goal:A', 'a'] })).toEqual(['b'])
  // B is needed by A alone: its value does not count.
  const needed = [work('a'), work('b'), work('c'), goal('A', 1, ['a', 'goal:B'])]
  const onlyNeeded = goal('B', 9, ['b'], { isAim: false })
  expect(ids([...needed, onlyNeeded, goal('C', 0.8, ['c'])])).toEqual(['c', 'a', 'b'])
})

test('stage comes after stage, whatever a later one is worth', () => {
  const later = [work('a', 10), work('b', 100), goal('A', 5, ['a'], { stage: 1 }), goal('B', 1, ['b'])]
  expect(ordered(later)).toEqual([
    ['b', 1, 0.01],
    ['a', 3, 0.5],
  ])
})

test('what is asked for first comes before everything, with its needs, as long as it is in the plan', () => {
  const chain = [...pair, work('c', 50, 'a'), goal('C', 0.1, ['c'])]
  expect(ordered(chain, { first: ['c'] })).toEqual([
    ['a', 0, 1 / 250],
    ['c', 0, 1 / 250],
    ['b', 1, 1 / 100],
  ])
  expect(ids(chain, { first: ['c'], left: ['c', 'goal:C'] })).toEqual(['b', 'a'])
})

test('what is not for now moves to the end of its stage, with the goal that waits for it and without what it needs', () => {
  const three = [
    work('a1', 10),
    work('a2', 10),
    work('b', 100),
    goal('A', 1, ['a1', 'a2']),
    goal('B', 1, ['b']),
    work('c', 10),
    goal('C', 1, ['c'], { stage: 1 }),
  ]
  expect(ordered(three, { last: ['a1'] })).toEqual([
    ['a2', 1, 0.1],
    ['b', 1, 0.01],
    ['a1', 2, 0.1],
    ['c', 3, 0.1],
  ])
  // All of it waits: nothing is left to do early.
  expect(ids(three, { last: ['a1', 'a2'] })).toEqual(['b', 'a1', 'a2', 'c'])
})

test('skills to meet early and evidence count half as much again when placed', () => {
  const two = [work('a'), work('b'), goal('A', 1, ['a']), goal('B', 1.2, ['b'])]
  expect(ids(two)).toEqual(['b', 'a'])
  expect(ordered(two, { frontLoad: new Set(['A']) })).toEqual([
    ['a', 1, 0.015],
    ['b', 1, 0.012],
  ])
  const stone: SmallNode = { id: 'MB', kind: 'milestone', ticks: 100, value: 1, isAim: true }
  expect(ordered([stone, work('b'), goal('B', 1.2, ['b'])])).toEqual([
    ['MB', 1, 0.015],
    ['b', 1, 0.012],
  ])
})

test('groups begin the first stage, one after the other, named by goal, by skill or by milestone', () => {
  const stone: SmallNode = { id: 'MB', kind: 'milestone', ticks: 100, value: 1, isAim: true }
  const four = [
    work('a'),
    work('b'),
    work('c'),
    goal('A', 1, ['a']),
    goal('B', 2, ['b']),
    goal('C', 9, ['c']),
    stone,
    work('d'),
    goal('D', 1, ['d'], { stage: 1 }),
  ]
  // Two groups stand a third of a tier apart.
  expect(ordered(four, { phases: [new Set(['A']), new Set(['MB', 'goal:B', 'D'])] })).toEqual([
    ['a', 1 - 2 / 3, 0.01],
    ['b', 1 - 1 / 3, 0.02],
    ['MB', 1 - 1 / 3, 0.015],
    ['c', 1, 0.09],
    ['d', 3, 0.01],
  ])
})

test('inside a block needs come first and otherwise the order of the content', () => {
  const block = [work('a', 100, 'c'), work('b'), work('c'), goal('A', 1, ['b', 'a'])]
  expect(ids(block)).toEqual(['c', 'a', 'b'])
  expect(ids([work('a'), work('b'), work('c'), goal('A', 1, ['c', 'b', 'a'])])).toEqual(['a', 'b', 'c'])
})

type Kind = GraphNode['kind']

/** Names of the entries of one goal whose work has these kinds, in the order in which the kinds are mixed. */
function mixed(kinds: readonly Kind[], needs: Record<string, string[]> = {}): string {
  const names = kinds.map((_, index) => String.fromCharCode(97 + index))
  const drafts = names.map((id, index) => ({ id, kind: kinds[index]!, ticks: 10, needs: needs[id] ?? [] }))
  return ids([...drafts, goal('A', 1, names)]).join('')
}

test.each<[Kind, Kind, Kind]>([
  ['checklist', 'reading', 'lab'],
  ['reading', 'checklist', 'lab'],
  ['reading', 'case', 'practice'],
  ['practice', 'lab', 'reading'],
  ['lab', 'practice', 'project'],
  ['milestone', 'project', 'case'],
  ['project', 'milestone', 'practice'],
])('two of %s and one of %s are a run of one mode, which another mode (%s) breaks', (kind, same, other) => {
  expect(mixed([kind, kind, same, other])).toBe('abdc')
  expect(mixed([kind, kind, other, same])).toBe('abcd')
  // The third in a row is what counts: one of the two before is not enough.
  expect(mixed([kind, other, same, kind === 'reading' ? 'project' : 'reading'])).toBe('abcd')
})

test('two of a mode are no run', () => {
  expect(mixed(['lab', 'reading', 'reading', 'project'])).toBe('abcd')
})

test('a run of one mode alone stays as it is', () => {
  expect(mixed(['reading', 'reading', 'reading', 'reading'])).toBe('abcd')
})

test('another mode is brought forward from up to four places ahead', () => {
  // Three readings stand behind the place to fill: the lab is the fourth.
  expect(mixed(['reading', 'reading', 'reading', 'reading', 'reading', 'reading', 'lab'])).toBe('abgcdef')
  // One more, and only the next place can have it.
  expect(mixed(['reading', 'reading', 'reading', 'reading', 'reading', 'reading', 'reading', 'lab'])).toBe('abchdefg')
})

test('of several the nearest is brought forward, and each run has its own', () => {
  expect(mixed(['reading', 'reading', 'reading', 'lab', 'project'])).toBe('abdce')
  expect(mixed(['reading', 'reading', 'reading', 'reading', 'reading', 'lab', 'lab'])).toBe('abfcdge')
})

test('nothing is brought before what it needs, however far away the need is said', () => {
  const kinds: Kind[] = ['reading', 'reading', 'reading', 'lab', 'project']
  expect(mixed(kinds, { d: ['c'] })).toBe('abecd')
  expect(mixed(kinds, { d: ['c'], e: ['d'] })).toBe('abcde')
  // What it needs stands before the run.
  expect(mixed(kinds, { d: ['a'] })).toBe('abdce')
})

test('kinds are mixed inside a stage only', () => {
  const readings = ['a', 'b', 'c'].map((id) => work(id))
  const lab: SmallNode = { id: 'd', kind: 'lab', ticks: 10 }
  expect(ids([...readings, lab, goal('A', 1, ['a', 'b', 'c']), goal('B', 1, ['d'], { stage: 1 })])).toEqual([
    'a',
    'b',
    'c',
    'd',
  ])
})
