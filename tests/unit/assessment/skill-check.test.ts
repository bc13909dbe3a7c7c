import { expect, test } from 'vitest'
import { composeSkillCheck } from '@/lib/assessment/core/skill-check'
import type { Bank, BankItem } from '@/lib/assessment/core/types'

const item = (id: string, level: 1 | 2 | 3, rest: Partial<BankItem> = {}): BankItem => ({
  id,
  skill: 'E1',
  area: 'E',
  level,
  a: 1,
  b: 0,
  c: 0.1,
  format: 'single',
  status: 'active',
  parameters: 'author',
  variantOf: null,
  ...rest,
})
const bankOf = (...items: BankItem[]): Bank => ({
  version: '1',
  skills: [
    { id: 'E1', area: 'E' },
    { id: 'E2', area: 'E' },
  ],
  items,
})
const compose = (bank: Bank, level: number, seenItemIds: string[] = [], seed = 1) =>
  composeSkillCheck(bank, { skill: 'E1', level, seenItemIds, seed })

const bank = bankOf(
  item('E1-a', 1),
  item('E1-b', 2),
  item('E1-c', 2, { variantOf: 'E1-b' }),
  item('E1-d', 2),
  item('E1-e', 3),
  item('E2-a', 2, { skill: 'E2' }),
  item('E1-f', 2, { status: 'retired' }),
)

test('both questions are on the level itself, of two families', () => {
  for (let seed = 1; seed <= 20; seed += 1) {
    const asked = compose(bank, 2, [], seed)
    expect(asked).toHaveLength(2)
    expect(asked).toContain('E1-d')
    expect(['E1-b', 'E1-c'].filter((id) => asked.includes(id))).toHaveLength(1)
  }
})

test('where the level has too few, the nearest one fills up, the lower first', () => {
  // Levels 1 and 3 are equally near to 2; from level 1 on, 2 is nearer than 3, from 3 down nearer than 1.
  for (let seed = 1; seed <= 20; seed += 1) {
    expect(compose(bank, 2, ['E1-b'], seed)).toEqual(['E1-d', 'E1-a'])
    expect(compose(bank, 1, ['E1-b'], seed)).toEqual(['E1-a', 'E1-d'])
    expect(compose(bank, 3, ['E1-b'], seed)).toEqual(['E1-e', 'E1-d'])
  }
})

test('above level 3 the questions are of level 3 and below', () => {
  for (let seed = 1; seed <= 20; seed += 1) expect(compose(bank, 4, ['E1-b'], seed)).toEqual(['E1-e', 'E1-d'])
})

test('there is no check with fewer than two unseen questions', () => {
  expect(compose(bank, 2, ['E1-a', 'E1-b', 'E1-d'])).toEqual([])
})

test('the same seed gives the same questions', () => {
  expect(compose(bank, 2, [], 9)).toEqual(compose(bank, 2, [], 9))
})

test('another seed may give other questions, and on one level seldom shown ones come first', () => {
  const equals = ['a', 'b', 'c', 'd'].map((letter) => item(`E1-${letter}`, 2))
  const pairs = (bank: Bank) => new Set(Array.from({ length: 20 }, (_, seed) => compose(bank, 2, [], seed).join()))
  expect(pairs(bankOf(...equals)).size).toBeGreaterThan(4)
  const shown = equals.map((each, index) => ({ ...each, timesShown: 9 - index }))
  expect(pairs(bankOf(...shown))).toEqual(new Set(['E1-d,E1-c']))
  // Being near comes before being seldom shown.
  expect(pairs(bankOf(...shown, item('E1-e', 1), item('E1-f', 3)))).toEqual(new Set(['E1-d,E1-c']))
})
