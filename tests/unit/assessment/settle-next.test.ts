import { expect, test } from 'vitest'
import { classifyGap } from '@/lib/assessment/core/gap-words'
import { buildPrior } from '@/lib/assessment/core/build-prior'
import { estimateProfile } from '@/lib/assessment/core/estimate-profile'
import { recordAnswer } from '@/lib/assessment/core/record-answer'
import { settleNext } from '@/lib/assessment/core/settle-next'
import { startAssessment } from '@/lib/assessment/core/start-assessment'
import type { AssessmentState, Bank } from '@/lib/assessment/core/types'
import { normalCdf } from '@/lib/shared/normal'
import { buildItem, buildSeededBank, buildSingleSkillBank, required, sameTarget } from './build-test-bank'
import { drawAbilities, simulateAttempt } from './simulate-attempt'

const bank = buildSeededBank({ areas: 4, skillsPerArea: 3, itemsPerSkill: 10 })
const settledCount = (of: Bank, state: AssessmentState): number =>
  estimateProfile(of, state).skills.filter(
    ({ gapProbability }) => gapProbability !== null && classifyGap(gapProbability) !== 'not-sure',
  ).length

test('settleNext counts the present calls and lists the rest by how likely they will be settled', () => {
  const state = simulateAttempt({
    bank,
    settings: { seed: 1, targets: sameTarget(bank, 2), questionCount: 10 },
    abilities: drawAbilities(bank, 1),
  })
  const forecast = settleNext(bank, state, 5)
  expect(forecast.questions).toBe(5)
  expect(forecast.settledNow).toBe(settledCount(bank, state))
  expect(forecast.undecided).toHaveLength(12 - forecast.settledNow)
  const probabilities = forecast.undecided.map(({ settleProbability }) => settleProbability)
  expect(probabilities).toEqual(probabilities.toSorted((left, right) => right - left))
  expect(forecast.likely).toEqual(
    forecast.undecided.filter(({ settleProbability }) => settleProbability > 0.5).map(({ skill }) => skill),
  )
})

test('settleNext forecasts the number of calls that five more questions bring', () => {
  // 120 learners of the prior, 10 questions, forecast, 5 more asked by the engine. Per learner the number of calls has sd
  // ≈ 1.5, so the mean difference has standard error ≈ .14; the tolerance of .45 is three of these.
  const learners = Array.from({ length: 120 }, (_, index) => index + 100)
  const differences = learners.map((seed) => {
    const settings = { seed, targets: sameTarget(bank, 2), slip: 0, explorationShare: 0, easyCheckEvery: 1000 }
    const abilities = drawAbilities(bank, seed)
    const before = simulateAttempt({ bank, settings: { ...settings, questionCount: 10 }, abilities })
    const after = simulateAttempt({ bank, settings: { ...settings, questionCount: 15 }, abilities })
    return settledCount(bank, after) - settleNext(bank, before, 5).expectedSettled
  })
  expect(Math.abs(differences.reduce((sum, value) => sum + value, 0) / learners.length)).toBeLessThan(0.45)
})

test('settleNext asks each item once in thought', () => {
  const pair = buildSingleSkillBank([buildItem('i'), buildItem('j', { variantOf: 'i' }), buildItem('k')])
  const blank = startAssessment(pair, buildPrior({ skills: pair.skills, levels: null }), { seed: 1, targets: { x: 2 } })
  expect(settleNext(pair, blank, 5).questions).toBe(2)
})

test('settleNext expects nothing where no question is left', () => {
  const single = buildSingleSkillBank([buildItem('i')])
  const blank = startAssessment(single, buildPrior({ skills: single.skills, levels: null }), {
    seed: 1,
    targets: { x: 2 },
  })
  const answered = recordAnswer(single, blank, 'i', { kind: 'scored', score: 0 })
  expect(settleNext(single, answered, 5)).toEqual({
    questions: 0,
    undecided: [{ skill: 'x', settleProbability: 0 }],
    likely: [],
    settledNow: 0,
    expectedSettled: 0,
  })
})

