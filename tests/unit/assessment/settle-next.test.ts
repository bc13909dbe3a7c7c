import { expect, test } from 'vitest'
import { classifyGap } from '@/lib/assessment/core/gap-words'
import { buildPrior } from '@/lib/assessment/core/build-prior'
import { estimateProfile } from '@/lib/assessment/core/estimate-profile'
import { recordAnswer } from '@/lib/assessment/core/record-answer'
import { settleNext } from '@/lib/assessment/core/settle-next'
import { startAssessment } from '@/lib/assessment/core/start-assessment'
import type { AssessmentState, Bank } from '@/lib/assessment/core/types'
import { buildItem, buildSeededBank, buildSingleSkillBank, sameTarget } from './build-test-bank'
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
