import { expect, test } from 'vitest'
import { buildPrior } from '@/lib/assessment/core/build-prior'
import { compileBank } from '@/lib/assessment/core/compile-bank'
import { levelEntropy } from '@/lib/assessment/core/level-scale'
import { binaryEntropy, normalCdf } from '@/lib/shared/normal'
import { posteriorOf } from '@/lib/assessment/core/posterior'
import { recordAnswer } from '@/lib/assessment/core/record-answer'
import { aimOf, expectedDoubt, predictItems, shortlist, weightedSpread } from '@/lib/assessment/core/score-candidates'
import { selectItem } from '@/lib/assessment/core/select-item'
import type { SettingsInput } from '@/lib/assessment/core/settings'
import { completeSettings } from '@/lib/assessment/core/settings'
import { extendAssessment, startAssessment } from '@/lib/assessment/core/start-assessment'
import type { AssessmentState, Bank, BankItem } from '@/lib/assessment/core/types'
import { buildItem, buildSeededBank, buildSingleSkillBank, required, sameTarget } from './build-test-bank'
import { drawAbilities, simulateAttempt } from './simulate-attempt'

const bank = buildSeededBank()
const greedy = { explorationShare: 0, easyCheckEvery: 1000, bankShare: 1 } as const

function start(of: Bank, settings: Partial<SettingsInput> = {}): AssessmentState {
  return startAssessment(of, buildPrior({ skills: of.skills, levels: null }), { seed: 1, targets: {}, ...settings })
}

function itemOf(of: Bank, id: string | null): BankItem {
  return required(
    of.items.find((item) => item.id === id),
    String(id),
  )
}

test('selectItem ends after the number of questions and goes on when extended', () => {
  const state = simulateAttempt({
    bank,
    settings: { seed: 2, targets: {}, questionCount: 7 },
    abilities: drawAbilities(bank, 2),
  })
  expect(state.responses).toHaveLength(7)
  expect(selectItem(bank, state)).toBeNull()
  expect(selectItem(bank, extendAssessment(state, 5))).not.toBeNull()
})

test('selectItem returns null when every item has been used', () => {
  const small = buildSingleSkillBank([buildItem('i')])
  const answered = recordAnswer(small, start(small), 'i', { kind: 'dont-know' })
  expect(selectItem(small, answered)).toBeNull()
})

test('selectItem gives the same item for the same state, also after a round trip through JSON', () => {
  const state = simulateAttempt({
    bank,
    settings: { seed: 3, targets: sameTarget(bank, 2), questionCount: 9 },
    abilities: drawAbilities(bank, 3),
  })
  const open = extendAssessment(state, 1)
  expect(selectItem(bank, JSON.parse(JSON.stringify(open)) as AssessmentState)).toBe(selectItem(bank, open))
})

test('selectItem asks different learners different questions', () => {
  const chosen = new Set(
    Array.from({ length: 40 }, (_, seed) => selectItem(bank, start(bank, { seed, bankShare: 0.75 }))),
  )
  expect(chosen.size).toBeGreaterThan(2)
  expect(new Set(Array.from({ length: 9 }, (_, seed) => selectItem(bank, start(bank, { ...greedy, seed })))).size).toBe(
    1,
  )
})

test('selectItem prefers items that were seldom shown', () => {
  const items = [buildItem('fresh', { b: 0 }), buildItem('worn', { b: 0, timesShown: 9 })]
  const pair = buildSingleSkillBank(items)
  const settings = { explorationShare: 0, bankShare: 0.5 }
  const fresh = Array.from({ length: 400 }, (_, seed) => selectItem(pair, start(pair, { seed, ...settings }))).filter(
    (id) => id === 'fresh',
  ).length
  // One of the two is in the share, weights 1 and 1/√10: 1/1.316 = .760, sd √(.76·.24/400) = .021.
  expect(Math.abs(fresh / 400 - 1 / (1 + 1 / Math.sqrt(10)))).toBeLessThan(0.08)
})