test('settleNext names the skill that a sharp bank can decide', () => {
  const sharp = buildSingleSkillBank(
    Array.from({ length: 12 }, (_, index) => buildItem(`i${index}`, { a: 3, b: -0.4, c: 0 })),
  )
  const blank = startAssessment(sharp, buildPrior({ skills: sharp.skills, levels: null }), {
    seed: 1,
    targets: { x: 2 },
  })
  expect(settleNext(sharp, blank, 5).likely).toEqual(['x'])
})

test('settleNext has nothing to settle without targets', () => {
  const blank = startAssessment(bank, buildPrior({ skills: bank.skills, levels: null }), {
    seed: 1,
    targets: { s0: 0 },
  })
  expect(settleNext(bank, blank, 5)).toMatchObject({ undecided: [], likely: [], settledNow: 0, expectedSettled: 0 })
})

// Prior: x and y in the middle of level 2 (ability 0), z at level 4 (1.6), sd 1, correlation .5 within area A and .25
// across. Targets: x 2 (cut −.4), y 3 (.4), z 2 (−.4), so z is solid: Φ(−2) = .02. Two equal questions on y.
const three: Bank = {
  version: 'three',
  skills: [
    { id: 'x', area: 'A' },
    { id: 'y', area: 'A' },
    { id: 'z', area: 'B' },
  ],
  items: ['i', 'j'].map((id) => buildItem(id, { skill: 'y', c: 0 })),
}
const beginning = startAssessment(three, buildPrior({ skills: three.skills, levels: { x: 2, y: 2, z: 4 } }), {
  seed: 1,
  targets: { x: 2, y: 3, z: 2 },
  slip: 0,
  bankShare: 1,
})

test('settleNext gives the probability of a call after one more question', () => {
  // P(right) = Φ(0) = ½, slope 1.4·φ(0)/√(1.702² + 1.4²), and the variance of y falls by slope²/(½·½).
  const slope = 1.4 / Math.sqrt(2 * Math.PI) / Math.sqrt(1.702 ** 2 + 1.96)
  const fall = slope ** 2 / 0.25
  // The mean moves by N(0, r²·fall); a call comes when the cut then lies .8416 of the new sd or more from it.
  const settle = (distance: number, correlation: number) => {
    const lost = correlation ** 2 * fall
    const reach = 0.8416212335729143 * Math.sqrt(1 - lost)
    return normalCdf((distance - reach) / Math.sqrt(lost)) + normalCdf((-distance - reach) / Math.sqrt(lost))
  }
  const [x, y, z] = [settle(-0.4, 0.5), settle(0.4, 1), settle(-2, 0.25)]
  const forecast = settleNext(three, beginning, 1)
  expect(forecast).toMatchObject({ questions: 1, likely: [], settledNow: 1 })
  // Likeliest first, so y before x; z is settled already.
  expect(forecast.undecided.map(({ skill }) => skill)).toEqual(['y', 'x'])
  expect(required(forecast.undecided[0]).settleProbability).toBeCloseTo(y, 10)
  expect(required(forecast.undecided[1]).settleProbability).toBeCloseTo(x, 10)
  expect(forecast.expectedSettled).toBeCloseTo(x + y + z, 10)
})

test('settleNext leaves all as it is without more questions', () => {
  expect(settleNext(three, beginning, 0)).toEqual({
    questions: 0,
    undecided: [
      { skill: 'x', settleProbability: 0 },
      { skill: 'y', settleProbability: 0 },
    ],
    likely: [],
    settledNow: 1,
    expectedSettled: 1,
  })
})

test('settleNext does not change what is known now', () => {
  const before = structuredClone(estimateProfile(three, beginning))
  settleNext(three, beginning, 2)
  expect(estimateProfile(three, beginning)).toEqual(before)
})
