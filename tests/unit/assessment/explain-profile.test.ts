import { expect, test } from 'vitest'
import { estimateProfile } from '@/lib/assessment/core/estimate-profile'
import { explainProfile } from '@/lib/assessment/core/explain-profile'
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
