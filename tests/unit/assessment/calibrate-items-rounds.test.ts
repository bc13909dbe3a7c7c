import { expect, test } from 'vitest'
import { fitItem } from '@/lib/assessment/core/calibrate-fit'
import { authorPriors, calibrateItems, calibrationSteps } from '@/lib/assessment/core/calibrate-items'
import { observeItems } from '@/lib/assessment/core/calibrate-observations'
import type { Bank } from '@/lib/assessment/core/types'
import { buildItem, buildSingleSkillBank, required } from './build-test-bank'
import { simulateCalibration } from './simulate-calibration'

test('calibrateItems refuses a number of rounds that is not whole or not positive', () => {
  const bank = buildSingleSkillBank([buildItem('one')])
  for (const rounds of [0, 1.5, Number.NaN]) {
    const refused = new RangeError(`Calibration needs whole rounds, got ${rounds}`)
    expect(() => calibrateItems({ bank, attempts: [], rounds })).toThrow(refused)
  }
  expect(calibrateItems({ bank, attempts: [] })).toEqual([])
})

test('authorPriors draws the guess towards the mean of all guesses and takes published difficulties as they are', () => {
  const items = [
    buildItem('low', { b: -1, a: 1.2, parameters: 'author' }),
    buildItem('high', { b: 1, a: 1.2, parameters: 'author' }),
    buildItem('known', { b: 1 }),
  ]
  const priors = authorPriors(buildSingleSkillBank(items))
  // Mean 0, factor 1 / (1 + .8²).
  expect(required(priors.get('high')).b).toBeCloseTo(1 / 1.64, 12)
  expect(required(priors.get('low')).b).toBeCloseTo(-1 / 1.64, 12)
  expect(required(priors.get('known')).b).toBe(1)
  expect(priors.get('high')).toEqual({
    logA: Math.log(1.2),
    logASd: 0.4,
    b: expect.closeTo(1 / 1.64, 12) as number,
    bSd: 0.8,
    c: 0.05,
  })
})

test('calibrateItems fits every item to its prior and to answers seen under the parameters of the round before', () => {
  const { bank, attempts } = simulateCalibration({ answersPerItem: 6, itemsPerSkill: 2, seed: 2 })
  const priors = authorPriors(bank)
  const fitTo = (seen: Bank) => {
    const observations = attempts.flatMap((attempt) => observeItems(seen, attempt))
    return bank.items.map(({ id }) => ({
      itemId: id,
      ...fitItem(
        required(priors.get(id)),
        observations.filter(({ itemId }) => itemId === id),
      ),
    }))
  }
  const first = fitTo(bank)
  // Fitted values are used as they are, and not drawn towards a mean once more.
  const items = bank.items.map((item, index) => {
    const { a, b } = required(first[index])
    return { ...item, a, b, parameters: 'published' as const }
  })
  const second = fitTo({ ...bank, items })
  expect(calibrateItems({ bank, attempts, rounds: 1 })).toEqual(first)
  expect(calibrateItems({ bank, attempts, rounds: 2 })).toEqual(second)
  expect(second).not.toEqual(first)
})

test('calibrateItems takes three rounds unless told otherwise', () => {
  const world = simulateCalibration({ answersPerItem: 6, itemsPerSkill: 2, seed: 2 })
  const roundsTaken = [...calibrationSteps(world)].length / (world.attempts.length + world.bank.items.length)
  expect(roundsTaken).toBe(3)
})
