import { expect, test } from 'vitest'
import { compileBank } from '@/lib/assessment/core/compile-bank'
import { levelEntropy } from '@/lib/assessment/core/level-scale'
import type { Aim } from '@/lib/assessment/core/score-candidates'
import { aimOf, expectedDoubt, predictItems, shortlist, weightedSpread } from '@/lib/assessment/core/score-candidates'
import type { SettingsInput } from '@/lib/assessment/core/settings'
import { completeSettings } from '@/lib/assessment/core/settings'
import type { Bank } from '@/lib/assessment/core/types'
import { binaryEntropy, normalCdf } from '@/lib/shared/normal'
import { buildItem, required } from './build-test-bank'

const bank: Bank = {
  version: 'pair',
  skills: [
    { id: 'x', area: 'A' },
    { id: 'y', area: 'A' },
  ],
  items: [
    buildItem('easy', { b: -1 }),
    buildItem('other', { skill: 'y', a: 0.7 }),
    buildItem('hard', { skill: 'y', a: 1.4, b: -0.5, c: 0.2 }),
  ],
}
const aimFor = (settings: Partial<SettingsInput>): Aim =>
  aimOf(bank, completeSettings(bank, { seed: 1, targets: {}, ...settings }))
/** Skills x and y and, last, the rating bias. */
const joint = (x: number, y: number, [xx, xy, yy]: readonly [number, number, number]) => ({
  size: 3,
  mean: Float64Array.of(x, y, 0.35),
  covariance: Float64Array.of(xx, xy, 0, xy, yy, 0, 0, 0, 0.25),
})
const aim = (criterion: Aim['criterion'], weight: readonly number[], cut: readonly number[]): Aim => ({
  criterion,
  weight: Float64Array.from(weight),
  cut: Float64Array.from(cut),
})

test.each<[string, Partial<SettingsInput>, Aim]>([
  // Cuts below levels 1 to 4: −1.2, −.4, .4, 1.2.
  ['the cut of each target and weight 1', { targets: { x: 2, y: 4 } }, aim('gap', [1, 1], [-0.4, 1.2])],
  ['the weights of the settings', { targets: { x: 2, y: 1 }, weights: { y: 3 } }, aim('gap', [1, 3], [-0.4, -1.2])],
  [
    'no weight for target 0 and no target',
    { targets: { x: 0, y: 3 }, weights: { x: 5 } },
    aim('gap', [0, 1], [NaN, 0.4]),
  ],
  ['no weight for a target of null', { targets: { x: null, y: 3 } }, aim('gap', [0, 1], [NaN, 0.4])],
  ['every skill alike without targets', {}, aim('level', [1, 1], [NaN, NaN])],
  ['the weights without targets, too', { targets: { x: 0 }, weights: { x: 3 } }, aim('level', [3, 1], [NaN, NaN])],
  ['levels where they are asked for', { targets: { x: 2 }, criterion: 'level' }, aim('level', [1, 0], [-0.4, NaN])],
])('aimOf gives %s', (_, settings, expected) => {
  expect(aimFor(settings)).toEqual(expected)
})

test('predictItems follows the probit curve of each item, in the order of the items given', () => {
  // Of `hard` on y: a 1.4, b −.5, c .2, slip .1; y has mean .3 and variance 4.
  // width = √(1.702² + 1.4²·4), z = 1.4·(.3 + .5)/width, P = .2 + .8·.9·Φ(z).
  const gaussian = joint(-0.2, 0.3, [1, 0.5, 4])
  const width = Math.sqrt(1.702 ** 2 + 1.96 * 4)
  const z = (1.4 * 0.8) / width
  const p = 0.2 + 0.72 * normalCdf(z)
  const slope = (0.72 * 1.4 * Math.exp(-(z ** 2) / 2)) / Math.sqrt(2 * Math.PI) / width
  const predictions = predictItems(compileBank(bank), {
    items: [2, 0],
    gaussian,
    spread: Float64Array.of(7, 10),
    slip: 0.1,
  })
  expect(predictions.items).toEqual([2, 0])
  expect(predictions.right[0]).toBeCloseTo(p, 12)
  expect(predictions.slope[0]).toBeCloseTo(slope, 12)
  expect(predictions.drop[0]).toBeCloseTo((10 * slope ** 2) / (p * (1 - p)), 12)
  // `easy` on x: a 1.4, b −1, c .05; mean −.2, variance 1.
  const easyZ = (1.4 * 0.8) / Math.sqrt(1.702 ** 2 + 1.96)
  expect(predictions.right[1]).toBeCloseTo(0.05 + 0.95 * 0.9 * normalCdf(easyZ), 12)
  expect([predictions.right, predictions.slope, predictions.drop].map(({ length }) => length)).toEqual([2, 2, 2])
})

test('predictItems gives as slope how P(right) changes with the mean', () => {
  const spread = Float64Array.of(1, 1)
  const at = (mean: number) =>
    predictItems(compileBank(bank), { items: [2], gaussian: joint(0, mean, [1, 0, 2]), spread, slip: 0.05 })
  const difference = (required(at(0.3001).right[0]) - required(at(0.2999).right[0])) / 0.0002
  expect(at(0.3).slope[0]).toBeCloseTo(difference, 7)
})

test('weightedSpread adds the squared covariances by weight', () => {
  // x: 2·1² + 3·.5² = 2.75; y: 2·.5² + 3·4² = 48.5.
  const gaussian = joint(0, 0.3, [1, 0.5, 4])
  expect([...weightedSpread(aim('level', [2, 3], [NaN, NaN]), gaussian)]).toEqual([2.75, 48.5])
  expect([...weightedSpread(aim('variance', [2, 0], [-0.4, NaN]), gaussian)]).toEqual([2, 0.5])
})

