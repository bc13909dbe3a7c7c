import { expect, test } from 'vitest'
import {
  asSentence,
  clockText,
  counted,
  hoursText,
  inHundred,
  inSentence,
  inWords,
  listed,
} from '@/lib/planning/core/words'

test('inSentence lowers ordinary words and leaves abbreviations', () => {
  expect(inSentence('Prompt systems')).toBe('prompt systems')
  expect(inSentence('AI product specification')).toBe('AI product specification')
  expect(inSentence('ML platform')).toBe('ML platform')
  expect(asSentence('two weeks')).toBe('Two weeks')
})

test('counted and inWords write small numbers as words', () => {
  expect(counted(1, 'goal')).toBe('one goal')
  expect(counted(12, 'week')).toBe('twelve weeks')
  expect(counted(13, 'week')).toBe('13 weeks')
  expect(inWords(0)).toBe('no')
})

test('listed joins with commas and and', () => {
  expect([listed([]), listed(['a']), listed(['a', 'b']), listed(['a', 'b', 'c'])]).toEqual([
    '',
    'a',
    'a and b',
    'a, b and c',
  ])
})

test('clockText and hoursText write hours', () => {
  expect([clockText(9.25), clockText(8), clockText(0.75), clockText(0)]).toEqual([
    '9 h 15 min',
    '8 h',
    '45 min',
    '0 min',
  ])
  expect(hoursText(13.24)).toBe('13.2 h')
})

test('inHundred never claims certainty', () => {
  expect([inHundred(0.81), inHundred(1), inHundred(0.001)]).toEqual([
    '81 in 100',
    'More than 99 in 100',
    'Fewer than 1 in 100',
  ])
})
