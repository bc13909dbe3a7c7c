import fc from 'fast-check'
import { expect, test } from 'vitest'
import { minutesByDay, type DayMinutes } from '@/lib/progress/core/minutes-by-day'

const measured = (subjectId: string, day: string, minutes: number): DayMinutes => ({
  subjectId,
  day,
  minutes,
  by: 'measured',
})
const corrected = (subjectId: string, day: string, minutes: number): DayMinutes => ({
  subjectId,
  day,
  minutes,
  by: 'learner',
})

test('minutesByDay adds what was measured on a day, whatever it was measured for', () => {
  const days = minutesByDay([
    measured('E1-1', '2026-03-02', 10),
    measured('L01', '2026-03-02', 5),
    measured('E1-1', '2026-03-03', 7),
  ])
  expect([...days]).toEqual([
    ['2026-03-02', 15],
    ['2026-03-03', 7],
  ])
})

test('minutesByDay takes a correction from the days worked on, the last one first', () => {
  const days = minutesByDay([
    measured('E1-1', '2026-03-02', 10),
    measured('E1-1', '2026-03-03', 20),
    measured('E1-2', '2026-03-04', 3),
    corrected('E1-1', '2026-03-09', -25),
  ])
  expect(Object.fromEntries(days)).toEqual({ '2026-03-02': 5, '2026-03-03': 0, '2026-03-04': 3 })
})

test('minutesByDay adds a correction upwards to the last day worked on, or to its own day', () => {
  const days = minutesByDay([
    measured('E1-1', '2026-03-02', 10),
    corrected('E1-1', '2026-03-09', 5),
    corrected('E1-2', '2026-03-09', 30),
  ])
  expect(Object.fromEntries(days)).toEqual({ '2026-03-02': 15, '2026-03-09': 30 })
})

test('minutesByDay never shows a day below nothing, and keeps the sum while corrections stay within it', () => {
  const record = fc.record({
    subjectId: fc.constantFrom('E1-1', 'E1-2'),
    day: fc.constantFrom('2026-03-02', '2026-03-03', '2026-03-04'),
    minutes: fc.integer({ min: 0, max: 60 }),
    isCorrection: fc.boolean(),
  })
  fc.assert(
    fc.property(fc.array(record, { maxLength: 20 }), (records) => {
      const left = new Map<string, number>()
      const recorded = records.map(({ subjectId, day, minutes, isCorrection }): DayMinutes => {
        const before = left.get(subjectId) ?? 0
        const change = isCorrection ? -Math.min(minutes, before) : minutes
        left.set(subjectId, before + change)
        return { subjectId, day, minutes: change, by: isCorrection ? 'learner' : 'measured' }
      })
      const days = [...minutesByDay(recorded).values()]
      expect(Math.min(0, ...days)).toBe(0)
      expect(days.reduce((sum, minutes) => sum + minutes, 0)).toBe([...left.values()].reduce((sum, n) => sum + n, 0))
    }),
    { seed: 32 },
  )
})
