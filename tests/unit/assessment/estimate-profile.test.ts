import { expect, test } from 'vitest'
import { buildPrior } from '@/lib/assessment/core/build-prior'
import { estimateAreas, estimateProfile } from '@/lib/assessment/core/estimate-profile'
import { recordAnswer } from '@/lib/assessment/core/record-answer'
import { recordEvidence, recordRatings } from '@/lib/assessment/core/replay'
import { startAssessment } from '@/lib/assessment/core/start-assessment'
import type { Answer, Bank } from '@/lib/assessment/core/types'
import { buildItem, required } from './build-test-bank'

const bank: Bank = {
  version: 'pair',
  skills: [
    { id: 'x', area: 'A' },
    { id: 'y', area: 'B' },
  ],
  items: [
    buildItem('x1'),
    buildItem('x2'),
    buildItem('x3', { status: 'experimental' }),
    buildItem('y1', { skill: 'y', area: 'B' }),
  ],
}
const start = startAssessment(bank, buildPrior({ skills: bank.skills, levels: { x: 2, y: 1 } }), {
  seed: 1,
  targets: { x: 2, y: null },
})
const RIGHT: Answer = { kind: 'scored', score: 1 }

test('estimateProfile states of a skill mean, spread, levels, gap, cap and answers', () => {
  // Middle of level 2 is 0, the spread 1; the cuts −1.2, −.4, .4, 1.2 have Φ = .11507, .34458, .65542, .88493.
  const [x, y] = estimateProfile(bank, start).skills
  const close = (value: number) => expect.closeTo(value, 5) as number
  expect(x).toEqual({
    id: 'x',
    mean: close(0),
    sd: 1,
    levelProbabilities: [0.11507, 0.22951, 0.31084, 0.22951, 0.11507].map(close),
    target: 2,
    gapProbability: close(0.34458),
    shownLevelCap: 2,
    answeredCount: 0,
  })
  expect(y).toMatchObject({ id: 'y', mean: close(-0.8), target: null, gapProbability: null })
})

test('estimateProfile counts scored answers by skill, not those too fast or to an experimental item', () => {
  const answers: [string, Answer][] = [
    ['x1', { ...RIGHT, elapsedMs: 10 }],
    ['x2', RIGHT],
    ['x3', RIGHT],
    ['y1', { kind: 'dont-know' }],
  ]
  const state = answers.reduce((now, [id, answer]) => recordAnswer(bank, now, id, answer), start)
  expect(estimateProfile(bank, state).skills.map(({ answeredCount }) => answeredCount)).toEqual([1, 1])
})

test('estimateProfile learns the bias of somebody’s ratings from how far they stand from the expected ones', () => {
  expect(estimateProfile(bank, start).ratingBias).toBeNull()
  // Rating 4 stands at 1.6, expected .35; Var(rating) = .35² + .25 + 1.6² = 2.9325, Cov(rating, bias) = .25.
  const rated = recordRatings(bank, start, [{ kind: 'skill', id: 'x', value: 4 }])
  const { mean, sd } = required(estimateProfile(bank, rated).ratingBias)
  expect(mean).toBeCloseTo(0.35 + (0.25 * 1.25) / 2.9325, 12)
  expect(sd ** 2).toBeCloseTo(0.25 - 0.25 ** 2 / 2.9325, 12)
})

test('estimateProfile states a skill up to the highest level that was shown of it, in whatever order', () => {
  const capsFor = (...levels: (3 | 4)[]) =>
    estimateProfile(
      bank,
      recordEvidence(
        bank,
        start,
        levels.map((level) => ({ skill: 'y', level })),
      ),
    ).skills.map(({ shownLevelCap }) => shownLevelCap)
  expect(capsFor()).toEqual([2, 2])
  expect(capsFor(3)).toEqual([2, 3])
  expect(capsFor(4, 3)).toEqual([2, 4])
  expect(capsFor(3, 4)).toEqual([2, 4])
})

test('estimateAreas states mean, spread, drawn level with its 80 % band, and target', () => {
  // Areas of one skill each. Drawn: 0 is .8 · 1.5 above the first cut, so at 2.5; the band reaches 1.28155/.8 = 1.60194.
  const close = (value: number) => expect.closeTo(value, 5) as number
  expect(estimateAreas(bank, start)).toEqual([
    { id: 'A', mean: close(0), sd: 1, level: close(2.5), low: close(0.89806), high: close(4.10194), target: 2 },
    { id: 'B', mean: close(-0.8), sd: 1, level: close(1.5), low: close(-0.10194), high: close(3.10194), target: null },
  ])
})
