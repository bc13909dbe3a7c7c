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

test('studyGains leaves out a skill whose study was of steps already taken', () => {
  const there = new Map([['E1', [0, 0, 1, 0, 0]]])
  expect(studyGains(content, { lessons: ['one', 'second'], practice: [] }, there)).toEqual({})
  // Nothing is known of where the learner stood.
  expect(studyGains(content, { lessons: ['one'], practice: [] }, new Map())).toEqual({})
})

test('studyGains lets practice up to a level nobody defined change nothing', () => {
  for (const odd of ['practice:E1:9', 'practice:E1', 'practice'])
    expect(gainOf({ lessons: ['one'], practice: [odd] })).toBeCloseTo(0.8 / 8, 12)
})

test('studyGains leaves nothing to practise where the lessons fill the step', () => {
  const full = { ...content, lessons: new Map([lesson('long', 300, 1)]) }
  expect(studyGains(full, { lessons: [], practice: ['practice:E1:1'] }, beginner)).toEqual({})
})

test('studyGains counts of a step only the lessons of its own skill, and gains by skill', () => {
  const other = lesson('elsewhere', 120, 1)[1]
  const hours = { '0-1': 4, '1-2': 8, '2-3': 14, '3-4': 24 }
  const both = {
    skills: new Map([...content.skills, ['P1', { id: 'P1', hours } as unknown as Skill]]),
    lessons: new Map([...content.lessons, ['elsewhere', { ...other, skill: 'P1' }]]),
  }
  const levels = new Map([...beginner, ['P1', [1, 0, 0, 0, 0]]])
  // Practice of E1 is what its own hour of lessons leaves of four; two of four hours of P1 are half a level.
  const gains = studyGains(both, { lessons: ['elsewhere'], practice: ['practice:E1:1'] }, levels)
  expect(Object.keys(gains).toSorted()).toEqual(['E1', 'P1'])
  expect(gains['E1']).toBeCloseTo(0.8 * 0.75, 12)
  expect(gains['P1']).toBeCloseTo(0.4, 12)
})
