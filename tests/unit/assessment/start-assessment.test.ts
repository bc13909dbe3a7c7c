import { expect, test } from 'vitest'
import { buildPrior } from '@/lib/assessment/core/build-prior'
import { estimateAreas, estimateProfile } from '@/lib/assessment/core/estimate-profile'
import { migrateState } from '@/lib/assessment/core/migrate-state'
import { recordAnswer } from '@/lib/assessment/core/record-answer'
import { completeSettings } from '@/lib/assessment/core/settings'
import { ENGINE_VERSION, extendAssessment, startAssessment } from '@/lib/assessment/core/start-assessment'
import type { Bank } from '@/lib/assessment/core/types'
import { buildSeededBank, required } from './build-test-bank'

const bank = buildSeededBank()
const prior = buildPrior({ skills: bank.skills, levels: { s0: 2, s1: 1, s2: 3 } })
const blank = startAssessment(bank, prior, { seed: 1, targets: { s0: 2, s1: 0, s2: null } })

test('estimateProfile is the prior when there are no answers', () => {
  estimateProfile(bank, blank).skills.forEach(({ mean, sd, answeredCount }, index) => {
    expect(mean).toBe(prior.mean[index])
    expect(sd).toBe(1)
    expect(answeredCount).toBe(0)
  })
})

test('estimateProfile states gaps for targets only', () => {
  const [s0, s1, s2, s3] = estimateProfile(bank, blank).skills
  // s0: middle of level 2 is 0, target cut −.4, sd 1: Φ(−.4) = .344578
  expect(required(s0).gapProbability).toBeCloseTo(0.344578258, 8)
  expect(required(s1).gapProbability).toBe(0)
  expect(required(s2).gapProbability).toBeNull()
  expect(required(s3)).toMatchObject({ target: null, gapProbability: null })
})

test('estimateAreas averages the skills of an area with their covariance', () => {
  const [first, second] = estimateAreas(bank, blank)
  // Two skills of variance 1 and correlation .5: variance of the mean (1 + 1 + 2·.5)/4 = .75.
  expect(required(first)).toMatchObject({ id: 'A0', target: 1 })
  expect(required(first).mean).toBeCloseTo((0 - 0.8) / 2, 12)
  expect(required(first).sd ** 2).toBeCloseTo(0.75, 12)
  expect(required(first).level).toBeCloseTo(2, 12)
  expect(required(second).target).toBeNull()
})

test('startAssessment refuses a prior for other skills', () => {
  const other = buildPrior({ skills: bank.skills.slice(1), levels: null })
  expect(() => startAssessment(bank, other, { seed: 1, targets: {} })).toThrow('other skills')
})

test('a state refuses another version of the bank', () => {
  const next: Bank = { ...bank, version: 'next' }
  expect(() => estimateProfile(next, structuredClone(blank))).toThrow(
    'The attempt was made with bank seeded-1, not next',
  )
})

test('extendAssessment counts from the questions answered so far', () => {
  const answered = recordAnswer(bank, blank, 's0-0', { kind: 'dont-know' })
  expect(extendAssessment(answered, 5).settings.questionCount).toBe(6)
  expect(extendAssessment(answered, 1).settings).toEqual({ ...answered.settings, questionCount: 2 })
  expect(extendAssessment(answered, 1)).toMatchObject({ responses: answered.responses, sites: answered.sites })
})

test.each([0, -1, 2.5, Number.NaN])('extendAssessment refuses %d more questions', (count) => {
  expect(() => extendAssessment(blank, count)).toThrow(
    new RangeError(`An attempt is extended by whole questions, got ${count}`),
  )
})

test('startAssessment gives an attempt without facts, with both versions', () => {
  const settings = completeSettings(bank, { seed: 7, targets: { s0: 2 } })
  expect(startAssessment(bank, prior, { seed: 7, targets: { s0: 2 } })).toEqual({
    engineVersion: ENGINE_VERSION,
    bankVersion: 'seeded-1',
    prior,
    settings,
    ratings: [],
    evidence: [],
    responses: [],
    sites: [],
  })
})

test('migrateState returns a present state as it is', () => {
  expect(migrateState(bank, blank)).toBe(blank)
})

test('migrateState computes an older state anew from its facts', () => {
  const answered = recordAnswer(bank, blank, 's0-0', { kind: 'scored', score: 1 })
  const older = { ...answered, engineVersion: 0, sites: [{ tau: 99, nu: 99 }] }
  expect(migrateState(bank, older)).toEqual(answered)
  expect(migrateState(bank, older).engineVersion).toBe(ENGINE_VERSION)
})

test('migrateState computes sites that were not stored', () => {
  const { sites, ...facts } = recordAnswer(bank, blank, 's0-0', { kind: 'scored', score: 1 })
  expect(migrateState(bank, facts).sites).toEqual(sites)
})

test('migrateState refuses a newer engine and another bank', () => {
  const newer = ENGINE_VERSION + 1
  expect(() => migrateState(bank, { ...blank, engineVersion: newer })).toThrow(
    `The attempt was made with engine ${newer}, this is ${ENGINE_VERSION}`,
  )
  expect(() => migrateState({ ...bank, version: 'next' }, blank)).toThrow(
    'The attempt was made with bank seeded-1, not next',
  )
})
