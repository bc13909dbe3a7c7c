import { expect, test } from 'vitest'
import { IN_SHARE, placesInAttempt } from '@/lib/assessment/core/attempt-share'
import { buildPrior } from '@/lib/assessment/core/build-prior'
import { compileBank } from '@/lib/assessment/core/compile-bank'
import { posteriorOf } from '@/lib/assessment/core/posterior'
import { questionPurpose } from '@/lib/assessment/core/question-purpose'
import { aimOf } from '@/lib/assessment/core/score-candidates'
import { chooseItem, openItems, selectItem } from '@/lib/assessment/core/select-item'
import type { SettingsInput } from '@/lib/assessment/core/settings'
import { startAssessment } from '@/lib/assessment/core/start-assessment'
import type { AssessmentState, Bank, BankItem } from '@/lib/assessment/core/types'
import { buildItem, buildSingleSkillBank } from './build-test-bank'

const everything = { explorationShare: 0, easyCheckEvery: 1000, bankShare: 1 } as const

function start(bank: Bank, settings: Partial<SettingsInput> = {}): AssessmentState {
  return startAssessment(bank, buildPrior({ skills: bank.skills, levels: null }), { seed: 1, targets: {}, ...settings })
}

/** An attempt in which these items have been answered, in this order; what the answers said plays no part. */
function answered(bank: Bank, ids: readonly string[], settings: Partial<SettingsInput> = everything): AssessmentState {
  const responses = ids.map((itemId) => ({ itemId, answer: { kind: 'dont-know' }, use: 'scored' }) as const)
  return { ...start(bank, settings), responses, sites: ids.map(() => ({ tau: 0, nu: 0 })) }
}

function open(bank: Bank, state: AssessmentState): { active: string[]; experimental: string[] } {
  const { active, experimental } = openItems(compileBank(bank), state)
  const idsOf = (items: Int32Array) => [...items].map((item) => bank.items[item]!.id)
  return { active: idsOf(active), experimental: idsOf(experimental) }
}

/** One skill per area: a in A, b in B, c in C; the id of an item begins with its skill. */
const skills = ['a', 'b', 'c'].map((id) => ({ id, area: id.toUpperCase() }))
const item = (id: string, changes: Partial<BankItem> = {}): BankItem =>
  buildItem(id, { skill: id[0]!, area: id[0]!.toUpperCase(), ...changes })
const bankOf = (...items: BankItem[]): Bank => ({ version: 'areas', skills, items })
const bank = bankOf(
  item('a1'),
  item('a2'),
  item('a3'),
  item('a-figure', { format: 'numeric' }),
  item('b1'),
  item('b2', { format: 'multi' }),
  item('b-order', { format: 'ordering' }),
  item('c1'),
  item('c-figure', { format: 'numeric' }),
)

test.each<[string[], string[], string]>([
  [[], ['a1', 'a2', 'a3', 'a-figure', 'b1', 'b2', 'b-order', 'c1', 'c-figure'], 'everything before the first answer'],
  [['a1'], ['a2', 'a3', 'a-figure', 'b1', 'b2', 'b-order', 'c1', 'c-figure'], 'the same area a second time'],
  [['a1', 'a2'], ['b1', 'b2', 'b-order', 'c1', 'c-figure'], 'another area after two of one'],
  [['b1', 'a1', 'a2'], ['b2', 'b-order', 'c1', 'c-figure'], 'another area after two of one, whatever came before'],
  [['a1', 'b1'], ['a2', 'a3', 'a-figure', 'b2', 'b-order', 'c1', 'c-figure'], 'both areas after one of each'],
  [['a1', 'a2', 'b1'], ['a3', 'a-figure', 'b2', 'b-order', 'c1', 'c-figure'], 'an area again after a break'],
  [['a-figure'], ['a1', 'a2', 'a3', 'b1', 'b2', 'c1'], 'nothing slow after a figure'],
  [['b-order'], ['a1', 'a2', 'a3', 'b1', 'b2', 'c1'], 'nothing slow after an order'],
  [['a-figure', 'b1'], ['a1', 'a2', 'a3', 'b2', 'c1'], 'nothing slow two questions after a figure'],
  [['a-figure', 'b1', 'c1'], ['a1', 'a2', 'a3', 'b2', 'b-order', 'c-figure'], 'something slow three questions later'],
  [['a1', 'a-figure'], ['b1', 'b2', 'c1'], 'neither the tired area nor anything slow'],
])('after %j openItems offers %j: %s', (before, active) => {
  expect(open(bank, answered(bank, before))).toEqual({ active, experimental: [] })
})

test('openItems offers something slow again sooner than a third question of one area', () => {
  const few = bankOf(
    item('a1'),
    item('a-figure', { format: 'numeric' }),
    item('a2'),
    item('b-order', { format: 'ordering' }),
  )
  expect(open(few, answered(few, ['a1', 'a-figure'])).active).toEqual(['b-order'])
})

