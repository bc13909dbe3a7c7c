import { expect, test } from 'vitest'
import { baseDistribution } from '@/lib/assessment/core/base-distribution'
import { buildPrior } from '@/lib/assessment/core/build-prior'
import { observeItems } from '@/lib/assessment/core/calibrate-observations'
import { compileBank } from '@/lib/assessment/core/compile-bank'
import { DONT_KNOW } from '@/lib/assessment/core/match-moments'
import { matchSites } from '@/lib/assessment/core/match-sites'
import { posteriorOf, withSites } from '@/lib/assessment/core/posterior'
import { recordAnswer } from '@/lib/assessment/core/record-answer'
import { startAssessment } from '@/lib/assessment/core/start-assessment'
import type { Answer, AssessmentState, Bank, Site } from '@/lib/assessment/core/types'
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

test('observeItems leaves out an answer without which no proper distribution remains', () => {
  // Two items of one kind, one missed, one hit. On a wide prior (sd 3) the hit is taken for a guess and leaves more doubt
  // than there was: its site has a negative precision, beyond the 1/9 of the prior. Without the miss, nothing holds that.
  const bank = buildSingleSkillBank(['missed', 'hit'].map((id) => buildItem(id, { a: 4, b: -1, c: 0.1 })))
  const prior = buildPrior({ skills: bank.skills, levels: null, structure: { sd: 3, within: 0.5, across: 0.25 } })
  const start = startAssessment(bank, prior, { seed: 1, targets: {}, slip: 0 })
  const missed = recordAnswer(bank, start, 'missed', { ...RIGHT, score: 0 })
  const state = recordAnswer(bank, missed, 'hit', RIGHT)
  expect(required(state.sites[1]).tau).toBeLessThan(-1 / 9)
  expect(observeItems(bank, state).map(({ itemId }) => itemId)).toEqual(['hit'])
})

test('observeItems matches every answer three times, in the order of asking', () => {
  const bank = buildSeededBank({ areas: 2, skillsPerArea: 2 })
  const attempt = simulateAttempt({
    bank,
    settings: { seed: 4, targets: sameTarget(bank, 2) },
    abilities: drawAbilities(bank, 4),
  })
  const compiled = compileBank(bank)
  const { responses } = attempt
  const base = baseDistribution(compiled, attempt)
  const sweep = (sites: readonly Site[]) =>
    matchSites(compiled, { joint: withSites(compiled, { base, responses, sites }), responses, sites, slip: 0.02 })
  const sites = sweep(sweep(sweep(responses.map(() => ({ tau: 0, nu: 0 })))))
  const { mean, covariance, size } = withSites(compiled, { base, responses, sites })
  observeItems(bank, attempt).forEach(({ itemId, position, cavity }) => {
    const skill = required(compiled.skillOf[required(compiled.itemIndex.get(itemId))])
    const variance = required(covariance[skill * size + skill])
    const { tau, nu } = required(sites[position])
    // Normal factors multiply by adding precisions and precision-weighted means.
    expect(1 / cavity.variance + tau).toBeCloseTo(1 / variance, 9)
    expect(cavity.mean / cavity.variance + nu).toBeCloseTo(required(mean[skill]) / variance, 9)
  })
})
