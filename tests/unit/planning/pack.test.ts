import { expect, test } from 'vitest'
import { pack } from '@/lib/planning/core/pack'
import type { EntryKind } from '@/lib/planning/core/types'
import { smallGraph, type SmallNode } from '@/tests/support/small-road'

interface Road {
  /** Ids in the order of the plan; all that is given except goals where nothing else is said. */
  order?: string[]
  tiers?: Record<string, number>
  capacity?: (week: number) => number
  promised?: Record<string, number>
  wishes?: Record<string, number>
}

/** The weeks as text, such as "x 4, r 6". A week has 10 ticks; a project is heavy from 8 ticks on, a deep dive takes 4. */
function weeksOf(nodes: SmallNode[], { order, tiers = {}, capacity, promised = {}, wishes = {} }: Road = {}): string[] {
  const graph = smallGraph(nodes)
  const at = (id: string) => graph.indexOf.get(id)!
  const ids = order ?? nodes.filter(({ kind }) => kind !== 'goal').map(({ id }) => id)
  return pack({
    graph,
    order: ids.map((id) => ({ node: at(id), tier: tiers[id] ?? 1, density: 1 })),
    capacityAt: capacity ?? (() => 10),
    promised: Object.entries(promised).map(([id, ticks]) => ({ node: at(id), ticks })),
    focusTicks: 4,
    heavyTicks: 8,
    wishes: new Map(Object.entries(wishes).map(([id, week]) => [at(id), week])),
  }).map((pieces) => pieces.map(({ node, ticks }) => `${nodes[node]!.id} ${ticks}`).join(', '))
}

const light = (id: string, ticks: number, ...needs: string[]): SmallNode => ({ id, ticks, needs })
const project = (id: string, ticks: number, ...needs: string[]): SmallNode => ({ id, ticks, needs, kind: 'project' })
const firstWeek = (week: number, then = 10) => ({ capacity: (at: number) => (at === 0 ? week : then) })

test('light work fills the weeks in its order and continues in the next', () => {
  expect(weeksOf([light('a', 6), light('b', 7), light('c', 3)])).toEqual(['a 6, b 4', 'b 3, c 3'])
})

test('a plan without work is one empty week, and work without ticks takes no room', () => {
  expect(weeksOf([])).toEqual([''])
  expect(weeksOf([light('a', 0), light('b', 3, 'a')])).toEqual(['b 3'])
})

test('a week without room stays empty, also where more is promised away than it has', () => {
  expect(weeksOf([light('a', 15)], { capacity: (week) => (week === 1 ? 0 : 10) })).toEqual(['a 10', '', 'a 5'])
  expect(weeksOf([project('x', 8)], firstWeek(-3))).toEqual(['', 'x 8'])
})

test.each<[EntryKind & SmallNode['kind'], boolean]>([
  ['project', true],
  ['milestone', true],
  ['practice', true],
  ['reading', false],
  ['lab', false],
  ['case', false],
  ['checklist', false],
])('long work of kind %s is done in deep dives: %s', (kind, isHeavy) => {
  // Heavy: 4 in the deep dive and the rest of the week for the reading; when that is done, the project takes what is left.
  const weeks = weeksOf([{ id: 'x', kind, ticks: 10 }, light('r', 10)])
  expect(weeks).toEqual(isHeavy ? ['x 4, r 6', 'x 6, r 4'] : ['x 10', 'r 10'])
})

test('a project is heavy from the given size on', () => {
  expect(weeksOf([project('x', 8), light('r', 10)])).toEqual(['x 4, r 6', 'x 4, r 4'])
  expect(weeksOf([project('x', 7), light('r', 10)])).toEqual(['x 7, r 3', 'r 7'])
})

test('the deep dive comes first in its week, also before lighter work that is first in order', () => {
  expect(weeksOf([light('r', 10), project('x', 10)])).toEqual(['x 4, r 6', 'x 6, r 4'])
})

test('a project begins as deep dive when it is among the next eight entries, not when it is the ninth', () => {
  const lessons = (count: number) => Array.from({ length: count }, (_, index) => light(`l${index + 1}`, 2))
  expect(weeksOf([...lessons(7), project('x', 10)])).toEqual([
    'x 4, l1 2, l2 2, l3 2',
    'x 4, l4 2, l5 2, l6 2',
    'x 2, l7 2',
  ])
  // What is finished does not count among the eight.
  expect(weeksOf([...lessons(8), project('x', 10)])).toEqual([
    'l1 2, l2 2, l3 2, l4 2, l5 2',
    'x 4, l6 2, l7 2, l8 2',
    'x 6',
  ])
})

test('a project of a later stage is no deep dive before its stage', () => {
  const nodes = [light('r', 10), project('x', 10)]
  expect(weeksOf(nodes, { tiers: { r: 1, x: 3 } })).toEqual(['r 10', 'x 10'])
})

test('a project whose needs are open is no deep dive; the next that is ready is', () => {
  // y takes the deep dive until x is begun, which is first in order from then on.
  expect(weeksOf([light('a', 10), project('x', 10, 'a'), project('y', 10)])).toEqual([
    'y 4, a 6',
    'y 4, a 4, x 2',
    'x 8, y 2',
  ])
})

