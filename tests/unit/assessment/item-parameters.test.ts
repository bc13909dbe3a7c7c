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

test.each([
  // Level 2 starts at −.4; each step of difficulty is .45.
  [1, -1.3],
  [2, -0.85],
  [4, 0.05],
  [5, 0.5],
])('authorParameters puts difficulty %i of level 2 at %f', (difficulty, b) => {
  const parameters = authorParameters({ level: 2, difficulty, ...single })
  expect(parameters).toEqual({ a: 1.2, b: expect.closeTo(b, 12) as number, c: 0.1 })
})

test.each([0.99, 5.01])('authorParameters says what is wrong with difficulty %f', (difficulty) => {
  expect(() => authorParameters({ level: 2, difficulty, ...single })).toThrow(
    new RangeError(`Difficulty runs from 1 to 5, got ${difficulty}`),
  )
})

test.each([
  // All things in order: 3! = 6 and 4! = 24 ways, however many of them are called right.
  ['ordering', 3, 1, 0.5 / 6],
  ['ordering', 3, 0, 0.5 / 6],
  ['ordering', 4, 2, 0.5 / 24],
  ['ordering', 5, 5, 0.5 / 25],
  // Ways to choose the keys: 4 of one, 6 of two, 20 of three among six; 35 of three among seven count as 25.
  ['multi', 4, 1, 0.5 / 4],
  ['multi', 4, 2, 0.5 / 6],
  ['multi', 6, 3, 0.5 / 20],
  ['multi', 7, 3, 0.5 / 25],
  // One in as many as there are options, also beyond 25, whatever the number of keys.
  ['single', 2, 2, 0.5 / 2],
  ['single', 30, 1, 0.5 / 30],
] as const)(
  'guessChance of %s with %i options and %i keys is half of blind chance',
  (format, options, keys, chance) => {
    expect(guessChance({ format, optionCount: options, keyCount: keys })).toBeCloseTo(chance, 12)
  },
)

test.each(['single', 'multi', 'ordering'] as const)('guessChance says what a %s item lacks', (format) => {
  expect(() => guessChance({ format, optionCount: 1, keyCount: 1 })).toThrow(
    new RangeError('An item needs at least two options, got 1'),
  )
})
