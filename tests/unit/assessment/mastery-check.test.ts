import fc from 'fast-check'
import { expect, test } from 'vitest'
import { buildPrior } from '@/lib/assessment/core/build-prior'
import {
  checkRulesOf,
  composeCheck,
  deadlineOf,
  drawn,
  FOUNDATION_CHECK,
  freshnessIn,
  isRightAnswer,
  judgeCheck,
  marksNeeded,
  nextCheckFrom,
  onePerFamily,
  passProbability,
} from '@/lib/assessment/core/mastery-check'
import { checkStanding } from '@/lib/assessment/core/mastery-standing'
import { recordAnswer } from '@/lib/assessment/core/record-answer'
import { replay } from '@/lib/assessment/core/replay'
import { selectItem } from '@/lib/assessment/core/select-item'
import { startAssessment } from '@/lib/assessment/core/start-assessment'
import type { Bank, BankItem } from '@/lib/assessment/core/types'
import { required } from './build-test-bank'

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

test('skills take turns, in an order that the seed decides anew for each round', () => {
  const orders = Array.from({ length: 20 }, (_, seed) =>
    compose(bankOf(), [], seed).itemIds.map((id) => id.slice(0, 2)),
  )
  for (const order of orders)
    for (let round = 0; round < 5; round += 1)
      expect(order.slice(2 * round, 2 * round + 2).toSorted()).toEqual(['E1', 'P1'])
  for (let place = 0; place < 10; place += 1) expect(new Set(orders.map((order) => order[place])).size).toBe(2)
})

test('who has been shown how often does not decide which skill begins a round', () => {
  const bank = bankOf()
  const shown = { ...bank, items: bank.items.map((each) => ({ ...each, timesShown: each.skill === 'E1' ? 9 : 0 })) }
  const first = Array.from({ length: 20 }, (_, seed) => required(compose(shown, [], seed).itemIds[0]).slice(0, 2))
  expect(new Set(first)).toEqual(new Set(['E1', 'P1']))
})

test.each([
  // Wanted are one of level 1 and three of level 2, then four of level 1 and none of level 2.
  [{ questionsPerSkill: 4, appliedPerSkill: 3 }, { applied: 6, plain: 4 }, [1, 2, 2, 2]],
  [{ questionsPerSkill: 4, appliedPerSkill: 3 }, { applied: 3, plain: 1 }, [1, 2, 2, 2]],
  [{ questionsPerSkill: 4, appliedPerSkill: 3 }, { applied: 2, plain: 4 }, [1, 1, 2, 2]],
  [{ questionsPerSkill: 4, appliedPerSkill: 3 }, { applied: 0, plain: 6 }, [1, 1, 1, 1]],
  [{ questionsPerSkill: 4, appliedPerSkill: 0 }, { applied: 6, plain: 5 }, [1, 1, 1, 1]],
  [{ questionsPerSkill: 4, appliedPerSkill: 0 }, { applied: 6, plain: 2 }, [1, 1, 2, 2]],
  [{ questionsPerSkill: 4, appliedPerSkill: 2 }, { applied: 1, plain: 2 }, [1, 1, 2]],
])('of the rules %j and the families %j come the levels %j', (changes, families, levels) => {
  const bank = bankOf(families)
  const { itemIds, short } = composeCheck(bank, {
    rules: { ...rules, ...changes },
    skills: ['E1'],
    seenItemIds: [],
    seed: 1,
  })
  expect(itemIds.map((id) => required(bank.items.find((each) => each.id === id)).level)).toEqual(levels)
  expect(short).toEqual(levels.length < 4 ? [{ skill: 'E1', fresh: levels.length }] : [])
})

test('an item is fresh when it is active, of a family nobody met, and varies no question of a lesson', () => {
  const bank = bankOf({
    applied: 2,
    plain: 1,
    more: [
      item('E1-r', { status: 'retired' }),
      item('E1-n', { status: 'experimental' }),
      item('E1-l', { variantOf: 'E1-practice' }),
    ],
  })
  const freshOf = (seen: string[]) =>
    bank.items
      .filter(({ skill }) => skill === 'E1')
      .filter(freshnessIn(bank, seen))
      .map(({ id }) => id)
  expect(freshOf([])).toEqual(['E1-x0', 'E1-x1', 'E1-v0', 'E1-v1', 'E1-p0'])
  expect(freshOf(['E1-v0'])).toEqual(['E1-x1', 'E1-v1', 'E1-p0'])
  expect(freshOf(['E1-p0', 'E1-x1'])).toEqual(['E1-x0', 'E1-v0'])
})

test('drawn puts seldom shown items first, unknown counts being none, and equals by chance', () => {
  const items = [
    item('E1-c', { timesShown: 2 }),
    item('E1-d', { timesShown: 10 }),
    item('E1-a'),
    item('E1-b', { timesShown: 1 }),
  ]
  const idsOf = (list: readonly BankItem[]) => list.map(({ id }) => id)
  expect(idsOf(drawn(items, () => 0.5))).toEqual(['E1-a', 'E1-b', 'E1-c', 'E1-d'])
  expect(idsOf(drawn(items.toReversed(), () => 0.5))).toEqual(['E1-a', 'E1-b', 'E1-c', 'E1-d'])
  // Three equals with the draws .9, .1 and .5.
  const draws = [0.9, 0.1, 0.5]
  const equals = ['E1-x', 'E1-y', 'E1-z'].map((id) => item(id, { timesShown: 3 }))
  expect(idsOf(drawn(equals, () => required(draws.shift())))).toEqual(['E1-y', 'E1-z', 'E1-x'])
  // Another count than that of the item.
  expect(
    idsOf(
      drawn(
        items,
        () => 0.5,
        ({ id }) => -id.charCodeAt(3),
      ),
    ),
  ).toEqual(['E1-d', 'E1-c', 'E1-b', 'E1-a'])
  expect(idsOf(items)).toEqual(['E1-c', 'E1-d', 'E1-a', 'E1-b'])
})

