import { expect, test } from 'vitest'
import { measureMovement } from '@/lib/planning/core/measure-movement'
import type { Solution } from '@/lib/planning/core/solve-plan'
import type { Plan } from '@/lib/planning/core/types'
import { buildWeekCalendar } from '@/lib/planning/core/week-calendar'
import { smallGraph, smallRoad } from '@/tests/support/small-road'

/** A week of 6000 ticks, which is one hour. */
const input = smallRoad({ hoursPerWeek: 1 })

interface Movement {
  /** Ticks of work by id; an id in capitals is a milestone. */
  work: Record<string, number>
  /** Entries of the previous plan by the number of their week; the current one is 1. */
  weeks: string[][]
  leastChanged: string[]
  order: string[]
  /** Left out by the learner's own word. */
  excluded?: string[]
  dropped?: string[]
}

function movement({ work, weeks, leastChanged, order, excluded = [], dropped = [] }: Movement) {
  const ids = Object.keys(work)
  const graph = smallGraph(
    ids.map((id) => ({ id, ticks: work[id]!, kind: id === id.toUpperCase() ? 'milestone' : 'reading' })),
  )
  const inOrder = (list: string[]) => list.map((id) => ({ node: graph.indexOf.get(id)!, tier: 1, density: 1 }))
  const keeping = (without: string[]) => ({ kept: Uint8Array.from(ids, (id) => (without.includes(id) ? 0 : 1)) })
  const solution = {
    input,
    graph,
    all: keeping(excluded),
    chosen: keeping([...excluded, ...dropped]),
    room: { calendar: buildWeekCalendar(input), frozen: null },
    leastChanged: inOrder(leastChanged),
    order: inOrder(order),
  } as unknown as Solution
  const previous = {
    weeks: weeks.map((entries, index) => ({ index: index + 1, entries: entries.map((nodeId) => ({ nodeId })) })),
  } as unknown as Plan
  return measureMovement({ previous, solution })
}

const week = 6000
const four = { work: { a: week, b: week, c: week, d: week }, weeks: [['a'], ['b'], ['c'], ['d']] }

test('entries that begin in another week than the shift alone would put them have moved', () => {
  const order = ['a', 'b', 'c', 'd']
  expect(movement({ ...four, leastChanged: order, order })).toEqual({ promised: 3, moved: 0, dropped: 0, share: 0 })
  expect(movement({ ...four, leastChanged: order, order: ['a', 'c', 'b', 'd'] })).toEqual({
    promised: 3,
    moved: 2,
    dropped: 0,
    share: 2 / 3,
  })
})

test('what was in the current week counts for nothing, and neither does what is new', () => {
  const work = { a: week, b: week, n: week }
  const moved = { work, weeks: [['a'], ['b']], leastChanged: ['a', 'b', 'n'] }
  // n comes first, so that all begin elsewhere; only b was promised for later.
  expect(movement({ ...moved, order: ['n', 'a', 'b'] })).toEqual({ promised: 1, moved: 1, dropped: 0, share: 1 })
})

test('what is dropped for lack of hours counts once, what the learner left out not at all', () => {
  const leastChanged = ['a', 'b', 'c', 'd']
  const order = ['a', 'b', 'c']
  expect(movement({ ...four, leastChanged, order, dropped: ['d'] })).toEqual({
    promised: 3,
    moved: 0,
    dropped: 1,
    share: 1 / 3,
  })
  expect(movement({ ...four, leastChanged, order: ['a', 'c'], dropped: ['d'], excluded: ['b'] })).toEqual({
    promised: 2,
    moved: 1,
    dropped: 1,
    share: 1,
  })
})

test('an entry that only ends in another week has not moved', () => {
  // b begins in the first week either way; c begins a week earlier.
  const half = week / 2
  const short = { work: { b: week, c: half }, weeks: [[], ['b', 'c']] }
  expect(movement({ ...short, leastChanged: ['b', 'c'], order: ['c', 'b'] })).toMatchObject({ promised: 2, moved: 1 })
})

test('milestones count by their work, and not once it is done', () => {
  const stones = { weeks: [[], ['work:M', 'work:N', 'N']], leastChanged: ['M', 'a'], order: ['a', 'M'] }
  expect(movement({ work: { a: week, M: week, N: 0 }, ...stones })).toEqual({
    promised: 1,
    moved: 1,
    dropped: 0,
    share: 1,
  })
})

test('without a promise nothing has moved', () => {
  const order = ['a', 'b']
  const nothing = { promised: 0, moved: 0, dropped: 0, share: 0 }
  expect(movement({ work: { a: week, b: week }, weeks: [['a', 'b']], leastChanged: order, order })).toEqual(nothing)
})
