import fc from 'fast-check'
import { expect, test } from 'vitest'
import { buildPrior } from '@/lib/assessment/core/build-prior'
import {
  checkRulesOf,
  composeCheck,
  deadlineOf,
  FOUNDATION_CHECK,
  isRightAnswer,
  judgeCheck,
  marksNeeded,
  nextCheckFrom,
  passProbability,
} from '@/lib/assessment/core/mastery-check'
import { checkStanding } from '@/lib/assessment/core/mastery-standing'
import { recordAnswer } from '@/lib/assessment/core/record-answer'
import { replay } from '@/lib/assessment/core/replay'
import { selectItem } from '@/lib/assessment/core/select-item'
import { startAssessment } from '@/lib/assessment/core/start-assessment'
import type { Bank, BankItem } from '@/lib/assessment/core/types'

const rules = FOUNDATION_CHECK
const SKILLS = ['E1', 'P1']
const START = Date.parse('2026-11-29T09:00:00Z')
const MINUTE = 60_000
const DAY = 86_400_000

function item(id: string, changes: Partial<BankItem> = {}): BankItem {
  const skill = id.slice(0, 2)
  return {
    id,
    skill,
    area: skill[0]!,
    level: 2,
    a: 1,
    b: 0,
    c: 0.1,
    format: 'single',
    status: 'active',
    parameters: 'author',
    variantOf: null,
    ...changes,
  }
}

/** For each skill `applied` families at level 2 with a variant each, and `plain` items at level 1. */
function bankOf({ applied = 6, plain = 4, more = [] as BankItem[] } = {}): Bank {
  const own = (skill: string) => [
    ...Array.from({ length: applied }, (_, index) => item(`${skill}-x${index}`)),
    ...Array.from({ length: applied }, (_, index) => item(`${skill}-v${index}`, { variantOf: `${skill}-x${index}` })),
    ...Array.from({ length: plain }, (_, index) => item(`${skill}-p${index}`, { level: 1 })),
  ]
  return {
    version: 'test',
    skills: SKILLS.map((id) => ({ id, area: id[0]! })),
    items: [...SKILLS.flatMap(own), ...more],
  }
}

const compose = (bank: Bank, seenItemIds: string[] = [], seed = 1) =>
  composeCheck(bank, { rules, skills: SKILLS, seenItemIds, seed })
const familyOf = (bank: Bank, id: string) => bank.items.find((each) => each.id === id)?.variantOf ?? id

test('a check asks every skill the same number of questions, three at level 2 and two at level 1, easier ones first', () => {
  const bank = bankOf()
  const { itemIds, short } = compose(bank)
  expect(short).toEqual([])
  expect(itemIds).toHaveLength(10)
  const levels = itemIds.map((id) => bank.items.find((each) => each.id === id)!.level)
  expect(levels).toEqual([1, 1, 1, 1, 2, 2, 2, 2, 2, 2])
  for (const skill of SKILLS) expect(itemIds.filter((id) => id.startsWith(skill))).toHaveLength(5)
})

test('a check never holds a seen question, a variant of one, two of a family, or a variant of a lesson question', () => {
  fc.assert(
    fc.property(fc.subarray(bankOf().items.map(({ id }) => id)), fc.integer(), (seen, seed) => {
      const bank = bankOf({ more: [item('E1-l', { variantOf: 'E1-practice' }), item('P1-r', { status: 'retired' })] })
      const { itemIds } = compose(bank, seen, seed)
      const families = itemIds.map((id) => familyOf(bank, id))
      expect(new Set(families).size).toBe(families.length)
      const closed = new Set(seen.map((id) => familyOf(bank, id)))
      expect(families.filter((family) => closed.has(family))).toEqual([])
      expect(itemIds).not.toContain('E1-l')
      expect(itemIds).not.toContain('P1-r')
    }),
    { seed: 7, numRuns: 200 },
  )
})

test('where a level runs out the other one fills up, and what is still missing is said', () => {
  const levelsOf = (bank: Bank, ids: string[]) =>
    ids.filter((id) => id.startsWith('E1')).map((id) => bank.items.find((each) => each.id === id)!.level)
  const fewApplied = bankOf({ applied: 1, plain: 4 })
  expect(levelsOf(fewApplied, compose(fewApplied).itemIds)).toEqual([1, 1, 1, 1, 2])
  const fewPlain = bankOf({ applied: 6, plain: 0 })
  expect(levelsOf(fewPlain, compose(fewPlain).itemIds)).toEqual([2, 2, 2, 2, 2])
  const few = bankOf({ applied: 2, plain: 2 })
  expect(compose(few).short).toEqual(SKILLS.map((skill) => ({ skill, fresh: 4 })))
})

