import fc from 'fast-check'
import { expect, test } from 'vitest'
import { buildPrior } from '@/lib/assessment/core/build-prior'
import { carryForward } from '@/lib/assessment/core/carry-forward'
import { estimateProfile } from '@/lib/assessment/core/estimate-profile'
import { classifyGap, gapWords } from '@/lib/assessment/core/gap-words'
import { posteriorOf } from '@/lib/assessment/core/posterior'
import { recordAnswer } from '@/lib/assessment/core/record-answer'
import { recordRatings, replay } from '@/lib/assessment/core/replay'
import { selectItem } from '@/lib/assessment/core/select-item'
import { startAssessment } from '@/lib/assessment/core/start-assessment'
import type { Answer, AssessmentState, Rating } from '@/lib/assessment/core/types'
import { seededRandom } from '@/lib/shared/random'
import { buildSeededBank, required, sameTarget } from './build-test-bank'
import { drawAbilities, simulateAttempt } from './simulate-attempt'

const bank = buildSeededBank()
const options = { seed: 20261122, numRuns: 60 }
const answer: fc.Arbitrary<Answer> = fc.oneof(
  fc.record({ kind: fc.constant('scored' as const), score: fc.constantFrom(0, 0.5, 1) }),
  fc.constant({ kind: 'dont-know' as const }),
)
const history = fc
  .record({
    itemIds: fc.shuffledSubarray(
      bank.items.map(({ id }) => id),
      { minLength: 1, maxLength: 24 },
    ),
    answers: fc.array(answer, { minLength: 24, maxLength: 24 }),
  })
  .map(({ itemIds, answers }) => itemIds.map((itemId, index) => ({ itemId, answer: required(answers[index]) })))
const levels = fc.option(
  fc.dictionary(fc.constantFrom(...bank.skills.map(({ id }) => id)), fc.integer({ min: 0, max: 4 })),
)
const ratings: fc.Arbitrary<Rating[]> = fc.array(
  fc.record({
    kind: fc.constant('skill' as const),
    id: fc.constantFrom(...bank.skills.map(({ id }) => id)),
    value: fc.integer({ min: 0, max: 4 }),
  }),
  { maxLength: 6 },
)

function attempt(
  responses: { itemId: string; answer: Answer }[],
  background: Record<string, number> | null = null,
): AssessmentState {
  const start = startAssessment(bank, buildPrior({ skills: bank.skills, levels: background }), {
    seed: 1,
    targets: sameTarget(bank, 2),
  })
  return responses.reduce((state, response) => recordAnswer(bank, state, response.itemId, response.answer), start)
}

/** Cholesky factorisation succeeds exactly for positive definite matrices. */
function isPositiveDefinite({ size, covariance }: { size: number; covariance: Float64Array }): boolean {
  const factor = new Float64Array(size * size)
  for (let i = 0; i < size; i += 1) {
    for (let j = 0; j <= i; j += 1) {
      let rest = required(covariance[i * size + j])
      for (let k = 0; k < j; k += 1) rest -= required(factor[i * size + k]) * required(factor[j * size + k])
      if (i === j && !(rest > 0)) return false
      factor[i * size + j] = i === j ? Math.sqrt(rest) : rest / required(factor[j * (size + 1)])
    }
  }
  return true
}

test('a profile stays within bounds whatever is answered', () => {
  fc.assert(
    fc.property(history, levels, ratings, (responses, background, rated) => {
      const state = recordRatings(bank, attempt(responses, background), rated)
      const { skills } = estimateProfile(bank, state)
      for (const { mean, sd, levelProbabilities, gapProbability, shownLevelCap } of skills) {
        expect(Math.abs(mean)).toBeLessThan(6)
        expect(sd).toBeGreaterThan(0)
        // A surprising answer may widen a skill a little, never beyond this.
        expect(sd).toBeLessThan(1.2)
        for (const p of [...levelProbabilities, required(gapProbability)]) expect(p >= 0 && p <= 1).toBe(true)
        expect(levelProbabilities.reduce((sum, p) => sum + p, 0)).toBeCloseTo(1, 9)
        expect(shownLevelCap).toBe(2)
        expect(gapWords(required(gapProbability)).endsWith('a gap')).toBe(
          classifyGap(required(gapProbability)) === 'gap',
        )
      }
      expect(isPositiveDefinite(posteriorOf(bank, state))).toBe(true)
      expect(skills.reduce((sum, { answeredCount }) => sum + answeredCount, 0)).toBe(responses.length)
    }),
    options,
  )
})

test('the order of answers hardly matters', () => {
  fc.assert(
    fc.property(history, (responses) => {
      const forward = estimateProfile(bank, attempt(responses)).skills
      const backward = estimateProfile(bank, attempt([...responses].reverse())).skills
      forward.forEach(({ mean, sd }, index) => {
        expect(Math.abs(mean - required(backward[index]).mean)).toBeLessThan(0.02)
        expect(Math.abs(sd / required(backward[index]).sd - 1)).toBeLessThan(0.02)
      })
    }),
    options,
  )
})

