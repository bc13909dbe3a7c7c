import { expect, test } from 'vitest'
import { authorParameters, guessChance } from '@/lib/assessment/core/item-parameters'

const single = { format: 'single', optionCount: 5, keyCount: 1 } as const

test('authorParameters puts difficulty 3 on the cut of the level', () => {
  expect(([1, 2, 3] as const).map((level) => authorParameters({ level, difficulty: 3, ...single }).b)).toEqual([
    -1.2, -0.4, 0.4,
  ])
})

test('authorParameters means by difficulty what the author scale says', () => {
  // Middle of level 2 is ability 0. Shares right there: 1 almost everybody, 3 about two in three, 5 the minority.
  const rightInTheMiddle = (difficulty: number): number => {
    const { a, b, c } = authorParameters({ level: 2, difficulty, ...single })
    return c + (1 - c) / (1 + Math.exp(a * b))
  }
  expect(rightInTheMiddle(1)).toBeGreaterThan(0.82)
  expect(rightInTheMiddle(3)).toBeCloseTo(0.66, 2)
  expect(rightInTheMiddle(5)).toBeLessThan(0.45)
})

test.each([0, 6, Number.NaN])('authorParameters refuses difficulty %f', (difficulty) => {
  expect(() => authorParameters({ level: 1, difficulty, ...single })).toThrow(RangeError)
})

test('guessChance is at most .10 except for single choice with up to four options', () => {
  expect(guessChance(single)).toBeCloseTo(0.1, 12)
  expect(guessChance({ format: 'single', optionCount: 6, keyCount: 1 })).toBeCloseTo(1 / 12, 12)
  // Two keys of five: 10 ways. Three things in order: 6 ways.
  expect(guessChance({ format: 'multi', optionCount: 5, keyCount: 2 })).toBeCloseTo(0.05, 12)
  expect(guessChance({ format: 'ordering', optionCount: 3, keyCount: 3 })).toBeCloseTo(1 / 12, 12)
  expect(guessChance({ format: 'ordering', optionCount: 6, keyCount: 6 })).toBeCloseTo(0.02, 12)
  expect(guessChance({ format: 'numeric', optionCount: 0, keyCount: 0 })).toBe(0.02)
  expect(guessChance({ format: 'single', optionCount: 4, keyCount: 1 })).toBeCloseTo(0.125, 12)
})

test('guessChance refuses an item with a single option', () => {
  expect(() => guessChance({ format: 'single', optionCount: 1, keyCount: 1 })).toThrow(RangeError)
})
