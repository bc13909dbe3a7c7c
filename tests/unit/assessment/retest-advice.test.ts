import { expect, test } from 'vitest'
import { retestAdvice } from '@/lib/assessment/core/retest-advice'
import { startAssessment } from '@/lib/assessment/core/start-assessment'
import { buildSeededBank, sameTarget } from './build-test-bank'
import { drawAbilities, simulateAttempt } from './simulate-attempt'

const bank = buildSeededBank({ areas: 5, skillsPerArea: 4, itemsPerSkill: 6 })
const state = simulateAttempt({
  bank,
  settings: { seed: 2, targets: sameTarget(bank, 2), questionCount: 40 },
  abilities: drawAbilities(bank, 2),
})

test('retestAdvice suggests nothing right after an assessment', () => {
  expect(retestAdvice(bank, { state, elapsedDays: 0, studyGains: {} })).toBeNull()
})

test('retestAdvice suggests a retest once study is expected to have brought half a level in all, most studied first', () => {
  const advise = (studyGains: Record<string, number>) => retestAdvice(bank, { state, elapsedDays: 3, studyGains })
  // Half a level is .4 on the ability scale.
  expect(advise({ s0: 0.2, s1: 0.19 })).toBeNull()
  expect(advise({ s0: 0.1, s1: 0.3 })).toEqual({ reason: 'study', skills: ['s1', 's0'], elapsedDays: 3 })
})

test('retestAdvice suggests a retest when three calls no longer hold, and names them', () => {
  const days = [30, 90, 180, 365, 730, 1460]
  const advice = days.map((elapsedDays) => retestAdvice(bank, { state, elapsedDays, studyGains: {} }))
  const first = advice.findIndex((each) => each !== null)
  expect(first).toBeGreaterThan(0)
  // Doubt only grows with time.
  const counts = advice.map((each) => each?.skills.length ?? 0)
  expect(counts).toEqual(counts.toSorted((one, other) => one - other))
  for (const each of advice.slice(first)) {
    expect(each).toMatchObject({ reason: 'time' })
    expect(each?.skills.length).toBeGreaterThanOrEqual(3)
  }
})

test('retestAdvice leaves the first four weeks alone', () => {
  const quick = { ...bank, skills: bank.skills.map((skill) => ({ ...skill, halfLifeDays: 20 })) }
  expect(retestAdvice(quick, { state, elapsedDays: 27, studyGains: {} })).toBeNull()
  expect(retestAdvice(quick, { state, elapsedDays: 28, studyGains: {} })).toMatchObject({ reason: 'time' })
})

test('retestAdvice has nothing to say before anything was measured', () => {
  const blank = startAssessment(bank, state.prior, { seed: 1, targets: sameTarget(bank, 2) })
  expect(retestAdvice(bank, { state: blank, elapsedDays: 900, studyGains: { s0: 2 } })).toBeNull()
})