test('level 3 is never asked, seldom shown questions come first, and the seed decides the rest', () => {
  const hard = bankOf({ applied: 0, plain: 0, more: [item('E1-h', { level: 3 })] })
  expect(compose(hard)).toEqual({ itemIds: [], short: SKILLS.map((skill) => ({ skill, fresh: 0 })) })
  const bank = bankOf()
  const shown: Bank = {
    ...bank,
    items: bank.items.map((each) => ({ ...each, timesShown: each.id.endsWith('0') ? 0 : 9 })),
  }
  for (let seed = 0; seed < 20; seed += 1) expect(compose(shown, [], seed).itemIds).toContain('E1-p0')
  expect(compose(bank, [], 3)).toEqual(compose(bank, [], 3))
  expect(new Set([1, 2, 3, 4].map((seed) => compose(bank, [], seed).itemIds.join())).size).toBeGreaterThan(1)
})

test('composeCheck refuses a skill that the bank does not know', () => {
  expect(() => composeCheck(bankOf(), { rules, skills: ['Z9'], seenItemIds: [], seed: 1 })).toThrow('Z9')
})

test('the marks of the foundation check fall on whole answers', () => {
  expect([marksNeeded(40, rules.passShare), marksNeeded(5, rules.skillShare)]).toEqual([32, 3])
  expect(marksNeeded(100, 0.07)).toBe(7)
  expect([marksNeeded(39, rules.passShare), marksNeeded(4, rules.skillShare)]).toEqual([32, 3])
})

test('an answer is right as a whole; an order passes from .8 on', () => {
  expect([1, 0.5, 0, null].map((score) => isRightAnswer('single', score))).toEqual([true, false, false, false])
  expect([1, 0.8, 0.79].map((score) => isRightAnswer('ordering', score))).toEqual([true, true, false])
  expect(isRightAnswer('multi', 0.5)).toBe(false)
})

/** Eight skills with these numbers of right answers out of five. */
const answers = (right: number[]) =>
  right.flatMap((count, skill) =>
    Array.from({ length: 5 }, (_, index) => ({ skill: `S${skill}`, isRight: index < count })),
  )
const judged = (right: number[], changes: Partial<Parameters<typeof judgeCheck>[1]> = {}) =>
  judgeCheck(rules, {
    questions: answers(right),
    startedAt: START,
    endedAt: START + 50 * MINUTE,
    earlierEndedAt: null,
    isUnaided: true,
    ...changes,
  })

test.each([
  [[4, 4, 4, 4, 4, 4, 4, 4], true, true],
  [[5, 5, 5, 4, 4, 3, 3, 3], true, true],
  [[5, 5, 5, 5, 5, 5, 5, 2], true, false],
  [[4, 4, 4, 4, 4, 4, 4, 3], false, true],
])('right answers %j: the mark over all %s, the mark in every skill %s', (right, overall, everySkill) => {
  const outcome = judged(right)
  expect(outcome.conditions).toMatchObject({ overall, 'every-skill': everySkill })
  expect(outcome.isPassed).toBe(overall && everySkill)
  expect(outcome).toMatchObject({ asked: 40, needed: 32, right: right.reduce((sum, count) => sum + count) })
})

test('a perfect check does not pass with help, after its time, or too soon after the one before', () => {
  const perfect = [5, 5, 5, 5, 5, 5, 5, 5]
  expect(judged(perfect).isPassed).toBe(true)
  expect(judged(perfect, { isUnaided: false })).toMatchObject({ isPassed: false, conditions: { unaided: false } })
  expect(judged(perfect, { endedAt: START + 75 * MINUTE }).isPassed).toBe(true)
  expect(judged(perfect, { endedAt: START + 75 * MINUTE + 1 })).toMatchObject({ isPassed: false })
  expect(judged(perfect, { earlierEndedAt: START - 7 * DAY }).isPassed).toBe(true)
  expect(judged(perfect, { earlierEndedAt: START - 7 * DAY + 1 })).toMatchObject({ conditions: { rested: false } })
})

