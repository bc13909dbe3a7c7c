import { expect, test } from 'vitest'
import { estimateProfile } from '@/lib/assessment/core/estimate-profile'
import { explainGap } from '@/lib/assessment/core/explain-gap'
import { explainProfile } from '@/lib/assessment/core/explain-profile'
import { gapProbability } from '@/lib/assessment/core/level-scale'
import { replay } from '@/lib/assessment/core/replay'
import { buildSeededBank, required, sameTarget } from './build-test-bank'
import { drawAbilities, simulateAttempt } from './simulate-attempt'

const bank = buildSeededBank()
const state = simulateAttempt({
  bank,
  settings: { seed: 4, targets: sameTarget(bank, 2) },
  abilities: drawAbilities(bank, 4),
})
const skill = required(bank.skills[3]).id

function gapOf(of: typeof state, level: number): number {
  const { mean, sd } = required(estimateProfile(bank, of).skills.find(({ id }) => id === skill))
  return gapProbability({ mean, sd, target: level })
}

test.each([1, 2, 3])('explainGap survives its counterfactual at level %i, which need not be the target', (level) => {
  const effects = explainGap(bank, state, { skill, level, count: 5 })
  for (const { position, itemId, from, to } of effects) {
    expect(required(state.responses[position]).itemId).toBe(itemId)
    expect(to).toBeCloseTo(gapOf(state, level), 12)
    const responses = state.responses.filter((_, index) => index !== position)
    expect(Math.abs(from - gapOf(replay(bank, { ...state, responses }), level))).toBeLessThan(0.005)
  }
})

test('explainGap names the strongest answers first, at most as many as asked for, and none that moved it by less than .01', () => {
  const all = explainGap(bank, state, { skill, level: 2, count: 100 })
  const strengths = all.map(({ from, to }) => Math.abs(to - from))
  expect(all.length).toBeGreaterThan(2)
  expect(strengths).toEqual(strengths.toSorted((one, other) => other - one))
  expect(Math.min(...strengths)).toBeGreaterThanOrEqual(0.01)
  expect(explainGap(bank, state, { skill, level: 2, count: 2 })).toEqual(all.slice(0, 2))
})

test('explainGap says nothing about a skill the bank does not know', () => {
  expect(explainGap(bank, state, { skill: 'unheard-of', level: 2, count: 5 })).toEqual([])
})

test('explainGap names every answer that moved the gap by .01, and looks at no other target', () => {
  const asked = { ...state, settings: { ...state.settings, targets: { [skill]: 3 } } }
  const effects = explainProfile(bank, asked).map(({ itemId, position, skills }) => {
    const { gapProbability, gapProbabilityWithout } = required(skills[3])
    return { itemId, position, from: required(gapProbabilityWithout), to: required(gapProbability) }
  })
  const named = effects.filter(({ from, to }) => Math.abs(to - from) >= 0.01)
  expect(named.length).toBeGreaterThan(2)
  expect(named.length).toBeLessThan(effects.length)
  const byStrength = named.toSorted((one, other) => Math.abs(other.to - other.from) - Math.abs(one.to - one.from))
  expect(explainGap(bank, state, { skill, level: 3, count: 100 })).toEqual(byStrength)
  const untargeted = { ...state, settings: { ...state.settings, targets: {} } }
  expect(explainGap(bank, untargeted, { skill, level: 3, count: 100 })).toEqual(byStrength)
})

test('explainGap names answers that lowered the gap and answers that raised it', () => {
  const directions = explainGap(bank, state, { skill, level: 2, count: 100 }).map(({ from, to }) =>
    Math.sign(to - from),
  )
  expect(new Set(directions)).toEqual(new Set([-1, 1]))
})