test('a better answer never lowers the skill it is about', () => {
  fc.assert(
    fc.property(history, fc.nat(), (responses, pick) => {
      const position = pick % responses.length
      const itemId = required(responses[position]).itemId
      const skill = bank.skills.findIndex(({ id }) => itemId.startsWith(`${id}-`))
      const means = [0, 0.5, 1].map((score) => {
        const changed = responses.map((response, index) =>
          index === position ? { itemId, answer: { kind: 'scored' as const, score } } : response,
        )
        return required(estimateProfile(bank, attempt(changed)).skills[skill]).mean
      })
      expect(required(means[1])).toBeGreaterThan(required(means[0]))
      expect(required(means[2])).toBeGreaterThan(required(means[1]))
    }),
    options,
  )
})

test('a state survives JSON and replay to the bit, at every step', () => {
  fc.assert(
    fc.property(history, ratings, (responses, rated) => {
      const live = recordRatings(bank, attempt(responses), rated)
      const stored = JSON.parse(JSON.stringify(live)) as AssessmentState
      expect(replay(bank, stored)).toEqual(live)
      expect(estimateProfile(bank, stored)).toEqual(estimateProfile(bank, live))
      expect(selectItem(bank, stored)).toBe(selectItem(bank, live))
      // Going on from the stored state is the same as going on from the live one.
      const next = selectItem(bank, live)
      if (next !== null)
        expect(recordAnswer(bank, stored, next, { kind: 'dont-know' })).toEqual(
          recordAnswer(bank, live, next, { kind: 'dont-know' }),
        )
    }),
    options,
  )
})

test('the same seed gives the same attempt and another seed another', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 1e6 }), (seed) => {
      const abilities = drawAbilities(bank, seed)
      const run = (of: number) =>
        simulateAttempt({
          bank,
          settings: { seed: of, targets: sameTarget(bank, 2), questionCount: 12 },
          abilities,
        }).responses.map(({ itemId }) => itemId)
      expect(run(seed)).toEqual(run(seed))
      expect(run(seed)).not.toEqual(run(seed + 1))
    }),
    { ...options, numRuns: 15 },
  )
})

test('more evidence does not widen a profile in expectation', () => {
  // The expected variance after one more answer, by the model's own prediction of the answer, is never above the present
  // one (law of total variance). Expectation propagation keeps this up to its own small error.
  fc.assert(
    fc.property(history, fc.integer({ min: 0, max: bank.items.length - 1 }), (responses, pick) => {
      const item = required(bank.items[pick])
      fc.pre(responses.every(({ itemId }) => itemId !== item.id))
      const now = attempt(responses)
      const skill = bank.skills.findIndex(({ id }) => id === item.skill)
      const { mean, sd } = required(estimateProfile(bank, now).skills[skill])
      const random = seededRandom(pick)
      // P(right) under the posterior, by averaging the item's curve over 400 stratified normal quantiles.
      let right = 0
      for (let index = 0; index < 400; index += 1) {
        const ability = mean + sd * Math.sqrt(-2 * Math.log((index + 0.5) / 400)) * Math.cos(2 * Math.PI * random())
        right += (item.c + ((1 - item.c) * 0.95) / (1 + Math.exp(-item.a * (ability - item.b)))) / 400
      }
      const variances = [0, 1].map((score) =>
        estimateProfile(bank, recordAnswer(bank, now, item.id, { kind: 'scored', score })).skills.map(
          (entry) => entry.sd ** 2,
        ),
      )
      estimateProfile(bank, now).skills.forEach((entry, index) => {
        const expected =
          (1 - right) * required(required(variances[0])[index]) + right * required(required(variances[1])[index])
        expect(expected).toBeLessThan(entry.sd ** 2 * 1.01)
      })
    }),
    options,
  )
})

test('a carried prior is proper for any time and any study', () => {
  fc.assert(
    fc.property(
      history,
      fc.integer({ min: 0, max: 4000 }),
      fc.double({ min: 0, max: 2, noNaN: true }),
      (responses, elapsedDays, gain) => {
        const uneven = {
          ...bank,
          skills: bank.skills.map((skill, index) => ({ ...skill, halfLifeDays: 60 * 4 ** (index % 3) })),
        }
        const state = replay(uneven, attempt(responses))
        const prior = carryForward(uneven, { state, elapsedDays, studyGains: { s0: gain } })
        const next = startAssessment(uneven, prior, { seed: 2, targets: {} })
        expect(isPositiveDefinite(posteriorOf(uneven, next))).toBe(true)
      },
    ),
    options,
  )
})
