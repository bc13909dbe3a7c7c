import { expect, test } from 'vitest'
import { carryForward } from '@/lib/assessment/core/carry-forward'
import { estimateProfile } from '@/lib/assessment/core/estimate-profile'
import { recordAnswer } from '@/lib/assessment/core/record-answer'
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

test('retestAdvice after study names the studied skills by how much, leaving out what the bank does not know', () => {
  const advise = (studyGains: Record<string, number>) => retestAdvice(bank, { state, elapsedDays: 3, studyGains })
  expect(advise({ s4: 0.1, s2: 0.3, s9: 0.2 })).toEqual({ reason: 'study', skills: ['s2', 's9', 's4'], elapsedDays: 3 })
  expect(advise({ s2: 0.4 })).toEqual({ reason: 'study', skills: ['s2'], elapsedDays: 3 })
  expect(advise({ s2: 0.3999 })).toBeNull()
  expect(advise({ gone: 9, s2: 0.4 })).toEqual({ reason: 'study', skills: ['s2'], elapsedDays: 3 })
  expect(advise({ gone: 9, s2: 0.3 })).toBeNull()
})

test('retestAdvice needs no more than one answer to go on from', () => {
  const blank = startAssessment(bank, state.prior, { seed: 1, targets: sameTarget(bank, 2) })
  const measured = recordAnswer(bank, blank, 's0-0', { kind: 'scored', score: 1 })
  expect(retestAdvice(bank, { state: measured, elapsedDays: 3, studyGains: { s0: 0.4 } })).toEqual({
    reason: 'study',
    skills: ['s0'],
    elapsedDays: 3,
  })
})

const LONG = 240
/** Gap probabilities by skill, at the end of the attempt and after idle days, as the next attempt would begin. */
function gapsAfter(elapsedDays: number, studyGains: Record<string, number> = {}) {
  const { settings } = state
  const later = startAssessment(bank, carryForward(bank, { state, elapsedDays, studyGains }), settings)
  const gapsOf = (of: typeof state) =>
    estimateProfile(bank, of).skills.map(({ id, gapProbability }) => [id, gapProbability ?? Number.NaN] as const)
  const then = new Map(gapsOf(state))
  return gapsOf(later).map(([id, after]) => ({ id, before: then.get(id) ?? Number.NaN, after }))
}
const isCall = (gap: number) => gap >= 0.8 || gap <= 0.2

test('retestAdvice names the calls that no longer hold, in the order of the bank, and no skill that was or is still called', () => {
  const gaps = gapsAfter(LONG)
  const lost = gaps.filter(({ before, after }) => isCall(before) && !isCall(after)).map(({ id }) => id)
  // The attempt has all kinds: calls that hold, calls that do not, and skills never called.
  expect(gaps.some(({ before, after }) => isCall(before) && isCall(after))).toBe(true)
  expect(gaps.some(({ before, after }) => !isCall(before) && !isCall(after))).toBe(true)
  expect(lost.length).toBeGreaterThan(3)
  expect(retestAdvice(bank, { state, elapsedDays: LONG, studyGains: {} })).toEqual({
    reason: 'time',
    skills: lost,
    elapsedDays: LONG,
  })
})

test('retestAdvice wants three lost calls, and looks only at skills with a target', () => {
  const lost = gapsAfter(LONG).filter(({ before, after }) => isCall(before) && !isCall(after))
  const aimingAt = (count: number) => {
    const targets = Object.fromEntries(lost.slice(0, count).map(({ id }) => [id, 2]))
    return { ...state, settings: { ...state.settings, targets } }
  }
  expect(retestAdvice(bank, { state: aimingAt(2), elapsedDays: LONG, studyGains: {} })).toBeNull()
  expect(retestAdvice(bank, { state: aimingAt(3), elapsedDays: LONG, studyGains: {} })).toEqual({
    reason: 'time',
    skills: lost.slice(0, 3).map(({ id }) => id),
    elapsedDays: LONG,
  })
})
