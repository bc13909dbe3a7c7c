import { expect, test } from 'vitest'
import { abilityAtLevel, cutBelowLevel } from '@/lib/assessment/core/level-scale'
import { readKeptSkill } from '@/lib/assessment/core/skill-profile'

test('readKeptSkill on the cut below level 2 is drawn at 2 with a gap of one half, and the middle of the level half a level above', () => {
  const reading = readKeptSkill({ id: 's', mean: cutBelowLevel(2), sd: 0.3, shownLevelCap: 2 }, 2)
  // The band reaches 1.2816 × .3 to either side, on a scale where .8 is one level.
  expect(reading).toEqual({ estimate: 2, low: 1.52, high: 2.48, gap: 0.5 })
  expect(readKeptSkill({ id: 's', mean: abilityAtLevel(2), sd: 0.3, shownLevelCap: 2 }, 2).estimate).toBe(2.5)
})

test('readKeptSkill clips to the drawn scale', () => {
  expect(readKeptSkill({ id: 's', mean: abilityAtLevel(4) + 9, sd: 0.3, shownLevelCap: 2 }, 4)).toMatchObject({
    estimate: 4,
    high: 4,
  })
  expect(readKeptSkill({ id: 's', mean: abilityAtLevel(0) - 9, sd: 0.3, shownLevelCap: 2 }, 1)).toMatchObject({
    estimate: 0,
    low: 0,
  })
})

test('readKeptSkill has a smaller gap for more ability and a larger one for a higher target', () => {
  const gapOf = (mean: number, target: number) =>
    readKeptSkill({ id: 's', mean, sd: 0.4, shownLevelCap: 2 }, target).gap
  expect(gapOf(1, 2)).toBeLessThan(gapOf(0, 2))
  expect(gapOf(0, 3)).toBeGreaterThan(gapOf(0, 2))
  expect(gapOf(50, 4)).toBeLessThan(1e-6)
  expect(gapOf(-50, 1)).toBeGreaterThan(1 - 1e-6)
})

test('readKeptSkill clips a band at either end without moving the estimate, and rounds to hundredths', () => {
  // One level is .8; the band reaches 1.28155 · .8 / .8 = 1.28 levels to either side.
  expect(readKeptSkill({ id: 's', mean: 1, sd: 0.8, shownLevelCap: 2 }, 2)).toMatchObject({
    // (1 + 1.2) / .8 + 1 = 3.75; 3.75 − 1.28155 = 2.46845.
    estimate: 3.75,
    low: 2.47,
    high: 4,
  })
  expect(readKeptSkill({ id: 's', mean: -1.64, sd: 0.8, shownLevelCap: 2 }, 2)).toMatchObject({
    // (−1.64 + 1.2) / .8 + 1 = .45; .45 + 1.28155 = 1.73155.
    estimate: 0.45,
    low: 0,
    high: 1.73,
  })
})

test('readKeptSkill knows nobody below level 0', () => {
  expect(readKeptSkill({ id: 's', mean: -9, sd: 0.8, shownLevelCap: 2 }, 0).gap).toBe(0)
})
