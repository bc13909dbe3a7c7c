import { expect, test } from 'vitest'
import { studyAfterCheck } from '@/lib/assessment/core/study-after-check'

const written = new Set(['E1-1', 'E1-2', 'P1-1'])
const advise = (wrong: { skill: string; source: string }[], limit?: number, below: string[] = []) =>
  studyAfterCheck(wrong, {
    below,
    isWritten: (id) => written.has(id),
    fallback: (skill) => (skill === 'P1' ? 'P1-1' : null),
    ...(limit === undefined ? {} : { limit }),
  })

test('studyAfterCheck names the lessons of wrong answers, most wrong first', () => {
  expect(
    advise([
      { skill: 'E1', source: 'own arithmetic; lesson E1-2' },
      { skill: 'E1', source: 'lesson E1-1 and lesson E1-2' },
    ]),
  ).toEqual([
    { lessonId: 'E1-2', wrong: 2 },
    { lessonId: 'E1-1', wrong: 1 },
  ])
})

test('studyAfterCheck puts the lessons of a skill below its mark first', () => {
  const wrong = [
    { skill: 'E1', source: 'lesson E1-2' },
    { skill: 'E1', source: 'lesson E1-2' },
    { skill: 'P1', source: 'lesson P1-1' },
  ]
  expect(advise(wrong).map(({ lessonId }) => lessonId)).toEqual(['E1-2', 'P1-1'])
  expect(advise(wrong, 6, ['P1']).map(({ lessonId }) => lessonId)).toEqual(['P1-1', 'E1-2'])
})

test('studyAfterCheck falls back on the skill where no written lesson is named, and leaves out what has none', () => {
  expect(advise([{ skill: 'P1', source: 'own case; lesson P1-9' }])).toEqual([{ lessonId: 'P1-1', wrong: 1 }])
  expect(advise([{ skill: 'T1', source: 'own case' }])).toEqual([])
})

test('studyAfterCheck counts a lesson once for one question and keeps to the limit', () => {
  expect(advise([{ skill: 'E1', source: 'lesson E1-1; lesson E1-1' }])).toEqual([{ lessonId: 'E1-1', wrong: 1 }])
  expect(advise([{ skill: 'E1', source: 'lesson E1-1 and lesson E1-2' }], 1)).toHaveLength(1)
})

const readFrom = (source: string) =>
  studyAfterCheck([{ skill: 'E1', source }], { below: [], isWritten: () => true, fallback: () => null }).map(
    ({ lessonId }) => lessonId,
  )

test.each([
  ['lesson E1-2', ['E1-2']],
  ['lesson E1-12', ['E1-12']],
  ['own case (lesson A-7)', ['A-7']],
  ['lesson P3-01, lesson T2-4', ['P3-01', 'T2-4']],
  // Not the name of a lesson.
  ['lesson E1-123', []],
  ['lesson E12-3', []],
  ['lesson e1-2', []],
  ['lesson E1-x', []],
  ['lesson Ex-2', []],
  ['E1-2', []],
  ['sublesson E1-2', []],
])('studyAfterCheck reads the source "%s"', (source, lessons) => {
  expect(readFrom(source)).toEqual(lessons)
})

test('studyAfterCheck puts the lesson with more wrong answers first wherever it came, and goes by name where they are equal', () => {
  const [first, second] = [
    { skill: 'E1', source: 'lesson E1-1' },
    { skill: 'E1', source: 'lesson E1-2' },
  ] as const
  const order = (...wrong: { skill: string; source: string }[]) => advise(wrong).map(({ lessonId }) => lessonId)
  expect(order(first, second, second)).toEqual(['E1-2', 'E1-1'])
  expect(order(second, second, first)).toEqual(['E1-2', 'E1-1'])
  expect(order(first, second)).toEqual(['E1-1', 'E1-2'])
  expect(order(second, first)).toEqual(['E1-1', 'E1-2'])
})

test('studyAfterCheck orders the lessons of skills below their mark among themselves by wrong answers', () => {
  const wrong = ['E1-1', 'E1-2', 'E1-2'].map((lesson) => ({ skill: 'E1', source: `lesson ${lesson}` }))
  expect(advise([...wrong, { skill: 'P1', source: '' }], 6, ['E1']).map(({ lessonId }) => lessonId)).toEqual([
    'E1-2',
    'E1-1',
    'P1-1',
  ])
})

test('studyAfterCheck names six lessons unless told otherwise', () => {
  const source = Array.from({ length: 8 }, (_, index) => `lesson E1-${index + 1}`).join(', ')
  expect(readFrom(source)).toEqual(['E1-1', 'E1-2', 'E1-3', 'E1-4', 'E1-5', 'E1-6'])
})
