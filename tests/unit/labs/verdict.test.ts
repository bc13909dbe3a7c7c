import fc from 'fast-check'
import { expect, test } from 'vitest'
import { INCOMPLETE, choiceIn, numberIn, percent, whole, wordIn } from '@/lib/labs/core/verdict'

test('a missing part does not pass, and the verdict says so', () => {
  expect(INCOMPLETE).toEqual({ passed: false, because: 'A part of the answer is missing.' })
})

test('a number is read as it is or from its text', () => {
  const answer = { whole: 3, text: '0.25', nought: 0, minus: '-2', large: '1e3' }
  expect(Object.keys(answer).map((key) => numberIn(answer, key))).toEqual([3, 0.25, 0, -2, 1000])
})

test('what is no number is none: nothing, an empty text, a word, yes or no', () => {
  const answer = { empty: '', word: 'ten', yes: true, no: false }
  for (const key of ['empty', 'word', 'yes', 'no', 'absent']) expect(numberIn(answer, key), key).toBeNaN()
})

test('a word is read from anything that was handed in, and empty when nothing was', () => {
  const answer = { word: 'build', number: 0, no: false, empty: '' }
  expect(['word', 'number', 'no', 'empty', 'absent'].map((key) => wordIn(answer, key))).toEqual([
    'build',
    '0',
    'false',
    '',
    '',
  ])
})

test('a choice is one of the allowed words or none', () => {
  const choices = ['build', 'spike', 'drop'] as const
  const read = (value: string | number | boolean) => choiceIn({ move: value }, 'move', choices)
  expect(choices.map(read)).toEqual(['build', 'spike', 'drop'])
  expect(['Build', 'buil', '', 1, true].map(read)).toEqual([null, null, null, null, null])
  expect(choiceIn({}, 'move', choices)).toBeNull()
  expect(choiceIn({ other: 'build' }, 'move', choices)).toBeNull()
})

test('a share is printed in per cent, whole by default', () => {
  expect([percent(0), percent(0.954), percent(1), percent(-0.5)]).toEqual(['0%', '95%', '100%', '-50%'])
  expect([percent(0.954, 1), percent(1 / 3, 2)]).toEqual(['95.4%', '33.33%'])
})

test('thousands are grouped by commas, and halves rounded up', () => {
  expect([0, 7, 999, 1000, 1031, 12_345, 999_999, 1_000_000].map(whole)).toEqual([
    '0',
    '7',
    '999',
    '1,000',
    '1,031',
    '12,345',
    '999,999',
    '1,000,000',
  ])
  expect([999.4, 999.5, -1234, -0.4].map(whole)).toEqual(['999', '1,000', '-1,234', '0'])
})

test('a grouped number without its commas is the rounded one, and groups hold three digits', () => {
  fc.assert(
    fc.property(fc.double({ min: 0, max: 1e12, noNaN: true }), (value) => {
      const text = whole(value)
      expect(Number(text.replaceAll(',', ''))).toBe(Math.round(value))
      expect(text).toMatch(/^\d{1,3}(,\d{3})*$/)
    }),
    { seed: 1 },
  )
})

test('blanks are no number, and those around one do not count', () => {
  const answer = { blank: ' ', tabs: '\t\t', line: '\n', seven: ' 7 ' }
  expect(Object.keys(answer).map((key) => numberIn(answer, key))).toEqual([Number.NaN, Number.NaN, Number.NaN, 7])
})
