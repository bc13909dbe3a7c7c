import { expect, test } from 'vitest'
import type { PlanOverride } from '@/lib/planning/core/types'
import { buildWeekCalendar } from '@/lib/planning/core/week-calendar'
import { wishedWeeks } from '@/lib/planning/core/wished-weeks'
import { smallGraph, smallRoad } from '@/tests/support/small-road'

const graph = smallGraph([{ id: 'A1-1' }, { id: 'A1-2' }, { id: 'MB', kind: 'milestone' }])

/** The weeks wished for, as pairs of node and week, seen from the week of 12 January 2026. */
function wished(overrides: readonly PlanOverride[], weekStart = 1): [number, number][] {
  const input = smallRoad({ overrides, today: '2026-01-14', weekStart })
  return [...wishedWeeks({ input, graph, current: buildWeekCalendar(input).weekAt(0) })]
}
const move = (id: string, week: string): PlanOverride => ({ kind: 'move', id, week })

test.each([
  ['this week', '2026-01-18', 0],
  ['next week, by its first day', '2026-01-19', 1],
  ['next week, by its last day', '2026-01-25', 1],
  ['in three weeks', '2026-02-04', 3],
  ['a week that is past, which is now', '2026-01-05', 0],
])('a date stands for its week: %s', (_, week, offset) => {
  expect(wished([move('A1-2', week)])).toEqual([[1, offset]])
})

test('weeks are those of the learner', () => {
  // From Sunday on, 18 January begins the next week.
  expect(wished([move('A1-2', '2026-01-18')], 0)).toEqual([[1, 1]])
})

test('a milestone moves by its own name and by that of its work', () => {
  expect(wished([move('MB', '2026-01-19')])).toEqual([[2, 1]])
  expect(wished([move('work:MB', '2026-01-26')])).toEqual([[2, 2]])
})

test('only words that move count, and only where they name a week', () => {
  expect(wished([])).toEqual([])
  expect(wished([{ kind: 'first', id: 'A1-1', week: '2026-01-19' }])).toEqual([])
  expect(wished([{ kind: 'move', id: 'A1-1' }])).toEqual([])
  expect(wished([{ kind: 'move', id: 'A1-1' }, move('A1-2', '2026-01-19')])).toEqual([[1, 1]])
  expect(wished([move('elsewhere', '2026-01-19')])).toEqual([])
})

test('a week that is no date is refused', () => {
  expect(() => wished([move('A1-1', '2026-02-30')])).toThrow(/2026-02-30/)
})
