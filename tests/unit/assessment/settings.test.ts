import { expect, test } from 'vitest'
import type { SettingsInput } from '@/lib/assessment/core/settings'
import { completeSettings } from '@/lib/assessment/core/settings'
import { buildItem, buildSingleSkillBank } from './build-test-bank'

const bank = buildSingleSkillBank([buildItem('i')])

test('completeSettings fills in the defaults of the design', () => {
  const settings = completeSettings(bank, { seed: 1, targets: { x: 2 } })
  expect(settings).toEqual({
    seed: 1,
    targets: { x: 2 },
    weights: {},
    questionCount: 20,
    explorationShare: 0.1,
    easyCheckEvery: 10,
    bankShare: 0.82,
    slip: 0.02,
    criterion: 'automatic',
    seenItemIds: [],
    ratingModel: { slope: 0.35, biasMean: 0.35, biasVariance: 0.25, noiseSd: 0.8, noiseFactor: 2 },
  })
})

test('completeSettings keeps what is given', () => {
  expect(completeSettings(bank, { seed: 1, targets: { x: null }, questionCount: 5 })).toMatchObject({
    questionCount: 5,
    targets: { x: null },
  })
})

test.each<[Partial<SettingsInput>, string]>([
  [{ targets: { y: 2 } }, 'The target names the unknown skill y'],
  [{ targets: { y: null } }, 'The target names the unknown skill y'],
  [{ targets: { x: 5 } }, 'Target of x must be 0 to 4, got 5'],
  [{ targets: { x: -1 } }, 'Target of x must be 0 to 4, got -1'],
  [{ targets: { x: 1.5 } }, 'Target of x must be 0 to 4, got 1.5'],
  [{ weights: { x: -1 } }, 'weight of x must lie in 0 to Infinity, got -1'],
  [{ weights: { x: Number.NaN } }, 'weight of x must lie in 0 to Infinity, got NaN'],
  [{ explorationShare: 0.6 }, 'explorationShare must lie in 0 to 0.5, got 0.6'],
  [{ explorationShare: -0.1 }, 'explorationShare must lie in 0 to 0.5, got -0.1'],
  [{ slip: -0.1 }, 'slip must lie in 0 to 0.5, got -0.1'],
  [{ slip: 0.6 }, 'slip must lie in 0 to 0.5, got 0.6'],
  [{ bankShare: 1.5 }, 'bankShare must lie in 0 to 1, got 1.5'],
  [{ bankShare: -0.5 }, 'bankShare must lie in 0 to 1, got -0.5'],
  [{ questionCount: 0 }, 'questionCount must lie in 1 to Infinity, got 0'],
  [{ questionCount: 2.5 }, 'questionCount must be a whole number, got 2.5'],
  [{ easyCheckEvery: 0 }, 'easyCheckEvery must lie in 1 to Infinity, got 0'],
  [{ easyCheckEvery: Number.NaN }, 'easyCheckEvery must be a whole number, got NaN'],
])('completeSettings refuses %o', (change, message) => {
  expect(() => completeSettings(bank, { seed: 1, targets: {}, ...change })).toThrow(new RangeError(message))
})

test.each<Partial<SettingsInput>>([
  { explorationShare: 0, slip: 0, bankShare: 0, questionCount: 1, easyCheckEvery: 1, weights: { x: 0 } },
  { explorationShare: 0.5, slip: 0.5, bankShare: 1, questionCount: 500, easyCheckEvery: 500, weights: { x: 500 } },
  ...[0, 1, 2, 3, 4, null].map((target) => ({ targets: { x: target } })),
])('completeSettings takes the limits: %o', (change) => {
  expect(completeSettings(bank, { seed: 1, targets: {}, ...change })).toMatchObject(change)
})
