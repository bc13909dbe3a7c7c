import { expect, test } from 'vitest'
import { buildPrior } from '@/lib/assessment/core/build-prior'
import { carryForward } from '@/lib/assessment/core/carry-forward'
import { estimateProfile } from '@/lib/assessment/core/estimate-profile'
import { posteriorOf } from '@/lib/assessment/core/posterior'
import { recordEvidence, recordRatings } from '@/lib/assessment/core/replay'
import { startAssessment } from '@/lib/assessment/core/start-assessment'
import type { Bank } from '@/lib/assessment/core/types'
import { buildSeededBank, required, sameTarget } from './build-test-bank'
import { drawAbilities, simulateAttempt } from './simulate-attempt'

const seeded = buildSeededBank()
const bank: Bank = {
  ...seeded,
  skills: seeded.skills.map((skill, index) => (index === 0 ? { ...skill, halfLifeDays: 100 } : skill)),
}
const state = simulateAttempt({
  bank,
  settings: { seed: 6, targets: sameTarget(bank, 2) },
  abilities: drawAbilities(bank, 6),
})
const before = estimateProfile(bank, state).skills

test('carryForward without time and study is the posterior', () => {
  const prior = carryForward(bank, { state, elapsedDays: 0, studyGains: {} })
  const next = startAssessment(bank, prior, { seed: 7, targets: sameTarget(bank, 2) })
  estimateProfile(bank, next).skills.forEach(({ mean, sd }, index) => {
    expect(mean).toBeCloseTo(required(before[index]).mean, 5)
    expect(sd).toBeCloseTo(required(before[index]).sd, 5)
  })
})

test('carryForward halves the height above level 0 in a half-life and lets the doubt return', () => {
  // After one half-life the share kept is .5: height halves, variance = .25·v + .75·1.
  const prior = carryForward(bank, { state, elapsedDays: 100, studyGains: {} })
  const { mean, sd } = required(before[0])
  expect(prior.mean[0]).toBeCloseTo(-1.6 + (mean + 1.6) / 2, 5)
  expect(prior.covariance[0]).toBeCloseTo(0.25 * sd * sd + 0.75, 5)
  // Other skills have 730 days: 2^(−100/730) = .9094 is kept.
  expect(prior.mean[1]).toBeCloseTo(-1.6 + (required(before[1]).mean + 1.6) * 2 ** (-100 / 730), 5)
})

test('carryForward does not raise somebody below level 0', () => {
  const low = startAssessment(bank, { ...state.prior, mean: state.prior.mean.map(() => -2) }, { seed: 1, targets: {} })
  expect(carryForward(bank, { state: low, elapsedDays: 365, studyGains: {} }).mean).toEqual([-2, -2, -2, -2, -2, -2])
})

test('carryForward adds the gain of study and half of it as spread', () => {
  const prior = carryForward(bank, { state, elapsedDays: 0, studyGains: { s0: 0.8 } })
  expect(prior.mean[0]).toBeCloseTo(required(before[0]).mean + 0.8, 5)
  expect(prior.covariance[0]).toBeCloseTo(required(before[0]).sd ** 2 + 0.16, 5)
  expect(prior.mean[1]).toBeCloseTo(required(before[1]).mean, 5)
})

test('carryForward widens a studied skill alone, and not what it has in common with others', () => {
  const plain = carryForward(bank, { state, elapsedDays: 50, studyGains: {} })
  const studied = carryForward(bank, { state, elapsedDays: 50, studyGains: { s1: 0.8 } })
  // Lower triangle: (1, 1) is the third entry. (.8/2)² = .16.
  const widened = studied.covariance.map((value, index) => Number((value - (plain.covariance[index] ?? 0)).toFixed(5)))
  expect(widened).toEqual(plain.covariance.map((_, index) => (index === 2 ? 0.16 : 0)))
})

test('carryForward lets what two skills have in common fade with both of them', () => {
  // At 100 days s0 keeps 1/2 and s1, of the same area, 2^(−100/730) = r. What they had in common, posterior covariance c,
  // leaves r/2 · c; of the structure's .5 comes back √(3/4) · √(1 − r²).
  const { size, covariance } = posteriorOf(bank, state)
  const r = 2 ** (-100 / 730)
  const carried = carryForward(bank, { state, elapsedDays: 100, studyGains: {} }).covariance
  const expected = (r / 2) * required(covariance[size]) + Math.sqrt(0.75 * (1 - r * r)) * 0.5
  expect(carried[1]).toBeCloseTo(expected, 5)
})

test('carryForward returns to the structure of the prior after a very long time', () => {
  const prior = carryForward(bank, { state, elapsedDays: 1e6, studyGains: {} })
  expect(prior.covariance).toEqual(buildPrior({ skills: bank.skills, levels: null }).covariance)
})

test('carryForward stays proper when one skill fades at once and its strong neighbour never', () => {
  // Well known x (variance .2) lasts; y returns to variance 1. A covariance of .9 with variances .2 and 1 would be a
  // correlation of 2.
  const pair: Bank = {
    version: 'pair',
    skills: [
      { id: 'x', area: 'A', halfLifeDays: 1e9 },
      { id: 'y', area: 'A', halfLifeDays: 1 },
    ],
    items: [],
  }
  const prior = {
    skillIds: ['x', 'y'],
    mean: [0, 0],
    covariance: [0.2, 0.18, 0.2],
    structure: { sd: 1, within: 0.9, across: 0.9 },
  }
  const known = startAssessment(pair, prior, { seed: 1, targets: {} })
  const [xx, xy, yy] = carryForward(pair, { state: known, elapsedDays: 365, studyGains: {} }).covariance
  expect(required(yy)).toBeCloseTo(1, 5)
  expect(required(xy) ** 2).toBeLessThan(required(xx) * required(yy))
})

test('carryForward leaves evidence to the next attempt, and ratings when they are asked again', () => {
  const plain = carryForward(bank, { state, elapsedDays: 30, studyGains: {} })
  const shown = recordEvidence(bank, state, [{ skill: 's0', level: 3 }])
  expect(carryForward(bank, { state: shown, elapsedDays: 30, studyGains: {} })).toEqual(plain)
  const rated = recordRatings(bank, state, [
    { kind: 'skill', id: 's0', value: 4 },
    { kind: 'skill', id: 's1', value: 1 },
  ])
  expect(carryForward(bank, { state: rated, elapsedDays: 30, studyGains: {}, ratingsAgain: true })).toEqual(plain)
  expect(carryForward(bank, { state: rated, elapsedDays: 30, studyGains: {} })).not.toEqual(plain)
})

test('carryForward keeps a carried state small', () => {
  const wide = buildSeededBank({ areas: 7, skillsPerArea: 4, itemsPerSkill: 2 })
  const attempt = simulateAttempt({
    bank: wide,
    settings: { seed: 1, targets: sameTarget(wide, 2) },
    abilities: drawAbilities(wide, 1),
  })
  const prior = carryForward(wide, { state: attempt, elapsedDays: 60, studyGains: {} })
  expect(JSON.stringify(startAssessment(wide, prior, { seed: 2, targets: sameTarget(wide, 2) })).length).toBeLessThan(
    8000,
  )
})

test('carryForward refuses negative days and gains', () => {
  expect(() => carryForward(bank, { state, elapsedDays: -1, studyGains: {} })).toThrow(
    new RangeError('Elapsed days must be 0 or more, got -1'),
  )
  expect(() => carryForward(bank, { state, elapsedDays: 1, studyGains: { s0: -0.1 } })).toThrow(
    new RangeError('Study gain of s0 must be 0 or more, got -0.1'),
  )
})
