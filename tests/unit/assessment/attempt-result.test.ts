import { expect, test } from 'vitest'
import { attemptResult } from '@/lib/assessment/core/attempt-result'
import { buildPrior } from '@/lib/assessment/core/build-prior'
import { recordAnswer } from '@/lib/assessment/core/record-answer'
import { recordRatings } from '@/lib/assessment/core/replay'
import { startAssessment } from '@/lib/assessment/core/start-assessment'
import { buildSeededBank } from './build-test-bank'

const bank = buildSeededBank()
const prior = buildPrior({ skills: bank.skills, levels: Object.fromEntries(bank.skills.map(({ id }) => [id, 1])) })
const targets = Object.fromEntries(bank.skills.map(({ id }, index) => [id, index === 0 ? null : 2]))
const fresh = startAssessment(bank, prior, { seed: 1, targets })
const ofSkill = (id: string) => bank.items.filter(({ skill }) => skill === id)

function answered(skill: string, score: number, count = 6) {
  return ofSkill(skill)
    .slice(0, count)
    .reduce((state, { id }) => recordAnswer(bank, state, id, { kind: 'scored', score }), fresh)
}

test('attemptResult before any answer says what the prior says, and nothing influenced it', () => {
  const result = attemptResult(bank, fresh)
  expect(result).toMatchObject({ version: 1, answered: 0, influences: [] })
  expect(result.skills.map(({ id }) => id)).toEqual(bank.skills.map(({ id }) => id))
  for (const { estimate, answered } of result.skills) {
    // The middle of level 1 is drawn at 1.5.
    expect(estimate).toBeCloseTo(1.5, 1)
    expect(answered).toBe(0)
  }
  expect(result.areas.map(({ id }) => id)).toEqual(['A0', 'A1', 'A2'])
})

test('attemptResult gives no verdict without a target', () => {
  const [skill] = attemptResult(bank, fresh).skills
  expect(skill).toMatchObject({ target: null, gap: null, verdict: 'none', words: '' })
})

test('attemptResult rises with right answers and falls with wrong ones, within the scale', () => {
  const estimateOf = (score: number) => attemptResult(bank, answered('s1', score)).skills.find(({ id }) => id === 's1')
  const [right, wrong] = [estimateOf(1), estimateOf(0)]
  expect(right?.estimate).toBeGreaterThan(1.5)
  expect(wrong?.estimate).toBeLessThan(1.5)
  expect(right?.gap).toBeLessThan(wrong?.gap ?? 0)
  expect(right?.answered).toBe(6)
  for (const { estimate, low, high, gap } of [
    ...attemptResult(bank, answered('s1', 1)).skills,
    ...attemptResult(bank, answered('s1', 0)).skills,
  ]) {
    expect([low, high].every((value) => value >= 0 && value <= 4)).toBe(true)
    expect(low <= estimate && estimate <= high).toBe(true)
    if (gap !== null) expect(gap >= 0 && gap <= 1).toBe(true)
  }
})

test('attemptResult names at most six answers that moved most, each of this attempt', () => {
  const state = answered('s1', 1, 8)
  const { influences, answered: count } = attemptResult(bank, state)
  expect(count).toBe(8)
  expect(influences.length).toBeGreaterThan(0)
  expect(influences.length).toBeLessThanOrEqual(6)
  const asked = new Set(state.responses.map(({ itemId }) => itemId))
  for (const { itemId } of influences) expect(asked.has(itemId)).toBe(true)
})

test('attemptResult shows own ratings beside the areas they were given for', () => {
  const rated = recordRatings(bank, fresh, [{ kind: 'area', id: 'A1', value: 3 }])
  expect(attemptResult(bank, rated).areas.map(({ rating }) => rating)).toEqual([null, 3, null])
})

test('attemptResult is plain data that survives JSON, the same for the same state', () => {
  const state = answered('s2', 0.5)
  const result = attemptResult(bank, state)
  expect(JSON.parse(JSON.stringify(result))).toEqual(result)
  expect(attemptResult(bank, JSON.parse(JSON.stringify(state)) as typeof state)).toEqual(result)
})
