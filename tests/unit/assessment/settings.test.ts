import { expect, test } from 'vitest'
import { completeSettings } from '@/lib/assessment/core/settings'
import { buildItem, buildSingleSkillBank } from './build-test-bank'

const bank = buildSingleSkillBank([buildItem('i')])

test('completeSettings fills in the defaults of the design', () => {
  const settings = completeSettings(bank, { seed: 1, targets: { x: 2 } })
  expect(settings).toMatchObject({
    questionCount: 20,
    slip: 0.02,
    easyCheckEvery: 10,
    explorationShare: 0.1,
    criterion: 'automatic',
  })
  expect(settings.ratingModel).toMatchObject({ biasMean: 0.35, biasVariance: 0.25, noiseFactor: 2 })
})

test('completeSettings keeps what is given', () => {
  expect(completeSettings(bank, { seed: 1, targets: { x: null }, questionCount: 5 })).toMatchObject({
    questionCount: 5,
    targets: { x: null },
  })
})

test.each([
  { targets: { y: 2 } },
  { targets: { x: 5 } },
  { targets: { x: 1.5 } },
  { weights: { x: -1 } },
  { explorationShare: 0.6 },
  { slip: -0.1 },
  { questionCount: 0 },
  { bankShare: 1.5 },
  { easyCheckEvery: Number.NaN },
])('completeSettings refuses %o', (change) => {
  expect(() => completeSettings(bank, { seed: 1, targets: {}, ...change })).toThrow(RangeError)
})
