import { expect, test } from 'vitest'
import { burnUp } from '@/lib/progress/core/burn-up'
import { spacedQuestions } from '@/lib/progress/core/spaced-questions'

test('burnUp adds up the hours of each day, oldest first', () => {
  const finished = [
    { day: '2026-01-07', minutes: 30 },
    { day: '2026-01-05', minutes: 45 },
    { day: '2026-01-05', minutes: 45 },
  ]
  expect(burnUp(finished)).toEqual([
    { day: '2026-01-05', hours: 1.5 },
    { day: '2026-01-07', hours: 2 },
  ])
})

test('burnUp rounds only what is shown, not what is added', () => {
  const finished = Array.from({ length: 60 }, (_, index) => ({
    day: `2026-02-${String((index % 28) + 1).padStart(2, '0')}`,
    minutes: 1,
  }))
  expect(burnUp(finished).at(-1)?.hours).toBe(1)
})

test('burnUp of nothing is empty', () => {
  expect(burnUp([])).toEqual([])
})

const tag = (name: string, attributes: Record<string, string>) => ({ name, attributes, line: 1, children: [] })
const lessonWith = (...tags: ReturnType<typeof tag>[]) =>
  ({ body: { tags } }) as unknown as Parameters<typeof spacedQuestions>[0]

test('spacedQuestions reads days and weeks in the order of the lesson', () => {
  const lesson = lessonWith(
    tag('Check', { item: 'E1-a' }),
    tag('Spaced', { item: 'E1-b', after: '3d' }),
    tag('Spaced', { item: 'E1-c', after: '2w' }),
  )
  expect(spacedQuestions(lesson)).toEqual([
    { itemId: 'E1-b', afterDays: 3 },
    { itemId: 'E1-c', afterDays: 14 },
  ])
})

test.each([
  { item: 'E1-b' },
  { after: '3d' },
  { item: 'E1-b', after: '3' },
  { item: 'E1-b', after: '3m' },
  { item: 'E1-b', after: 'd' },
])('spacedQuestions leaves out a tag that says too little: %o', (attributes) => {
  expect(spacedQuestions(lessonWith(tag('Spaced', attributes as Record<string, string>)))).toEqual([])
})
