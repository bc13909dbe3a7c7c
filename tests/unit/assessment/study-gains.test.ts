import { expect, test } from 'vitest'
import { studyGains } from '@/lib/assessment/core/study-gains'
import type { Lesson, Skill } from '@/lib/content/core/graph'

const lesson = (id: string, minutes: number, levelTo: number) =>
  [id, { id, skill: 'E1', levelFrom: levelTo - 1, levelTo, minutes } as unknown as Lesson] as const
const content = {
  skills: new Map([['E1', { id: 'E1', hours: { '0-1': 4, '1-2': 8, '2-3': 14, '3-4': 24 } } as unknown as Skill]]),
  lessons: new Map([lesson('one', 30, 1), lesson('other', 30, 1), lesson('second', 60, 2)]),
}
const beginner = new Map([['E1', [1, 0, 0, 0, 0]]])
const gainOf = (
  studied: Partial<Parameters<typeof studyGains>[1]>,
  levels: ReadonlyMap<string, readonly number[]> = beginner,
) => studyGains(content, { lessons: [], practice: [], ...studied }, levels)['E1'] ?? 0

test('studyGains counts a lesson by its share of the step, one step being one level of .8', () => {
  // Half an hour of four.
  expect(gainOf({ lessons: ['one'] })).toBeCloseTo(0.8 / 8, 12)
  expect(gainOf({ lessons: ['one', 'second'] })).toBeCloseTo(0.8 / 8 + 0.8 / 8, 12)
})

test('studyGains makes lessons and practice of a step together one whole level, and never more', () => {
  // Practice is what the lessons leave: three hours of four.
  expect(gainOf({ practice: ['practice:E1:1'] })).toBeCloseTo(0.8 * 0.75, 12)
  expect(gainOf({ lessons: ['one', 'other'], practice: ['practice:E1:1'] })).toBeCloseTo(0.8, 12)
  const full = { lessons: ['one', 'other'], practice: ['practice:E1:1', 'practice:E1:1'] }
  expect(gainOf(full)).toBeCloseTo(0.8, 12)
})

test('studyGains brings nothing to who is already there, and a half to who may be', () => {
  expect(gainOf({ lessons: ['one'] }, new Map([['E1', [0, 0, 1, 0, 0]]]))).toBe(0)
  expect(gainOf({ lessons: ['one'] }, new Map([['E1', [0.5, 0.5, 0, 0, 0]]]))).toBeCloseTo(0.8 / 16, 12)
})

test('studyGains leaves out what the curriculum does not know', () => {
  expect(studyGains(content, { lessons: ['gone'], practice: ['practice:Z9:1', 'odd'] }, beginner)).toEqual({})
})
