import { expect, test } from 'vitest'
import { questionPurpose } from '@/lib/assessment/core/question-purpose'

const purposes = (seed: number, explorationShare: number, count = 20) =>
  Array.from({ length: count }, (_, asked) => questionPurpose({ seed, explorationShare, easyCheckEvery: 10 }, asked))

test('every tenth question is an easy check', () => {
  expect(purposes(3, 0.2).flatMap((purpose, asked) => (purpose === 'easy-check' ? [asked + 1] : []))).toEqual([10, 20])
})

test('a share of .1 explores twice in twenty questions and never first', () => {
  for (let seed = 0; seed < 200; seed += 1) {
    const list = purposes(seed, 0.1)
    expect(list.filter((purpose) => purpose === 'explore')).toHaveLength(2)
    expect(list[0]).toBe('measure')
  }
})

test('a share of .15 is kept on average', () => {
  const explored = Array.from({ length: 400 }, (_, seed) => purposes(seed, 0.15))
    .flat()
    .filter((purpose) => purpose === 'explore').length
  // 800 blocks of ten with 1 or 2 each: mean 1.5, sd of the mean .5/√800 = .018; four of these are .07.
  expect(Math.abs(explored / 800 - 1.5)).toBeLessThan(0.07)
})

test('a share of 0 never explores', () => {
  expect(purposes(9, 0)).not.toContain('explore')
})
