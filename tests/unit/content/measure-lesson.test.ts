import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { TextBlock } from '@/lib/content/core/document'
import type { Lesson } from '@/lib/content/core/graph'
import { hasPicture, isShort, lacksWorkedCase, measureLesson, medianOf } from '@/lib/content/core/report/measure-lesson'

type Changes = Partial<Omit<Lesson, 'body'>> & { body?: Partial<Lesson['body']> }
const block = (text: string, changes: Partial<TextBlock> = {}): TextBlock => ({
  kind: 'prose',
  line: 10,
  section: 'idea',
  text,
  ...changes,
})
const tag = (name: string, line: number) => ({ name, line, attributes: {} })

/** A lesson with all that a measure reads. */
function lessonWith({ body, ...changes }: Changes = {}): Lesson {
  return {
    id: 'E1-1',
    title: 'Lesson',
    file: 'content/lessons/E1/E1-1.mdx',
    kind: 'reading',
    minutes: 30,
    steps: { decide: 4, idea: 10, worked: 8, check: 4, words: 4 },
    ...changes,
    body: {
      words: 1_200,
      tags: [tag('Figure', 20), tag('Worked', 40)],
      places: [],
      blocks: [block('The cat sat down. The dog ran off into the wood.')],
      ...body,
    },
  } as unknown as Lesson
}

test('measureLesson adds reading time of all words and the minutes of the exercises', () => {
  // 1,200 words at 100 a minute are 12 minutes; deciding 4, check 4, words 4.
  const measure = measureLesson(lessonWith())
  expect(measure).toMatchObject({ words: 1_200, minutesStated: 30, minutesComputed: 24, notes: [] })
  const steps = { decide: 4, idea: 6, worked: 4, lab: 30, check: 2, words: 4 }
  expect(measureLesson(lessonWith({ minutes: 50, steps })).minutesComputed).toBe(52)
})

test.each([
  [18, []],
  [36, []],
  [17, ['minutes']],
  [37, ['minutes']],
])('measureLesson with %i minutes stated and 24 computed notes %j', (minutes, notes) => {
  expect(measureLesson(lessonWith({ minutes })).notes).toEqual(notes)
})

test('measureLesson reads sentences of running text, and ends one with its paragraph', () => {
  const blocks = [
    block('Three words here. And now five of them.'),
    block('A list of two kinds:', { line: 12 }),
    block('one', { line: 13 }),
    block('Words in a cell or a heading or an attribute do not count at all.', { kind: 'cell' }),
  ]
  const measure = measureLesson(lessonWith({ body: { blocks } }))
  expect(measure.sentenceMedian).toBe(4)
  expect(measure.longestSentence).toEqual({ line: 10, words: 5, text: 'And now five of them.' })
})

test('isShort begins below 500 words', () => {
  expect(isShort(lessonWith({ body: { words: 499 } }))).toBe(true)
  expect(isShort(lessonWith({ body: { words: 500 } }))).toBe(false)
})

test('hasPicture takes a figure, an image, or a table of the idea', () => {
  const tags = [tag('Worked', 40)]
  const has = (body: Partial<Lesson['body']>) => hasPicture(lessonWith({ body: { tags, ...body } }))
  expect(has({})).toBe(false)
  expect(has({ tags: [tag('Figure', 60), ...tags] })).toBe(true)
  expect(has({ places: [{ kind: 'link', id: '/media/a.png', tag: 'image', line: 12, column: 1 }] })).toBe(true)
  expect(has({ places: [{ kind: 'link', id: '/labs', tag: 'link', line: 12, column: 1 }] })).toBe(false)
  const table = (line: number, section: string | null) => ({ blocks: [block('1', { kind: 'cell', line, section })] })
  expect(has(table(39, 'idea'))).toBe(true)
  expect(has(table(41, 'idea'))).toBe(false)
  expect(has(table(8, null))).toBe(false)
})

test('lacksWorkedCase asks every kind for a case, and a checklist if its steps plan one', () => {
  const lacks = (changes: Changes) => lacksWorkedCase(lessonWith({ body: { tags: [] }, ...changes }))
  for (const kind of ['reading', 'lab', 'case', 'project'] as const) expect(lacks({ kind })).toBe(true)
  expect(lacks({ kind: 'checklist' })).toBe(true)
  expect(lacks({ kind: 'checklist', steps: { decide: 4, checklist: 20 } })).toBe(false)
  expect(lacksWorkedCase(lessonWith())).toBe(false)
})

test('medianOf lies in the middle of any list, in any order', () => {
  expect(medianOf([])).toBe(0)
  expect(medianOf([3, 1, 2])).toBe(2)
  expect(medianOf([4, 1, 2, 3])).toBe(2.5)
  fc.assert(
    fc.property(fc.array(fc.integer({ min: -1_000, max: 1_000 }), { minLength: 1 }), (values) => {
      const median = medianOf(values)
      expect(values.filter((value) => value < median).length).toBeLessThanOrEqual(values.length / 2)
      expect(values.filter((value) => value > median).length).toBeLessThanOrEqual(values.length / 2)
      expect(medianOf([...values].reverse())).toBe(median)
    }),
  )
})
