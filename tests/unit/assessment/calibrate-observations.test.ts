import { expect, test } from 'vitest'
import { buildPrior } from '@/lib/assessment/core/build-prior'
import { observeItems } from '@/lib/assessment/core/calibrate-observations'
import { DONT_KNOW } from '@/lib/assessment/core/match-moments'
import { posteriorOf } from '@/lib/assessment/core/posterior'
import { recordAnswer } from '@/lib/assessment/core/record-answer'
import { startAssessment } from '@/lib/assessment/core/start-assessment'
import type { Answer, AssessmentState, Bank } from '@/lib/assessment/core/types'
import { buildItem, buildSeededBank, buildSingleSkillBank, required, sameTarget } from './build-test-bank'
import { drawAbilities, simulateAttempt } from './simulate-attempt'

const RIGHT: Answer = { kind: 'scored', score: 1, elapsedMs: 60_000 }

function attemptOf(bank: Bank, answers: Record<string, Answer>): AssessmentState {
  const start = startAssessment(bank, buildPrior({ skills: bank.skills, levels: null }), { seed: 1, targets: {} })
  return Object.entries(answers).reduce((state, [id, answer]) => recordAnswer(bank, state, id, answer), start)
}

test('observeItems sees a single answer with the prior of its skill', () => {
  const bank = buildSingleSkillBank([buildItem('one')])
  const [observation] = observeItems(bank, attemptOf(bank, { one: RIGHT }))
  expect(observation).toMatchObject({ itemId: 'one', position: 0, credit: 1, slip: 0.02 })
  expect(required(observation).cavity.mean).toBeCloseTo(0, 12)
  expect(required(observation).cavity.variance).toBeCloseTo(1, 12)
})

test('observeItems sees an answer with what all others say, the later ones too', () => {
  const bank = buildSingleSkillBank([buildItem('one'), buildItem('two')])
  const both = observeItems(bank, attemptOf(bank, { one: RIGHT, two: RIGHT }))
  const alone = attemptOf(bank, { two: RIGHT })
  const { mean, covariance } = posteriorOf(bank, alone)
  // Without its own site the answer to "one" leaves what "two" says from the prior; two sites matched together differ from
  // one alone by the third cumulant, here below .03.
  expect(required(both[0]).cavity.mean).toBeCloseTo(mean[0]!, 1)
  expect(required(both[0]).cavity.variance).toBeCloseTo(covariance[0]!, 1)
  expect(required(both[0]).cavity.mean).toBeGreaterThan(0.3)
})

test('observeItems has the cavities the engine itself ends with', () => {
  const bank = buildSeededBank({ areas: 2, skillsPerArea: 2 })
  const state = simulateAttempt({
    bank,
    settings: { seed: 4, targets: sameTarget(bank, 2) },
    abilities: drawAbilities(bank, 4),
  })
  const posterior = posteriorOf(bank, state)
  for (const { itemId, position, cavity } of observeItems(bank, state)) {
    const skill = bank.skills.findIndex(({ id }) => id === bank.items.find(({ id: each }) => each === itemId)?.skill)
    const variance = posterior.covariance[skill * (posterior.size + 1)]!
    const { tau, nu } = required(state.sites[position])
    const precision = 1 / variance - tau
    // The engine swept after every answer, this three times at the end: both are fixed points of the same equations.
    expect(cavity.mean).toBeCloseTo((posterior.mean[skill]! / variance - nu) / precision, 2)
    expect(cavity.variance).toBeCloseTo(1 / precision, 2)
  }
})

test('observeItems leaves out answers that were too fast and items the bank does not know', () => {
  const bank = buildSingleSkillBank([buildItem('one'), buildItem('two'), buildItem('gone')])
  const state = attemptOf(bank, { one: { ...RIGHT, elapsedMs: 10 }, gone: RIGHT, two: RIGHT })
  const smaller = buildSingleSkillBank([buildItem('one'), buildItem('two')])
  expect(observeItems(smaller, state).map(({ itemId, position }) => [itemId, position])).toEqual([['two', 2]])
})

test('observeItems sees experimental items with everything the others say', () => {
  const bank = buildSingleSkillBank([buildItem('one'), buildItem('beta', { status: 'experimental' })])
  const state = attemptOf(bank, { beta: RIGHT, one: RIGHT })
  const [beta] = observeItems(bank, state)
  const { mean, covariance } = posteriorOf(bank, state)
  expect(required(beta)).toMatchObject({ itemId: 'beta', credit: 1 })
  expect(required(beta).cavity.mean).toBeCloseTo(mean[0]!, 9)
  expect(required(beta).cavity.variance).toBeCloseTo(covariance[0]!, 9)
})

test('observeItems credits orders from half of the pairs and keeps "I don\'t know" apart', () => {
  const bank = buildSingleSkillBank([buildItem('order', { format: 'ordering' }), buildItem('pass')])
  const state = attemptOf(bank, { order: { ...RIGHT, score: 0.75 }, pass: { kind: 'dont-know', elapsedMs: 9000 } })
  expect(observeItems(bank, state).map(({ credit }) => credit)).toEqual([0.5, DONT_KNOW])
})
