import fc from 'fast-check'
import { expect, test } from 'vitest'
import { drawCases, toScoredCases } from '@/lib/labs/core/scored-case'
import { PREDICTIONS } from './predictions'

const LETTERS = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h']

test('truth and score are paired by their places, and 1 alone is positive', () => {
  expect(toScoredCases({ y: [1, 0, 2], p: [0.9, 0.2, 0.5] })).toEqual([
    { isPositive: true, score: 0.9 },
    { isPositive: false, score: 0.2 },
    { isPositive: false, score: 0.5 },
  ])
  expect(toScoredCases({ y: [], p: [] })).toEqual([])
})

test('columns of different length are refused, by their lengths', () => {
  expect(() => toScoredCases({ y: [1, 0], p: [0.5] })).toThrow(new RangeError('2 truths and 1 scores'))
  expect(() => toScoredCases({ y: [1], p: [0.5, 0.1] })).toThrow(new RangeError('1 truths and 2 scores'))
})

test('the file holds 569 cases, 212 of them positive', () => {
  expect(PREDICTIONS).toHaveLength(569)
  expect(PREDICTIONS.filter(({ isPositive }) => isPositive)).toHaveLength(212)
})

test('a draw has as many different cases as asked, in the order they came in, the same for a seed', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: LETTERS.length }), fc.integer({ min: 0, max: 1e6 }), (size, seed) => {
      const drawn = drawCases(LETTERS, { size, seed })
      expect(drawn).toHaveLength(size)
      expect(new Set(drawn).size).toBe(size)
      expect(drawn).toEqual([...drawn].sort())
      expect(drawn).toEqual(drawCases(LETTERS, { size, seed }))
    }),
    { seed: 1 },
  )
})

test('a draw gives what there is when more is asked, and nothing of nothing', () => {
  expect(drawCases(LETTERS, { size: 9, seed: 4 })).toEqual(LETTERS)
  expect(drawCases(['a'], { size: 1, seed: 4 })).toEqual(['a'])
  expect(drawCases([], { size: 3, seed: 4 })).toEqual([])
})

test('the order is kept by place, also beyond ten and for equal cases', () => {
  const numbers = Array.from({ length: 30 }, (_, index) => 29 - index)
  const drawn = drawCases(numbers, { size: 25, seed: 2 })
  expect(drawn).toEqual([...drawn].sort((a, b) => b - a))
  expect(drawCases(['x', 'x', 'x'], { size: 2, seed: 1 })).toEqual(['x', 'x'])
})

test('over many seeds every pair of cases is drawn about equally often', () => {
  const draws = 4200
  const counts = new Map<string, number>()
  for (let seed = 1; seed <= draws; seed += 1) {
    const pair = drawCases(LETTERS.slice(0, 7), { size: 2, seed }).join('')
    counts.set(pair, (counts.get(pair) ?? 0) + 1)
  }
  // 21 pairs, 200 draws each; a standard deviation is 14.
  expect(counts.size).toBe(21)
  for (const [pair, count] of counts) expect(Math.abs(count - 200), pair).toBeLessThan(56)
})
