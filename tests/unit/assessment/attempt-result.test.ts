import { expect, test } from 'vitest'
import { attemptResult } from '@/lib/assessment/core/attempt-result'
import { compareAttempts, type Change } from '@/lib/assessment/core/compare-attempts'
import { buildPrior } from '@/lib/assessment/core/build-prior'
import { recordAnswer } from '@/lib/assessment/core/record-answer'
import { recordRatings } from '@/lib/assessment/core/replay'
import { settleNext } from '@/lib/assessment/core/settle-next'
import { startAssessment } from '@/lib/assessment/core/start-assessment'
import type { BankItem } from '@/lib/assessment/core/types'
import { AttemptResultSchema } from '@/lib/assessment/result-schemas'
import { buildItem, buildSeededBank, buildSingleSkillBank } from './build-test-bank'

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

test('attemptResult names an area’s mean target to thousandths, and none where no skill of it has one', () => {
  const wide = buildSeededBank({ areas: 3, skillsPerArea: 3, itemsPerSkill: 1 })
  const start = startAssessment(wide, buildPrior({ skills: wide.skills, levels: null }), {
    seed: 1,
    targets: { s0: 1, s1: 1, s2: 2, s3: null, s6: 2, s7: null },
  })
  // (1 + 1 + 2)/3 = 1.3333; the second area has no target; the third counts the one skill that has one.
  expect(attemptResult(wide, start).areas.map(({ target }) => target)).toEqual([1.333, null, 2])
})

test('attemptResult forecasts five more questions: which skills they would settle, and how many in all to a tenth', () => {
  // Sharp items on the cut below level 2 decide s0; the others have no target and nothing to settle.
  const sharp = {
    ...bank,
    version: 'sharp',
    items: bank.items.map((item) => (item.skill === 's0' ? { ...item, a: 3, b: -0.4, c: 0 } : item)),
  }
  const state = startAssessment(sharp, buildPrior({ skills: sharp.skills, levels: null }), {
    seed: 1,
    targets: { s0: 2 },
    bankShare: 1,
  })
  const { expectedSettled } = settleNext(sharp, state, 5)
  expect(expectedSettled).toBeGreaterThan(0.5)
  expect(expectedSettled).toBeLessThan(1)
  expect(attemptResult(sharp, state).settle).toEqual({
    questions: 5,
    skills: ['s0'],
    settledNow: 0,
    expectedSettled: Number(expectedSettled.toFixed(1)),
  })
})

test('attemptResult says of a level beyond the cap what the gap says, as long as it is not solid', () => {
  const at = (mean: number) => {
    const start = startAssessment(bank, { ...prior, mean: prior.mean.map(() => mean) }, { seed: 1, targets: { s1: 3 } })
    return attemptResult(bank, start).skills[1]
  }
  // The cut below level 3 is .4 and the spread 1: Φ(1.5) = .933 and Φ(0) = .5.
  expect(at(-1.1)).toMatchObject({ gap: 0.933, verdict: 'gap', words: 'very probably a gap' })
  expect(at(0.4)).toMatchObject({ gap: 0.5, verdict: 'not-sure', words: 'could go either way, leaning gap' })
})

/** An attempt of one skill, without slips, in which the given items are answered with the given scores. */
function singleAttempt(
  items: readonly BankItem[],
  { mean, sd, target }: { mean: number; sd: number; target: number | null },
  scores: readonly number[],
) {
  const single = buildSingleSkillBank(items)
  const structure = { sd, within: 0.5, across: 0.25 }
  const start = startAssessment(
    single,
    { ...buildPrior({ skills: single.skills, levels: null, structure }), mean: [mean] },
    { seed: 1, targets: { x: target }, slip: 0 },
  )
  const state = items.reduce(
    (now, { id }, index) => recordAnswer(single, now, id, { kind: 'scored', score: scores[index] ?? 0 }),
    start,
  )
  return attemptResult(single, state)
}

