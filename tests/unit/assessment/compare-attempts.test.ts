import { expect, test } from 'vitest'
import { buildPrior } from '@/lib/assessment/core/build-prior'
import { carryForward } from '@/lib/assessment/core/carry-forward'
import { compareAttempts } from '@/lib/assessment/core/compare-attempts'
import { LEVEL_WIDTH } from '@/lib/assessment/core/level-scale'
import { likelihood } from '@/lib/assessment/core/match-moments'
import { recordAnswer } from '@/lib/assessment/core/record-answer'
import { recordRatings } from '@/lib/assessment/core/replay'
import { selectItem } from '@/lib/assessment/core/select-item'
import { startAssessment } from '@/lib/assessment/core/start-assessment'
import type { AssessmentState, Bank } from '@/lib/assessment/core/types'
import { normalDraw, seededRandom } from '@/lib/shared/random'
import { buildItem, buildSeededBank, buildSingleSkillBank, required, sameTarget } from './build-test-bank'
import { drawAbilities, simulateAttempt } from './simulate-attempt'

const single = buildSingleSkillBank(
  Array.from({ length: 24 }, (_, index) => buildItem(`i${index}`, { b: -1 + (index % 8) / 4 })),
)
const prior = buildPrior({ skills: single.skills, levels: null })
const answer = (state: AssessmentState, scores: readonly number[], from = 0) =>
  scores.reduce((now, score, index) => recordAnswer(single, now, `i${from + index}`, { kind: 'scored', score }), state)
const fresh = (bank: Bank, mean = prior) => startAssessment(bank, mean, { seed: 1, targets: {}, slip: 0.05 })
const wrong = [0, 0, 1, 0, 0, 0, 1, 0]
const right = [1, 1, 1, 0, 1, 1, 1, 1]

/** Mean and variance of d = y − x by a dense grid: x ~ N(0, 1), d ~ N(0, q), the earlier answers at x, the later at x + d. */
function denseChange(earlier: readonly number[], later: readonly number[], q: number) {
  const steps = 401
  const logOf = (scores: readonly number[], from: number, ability: number) =>
    scores.reduce((sum, score, index) => {
      const { a, b, c } = required(single.items[from + index])
      return sum + Math.log(likelihood(score, ability, { a, b, c, slip: 0.05 }))
    }, 0)
  let [total, first, second] = [0, 0, 0]
  for (let i = 0; i < steps; i += 1) {
    const x = -5 + (10 * i) / (steps - 1)
    const atX = -0.5 * x * x + logOf(earlier, 0, x)
    for (let j = 0; j < steps; j += 1) {
      const d = (-5 + (10 * j) / (steps - 1)) * Math.sqrt(q)
      const mass = Math.exp(atX - (0.5 * d * d) / q + logOf(later, 8, x + d))
      total += mass
      first += mass * d
      second += mass * d * d
    }
  }
  return { mean: first / total, sd: Math.sqrt(second / total - (first / total) ** 2) }
}

test('compareAttempts agrees with a dense grid over earlier ability and change', () => {
  // A gain of g makes a change of variance g² + (g/2)² possible; elapsed 0 adds none.
  const gain = 0.8
  const q = 1.25 * gain ** 2
  for (const [earlier, later] of [
    [wrong, right],
    [right, wrong],
    [right, right],
  ] as const) {
    const before = answer(fresh(single), earlier)
    const after = answer(fresh(single), later, 8)
    const [change] = compareAttempts(single, { before, after, elapsedDays: 0, studyGains: { x: gain } }).skills
    const exact = denseChange(earlier, later, q)
    expect(Math.abs(required(change).change * LEVEL_WIDTH - exact.mean)).toBeLessThan(0.03)
    const sd = ((required(change).high - required(change).low) * LEVEL_WIDTH) / (2 * 1.2815515655446004)
    expect(Math.abs(sd / exact.sd - 1)).toBeLessThan(0.03)
  }
})

test('compareAttempts finds no change where none was possible: the same day and nothing studied', () => {
  const input = { before: answer(fresh(single), wrong), after: answer(fresh(single), right, 8) }
  const { skills, whole } = compareAttempts(single, { ...input, elapsedDays: 0, studyGains: {} })
  for (const change of [required(skills[0]), whole]) {
    expect(change.change).toBeCloseTo(0, 10)
    expect(change).toMatchObject({ verdict: 'no-real-change', riseProbability: 0.5 })
    // Both attempts together place the earlier ability, too.
    expect(change.before).toBeCloseTo(change.after, 10)
  }
})

