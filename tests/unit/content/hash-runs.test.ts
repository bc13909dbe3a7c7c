import fc from 'fast-check'
import { expect, test } from 'vitest'
import { hashRuns } from '@/lib/content/core/report/hash-runs'

const words = fc.array(fc.stringMatching(/^[a-z]{1,4}$/), { maxLength: 30 })

test('hashRuns gives one whole number for each run, and none where the words are too few', () => {
  expect(hashRuns([], 3)).toEqual([])
  expect(hashRuns(['a', 'b'], 3)).toEqual([])
  expect(hashRuns(['a', 'b', 'c', 'd'], 3)).toHaveLength(2)
  expect(hashRuns(['a', 'b', 'c'], 3).every(Number.isSafeInteger)).toBe(true)
})

test('hashRuns depends on the words of the run alone, not on what stands around it', () => {
  fc.assert(
    fc.property(words, words, words, (before, run, after) => {
      fc.pre(run.length > 0)
      expect(hashRuns([...before, ...run, ...after], run.length)[before.length]).toBe(hashRuns(run, run.length)[0])
    }),
  )
})

test('hashRuns tells apart runs that differ in one word, in the order, or in where a word ends', () => {
  const one = (...run: string[]) => hashRuns(run, run.length)[0]
  expect(new Set([one('a', 'b', 'c'), one('b', 'a', 'c'), one('a', 'b', 'd'), one('ab', 'c', '')]).size).toBe(4)
  const runs = Array.from({ length: 100_000 }, (_, index) => one('run', String(index), 'of', String(index % 7)))
  expect(new Set(runs).size).toBe(runs.length)
})