test('attemptResult gives the gap without and with an answer, and names an answer that moved it by .02 or more', () => {
  // Far above the item a wrong answer has the likelihood e^(−aθ): the mean falls by a·v and the spread stays.
  // From 2.05 sd above the cut of −.4, v = .01: a = 3 lifts the gap from Φ(−2.05) = .0202 to Φ(−1.75) = .0401, while the
  // estimate falls by only .03/.8 = .0375 levels. a = 2.75 lifts it to Φ(−1.775) = .0379: a move of .018.
  const wrongOn = (a: number) =>
    singleAttempt([buildItem('i', { a, b: -5, c: 0 })], { mean: -0.4 + 0.205, sd: 0.1, target: 2 }, [0])
  const effect = { itemId: 'i', from: 0.02, to: 0.04, levels: -0.04 }
  expect(wrongOn(3).skills[0]?.influences).toEqual([effect])
  expect(wrongOn(3).influences).toEqual([{ ...effect, skill: 'x' }])
  expect(wrongOn(2.75).skills[0]?.influences).toEqual([])
  expect(wrongOn(2.75).influences).toEqual([{ itemId: 'i', from: 0.02, to: 0.038, levels: -0.03, skill: 'x' }])
})

test('attemptResult names an answer that moved a skill without a target by a twentieth of a level, with no gap to it', () => {
  // A blunt item in the middle: P(right) = 1/2 with the slope a/4, so that the mean moves by a/2 · v, here .04 and .035:
  // .050 and .044 levels.
  const answerTo = (a: number, score: number) =>
    singleAttempt([buildItem('i', { a, b: 0, c: 0 })], { mean: 0, sd: 1, target: null }, [score]).skills[0]?.influences
  expect(answerTo(0.08, 1)).toEqual([{ itemId: 'i', from: null, to: null, levels: 0.05 }])
  expect(answerTo(0.08, 0)).toEqual([{ itemId: 'i', from: null, to: null, levels: -0.05 }])
  expect(answerTo(0.07, 1)).toEqual([])
})

test('attemptResult orders the answers of a skill by what they did to that skill, not to the others', () => {
  // Only s1 has a target, so over all skills the answer in s1 comes first; in s0 the answer to its own item moved more.
  const start = startAssessment(bank, buildPrior({ skills: bank.skills, levels: null }), {
    seed: 1,
    targets: { s1: 2 },
  })
  const [own, other] = [ofSkill('s0')[0]?.id ?? '', ofSkill('s1')[0]?.id ?? '']
  const state = [own, other].reduce((now, id) => recordAnswer(bank, now, id, { kind: 'scored', score: 0 }), start)
  const { influences, skills } = attemptResult(bank, state)
  expect(influences.map(({ itemId }) => itemId)).toEqual([other, own])
  expect(skills[0]?.influences.map(({ itemId }) => itemId)).toEqual([own, other])
  expect(skills[1]?.influences.map(({ itemId }) => itemId)).toEqual([other, own])
})

test('attemptResult clips the levels of a change to 0 and 4 and rounds them to hundredths, without a minus before nothing', () => {
  const change: Change = {
    id: 's0',
    before: -0.2,
    after: 4.3,
    change: -0.001,
    low: -0.126,
    high: 0.1249,
    riseProbability: 0.49951,
    verdict: 'no-real-change',
  }
  const comparison = { skills: [change], areas: [{ ...change, id: 'A0', before: 1.236, after: 1.2449 }], whole: change }
  const shown = {
    before: 0,
    after: 4,
    change: 0,
    low: -0.13,
    high: 0.12,
    riseProbability: 0.5,
    verdict: change.verdict,
  }
  // toEqual tells −0 from 0.
  expect(attemptResult(bank, fresh, { attemptId: 'a', since: 'then', comparison }).change).toEqual({
    attemptId: 'a',
    since: 'then',
    skills: [{ id: 's0', ...shown }],
    areas: [{ id: 'A0', ...shown, before: 1.24, after: 1.24 }],
    whole: { id: 's0', ...shown },
  })
})