test('selectItem never asks a third question in a row from one area', () => {
  for (let seed = 0; seed < 10; seed += 1) {
    // Targets in one area only, so that everything speaks for staying in it.
    const settings = { ...greedy, seed, targets: { s0: 2, s1: 2 }, questionCount: 12 }
    const areas = simulateAttempt({ bank, settings, abilities: drawAbilities(bank, seed) }).responses.map(
      ({ itemId }) => itemOf(bank, itemId).area,
    )
    areas.slice(2).forEach((area, index) => expect(area === areas[index] && area === areas[index + 1]).toBe(false))
    expect(areas.filter((area) => area === 'A0').length).toBeGreaterThanOrEqual(7)
  }
})

test('selectItem stays in an area when there is no other', () => {
  const single = buildSingleSkillBank(Array.from({ length: 4 }, (_, index) => buildItem(`i${index}`)))
  expect(simulateAttempt({ bank: single, settings: { seed: 1, targets: {} }, abilities: [0] }).responses).toHaveLength(
    4,
  )
})

test('selectItem asks at most one item of a family in an attempt', () => {
  const family = buildSingleSkillBank([
    buildItem('i'),
    buildItem('j', { variantOf: 'i' }),
    buildItem('k', { variantOf: 'i' }),
  ])
  expect(simulateAttempt({ bank: family, settings: { seed: 1, targets: {} }, abilities: [0] }).responses).toHaveLength(
    1,
  )
})

test('selectItem leaves out items of earlier attempts but may ask their variants', () => {
  const family = buildSingleSkillBank([buildItem('i'), buildItem('j', { variantOf: 'i' })])
  expect(selectItem(family, start(family, { seenItemIds: ['i'] }))).toBe('j')
  expect(selectItem(family, start(family, { seenItemIds: ['i', 'j'] }))).toBeNull()
})

test('selectItem never asks retired items', () => {
  const items = Array.from({ length: 40 }, (_, index) =>
    buildItem(`i${index}`, { status: index < 20 ? 'retired' : 'active' }),
  )
  const half = buildSingleSkillBank(items)
  const { responses } = simulateAttempt({
    bank: half,
    settings: { seed: 1, targets: {}, explorationShare: 0.5, questionCount: 30 },
    abilities: [0],
  })
  expect(responses.map(({ itemId }) => itemId).toSorted()).toEqual(
    items
      .slice(20)
      .map(({ id }) => id)
      .toSorted(),
  )
})

test('selectItem asks skills with a target and leaves target 0 alone', () => {
  const state = start(bank, { ...greedy, targets: { ...sameTarget(bank, 0), s3: 2 } })
  expect(itemOf(bank, selectItem(bank, state)).skill).toBe('s3')
})

test('selectItem follows the weights of skills', () => {
  const state = start(bank, { ...greedy, targets: sameTarget(bank, 2), weights: { s4: 50 } })
  expect(itemOf(bank, selectItem(bank, state)).skill).toBe('s4')
})

test('selectItem asks an item near the cut when only the gap is in question', () => {
  // One skill, target 2 (cut −.4), equal items but for b: the best splits the doubt about −.4, not the one at the cut 1.2.
  const ladder = buildSingleSkillBank([-2.5, -0.4, 1.6].map((b) => buildItem(`b${b}`, { b })))
  expect(selectItem(ladder, start(ladder, { ...greedy, targets: { x: 2 } }))).toBe('b-0.4')
})

test('selectItem makes every tenth question an easy one', () => {
  const large = buildSeededBank({ itemsPerSkill: 16, seed: 4 })
  for (let seed = 0; seed < 8; seed += 1) {
    const state = simulateAttempt({
      bank: large,
      settings: { seed, targets: sameTarget(large, 2), questionCount: 9 },
      abilities: drawAbilities(large, seed),
    })
    const id = selectItem(large, extendAssessment(state, 1))
    const compiled = compileBank(large)
    const gaussian = posteriorOf(large, state)
    const everything = large.items.map((_, index) => index)
    const { right } = predictItems(compiled, { items: everything, gaussian, spread: new Float64Array(6), slip: 0.05 })
    const easiness = right.toSorted((low, high) => high - low)
    // Among the easiest of the bank, allowing for the nine used ones and the resting area.
    expect(required(right[required(compiled.itemIndex.get(required(id)))])).toBeGreaterThanOrEqual(
      Math.min(0.8, required(easiness[50])),
    )
  }
})