test('of a family the item that comes first is kept, be it the variant or what it varies', () => {
  const items = [
    item('E1-a', { variantOf: 'E1-b' }),
    item('E1-b'),
    item('E1-c'),
    item('E1-d', { variantOf: 'E1-c' }),
    item('E1-e', { variantOf: 'E1-b' }),
  ]
  expect(onePerFamily(items).map(({ id }) => id)).toEqual(['E1-a', 'E1-c'])
})

test('composeCheck refuses a skill that the bank does not know', () => {
  expect(() => composeCheck(bankOf(), { rules, skills: ['Z9'], seenItemIds: [], seed: 1 })).toThrow(
    'A check names the unknown skill Z9',
  )
})

test('the marks of the foundation check fall on whole answers', () => {
  expect([marksNeeded(40, rules.passShare), marksNeeded(5, rules.skillShare)]).toEqual([32, 3])
  expect(marksNeeded(100, 0.07)).toBe(7)
  expect([marksNeeded(39, rules.passShare), marksNeeded(4, rules.skillShare)]).toEqual([32, 3])
})

test('an answer is right as a whole; an order passes from .8 on', () => {
  expect([1, 0.5, 0, null].map((score) => isRightAnswer('single', score))).toEqual([true, false, false, false])
  expect([1, 0.8, 0.79, null].map((score) => isRightAnswer('ordering', score))).toEqual([true, true, false, false])
  // A sum of shares may miss the whole by a hair.
  expect([1 - 1e-9, 1 - 2e-9].map((score) => isRightAnswer('multi', score))).toEqual([true, false])
  expect([0.8 - 1e-9, 0.8 - 2e-9].map((score) => isRightAnswer('ordering', score))).toEqual([true, false])
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
  expect(() => judged([])).toThrow(new RangeError('A check without questions cannot be judged'))
})

test('the outcome states the marks over all and of each skill in the order of their names, minutes and conditions', () => {
  const questions = [
    ...[true, true, false].map((isRight) => ({ skill: 'P1', isRight })),
    ...[true, false].map((isRight) => ({ skill: 'A1', isRight })),
    ...[true, true, true, true, true].map((isRight) => ({ skill: 'E1', isRight })),
  ]
  // .8 of 10 is 8; .6 of 3 is 1.8, of 2 is 1.2, so two right answers are needed of either.
  expect(judged([], { questions, endedAt: START + 50 * MINUTE })).toEqual({
    asked: 10,
    right: 8,
    needed: 8,
    skills: [
      { id: 'A1', asked: 2, right: 1, needed: 2 },
      { id: 'E1', asked: 5, right: 5, needed: 3 },
      { id: 'P1', asked: 3, right: 2, needed: 2 },
    ],
    minutes: 50,
    conditions: { overall: true, 'every-skill': false, unseen: true, 'in-time': true, unaided: true, rested: true },
    isPassed: false,
  })
})

test.each([
  [0, 1],
  [1, 1],
  [MINUTE, 1],
  [MINUTE + 1, 2],
  [50 * MINUTE, 50],
])('a check of %i ms took %i minutes', (durationMs, minutes) => {
  expect(judged([5], { endedAt: START + durationMs }).minutes).toBe(minutes)
})

test('a first check needs no waiting, at whatever moment', () => {
  expect(judged([5], { startedAt: 0, endedAt: MINUTE, earlierEndedAt: null }).conditions.rested).toBe(true)
  expect(judged([5], { startedAt: 0, endedAt: MINUTE, earlierEndedAt: -DAY }).conditions.rested).toBe(false)
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

test('the foundation check is the one of the design', () => {
  expect(FOUNDATION_CHECK).toEqual({
    milestoneId: 'MB1',
    questionsPerSkill: 5,
    appliedPerSkill: 3,
    passShare: 0.8,
    skillShare: 0.6,
    minutes: 75,
    retryDays: 7,
    criteria: {
      overall: 'MB1-c1',
      'every-skill': 'MB1-c2',
      unseen: 'MB1-c3',
      'in-time': 'MB1-c4',
      unaided: 'MB1-c5',
      rested: 'MB1-c6',
    },
  })
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

test('a learner without an earlier check need not wait, at whatever moment, and waiting comes before what is lacking', () => {
  expect(standing({ now: 0 })).toEqual({ kind: 'ready' })
  const short = [{ skill: 'E1', fresh: 4 }]
  expect(standing({ endedAt: START, now: nextCheckFrom(rules, START) - 1, short })).toMatchObject({ kind: 'waiting' })
  expect(standing({ endedAt: START, now: nextCheckFrom(rules, START), short })).toEqual({
    kind: 'short',
    skills: short,
  })
})

test('what is open comes before waiting and before what is lacking', () => {
  const rest = { endedAt: START - 1, short: [{ skill: 'E1', fresh: 4 }] }
  expect(standing({ ...rest, open })).toMatchObject({ kind: 'running' })
  expect(standing({ ...rest, open: { ...open, isCheck: false } })).toEqual({ kind: 'other-open', attemptId: 'a' })
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
