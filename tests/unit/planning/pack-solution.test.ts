import { expect, test } from 'vitest'
import { packSolution } from '@/lib/planning/core/pack-solution'
import type { Solution } from '@/lib/planning/core/solve-plan'
import type { PlanInput } from '@/lib/planning/core/types'
import { buildWeekCalendar } from '@/lib/planning/core/week-calendar'
import { promisedWeek, smallGraph, smallRoad } from '@/tests/support/small-road'

/** An hour of study with a tenth for reviews, and one of the week. */
const studyHour = 6600
const hour = 6000

/** Weeks as text, with pieces in ticks: a project x and a reading r, in the order given. */
function weeksOf(
  { x = 0, r = 0, order = 'rx' }: { x?: number; r?: number; order?: string },
  rest: Partial<PlanInput> = {},
  isPromised = false,
): string[] {
  const input = smallRoad({ reviewOverhead: 0.1, hoursPerWeek: 8, ...rest })
  const graph = smallGraph([
    { id: 'x', kind: 'project', ticks: x },
    { id: 'r', ticks: r },
  ])
  const calendar = buildWeekCalendar(input)
  const frozen = isPromised ? promisedWeek(calendar.weekAt(0)) : null
  const solution = { input, graph, room: { calendar, frozen } } as unknown as Solution
  const inOrder = [...order].map((id) => ({ node: graph.indexOf.get(id)!, tier: 1, density: 1 }))
  return packSolution(solution, inOrder).map((pieces) =>
    pieces.map(({ node, ticks }) => `${graph.nodes[node]!.id} ${ticks}`).join(', '),
  )
}

test('a deep dive is four hours of study, in a week of eight hours with reviews', () => {
  // 4 · 6600 = 26400 of 48000 ticks.
  expect(weeksOf({ x: 4 * studyHour, r: 8 * hour })).toEqual(['x 26400, r 21600', 'r 26400'])
  expect(weeksOf({ x: 5 * studyHour, r: 8 * hour })[0]).toBe('x 26400, r 21600')
})

test('a project of three hours of study is heavy, a shorter one waits for its turn', () => {
  expect(weeksOf({ x: 3 * studyHour, r: 6600 })).toEqual(['x 19800, r 6600'])
  expect(weeksOf({ x: 3 * studyHour - 1, r: 6600 })).toEqual(['r 6600, x 19799'])
})

test('a pause is left out, and work moved to a later week waits', () => {
  expect(weeksOf({ r: 10 * hour }, { pauses: ['2026-01-12'] })).toEqual(['r 48000', '', 'r 12000'])
  const moved = { overrides: [{ kind: 'move' as const, id: 'r', week: '2026-01-12' }] }
  expect(weeksOf({ x: hour, r: 8 * hour }, moved)).toEqual(['x 6000, r 42000', 'r 6000'])
  expect(weeksOf({ x: 8 * hour, r: 8 * hour }, moved)).toEqual(['x 48000', 'r 48000'])
})

test('what is promised stands in the current week, with the room that is free beside it', () => {
  // Of 14 h 5 are promised to the project and 2 are done; 7 h, which are 42000 ticks, are free.
  expect(weeksOf({ x: 30_000, r: 50_000 }, {}, true)).toEqual(['x 30000, r 42000', 'r 8000'])
})