test('selectItem spends exploration on experimental items of the skills in question', () => {
  const trials = ['s0', 's5'].map((skill) =>
    buildItem(`trial-${skill}`, { skill, area: skill === 's0' ? 'A0' : 'A2', status: 'experimental' }),
  )
  const mixed: Bank = { ...bank, version: 'mixed', items: [...bank.items, ...trials] }
  for (let seed = 0; seed < 6; seed += 1) {
    const settings = { seed, targets: { s0: 2, s2: 2 }, explorationShare: 0.1, questionCount: 10 }
    const state = simulateAttempt({ bank: mixed, settings, abilities: drawAbilities(mixed, seed) })
    const uses = state.responses.filter(({ use }) => use === 'experimental').map(({ itemId }) => itemId)
    // The trial of s0 is asked unless its area is resting; s5 has no target and is only a way out.
    expect(uses).toHaveLength(1)
  }
})

test('selectItem tries an experimental item of another skill when there is none in question', () => {
  const mixed: Bank = {
    ...bank,
    version: 'other',
    items: [...bank.items, buildItem('trial', { skill: 's5', area: 'A2', status: 'experimental' })],
  }
  const settings = { seed: 3, targets: { s0: 2 }, explorationShare: 0.1, questionCount: 10 }
  const { responses } = simulateAttempt({ bank: mixed, settings, abilities: drawAbilities(mixed, 3) })
  expect(responses.map(({ itemId }) => itemId)).toContain('trial')
})

test('selectItem asks what it would have asked anyway when there is no experimental item to explore', () => {
  for (let seed = 0; seed < 4; seed += 1) {
    const asked = (explorationShare: number) =>
      simulateAttempt({
        bank,
        settings: { ...greedy, seed, explorationShare, questionCount: 10, targets: sameTarget(bank, 2) },
        abilities: drawAbilities(bank, seed),
      }).responses.map(({ itemId }) => itemId)
    expect(asked(0.5)).toEqual(asked(0))
  }
})

test('predictItems forecasts the fall of the variance that answers bring on average', () => {
  // Two correlated skills, every item: P(right)·Var(right) + P(wrong)·Var(wrong) summed over skills, from real updates,
  // against the closed form. The probit curve stands for the logistic one, hence the tolerance of 15 %.
  const pair = buildSeededBank({ areas: 1, skillsPerArea: 2, itemsPerSkill: 12, seed: 8 })
  const state = start(pair, { slip: 0 })
  const compiled = compileBank(pair)
  const gaussian = posteriorOf(pair, state)
  const aim = aimOf(pair, state.settings)
  const { right, drop } = predictItems(compiled, {
    items: pair.items.map((_, index) => index),
    gaussian,
    spread: weightedSpread(aim, gaussian),
    slip: 0,
  })
  pair.items.forEach(({ id }, index) => {
    const variance = (score: number): number => {
      const { size, covariance } = posteriorOf(pair, recordAnswer(pair, state, id, { kind: 'scored', score }))
      return required(covariance[0]) + required(covariance[size + 1])
    }
    const means = [0, 1].map(
      (score) => posteriorOf(pair, recordAnswer(pair, state, id, { kind: 'scored', score })).mean,
    )
    const p = required(right[index])
    const within = p * variance(1) + (1 - p) * variance(0)
    expect(Math.abs((2 - within) / required(drop[index]) - 1)).toBeLessThan(0.15)
    // The mean does not move on average (martingale), here within the error of the probit curve.
    expect(Math.abs(p * required(required(means[1])[0]) + (1 - p) * required(required(means[0])[0]))).toBeLessThan(0.01)
  })
})

test('shortlist returns the largest drops in order and respects the easiness asked for', () => {
  const count = 60
  const drop = Float64Array.from({ length: count }, (_, index) => (index * 37) % count)
  const right = Float64Array.from({ length: count }, (_, index) => index / count)
  const predictions = {
    items: Array.from({ length: count }, (_, index) => index),
    right,
    slope: new Float64Array(count),
    drop,
  }
  expect(shortlist(predictions).map((candidate) => candidate.drop)).toEqual(
    Array.from({ length: 24 }, (_, index) => count - 1 - index),
  )
  expect(shortlist(predictions, 0.9).every((candidate) => candidate.right >= 0.9)).toBe(true)
  expect(shortlist(predictions, 0.9)).toHaveLength(6)
})

