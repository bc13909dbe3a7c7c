import { expect, test } from 'vitest'
import { measureReading, sentencesOf } from '@/lib/content/core/reading-ease'

test('measureReading follows the formula of Flesch on a text that was counted by hand', () => {
  // 2 sentences, 8 words, 8 syllables: 206.835 − 1.015 · 4 − 84.6 · 1 = 118.175
  const measure = measureReading('The cat sat down. The dog ran off.')
  expect(measure).toMatchObject({ sentences: 2, wordsPerSentence: 4 })
  expect(measure.readingEase).toBeCloseTo(118.175, 9)
})

test.each([
  ['cat', 1],
  ['table', 2],
  ['wanted', 2],
  ['closed', 1],
  ['made', 1],
  ['seven', 2],
  ['assistant', 3],
  ['decision', 3],
  ['250', 1],
])('measureReading hears in “%s” %i syllables', (word, syllables) => {
  expect(measureReading(word).readingEase).toBeCloseTo(206.835 - 1.015 - 84.6 * syllables, 9)
})

test('longer sentences and longer words read harder', () => {
  const ease = (text: string) => measureReading(text).readingEase
  expect(ease('The cat sat down and the dog ran off.')).toBeLessThan(ease('The cat sat down. The dog ran off.'))
  expect(ease('The organisation documented responsibilities.')).toBeLessThan(ease('The firm wrote down who does what.'))
})

test('a sentence ends with its mark, also before a closing quotation mark, and not inside a number', () => {
  expect(sentencesOf('He says: "Stop." It costs 3.5 euros. Why?')).toEqual([
    'He says: "Stop."',
    'It costs 3.5 euros.',
    'Why?',
  ])
})

test('measureReading refuses a text without words', () => {
  expect(() => measureReading('… ?')).toThrow(RangeError)
})
