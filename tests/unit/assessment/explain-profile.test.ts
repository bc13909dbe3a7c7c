import { expect, test } from 'vitest'
import { compileBank } from '@/lib/assessment/core/compile-bank'
import { estimateProfile } from '@/lib/assessment/core/estimate-profile'
import { explainProfile } from '@/lib/assessment/core/explain-profile'
import { matchSites } from '@/lib/assessment/core/match-sites'
import { baseOf, posteriorOf, withSites } from '@/lib/assessment/core/posterior'
import { recordAnswer } from '@/lib/assessment/core/record-answer'
import { replay } from '@/lib/assessment/core/replay'
import { startAssessment } from '@/lib/assessment/core/start-assessment'
import { buildPrior } from '@/lib/assessment/core/build-prior'
import { buildSeededBank, required, sameTarget } from './build-test-bank'
import { drawAbilities, simulateAttempt } from './simulate-attempt'

const bank = buildSeededBank()
const state = simulateAttempt({
  bank,
  settings: { seed: 4, targets: sameTarget(bank, 2) },
  abilities: drawAbilities(bank, 4),
})

test('explainProfile survives its counterfactual: the attempt replayed without the answer', () => {
  for (const { position, skills } of explainProfile(bank, state)) {
    const responses = state.responses.filter((_, index) => index !== position)
    estimateProfile(bank, replay(bank, { ...state, responses })).skills.forEach(({ gapProbability }, index) => {
      // The two ways differ in the number of sweeps only.
      expect(Math.abs(required(gapProbability) - required(skills[index]?.gapProbabilityWithout))).toBeLessThan(0.005)
    })
  }
})

test('explainProfile states the gap as the profile does and orders answers by their strongest effect', () => {
  const influences = explainProfile(bank, state)
  const profile = estimateProfile(bank, state)
  expect(influences).toHaveLength(20)
  influences.forEach(({ skills }) =>
    skills.forEach(({ gapProbability }, index) => expect(gapProbability).toBe(profile.skills[index]?.gapProbability)),
  )
  const strengths = influences.map(({ strongest }) => Math.abs(required(strongest.gapChange)))
  expect(strengths).toEqual(strengths.toSorted((left, right) => right - left))
})

test('explainProfile finds that a wrong answer makes the gap in its own skill more likely', () => {
  const blank = startAssessment(bank, buildPrior({ skills: bank.skills, levels: null }), {
    seed: 1,
    targets: sameTarget(bank, 2),
  })
  const [influence] = explainProfile(bank, recordAnswer(bank, blank, 's3-1', { kind: 'scored', score: 0 }))
  expect(required(influence)).toMatchObject({ itemId: 's3-1', position: 0 })
  expect(required(influence).strongest.skill).toBe('s3')
  expect(required(required(influence).strongest.gapChange)).toBeGreaterThan(0)
  expect(required(influence).strongest.meanChange).toBeLessThan(0)
})

test('explainProfile leaves out answers that did not count and goes by means without targets', () => {
  const blank = startAssessment(bank, buildPrior({ skills: bank.skills, levels: null }), { seed: 1, targets: {} })
  const fast = recordAnswer(bank, blank, 's0-0', { kind: 'scored', score: 1, elapsedMs: 500 })
  expect(explainProfile(bank, fast)).toEqual([])
  const [influence] = explainProfile(bank, recordAnswer(bank, fast, 's1-1', { kind: 'scored', score: 1 }))
  expect(required(influence).strongest).toMatchObject({
    skill: 's1',
    gapProbability: null,
    gapProbabilityWithout: null,
    gapChange: null,
  })
})

/** The same attempt with other targets. */
const aimingAt = (targets: Record<string, number | null>) => ({ ...state, settings: { ...state.settings, targets } })

test('explainProfile takes an answer out and matches the others again twice, from where they stand', () => {
  const fast = { kind: 'scored', score: 1, elapsedMs: 500 } as const
  const hurried = replay(bank, {
    ...state,
    responses: state.responses.map(({ itemId, answer }, index) => ({ itemId, answer: index === 7 ? fast : answer })),
  })
  const influences = explainProfile(bank, hurried)
  expect(influences.map(({ position }) => position).toSorted((one, other) => one - other)).toEqual(
    Array.from({ length: 20 }, (_, index) => index).filter((index) => index !== 7),
  )
  const compiled = compileBank(bank)
  const base = baseOf(bank, hurried)
  const { slip } = hurried.settings
  for (const { itemId, position, skills } of influences) {
    expect(itemId).toBe(required(hurried.responses[position]).itemId)
    const responses = hurried.responses.toSpliced(position, 1)
    const start = hurried.sites.toSpliced(position, 1)
    const sweep = (sites: typeof start) =>
      matchSites(compiled, { joint: withSites(compiled, { base, responses, sites }), responses, sites, slip })
    const without = withSites(compiled, { base, responses, sites: sweep(sweep(start)) })
    const withAll = posteriorOf(bank, hurried)
    skills.forEach(({ skill, meanChange, gapChange, gapProbability, gapProbabilityWithout }, index) => {
      expect(skill).toBe(`s${index}`)
      expect(meanChange).toBe(required(withAll.mean[index]) - required(without.mean[index]))
      expect(gapChange).toBe(required(gapProbability) - required(gapProbabilityWithout))
    })
  }
})

test('explainProfile names the skill that an answer moved most, by the gap where there is a target', () => {
  for (const { skills, strongest } of explainProfile(bank, state)) {
    const changes = skills.map(({ gapChange }) => Math.abs(required(gapChange)))
    expect(strongest).toBe(skills[changes.indexOf(Math.max(...changes))])
  }
  // Only s0 has a target: what happened to its gap comes before what happened to any mean.
  const single = explainProfile(bank, aimingAt({ s0: 2, s1: null }))
  expect(new Set(single.map(({ strongest }) => strongest.skill))).toEqual(new Set(['s0']))
  const strengths = single.map(({ strongest }) => Math.abs(required(strongest.gapChange)))
  expect(strengths).toEqual(strengths.toSorted((left, right) => right - left))
  expect(single[0]?.skills.map(({ gapChange }) => gapChange === null)).toEqual([false, true, true, true, true, true])
})

test('explainProfile without targets orders answers by what they did to a mean', () => {
  const influences = explainProfile(bank, aimingAt({}))
  for (const { skills, strongest } of influences) {
    const changes = skills.map(({ meanChange }) => Math.abs(meanChange))
    expect(strongest).toBe(skills[changes.indexOf(Math.max(...changes))])
  }
  const strengths = influences.map(({ strongest }) => Math.abs(strongest.meanChange))
  expect(strengths).toEqual(strengths.toSorted((left, right) => right - left))
})

test('of skills that an answer moved alike the first of the bank is named', () => {
  // s2 and s3 share an area that s0 is not in, so an answer about s0 moves both by the same.
  const start = startAssessment(bank, buildPrior({ skills: bank.skills, levels: null }), {
    seed: 1,
    targets: { s2: 2, s3: 2 },
  })
  const [influence] = explainProfile(bank, recordAnswer(bank, start, 's0-1', { kind: 'scored', score: 1 }))
  expect(required(influence).skills[2]?.gapChange).toBe(required(influence).skills[3]?.gapChange)
  expect(required(influence).strongest.skill).toBe('s2')
})