test('compareAttempts lets study prove nothing: without later answers the change is 0, in either direction alike', () => {
  const before = answer(fresh(single), right)
  const gain = 1.2
  const carried = carryForward(single, { state: before, elapsedDays: 200, studyGains: { x: gain } })
  const [change] = compareAttempts(single, {
    before,
    after: fresh(single, carried),
    elapsedDays: 200,
    studyGains: { x: gain },
  }).skills
  expect(required(change).change).toBeCloseTo(0, 10)
  // Then d is N(0, Q): drift 1 − retention² at 730 days half-life, study 1.25 g².
  const q = 1 - 2 ** (-400 / 730) + 1.25 * gain ** 2
  expect(required(change).high * LEVEL_WIDTH).toBeCloseTo(1.2815515655446004 * Math.sqrt(q), 8)
  expect(required(change).low).toBeCloseTo(-required(change).high, 10)
  expect(required(change).verdict).toBe('no-real-change')
})

test('compareAttempts calls a change only when its band leaves zero out', () => {
  const verdictOf = (earlier: readonly number[], later: readonly number[]) =>
    required(
      compareAttempts(single, {
        before: answer(fresh(single), earlier),
        after: answer(fresh(single), later, 8),
        elapsedDays: 30,
        studyGains: { x: 0.8 },
      }).skills[0],
    )
  expect(verdictOf(wrong, right).verdict).toBe('rose')
  expect(verdictOf(right, wrong).verdict).toBe('fell')
  expect(verdictOf(right, right).verdict).toBe('no-real-change')
  for (const { low, high, verdict } of [verdictOf(wrong, right), verdictOf(right, wrong), verdictOf(wrong, wrong)]) {
    expect(verdict).toBe(low > 0 ? 'rose' : high < 0 ? 'fell' : 'no-real-change')
  }
})

test('compareAttempts leaves own ratings out', () => {
  const before = answer(fresh(single), wrong)
  const input = { after: answer(fresh(single), right, 8), elapsedDays: 30, studyGains: { x: 0.4 } }
  const rated = recordRatings(single, before, [{ kind: 'skill', id: 'x', value: 4 }])
  expect(compareAttempts(single, { before: rated, ...input })).toEqual(compareAttempts(single, { before, ...input }))
})

test('compareAttempts refuses negative days', () => {
  const state = fresh(single)
  expect(() => compareAttempts(single, { before: state, after: state, elapsedDays: -1, studyGains: {} })).toThrow(
    new RangeError('Elapsed days must be 0 or more, got -1'),
  )
})

test('compareAttempts is right about four in five of the changes its band allows, and seldom calls one that was not', () => {
  // Six skills, thirty answers, 120 days in which two skills were studied much, eighteen answers.
  const bank = buildSeededBank({ itemsPerSkill: 12, seed: 3 })
  const gains = { s0: 1.6, s3: 1.6 }
  let [inside, count, called, rightly] = [0, 0, 0, 0]
  for (let learner = 0; learner < 150; learner += 1) {
    const earlier = drawAbilities(bank, 1000 + learner)
    const settings = { seed: learner, targets: sameTarget(bank, 2), questionCount: 30 }
    const before = simulateAttempt({ bank, settings, abilities: earlier })
    // Truth moves by the very drift the comparison allows: mean 0, here independent between skills.
    const random = seededRandom(5000 + learner)
    const drift = 1 - 2 ** (-240 / 730)
    const later = earlier.map((ability, index) => {
      const study = gains[`s${index}` as keyof typeof gains] ?? 0
      return ability + Math.sqrt(drift + 1.25 * study ** 2) * normalDraw(random)
    })
    const after = retest(bank, { before, gains, later, seed: learner })
    const { skills } = compareAttempts(bank, { before, after, elapsedDays: 120, studyGains: gains })
    skills.forEach(({ low, high, verdict }, index) => {
      const truth = (required(later[index]) - required(earlier[index])) / LEVEL_WIDTH
      count += 1
      if (low <= truth && truth <= high) inside += 1
      if (verdict === 'no-real-change') return
      called += 1
      if ((verdict === 'rose') === truth > 0) rightly += 1
    })
  }
  expect(inside / count).toBeGreaterThan(0.75)
  expect(inside / count).toBeLessThan(0.85)
  expect(called).toBeGreaterThan(40)
  expect(rightly / called).toBeGreaterThan(0.9)
})

function retest(
  bank: Bank,
  {
    before,
    gains,
    later,
    seed,
  }: { before: AssessmentState; gains: Record<string, number>; later: number[]; seed: number },
): AssessmentState {
  const carried = carryForward(bank, { state: before, elapsedDays: 120, studyGains: gains })
  const random = seededRandom(9000 + seed)
  let state = startAssessment(bank, carried, {
    seed: seed + 1,
    targets: sameTarget(bank, 2),
    questionCount: 18,
    seenItemIds: before.responses.map(({ itemId }) => itemId),
  })
  for (let itemId = selectItem(bank, state); itemId !== null; itemId = selectItem(bank, state)) {
    const item = required(bank.items.find(({ id }) => id === itemId))
    const ability = required(later[bank.skills.findIndex(({ id }) => id === item.skill)])
    const chance = item.c + (1 - item.c) / (1 + Math.exp(-item.a * (ability - item.b)))
    state = recordAnswer(bank, state, itemId, { kind: 'scored', score: random() < chance ? 1 : 0 })
  }
  return state
}