test('openItems offers a quick third question of one area sooner than a slow one', () => {
  const numeric = { format: 'numeric' } as const
  const few = bankOf(item('a1'), item('a2', numeric), item('a3', numeric), item('a4'), item('a5'))
  expect(open(few, answered(few, ['a1', 'a2'])).active).toEqual(['a4', 'a5'])
  const slow = bankOf(item('a1'), item('a2', numeric), item('a3', numeric))
  expect(open(slow, answered(slow, ['a1', 'a2'])).active).toEqual(['a3'])
})

test('openItems stays in the share of the attempt even for a slow third question of one area', () => {
  // A share of 0 holds one item of each skill. Wanted: a seed with the figure of a, and of b the one to be answered.
  const few = bankOf(
    item('a1'),
    item('a2', { format: 'numeric' }),
    item('a3', { format: 'numeric' }),
    item('b1'),
    item('b2'),
  )
  const settingsOf = (seed: number) => ({ ...everything, seed, bankShare: 0 })
  const shareOf = (seed: number) => {
    const places = placesInAttempt(compileBank(few), start(few, settingsOf(seed)).settings)
    return few.items.flatMap(({ id }, index) => (places[index] === IN_SHARE ? [id] : []))
  }
  const seed = Array.from({ length: 100 }, (_, index) => index).find((each) => shareOf(each).join() === 'a3,b1')
  expect(seed).toBeDefined()
  const settings = settingsOf(seed!)
  expect(open(few, answered(few, ['b1', 'a1', 'a2'], settings)).active).toEqual(['a3'])
  expect(open(few, answered(few, ['b1', 'a1', 'a3'], settings)).active).toEqual(['b2'])
})

test('openItems keeps experimental items apart, by the same rules and outside the share', () => {
  const trial = { status: 'experimental' } as const
  const mixed = bankOf(
    item('a1'),
    item('a2'),
    item('a-try', trial),
    item('b1'),
    item('b-try', trial),
    item('b-also', trial),
  )
  expect(open(mixed, answered(mixed, []))).toEqual({
    active: ['a1', 'a2', 'b1'],
    experimental: ['a-try', 'b-try', 'b-also'],
  })
  expect(open(mixed, answered(mixed, ['a1', 'a2']))).toEqual({ active: ['b1'], experimental: ['b-try', 'b-also'] })
  expect(open(mixed, answered(mixed, ['b-try', 'b-also']))).toEqual({ active: ['a1', 'a2'], experimental: ['a-try'] })
})

test('openItems leaves out what was seen before, is retired, or is a variant of an answered item', () => {
  const some = bankOf(
    item('a1'),
    item('a2', { variantOf: 'a1' }),
    item('b1', { status: 'retired' }),
    item('b2'),
    item('c1'),
  )
  expect(open(some, answered(some, ['a1'], { ...everything, seenItemIds: ['b2'] })).active).toEqual(['c1'])
  expect(open(some, answered(some, [], { ...everything, seenItemIds: ['a1'] })).active).toEqual(['a2', 'b2', 'c1'])
})

/** What is chosen among all items of a bank of one skill with prior N(0, 1). */
function choose(items: readonly BankItem[], isEasy?: boolean): string | undefined {
  const single = buildSingleSkillBank(items)
  const state = start(single, { ...everything, targets: { x: 3 } })
  const chosen = chooseItem(compileBank(single), {
    items: Int32Array.from(items, (_, index) => index),
    aim: aimOf(single, state.settings),
    gaussian: posteriorOf(single, state),
    slip: 0.02,
    ...(isEasy === undefined ? {} : { isEasy }),
  })
  return chosen === null ? undefined : items[chosen.item]?.id
}

/** Blunt items of which each is easier than the one before; the first has difficulty .1 × count. */
const blunt = (count: number): BankItem[] =>
  Array.from({ length: count }, (_, index) => buildItem(`blunt${index}`, { a: 0.4, b: 0.1 * (count - index) }))
// P(right) is about .24 for it (z = −2.5/√(1.702² + 2.5²) = −.83), and .40 or more for the blunt ones.
const sharp = buildItem('sharp', { a: 2.5, b: 1 })

test('chooseItem takes the sharpest item unless an easy one is wanted', () => {
  const items = [sharp, ...blunt(10)]
  expect(choose(items)).toBe('sharp')
  expect(choose(items, false)).toBe('sharp')
})

test('chooseItem looks at the ten easiest for an easy check when fewer are right in eight of ten', () => {
  expect(choose([sharp, ...blunt(10)], true)).toMatch(/^blunt/)
  // Now the sharp one is the tenth easiest of eleven, at the very limit: P(right) of the hardest is about .07.
  expect(choose([...blunt(9), sharp, buildItem('hardest', { a: 0.4, b: 9 })], true)).toBe('sharp')
})

