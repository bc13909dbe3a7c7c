import { expect, test } from 'vitest'
import {
  clockText,
  counted,
  hoursText,
  inHundred,
  inSentence,
  inWords,
  leastHoursSaid,
  listed,
} from '@/lib/planning/core/words'
import { sentenceStart } from '@/lib/shared/sentence-start'

test('inSentence lowers ordinary words and leaves abbreviations', () => {
  expect(inSentence('Prompt systems')).toBe('prompt systems')
  expect(inSentence('AI product specification')).toBe('AI product specification')
  expect(inSentence('ML platform')).toBe('ML platform')
  expect(sentenceStart('two weeks')).toBe('Two weeks')
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

test('inSentence looks at the first word only', () => {
  expect(inSentence('AI Product specification')).toBe('AI Product specification')
  expect(inSentence('A model')).toBe('A model')
  expect(inSentence('metrics')).toBe('metrics')
})

test('inWords writes every number up to twelve', () => {
  const written = 'no one two three four five six seven eight nine ten eleven twelve 13'
  expect(Array.from({ length: 14 }, (_, count) => inWords(count)).join(' ')).toBe(written)
})

test('counted says none in the plural', () => {
  expect([0, 1, 2].map((count) => counted(count, 'goal'))).toEqual(['no goals', 'one goal', 'two goals'])
})

test('clockText rounds to the minute before it counts hours', () => {
  expect([0.999, 1.991, 1 / 60, 2.5].map(clockText)).toEqual(['1 h', '1 h 59 min', '1 min', '2 h 30 min'])
})

test('hours too few to be written are those that hoursText rounds to none', () => {
  expect([hoursText(leastHoursSaid), hoursText(leastHoursSaid - 1e-9)]).toEqual(['0.1 h', '0.0 h'])
})

test('inHundred is certain of nothing from one half in a hundred on', () => {
  expect([0.994, 0.995, 0, 0.0049, 0.005].map(inHundred)).toEqual([
    '99 in 100',
    'More than 99 in 100',
    'Fewer than 1 in 100',
    'Fewer than 1 in 100',
    '1 in 100',
  ])
})
