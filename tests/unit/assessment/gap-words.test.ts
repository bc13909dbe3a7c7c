import { expect, test } from 'vitest'
import { classifyGap, gapWords } from '@/lib/assessment/core/gap-words'

test.each([
  [1, 'gap', 'almost certainly a gap'],
  [0.95, 'gap', 'almost certainly a gap'],
  [0.9499, 'gap', 'very probably a gap'],
  [0.85, 'gap', 'very probably a gap'],
  [0.8499, 'gap', 'probably a gap'],
  [0.8, 'gap', 'probably a gap'],
  [0.7999, 'not-sure', 'could go either way, leaning gap'],
  [0.5, 'not-sure', 'could go either way, leaning gap'],
  [0.4999, 'not-sure', 'could go either way, leaning solid'],
  [0.2001, 'not-sure', 'could go either way, leaning solid'],
  [0.2, 'solid', 'probably solid'],
  [0.1501, 'solid', 'probably solid'],
  [0.15, 'solid', 'very probably solid'],
  [0.05, 'solid', 'almost certainly solid'],
  [0, 'solid', 'almost certainly solid'],
] as const)('a gap probability of %f is %s: %s', (probability, verdict, words) => {
  expect(classifyGap(probability)).toBe(verdict)
  expect(gapWords(probability)).toBe(words)
})

test.each([-0.01, 1.01, Number.NaN])('%f is refused as a probability', (value) => {
  expect(() => classifyGap(value)).toThrow(RangeError)
  expect(() => gapWords(value)).toThrow(RangeError)
})

test.each([-0.01, 1.01])('the refusal names the value %f', (value) => {
  const refusal = new RangeError(`A probability lies in 0 to 1, got ${value}`)
  expect(() => classifyGap(value)).toThrow(refusal)
  expect(() => gapWords(value)).toThrow(refusal)
})

test('the middle words end right above .05, .15 and below .5', () => {
  expect([0.0501, 0.1499, 0.4999].map(gapWords)).toEqual([
    'very probably solid',
    'very probably solid',
    'could go either way, leaning solid',
  ])
})