test('weightedSpread counts a gap the less the surer it is', () => {
  // x: gap Φ(−.4) = .344578258, so 2·4·.344578258·.655421742; y: gap Φ((1.2 − .3)/2) = Φ(.45) = .673644780.
  const [x, y] = [2 * 4 * 0.344578258 * 0.655421742, 3 * 4 * 0.67364478 * 0.32635522]
  const spread = weightedSpread(aim('gap', [2, 3], [-0.4, 1.2]), joint(0, 0.3, [1, 0.5, 4]))
  expect(spread[0]).toBeCloseTo(x * 1 + y * 0.25, 7)
  expect(spread[1]).toBeCloseTo(x * 0.25 + y * 16, 7)
})

test('weightedSpread leaves out a skill without a gap to decide', () => {
  const [x, y] = weightedSpread(aim('gap', [1, 0], [0, NaN]), joint(0, 0.3, [1, 0.5, 4]))
  // The gap of x is even, so its weight is 4·½·½ = 1.
  expect(x).toBeCloseTo(1, 12)
  expect(y).toBeCloseTo(0.25, 12)
})

function predictionsOf(drops: readonly number[], rights = drops.map(() => 0.5)) {
  return {
    items: drops.map((_, index) => 100 + index),
    right: Float64Array.from(rights),
    slope: Float64Array.from(drops, (_, index) => index / 1000),
    drop: Float64Array.from(drops),
  }
}

test('shortlist returns every entry with its predictions when there are few', () => {
  expect(shortlist(predictionsOf([1, 3, 2], [0.2, 0.4, 0.6]))).toEqual([
    { item: 101, right: 0.4, slope: 0.001, drop: 3 },
    { item: 102, right: 0.6, slope: 0.002, drop: 2 },
    { item: 100, right: 0.2, slope: 0, drop: 1 },
  ])
  expect(shortlist(predictionsOf([]))).toEqual([])
})

test('shortlist keeps the first of equal drops, in their order', () => {
  const items = (drops: readonly number[]) => shortlist(predictionsOf(drops)).map(({ item }) => item - 100)
  expect(items(Array.from({ length: 30 }, () => 1))).toEqual(Array.from({ length: 24 }, (_, index) => index))
  // A larger drop that comes last moves all others down by one and the last of them out.
  expect(items([...Array.from({ length: 24 }, () => 1), 2])).toEqual([
    24,
    ...Array.from({ length: 23 }, (_, index) => index),
  ])
})

test('shortlist takes an item that is right exactly as often as wanted', () => {
  const rights = [0.79, 0.8, 0.81]
  expect(shortlist(predictionsOf([3, 2, 1], rights), 0.8).map(({ item }) => item)).toEqual([101, 102])
})

// An answer on x that is right with .6 and has slope .24: fall = .24²/(.6·.4) = .24. With variances 1 and covariance .5,
// x keeps 1 − .24 = .76 and y 1 − .25·.24 = .94; right moves x by .24/.6 = .4 and y by .2, wrong by −.6 and −.3.
const candidate = { item: 0, right: 0.6, slope: 0.24, drop: 0.1 }
const gaussian = joint(0.1, -0.2, [1, 0.5, 1])

test('expectedDoubt about gaps weighs both outcomes and adds .3 of the logarithm of the spread', () => {
  const gap = (distance: number, variance: number) => binaryEntropy(normalCdf(distance / Math.sqrt(variance)))
  // Cuts −.4 and .4; means x .5 or −.5, y 0 or −.5.
  const x = 0.6 * gap(-0.9, 0.76) + 0.4 * gap(0.1, 0.76) + 0.3 * Math.log(Math.sqrt(0.76))
  const y = 0.6 * gap(0.4, 0.94) + 0.4 * gap(0.9, 0.94) + 0.3 * Math.log(Math.sqrt(0.94))
  const both = expectedDoubt(candidate, { aim: aim('gap', [2, 0.5], [-0.4, 0.4]), gaussian, skill: 0 })
  // Entropies come from a table of 3e−6.
  expect(both).toBeCloseTo(2 * x + 0.5 * y, 4)
  const only = expectedDoubt(candidate, { aim: aim('gap', [1, 0], [-0.4, NaN]), gaussian, skill: 0 })
  expect(only).toBeCloseTo(x, 4)
})

test('expectedDoubt about levels weighs both outcomes', () => {
  const x = 0.6 * levelEntropy(0.5, Math.sqrt(0.76)) + 0.4 * levelEntropy(-0.5, Math.sqrt(0.76))
  const y = 0.6 * levelEntropy(0, Math.sqrt(0.94)) + 0.4 * levelEntropy(-0.5, Math.sqrt(0.94))
  const levels = aim('level', [2, 0.5], [NaN, NaN])
  expect(expectedDoubt(candidate, { aim: levels, gaussian, skill: 0 })).toBeCloseTo(2 * x + 0.5 * y, 10)
  // The same answer on y: the roles are exchanged.
  const onY = expectedDoubt(candidate, { aim: levels, gaussian: joint(-0.2, 0.1, [1, 0.5, 1]), skill: 1 })
  expect(onY).toBeCloseTo(2 * y + 0.5 * x, 10)
})

test('expectedDoubt by variance is the smaller the larger the drop', () => {
  expect(expectedDoubt(candidate, { aim: aim('variance', [1, 1], [NaN, NaN]), gaussian, skill: 0 })).toBe(-0.1)
})
