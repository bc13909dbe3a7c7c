import { expect, test } from 'vitest'
import { buildPlan } from '@/lib/planning/core/build-plan'
import { addDays } from '@/lib/planning/core/local-date'
import { replan } from '@/lib/planning/core/replan'
import type { Plan } from '@/lib/planning/core/types'
import { seededRandom } from '@/lib/shared/random'
import { around, realInput } from '@/tests/support/planning-fixture'

const base = realInput({ levels: (level) => around(level, 0.6) })
const before = buildPlan(base)
const weekOf = (plan: Plan, id: string) =>
  plan.weeks.find(({ entries }) => entries.some(({ nodeId, hours }) => nodeId === id && hours > 0))?.start
const move = (id: string, week: string) => replan(before, { ...base, overrides: [{ kind: 'move', id, week }] }).plan

test('an entry of this week moved to next week leaves the frozen week, which is filled again, and comes first then', () => {
  const id = before.weeks[0]!.entries.find(({ hours }) => hours > 0)!.nodeId
  const after = move(id, '2026-10-05')
  expect(weekOf(after, id)).toBe('2026-10-05')
  expect(after.weeks[0]!.usedHours).toBeCloseTo(8, 4)
  expect(after.weeks[1]!.entries[0]!.nodeId).toBe(id)
})

test('any day names its week', () => {
  const id = before.weeks[0]!.entries.find(({ hours }) => hours > 0)!.nodeId
  expect(weekOf(move(id, '2026-10-11'), id)).toBe('2026-10-05')
})

test('an entry moved forward begins in the week asked for or right after what it needs', () => {
  const late = before.weeks.slice(6).flatMap(({ entries }) => entries)
  const id = late.find(({ kind, continued }) => kind === 'reading' && !continued)!.nodeId
  const from = weekOf(before, id)!
  const after = move(id, '2026-10-05')
  expect(weekOf(after, id)! < from).toBe(true)
})

test('moved entries keep every week full, the arrival, all work, and every need before what needs it', () => {
  const random = seededRandom(3)
  const order = new Map(base.lessons.map((lesson) => [lesson.id, lesson.prerequisites]))
  const ids = [
    ...new Set(
      before.weeks.flatMap(({ entries }) => entries.filter(({ hours }) => hours > 0)).map(({ nodeId }) => nodeId),
    ),
  ]
  for (let round = 0; round < 40; round += 1) {
    const wishes = Array.from({ length: 1 + Math.floor(random() * 4) }, () => ({
      kind: 'move' as const,
      id: ids[Math.floor(random() * ids.length)]!,
      week: addDays(base.startDate, 7 * (1 + Math.floor(random() * 14))),
    }))
    const overrides = [...new Map(wishes.map((wish) => [wish.id, wish])).values()]
    const after = replan(before, { ...base, overrides }).plan
    expect(after.finishDate).toBe(before.finishDate)
    for (const week of after.weeks.slice(0, -1)) expect(week.usedHours).toBeCloseTo(week.capacityHours, 4)
    const hoursOf = (plan: Plan) =>
      plan.weeks.flatMap(({ entries }) => entries).reduce((sum, { hours }) => sum + hours, 0)
    expect(hoursOf(after)).toBeCloseTo(hoursOf(before), 6)
    const sequence = after.weeks.slice(1).flatMap(({ entries }) => entries.map(({ nodeId }) => nodeId))
    for (const [id, needs] of order) {
      for (const need of needs) {
        if (sequence.includes(id) && sequence.includes(need)) {
          expect([id, need, sequence.indexOf(id) > sequence.lastIndexOf(need)]).toEqual([id, need, true])
        }
      }
    }
    for (const { id, week } of overrides) {
      const start = weekOf(after, id)!
      // Earlier than asked only where the weeks until then would otherwise stay empty.
      if (start < week) {
        const between = after.weeks.filter((each) => each.start >= start && each.start < week)
        expect(between.every((each) => each.usedHours > 0)).toBe(true)
      }
    }
  }
})

test('a week that is past makes the entry due now', () => {
  const id = before.weeks[4]!.entries.find(({ hours, continued }) => hours > 0 && !continued)!.nodeId
  const input = { ...base, today: '2026-10-12', overrides: [{ kind: 'move' as const, id, week: '2026-10-05' }] }
  expect(weekOf(replan(before, input).plan, id)! <= weekOf(before, id)!).toBe(true)
})
