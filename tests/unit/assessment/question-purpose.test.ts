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

test('every question but the first of the attempt and the easy checks may explore', () => {
  const places = Array.from({ length: 300 }, (_, seed) => purposes(seed, 0.1)).flatMap((list) =>
    list.flatMap((purpose, asked) => (purpose === 'explore' ? [asked] : [])),
  )
  expect([...new Set(places)].toSorted((one, other) => one - other)).toEqual([
    1, 2, 3, 4, 5, 6, 7, 8, 10, 11, 12, 13, 14, 15, 16, 17, 18,
  ])
  // One of eight places in the first block: 300/8 = 37.5, sd 5.7; three of these are 17.
  for (let asked = 1; asked <= 8; asked += 1)
    expect(Math.abs(places.filter((place) => place === asked).length - 37.5)).toBeLessThan(17.2)
})

test('a share of one half explores half of every block', () => {
  for (let seed = 0; seed < 50; seed += 1) {
    const list = purposes(seed, 0.5)
    for (const block of [list.slice(0, 10), list.slice(10)])
      expect(block.filter((purpose) => purpose === 'explore')).toHaveLength(5)
  }
})

test('all that is left explores where easy checks take most of a block', () => {
  // Of questions 1 to 10 the first and every second one are taken: 3, 5, 7 and 9 are left for a share of five.
  const list = Array.from({ length: 10 }, (_, asked) =>
    questionPurpose({ seed: 4, explorationShare: 0.5, easyCheckEvery: 2 }, asked),
  )
  expect(list).toEqual(['measure', ...Array.from({ length: 4 }, () => ['easy-check', 'explore']).flat(), 'easy-check'])
})
