import { expect, test } from 'vitest'
import { buildPrior } from '@/lib/assessment/core/build-prior'
import { usableRatings } from '@/lib/assessment/core/base-distribution'
import { estimateProfile } from '@/lib/assessment/core/estimate-profile'
import { recordAnswer } from '@/lib/assessment/core/record-answer'
import { recordEvidence, recordRatings, replay } from '@/lib/assessment/core/replay'
import { startAssessment } from '@/lib/assessment/core/start-assessment'
import type { AssessmentState, Bank, Rating } from '@/lib/assessment/core/types'
import { buildItem, buildSeededBank, buildSingleSkillBank, required, sameTarget } from './build-test-bank'
import { drawAbilities, simulateAttempt } from './simulate-attempt'

const bank: Bank = {
  ...buildSingleSkillBank([buildItem('i')]),
  skills: [
    { id: 'x', area: 'A' },
    { id: 'y', area: 'A' },
  ],
}
const blank = startAssessment(bank, buildPrior({ skills: bank.skills, levels: null }), { seed: 1, targets: {} })
const estimate = (state: AssessmentState, index = 0) => required(estimateProfile(bank, state).skills[index])

test('recordRatings moves one skill as the linear model says', () => {
  // Rating 4 stands at ability 1.6. Var(rating) = .35²·1 + .25 + 1.6² = 2.9325, Cov(rating, θ) = .35,
  // expected rating 0 + .35: mean = .35·(1.6 − .35)/2.9325, variance = 1 − .35²/2.9325.
  const x = estimate(recordRatings(bank, blank, [{ kind: 'skill', id: 'x', value: 4 }]))
  expect(x.mean).toBeCloseTo((0.35 * 1.25) / 2.9325, 12)
  expect(x.sd ** 2).toBeCloseTo(1 - 0.35 ** 2 / 2.9325, 12)
})

test('recordRatings measures a rating from the background it is given on', () => {
  // Somebody expected at level 0 who rates 0 plus the usual bias of .35 says nothing new.
  const low = startAssessment(bank, buildPrior({ skills: bank.skills, levels: {} }), { seed: 1, targets: {} })
  const rated = recordRatings(bank, low, [{ kind: 'skill', id: 'x', value: 0.35 / 0.8 }])
  expect(estimate(rated).mean).toBeCloseTo(-1.6, 12)
})

test('recordRatings spreads the rating of an area over its skills', () => {
  // mean of x and y: variance (1 + .5)/2 = .75, covariance with x .75; Var(rating) = .35²·.75 + .25 + 2.56.
  const rated = recordRatings(bank, blank, [{ kind: 'area', id: 'A', value: 4 }])
  const expected = (0.35 * 0.75 * 1.25) / (0.35 ** 2 * 0.75 + 0.25 + 2.56)
  expect(estimate(rated, 0).mean).toBeCloseTo(expected, 12)
  expect(estimate(rated, 1).mean).toBeCloseTo(expected, 12)
})

test('recordRatings learns the personal bias from answers that contradict the ratings', () => {
  const seeded = buildSeededBank()
  const high: Rating[] = seeded.skills.map(({ id }, index) => ({ kind: 'skill', id, value: index % 2 === 0 ? 4 : 3 }))
  const start = startAssessment(seeded, buildPrior({ skills: seeded.skills, levels: null }), { seed: 1, targets: {} })
  const rated = recordRatings(seeded, start, high)
  const failed = seeded.items
    .slice(0, 40)
    .reduce((state, { id }) => recordAnswer(seeded, state, id, { kind: 'scored', score: 0 }), rated)
  expect(estimateProfile(seeded, start).ratingBias).toBeNull()
  expect(required(estimateProfile(seeded, failed).ratingBias).mean).toBeGreaterThan(
    required(estimateProfile(seeded, rated).ratingBias).mean,
  )
})

test('usableRatings drops a flat line and keeps the rest', () => {
  const rate = (values: number[]): Rating[] => values.map((value, index) => ({ kind: 'skill', id: `s${index}`, value }))
  expect(usableRatings(rate([4, 4, 4, 4]))).toEqual([])
  // Variance of 2,2,2,2,2,3 is 5/36 = .139; of 2,2,2,2,3,3 it is 2/9.
  expect(usableRatings(rate([2, 2, 2, 2, 2, 3]))).toEqual([])
  expect(usableRatings(rate([2, 2, 2, 2, 3, 3]))).toHaveLength(6)
  expect(usableRatings(rate([3, 3]))).toHaveLength(2)
})

test.each([3, 4] as const)('recordEvidence of level %i settles that level and lifts the cap', (level) => {
  const shown = recordEvidence(bank, blank, [{ skill: 'x', level }])
  const x = estimate(shown)
  const reached = x.levelProbabilities.slice(level).reduce((sum, p) => sum + p, 0)
  expect(reached).toBeGreaterThan(0.95)
  expect(x.shownLevelCap).toBe(level)
  expect(estimate(shown, 1).shownLevelCap).toBe(2)
})

test('recordEvidence counts the highest level of a skill once', () => {
  const four = recordEvidence(bank, blank, [{ skill: 'x', level: 4 }])
  const both = recordEvidence(bank, blank, [
    { skill: 'x', level: 3 },
    { skill: 'x', level: 4 },
    { skill: 'x', level: 3 },
  ])
  expect(estimate(both)).toEqual(estimate(four))
})