test('a check without questions cannot be judged', () => {
  expect(() => judged([])).toThrow(RangeError)
})

test('passProbability is the binomial tail for one skill', () => {
  // One skill: the mark over all (4 of 5) is the higher one. P = 5 p⁴ (1 − p) + p⁵.
  const p = 0.7
  expect(passProbability(rules, [p])).toBeCloseTo(5 * p ** 4 * (1 - p) + p ** 5, 12)
  expect(passProbability(rules, [1, 1, 1])).toBeCloseTo(1, 12)
  expect(passProbability(rules, [1, 0])).toBe(0)
})

test('passProbability agrees with counting every outcome of two skills', () => {
  const shares = [0.8, 0.6]
  let total = 0
  for (let mask = 0; mask < 1024; mask += 1) {
    const bits = Array.from({ length: 10 }, (_, index) => (mask >> index) & 1)
    const sums = [bits.slice(0, 5), bits.slice(5)].map((own) => own.reduce((sum, bit) => sum + bit, 0))
    if (sums[0]! < 3 || sums[1]! < 3 || sums[0]! + sums[1]! < 8) continue
    total += bits.reduce((chance, bit, index) => {
      const share = shares[index < 5 ? 0 : 1]!
      return chance * (bit === 1 ? share : 1 - share)
    }, 1)
  }
  expect(passProbability(rules, shares)).toBeCloseTo(total, 12)
})

test('only the foundation milestone has a check', () => {
  expect(checkRulesOf('MB1')).toBe(FOUNDATION_CHECK)
  expect(checkRulesOf('MB2')).toBeNull()
})

const standing = (changes: Partial<Parameters<typeof checkStanding>[1]>) =>
  checkStanding(rules, { open: null, endedAt: null, short: [], now: START, ...changes })
const open = { id: 'a', isCheck: true, startedAt: START, answered: 3, asked: 40 }

test('a check is ready, goes on, is over by its time, waits for seven days, or lacks questions', () => {
  expect(standing({})).toEqual({ kind: 'ready' })
  expect(standing({ open, now: deadlineOf(rules, START) })).toEqual({
    kind: 'running',
    attemptId: 'a',
    answered: 3,
    asked: 40,
    endsAt: '2026-11-29T10:15:00.000Z',
  })
  expect(standing({ open, now: deadlineOf(rules, START) + 1 })).toEqual({ kind: 'time-up', attemptId: 'a' })
  expect(standing({ open: { ...open, isCheck: false } })).toEqual({ kind: 'other-open', attemptId: 'a' })
  expect(standing({ endedAt: START - 1 })).toEqual({ kind: 'waiting', from: '2026-12-06T08:59:59.999Z' })
  expect(standing({ endedAt: START, now: nextCheckFrom(rules, START) })).toEqual({ kind: 'ready' })
  expect(standing({ short: [{ skill: 'E1', fresh: 4 }] })).toEqual({
    kind: 'short',
    skills: [{ skill: 'E1', fresh: 4 }],
  })
})

test('an attempt with a form asks its items in their order, passes over what is gone, and ends with them', () => {
  const bank = bankOf()
  const prior = buildPrior({ skills: bank.skills, levels: null })
  const form = ['E1-x1', 'P1-x2', 'E1-x3']
  const start = startAssessment(bank, prior, { seed: 1, targets: {}, questionCount: 3, form })
  expect(selectItem(bank, start)).toBe('E1-x1')
  const one = recordAnswer(bank, start, 'E1-x1', { kind: 'scored', score: 1 })
  expect(selectItem(bank, one)).toBe('P1-x2')
  // A state is replayed with its form.
  expect(selectItem(bank, replay(bank, one))).toBe('P1-x2')
  const without = (status: BankItem['status']): Bank => ({
    ...bank,
    items: bank.items.map((each) => (each.id === 'P1-x2' ? { ...each, status } : each)),
  })
  expect(selectItem(without('retired'), one)).toBe('E1-x3')
  const all = ['P1-x2', 'E1-x3'].reduce((state, id) => recordAnswer(bank, state, id, { kind: 'dont-know' }), one)
  expect(selectItem(bank, all)).toBeNull()
})