test('aimOf chooses gaps with targets, levels without, and what is set otherwise', () => {
  const criterion = (settings: Partial<SettingsInput>) =>
    aimOf(bank, completeSettings(bank, { seed: 1, targets: {}, ...settings })).criterion
  expect(criterion({ targets: { s0: 2 } })).toBe('gap')
  expect(criterion({})).toBe('level')
  expect(criterion({ criterion: 'gap' })).toBe('level')
  expect(criterion({ criterion: 'level', targets: { s0: 2 } })).toBe('level')
  expect(criterion({ criterion: 'variance' })).toBe('variance')
})

test.each([
  ['level', {}, (mean: number, sd: number) => levelEntropy(mean, sd)],
  ['gap', { x: 2 }, (mean: number, sd: number) => binaryEntropy(normalCdf((-0.4 - mean) / sd)) + 0.3 * Math.log(sd)],
] as const)('expectedDoubt about the %s is what real answers leave on average', (_, targets, doubtOf) => {
  // One skill: doubt after a right and after a wrong answer from real updates, weighed by P(right), against the closed
  // form, which takes both outcomes to leave the same spread and the curve to be a probit.
  const ladder = buildSingleSkillBank([-1.5, -0.6, 0.4, 1.3].map((b) => buildItem(`b${b}`, { b })))
  const state = start(ladder, { targets, slip: 0 })
  const gaussian = posteriorOf(ladder, state)
  const aim = aimOf(ladder, state.settings)
  const predictions = predictItems(compileBank(ladder), {
    items: [0, 1, 2, 3],
    gaussian,
    spread: weightedSpread(aim, gaussian),
    slip: 0,
  })
  for (const candidate of shortlist(predictions)) {
    const { id } = required(ladder.items[candidate.item])
    const left = [0, 1].map((score) => {
      const after = posteriorOf(ladder, recordAnswer(ladder, state, id, { kind: 'scored', score }))
      return doubtOf(required(after.mean[0]), Math.sqrt(required(after.covariance[0])))
    })
    const real = candidate.right * required(left[1]) + (1 - candidate.right) * required(left[0])
    expect(Math.abs(expectedDoubt(candidate, { aim, gaussian, skill: 0 }) - real)).toBeLessThan(0.03)
  }
})

test('expectedDoubt by variance ranks like the expected drop', () => {
  const state = start(bank, { criterion: 'variance' })
  const gaussian = posteriorOf(bank, state)
  const candidate = { item: 0, right: 0.5, slope: 0.3, drop: 0.2 }
  expect(expectedDoubt(candidate, { aim: aimOf(bank, state.settings), gaussian, skill: 0 })).toBe(-0.2)
})

test('selectItem lets at most one of three questions in a row be a figure or an order, while others are left', () => {
  const slow: Bank = {
    ...bank,
    items: bank.items.map((item, index) => (index % 2 === 0 ? { ...item, format: 'numeric', c: 0.02 } : item)),
  }
  const { responses } = simulateAttempt({
    bank: slow,
    settings: { seed: 5, targets: {}, questionCount: 15 },
    abilities: drawAbilities(slow, 5),
  })
  const isSlow = responses.map(({ itemId }) => itemOf(slow, itemId).format === 'numeric')
  expect(isSlow.filter(Boolean).length).toBeGreaterThan(2)
  for (let index = 2; index < isSlow.length; index += 1)
    expect(isSlow.slice(index - 2, index + 1).filter(Boolean).length).toBeLessThanOrEqual(1)

  const only = buildSingleSkillBank(['i', 'j', 'k'].map((id) => buildItem(id, { format: 'ordering' })))
  const all = simulateAttempt({
    bank: only,
    settings: { seed: 1, targets: {}, questionCount: 3 },
    abilities: drawAbilities(only, 1),
  })
  expect(all.responses).toHaveLength(3)
})