test('recordEvidence never lowers a skill', () => {
  const expert = startAssessment(bank, buildPrior({ skills: bank.skills, levels: { x: 4 } }), { seed: 1, targets: {} })
  const shown = recordEvidence(bank, expert, [{ skill: 'x', level: 3 }])
  expect(estimate(shown).mean).toBeGreaterThanOrEqual(estimate(expert).mean)
})

test('a level above 2 is not shown by answers alone', () => {
  const items = Array.from({ length: 20 }, (_, index) => buildItem(`i${index}`, { level: 3, b: 0.6 }))
  const single = buildSingleSkillBank(items)
  const start = startAssessment(single, buildPrior({ skills: single.skills, levels: null }), {
    seed: 1,
    targets: { x: 3 },
  })
  const perfect = items.reduce((state, { id }) => recordAnswer(single, state, id, { kind: 'scored', score: 1 }), start)
  const skill = required(estimateProfile(single, perfect).skills[0])
  expect(skill.shownLevelCap).toBe(2)
  expect(required(skill.levelProbabilities[3]) + required(skill.levelProbabilities[4])).toBeGreaterThan(0.8)
})

test('replay of an adaptive attempt gives the same state to the bit', () => {
  const seeded = buildSeededBank()
  const state = simulateAttempt({
    bank: seeded,
    settings: { seed: 5, targets: sameTarget(seeded, 2) },
    abilities: drawAbilities(seeded, 5),
  })
  expect(state.responses).toHaveLength(20)
  const stored = JSON.stringify(state)
  expect(JSON.stringify(replay(seeded, JSON.parse(stored) as AssessmentState))).toBe(stored)
})

test('ratings and evidence give the same numbers before and after the answers', () => {
  const ratings: Rating[] = [
    { kind: 'skill', id: 'x', value: 1 },
    { kind: 'skill', id: 'y', value: 3 },
  ]
  const answer = { kind: 'scored', score: 1 } as const
  const first = recordAnswer(
    bank,
    recordEvidence(bank, recordRatings(bank, blank, ratings), [{ skill: 'y', level: 3 }]),
    'i',
    answer,
  )
  const last = recordRatings(
    bank,
    recordEvidence(bank, recordAnswer(bank, blank, 'i', answer), [{ skill: 'y', level: 3 }]),
    ratings,
  )
  expect(last).toEqual(first)
})

test.each([
  [{ kind: 'skill', id: 'x', value: 4.1 }, new RangeError('Rating of x must be 0 to 4, got 4.1')],
  [{ kind: 'area', id: 'A', value: -0.1 }, new RangeError('Rating of A must be 0 to 4, got -0.1')],
  [{ kind: 'skill', id: 'x', value: Number.NaN }, new RangeError('Rating of x must be 0 to 4, got NaN')],
  [{ kind: 'skill', id: 'nowhere', value: 2 }, new Error('The bank knows no skill nowhere')],
  [{ kind: 'area', id: 'x', value: 2 }, new Error('The bank knows no area x')],
] as const)('recordRatings refuses %o', (rating, error) => {
  expect(() => recordRatings(bank, blank, [rating])).toThrow(error)
})

test('recordRatings takes the ends of the scale', () => {
  const ratings: Rating[] = [
    { kind: 'skill', id: 'x', value: 0 },
    { kind: 'skill', id: 'y', value: 4 },
  ]
  expect(recordRatings(bank, blank, ratings).ratings).toEqual(ratings)
})

test('recordRatings checks ratings that would not be used as a flat line', () => {
  const flat = ['x', 'y', 'nowhere'].map((id): Rating => ({ kind: 'skill', id, value: 2 }))
  expect(() => recordRatings(bank, blank, flat)).toThrow('The bank knows no skill nowhere')
})

test('recordEvidence refuses an unknown skill, an area, and other levels than 3 and 4', () => {
  expect(() => recordEvidence(bank, blank, [{ skill: 'nowhere', level: 3 }])).toThrow('The bank knows no skill nowhere')
  expect(() => recordEvidence(bank, blank, [{ skill: 'A', level: 4 }])).toThrow('The bank knows no skill A')
  for (const level of [2, 5] as unknown[])
    expect(() => recordEvidence(bank, blank, [{ skill: 'x', level: level as 3 }])).toThrow(
      new RangeError(`Evidence shows level 3 or 4, got ${String(level)}`),
    )
})

test('recordRatings and recordEvidence replace what was given before and keep the rest', () => {
  const first: Rating[] = [{ kind: 'skill', id: 'x', value: 1 }]
  const second: Rating[] = [{ kind: 'skill', id: 'y', value: 3 }]
  const rated = recordRatings(bank, blank, first)
  const shown = recordEvidence(bank, rated, [{ skill: 'y', level: 4 }])
  expect(shown).toEqual({ ...blank, ratings: first, evidence: [{ skill: 'y', level: 4 }] })
  expect(recordRatings(bank, shown, second)).toEqual({ ...shown, ratings: second })
  expect(recordEvidence(bank, shown, [])).toEqual(rated)
})