test('chooseItem looks at every item for an easy check when there are fewer than ten', () => {
  expect(choose([sharp, ...blunt(8)], true)).toBe('sharp')
})

test('chooseItem looks at all that are right in eight of ten for an easy check, also beyond the ten easiest', () => {
  // Twelve with P = .96; `sharp enough`: z = 2.5·1.3/3.02 = 1.07, P = .05 + .931·.859 = .85; `too hard`: P = .52.
  const easy = Array.from({ length: 12 }, (_, index) => buildItem(`easy${index}`, { a: 1, b: -4 }))
  const items = [buildItem('too hard', { a: 2.5, b: 0 }), buildItem('sharp enough', { a: 2.5, b: -1.3 }), ...easy]
  expect(choose(items)).toBe('too hard')
  expect(choose(items, true)).toBe('sharp enough')
})

test('chooseItem takes the first in the bank of equal items, in whatever order they are offered', () => {
  const twins = buildSingleSkillBank([buildItem('i'), buildItem('j'), buildItem('k')])
  const state = start(twins, { ...everything, targets: { x: 2 } })
  const input = { aim: aimOf(twins, state.settings), gaussian: posteriorOf(twins, state), slip: 0.02 }
  const chosen = (items: number[]) => chooseItem(compileBank(twins), { ...input, items: Int32Array.from(items) })?.item
  expect(chosen([0, 1, 2])).toBe(0)
  expect(chosen([2, 1])).toBe(1)
  expect(chosen([])).toBeUndefined()
})

test('selectItem makes a question an easy check only when its turn has come', () => {
  const items = [sharp, ...blunt(10)]
  const single = buildSingleSkillBank(items)
  const first = (easyCheckEvery: number) =>
    selectItem(single, start(single, { ...everything, easyCheckEvery, targets: { x: 3 } }))
  expect(first(1)).toMatch(/^blunt/)
  expect(first(2)).toBe('sharp')
})

/** The items that attempts choose as second question where that one explores, as it does for five seeds of nine. */
function explored(of: Bank, seeds: number, settings: Partial<SettingsInput> = {}): (string | null)[] {
  const begun = answered(of, ['a1'], { explorationShare: 0.5, ...settings })
  return Array.from({ length: seeds }, (_, seed) => ({ ...begun, settings: { ...begun.settings, seed } }))
    .filter((state) => questionPurpose(state.settings, 1) === 'explore')
    .map((state) => selectItem(of, state))
}

test('selectItem explores items the more often the less they were shown', () => {
  const trial = (id: string, timesShown: number) => item(id, { status: 'experimental', timesShown })
  const chosen = explored(bankOf(item('a1'), item('a2'), trial('b1', 0), trial('b2', 1), trial('b3', 3)), 500)
  expect(chosen.length).toBeGreaterThan(200)
  // Weights 1, 1/2 and 1/4 of 1.75. Over n ≥ 200 draws a share has sd ≤ .5/√200 = .035; three of these are .106.
  const share = (id: string) => chosen.filter((each) => each === id).length / chosen.length
  expect(Math.abs(share('b1') - 4 / 7)).toBeLessThan(0.106)
  expect(Math.abs(share('b2') - 2 / 7)).toBeLessThan(0.106)
  expect(Math.abs(share('b3') - 1 / 7)).toBeLessThan(0.106)
})

test('selectItem explores skills in question only, where these have something to explore', () => {
  const trial = { status: 'experimental' } as const
  const mixed = bankOf(item('a1'), item('a2'), item('b-try', trial), item('c-try', trial))
  expect(new Set(explored(mixed, 60, { targets: { a: 2, b: 0, c: 3 } }))).toEqual(new Set(['c-try']))
  expect(new Set(explored(mixed, 60, { targets: { a: 2 } }))).toEqual(new Set(['b-try', 'c-try']))
})

test('selectItem asks a form in its order and passes over what is answered, has left the bank or is not active', () => {
  const some = bankOf(
    item('a1'),
    item('a2'),
    item('b1', { status: 'retired' }),
    item('b2', { status: 'experimental' }),
    item('c1'),
  )
  const form = ['gone', 'b1', 'b2', 'c1', 'a2']
  expect(selectItem(some, answered(some, [], { form }))).toBe('c1')
  expect(selectItem(some, answered(some, ['c1'], { form }))).toBe('a2')
  expect(selectItem(some, answered(some, ['c1', 'a2'], { form }))).toBeNull()
  expect(selectItem(some, answered(some, [], { form: [] }))).toBeNull()
  expect(selectItem(some, answered(some, ['c1'], { form, questionCount: 1 }))).toBeNull()
})
