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