test('at most two projects are open at a time, and a third begins when one of them ends', () => {
  expect(weeksOf([project('x', 20), project('y', 20), project('z', 20)])).toEqual([
    'x 6, y 4',
    'x 6, y 4',
    'x 6, y 4',
    'x 2, y 4, z 4',
    'y 4, z 6',
    'z 10',
  ])
})

test('where only projects are ready, the room goes to one that is open and not to a third, whatever the order', () => {
  const nodes = [project('x', 20), project('y', 20), project('z', 20)]
  const [week] = weeksOf(nodes, { promised: { y: 4, z: 4 }, ...firstWeek(2) })
  expect(week).toBe('y 6, z 4')
})

test('promised pieces stand in the first week, beside its room, and only there', () => {
  expect(weeksOf([light('a', 30)], { promised: { a: 5 }, ...firstWeek(0) })).toEqual(['a 5', 'a 10', 'a 10', 'a 5'])
  expect(weeksOf([light('a', 9), light('b', 9)], { promised: { b: 5 }, ...firstWeek(4) })).toEqual([
    'b 5, a 4',
    'a 5, b 4',
  ])
})

test('of a promise no more is kept than is left to do', () => {
  expect(weeksOf([light('a', 3)], { promised: { a: 5 } })).toEqual(['a 3'])
  expect(weeksOf([light('a', 3), light('gone', 5)], { order: ['a'], promised: { gone: 5 } })).toEqual(['a 3'])
})

test('a project gets no more than a deep dive in the week in which it is promised, while other work is ready', () => {
  const nodes = [project('x', 20), light('r', 20)]
  expect(weeksOf(nodes, { promised: { x: 4 }, ...firstWeek(4) })[0]).toBe('x 4, r 4')
  expect(weeksOf(nodes, { promised: { x: 3 }, ...firstWeek(4) })[0]).toBe('x 4, r 3')
  expect(weeksOf(nodes, { promised: { x: 5 }, ...firstWeek(4) })[0]).toBe('x 5, r 4')
})

test('work waits until all it needs is done, also behind goals', () => {
  const goal: SmallNode = { id: 'g', kind: 'goal', needs: ['a', 'b'] }
  const nodes = [light('a', 4), light('b', 4), goal, light('c', 4, 'g')]
  expect(weeksOf(nodes, { order: ['c', 'a', 'b'] })).toEqual(['a 4, b 4, c 2', 'c 2'])
})

test('a need outside the plan holds nothing back', () => {
  expect(weeksOf([light('out', 4), light('a', 4, 'out')], { order: ['a'] })).toEqual(['a 4'])
})

test('what is moved to a later week waits for it, and comes early only where nothing else is ready', () => {
  const nodes = [light('a', 10), light('b', 10), light('c', 10)]
  expect(weeksOf(nodes, { wishes: { a: 2 } })).toEqual(['b 10', 'c 10', 'a 10'])
  expect(weeksOf(nodes, { wishes: { a: 1 } })).toEqual(['b 10', 'a 10', 'c 10'])
  expect(weeksOf(nodes, { wishes: { a: 9 } })).toEqual(['b 10', 'c 10', 'a 10'])
})

test('what is moved to a week comes first in it, with what it needs', () => {
  const nodes = [light('a', 10), light('b', 10), light('c', 5), light('d', 5, 'c')]
  expect(weeksOf(nodes, { wishes: { d: 0 } })).toEqual(['c 5, d 5', 'a 10', 'b 10'])
  expect(weeksOf(nodes, { wishes: { d: 1 } })).toEqual(['a 10', 'c 5, d 5', 'b 10'])
})

test('a wish that its week could not hold stays due', () => {
  expect(weeksOf([light('a', 10), light('w', 15)], { wishes: { w: 0 } })).toEqual(['w 10', 'w 5, a 5', 'a 5'])
})

test('a project that is wished for takes a deep dive a week, promised hours included', () => {
  const nodes = [light('r', 20), project('x', 20)]
  expect(weeksOf(nodes, { wishes: { x: 0 } })).toEqual(['x 4, r 6', 'x 4, r 6', 'x 4, r 6', 'x 8, r 2'])
  expect(weeksOf(nodes, { wishes: { x: 0 }, promised: { x: 3 }, ...firstWeek(5) })[0]).toBe('x 4, r 4')
})

test('a project moved to a later week leaves the deep dive to another', () => {
  const nodes = [project('x', 10), light('r', 10), project('y', 10)]
  expect(weeksOf(nodes, { wishes: { x: 3 } })).toEqual(['y 4, r 6', 'y 6, r 4', 'x 10'])
})

test('pack refuses work that does not end within twenty years', () => {
  const tick = { capacity: () => 1 }
  expect(weeksOf([light('a', 1040)], tick)).toHaveLength(1040)
  expect(() => weeksOf([light('a', 1041)], tick)).toThrow(new RangeError('the work does not end within 1040 weeks'))
})

test('pack refuses work that waits for itself', () => {
  expect(() => weeksOf([light('a', 1, 'b'), light('b', 1, 'a')])).toThrow(
    'unfinished work without ready work: the order misses a need',
  )
})
