import { expect, test } from 'vitest'
import { baseDistribution, skillDirection, usableRatings } from '@/lib/assessment/core/base-distribution'
import { buildPrior } from '@/lib/assessment/core/build-prior'
import { compileBank } from '@/lib/assessment/core/compile-bank'
import { completeSettings } from '@/lib/assessment/core/settings'
import type { AttemptFacts, Bank, Prior, Rating } from '@/lib/assessment/core/types'

const bank: Bank = {
  version: 'three',
  skills: [
    { id: 'x', area: 'A' },
    { id: 'y', area: 'A' },
    { id: 'z', area: 'B' },
  ],
  items: [],
}
const prior = buildPrior({ skills: bank.skills, levels: { x: 0, y: 2, z: 3 } })

const base = (facts: Partial<AttemptFacts> = {}) =>
  baseDistribution(compileBank(bank), {
    prior,
    settings: completeSettings(bank, { seed: 1, targets: {} }),
    ratings: [],
    evidence: [],
    ...facts,
  })

const rate = (...values: number[]): Rating[] => values.map((value) => ({ kind: 'skill', id: 'x', value }))

test('baseDistribution is the prior with the rating bias beside it, of which the skills know nothing', () => {
  const { size, mean, covariance } = base()
  expect(size).toBe(4)
  // Middles of levels 0, 2 and 3 and the mean bias; .5 within the area, .25 across, the variance of the bias .25.
  expect([...mean].map((value) => Number(value.toFixed(9)))).toEqual([-1.6, 0, 0.8, 0.35])
  expect([...covariance]).toEqual([1, 0.5, 0.25, 0, 0.5, 1, 0.25, 0, 0.25, 0.25, 1, 0, 0, 0, 0, 0.25])
})

test('baseDistribution measures the rating of an area from the mean background of its skills', () => {
  // Mean background of x and y: −.8. Who rates it −.8 + .35, the usual bias, says nothing new.
  const { mean } = base({ ratings: [{ kind: 'area', id: 'A', value: (1.6 - 0.8 + 0.35) / 0.8 }] })
  expect(mean[0]).toBeCloseTo(-1.6, 12)
  expect(mean[1]).toBeCloseTo(0, 12)
  expect(mean[3]).toBeCloseTo(0.35, 12)
})

test('baseDistribution takes two ratings from one background: the first does not shift what the second is measured from', () => {
  const usual = (background: number) => (1.6 + background + 0.35) / 0.8
  const { mean } = base({
    ratings: [
      { kind: 'skill', id: 'x', value: usual(-1.6) + 1 },
      { kind: 'skill', id: 'x', value: usual(-1.6) - 1 },
    ],
  })
  // One level above and one level below the expected rating weigh out.
  expect(mean[0]).toBeCloseTo(-1.6, 12)
})

test('baseDistribution brings a skill to the middle of the level that was shown, by .2', () => {
  // Precisions 1 of the prior and 1/.04 = 25 of the artefact: mean (0 + 25 · .8)/26, variance 1/26.
  const { mean, covariance } = base({ evidence: [{ skill: 'y', level: 3 }] })
  expect(mean[1]).toBeCloseTo((25 * 0.8) / 26, 12)
  expect(covariance[5]).toBeCloseTo(1 / 26, 12)
})

test.each([
  ['fewer skills', { ...prior, skillIds: ['x', 'y'] }],
  ['more skills', { ...prior, skillIds: ['x', 'y', 'z', 'w'] }],
  ['skills in another order', { ...prior, skillIds: ['y', 'x', 'z'] }],
  ['one other skill', { ...prior, skillIds: ['x', 'y', 'w'] }],
] satisfies [string, Prior][])('baseDistribution refuses a prior for %s', (_, other) => {
  expect(() => base({ prior: other })).toThrow(/^The prior was built for other skills than bank three$/)
})

test('usableRatings calls three equal ratings a flat line, and two no line yet', () => {
  expect(usableRatings(rate(2, 2, 2))).toEqual([])
  expect(usableRatings(rate(2, 2))).toHaveLength(2)
})

test('usableRatings keeps ratings whose variance is .15, and drops them below', () => {
  // Six of ten half a level off the mean of 2: 6 · .25/10 = .15; four of ten: .1.
  const [below, above] = [
    [1.5, 1.5, 1.5],
    [2.5, 2.5, 2.5],
  ]
  expect(usableRatings(rate(...below, ...above, 2, 2, 2, 2))).toHaveLength(10)
  expect(usableRatings(rate(...below.slice(1), ...above.slice(1), 2, 2, 2, 2, 2, 2))).toEqual([])
})

test('skillDirection averages the skills of an area, takes one skill as it is, and knows no others', () => {
  const compiled = compileBank(bank)
  expect([...skillDirection(compiled, { kind: 'area', id: 'A' }, 4)]).toEqual([0.5, 0.5, 0, 0])
  expect([...skillDirection(compiled, { kind: 'skill', id: 'z' }, 3)]).toEqual([0, 0, 1])
  expect(() => skillDirection(compiled, { kind: 'skill', id: 'A' }, 3)).toThrow(/^The bank knows no skill A$/)
  expect(() => skillDirection(compiled, { kind: 'area', id: 'z' }, 3)).toThrow(/^The bank knows no area z$/)
})
