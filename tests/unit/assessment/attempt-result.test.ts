import { expect, test } from 'vitest'
import { attemptResult } from '@/lib/assessment/core/attempt-result'
import { compareAttempts } from '@/lib/assessment/core/compare-attempts'
import { buildPrior } from '@/lib/assessment/core/build-prior'
import { recordAnswer } from '@/lib/assessment/core/record-answer'
import { recordRatings } from '@/lib/assessment/core/replay'
import { startAssessment } from '@/lib/assessment/core/start-assessment'
import { AttemptResultSchema } from '@/lib/assessment/result-schemas'
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
  expect(result).toMatchObject({ version: 2, answered: 0, influences: [], change: null })
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

test('attemptResult states level probabilities that sum to one and agree with the gap', () => {
  for (const { levels, gap, target, cap } of attemptResult(bank, answered('s1', 1)).skills) {
    expect(levels.reduce((sum, share) => sum + share, 0)).toBeCloseTo(1, 2)
    expect(cap).toBe(2)
    if (target === null || gap === null) continue
    // P(below 2) is P(0) + P(1); both are rounded to thousandths.
    expect((levels[0] ?? 0) + (levels[1] ?? 0)).toBeCloseTo(gap, 2)
  }
})

test('attemptResult names at most three answers per skill, strongest first, each with a move worth naming', () => {
  const both = ofSkill('s4')
    .slice(0, 4)
    .reduce((state, { id }) => recordAnswer(bank, state, id, { kind: 'scored', score: 0 }), answered('s1', 1, 4))
  const { skills } = attemptResult(bank, both)
  for (const { influences } of skills) {
    expect(influences.length).toBeLessThanOrEqual(3)
    const sizes = influences.map(({ levels }) => Math.abs(levels))
    expect(sizes).toEqual(sizes.toSorted((one, other) => other - one))
  }
  for (const id of ['s1', 's4']) {
    const own = skills.find((skill) => skill.id === id)?.influences ?? []
    expect(own).toHaveLength(3)
    expect(own[0]?.itemId).toMatch(new RegExp(`^${id}-`))
  }
  for (const { influences } of skills) {
    for (const { from, to, levels } of influences) {
      expect(Math.abs(levels) >= 0.05 || Math.abs((to ?? 0) - (from ?? 0)) >= 0.02).toBe(true)
    }
  }
})

test('attemptResult never calls a level solid that only accepted work can show', () => {
  const at = (target: number) => {
    const start = startAssessment(
      bank,
      { ...prior, mean: prior.mean.map(() => 1.8) },
      { seed: 1, targets: { s1: target } },
    )
    return attemptResult(bank, start).skills.find(({ id }) => id === 's1')
  }
  expect(at(2)).toMatchObject({ verdict: 'solid' })
  expect(at(3)).toMatchObject({ verdict: 'not-sure', words: 'probably able, level 3 not shown yet' })
  expect(at(3)?.gap).toBeLessThan(0.2)
})

test('attemptResult keeps what changed since the attempt before, rounded', () => {
  const [before, after] = [answered('s1', 0), answered('s2', 1)]
  const comparison = compareAttempts(bank, { before, after, elapsedDays: 100, studyGains: { s2: 0.8 } })
  const { change } = attemptResult(bank, after, { attemptId: 'a', since: '2026-01-05T00:00:00.000Z', comparison })
  expect(change).toMatchObject({ attemptId: 'a', since: '2026-01-05T00:00:00.000Z' })
  expect(change?.skills.map(({ id }) => id)).toEqual(bank.skills.map(({ id }) => id))
  expect(change?.areas).toHaveLength(3)
  for (const { change: size, low, high, before: earlier, after: later } of change?.skills ?? []) {
    expect(low <= size && size <= high).toBe(true)
    const isClipped = [earlier, later].some((level) => level === 0 || level === 4)
    if (!isClipped) expect(Math.abs(later - earlier - size)).toBeLessThan(0.02)
  }
})

test('a stored result of this version fits its schema, one of another version does not', () => {
  const result = attemptResult(bank, answered('s1', 1))
  expect(AttemptResultSchema.parse(result)).toEqual(result)
  expect(AttemptResultSchema.safeParse({ ...result, version: 1 }).success).toBe(false)
})

test('attemptResult is plain data that survives JSON, the same for the same state', () => {
  const state = answered('s2', 0.5)
  const result = attemptResult(bank, state)
  expect(JSON.parse(JSON.stringify(result))).toEqual(result)
  expect(attemptResult(bank, JSON.parse(JSON.stringify(state)) as typeof state)).toEqual(result)
})
