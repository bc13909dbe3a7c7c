import { expect, test } from 'vitest'
import {
  CLASSES,
  GRAVE,
  NO_DATE,
  ROLES,
  appliesOn,
  dutiesOf,
  keyingAgreement,
  monthDay,
  monthsOf,
  placeSystem,
  treeSteps,
  type DutyRule,
  type RiskClass,
  type Role,
  type SystemFacts,
} from '@/lib/labs/core/risk-classes'
import {
  DRAWN,
  NEEDED,
  judgeRiskClasses,
  riskTask,
  riskTaskData,
  type TaskCard,
} from '@/lib/labs/core/risk-classes-task'

/** A firm uses another's system, and nothing else is true of it. */
const PLAIN: SystemFacts = {
  relation: 'uses',
  practice: 'none',
  product: false,
  area: 'none',
  narrow: false,
  profiling: false,
  model: false,
  talks: false,
  output: 'none',
  early: false,
}
const path = (change: Partial<SystemFacts>) =>
  treeSteps({ ...PLAIN, ...change }).map(({ id, isMet }) => `${id} ${isMet ? 'yes' : 'no'}`)
const placed = (change: Partial<SystemFacts>) => {
  const { class: riskClass, from } = placeSystem({ ...PLAIN, ...change })
  return [riskClass, from]
}

test('the path of each kind of system, question by question', () => {
  expect(path({})).toEqual(['banned no', 'product no', 'listed no', 'model no', 'tells no'])
  expect(path({ practice: 'emotions', product: true })).toEqual(['banned yes'])
  expect(path({ product: true, area: 'jobs' })).toEqual(['banned no', 'product yes'])
  expect(path({ area: 'jobs' })).toEqual(['banned no', 'product no', 'listed yes', 'exempt no'])
  expect(path({ area: 'jobs', narrow: true, profiling: true })).toEqual([
    'banned no',
    'product no',
    'listed yes',
    'exempt no',
  ])
  expect(path({ area: 'jobs', narrow: true })).toEqual([
    'banned no',
    'product no',
    'listed yes',
    'exempt yes',
    'model no',
    'tells no',
  ])
  expect(path({ narrow: true, model: true, talks: true })).toEqual([
    'banned no',
    'product no',
    'listed no',
    'model yes',
  ])
  expect(path({ talks: true }).at(-1)).toBe('tells yes')
  expect(path({ output: 'deep-fake' }).at(-1)).toBe('tells yes')
})

test('each end of the tree has its class and its date', () => {
  expect(placed({})).toEqual(['minimal', NO_DATE])
  expect(placed({ practice: 'scraped-faces' })).toEqual(['prohibited', 'ai-act-prohibitions'])
  expect(placed({ practice: 'intimate-images' })).toEqual(['prohibited', 'ai-act-new-bans'])
  expect(placed({ product: true })).toEqual(['product', 'ai-act-high-risk-products'])
  expect(placed({ area: 'credit' })).toEqual(['annex-iii', 'ai-act-high-risk-uses'])
  expect(placed({ area: 'credit', narrow: true })).toEqual(['minimal', NO_DATE])
  expect(placed({ model: true })).toEqual(['general-purpose', 'ai-act-general-purpose'])
  expect(placed({ talks: true })).toEqual(['transparency', 'ai-act-transparency'])
})

test('the period of grace needs an early system, content, no talk, and a firm that provides', () => {
  const early = { early: true, output: 'content', relation: 'sells' } as const
  for (const relation of ['sells', 'renames', 'own-use'] as const)
    expect(placed({ ...early, relation })).toEqual(['transparency', 'ai-act-new-bans'])
  for (const change of [{ early: false }, { relation: 'uses' }, { output: 'deep-fake' }, { talks: true }] as const)
    expect(placed({ ...early, ...change }), JSON.stringify(change)).toEqual(['transparency', 'ai-act-transparency'])
})

test('grave are bans and both kinds of high risk', () => {
  expect(GRAVE).toEqual(['prohibited', 'annex-iii', 'product'])
  expect(ROLES).toEqual(['provider', 'deployer', 'both'])
})

test('a duty binds by role and class, and only where every fact has one of its values', () => {
  const rule = (change: Partial<DutyRule>): DutyRule => ({
    id: 'duty',
    roles: ['deployer'],
    classes: ['transparency'],
    only: {},
    ...change,
  })
  const binds = (facts: Partial<SystemFacts>, change: Partial<DutyRule>) =>
    dutiesOf({ ...PLAIN, talks: true, ...facts }, [rule(change)]).length === 1
  expect(binds({}, {})).toBe(true)
  expect(binds({}, { roles: ['provider'] })).toBe(false)
  expect(binds({ relation: 'own-use' }, { roles: ['provider'] })).toBe(true)
  expect(binds({ relation: 'own-use' }, { roles: ['deployer'] })).toBe(true)
  expect(binds({}, { classes: ['minimal', 'annex-iii'] })).toBe(false)
  expect(binds({}, { classes: ['minimal', 'transparency'] })).toBe(true)
  expect(binds({ output: 'content' }, { only: { output: ['content', 'deep-fake'], talks: [true] } })).toBe(true)
  expect(binds({ output: 'none' }, { only: { output: ['content', 'deep-fake'], talks: [true] } })).toBe(false)
  expect(binds({ output: 'content' }, { only: { output: ['content'], talks: [false] } })).toBe(false)
  expect(binds({}, { only: { output: [] } })).toBe(false)
  expect(dutiesOf({ ...PLAIN, talks: true }, [rule({ id: 'b' }), rule({ id: 'a' })]).map(({ id }) => id)).toEqual([
    'b',
    'a',
  ])
})

test('a rule applies on its day and after it, not on the day before', () => {
  expect(['2026-08-01', '2026-08-02', '2026-08-03'].map((day) => appliesOn(day, '2026-08-02'))).toEqual([
    false,
    true,
    true,
  ])
})

test('months are counted from January 2024, also backwards, and rounded', () => {
  expect([-13, -12, -1, 0, 12, 23.5, 24.4].map(monthDay)).toEqual([
    '2022-12-02',
    '2023-01-02',
    '2023-12-02',
    '2024-01-02',
    '2025-01-02',
    '2026-01-02',
    '2026-01-02',
  ])
  expect([monthsOf('2024-01-01'), monthsOf('2023-12-01'), monthsOf('2025-03-01')]).toEqual([0, -1, 14])
  expect(monthsOf('2024-02-02')).toBeCloseTo(1 + 1 / 31, 12)
  expect([monthsOf('2024-05'), monthsOf('2026')]).toEqual([4, 24])
})

const FACTS_OF: Record<RiskClass, Partial<SystemFacts>> = {
  prohibited: { practice: 'social-scoring' },
  'annex-iii': { area: 'jobs' },
  product: { product: true },
  transparency: { talks: true },
  'general-purpose': { model: true },
  minimal: {},
}
function card(riskClass: RiskClass, change: { id?: string; role?: Role } = {}): TaskCard {
  const { id = riskClass, role = 'deployer' } = change
  const key = { role, class: riskClass, from: placeSystem({ ...PLAIN, ...FACTS_OF[riskClass] }).from }
  return { id, title: `The ${id}`, key, second: key }
}

test('the agreement of two keyings counts rows by the first and columns by the second', () => {
  const misread = { ...card('minimal'), second: card('transparency').key }
  const otherRole = { ...card('product'), second: card('product', { role: 'provider' }).key }
  const { table, ...same } = keyingAgreement([card('product'), otherRole, misread])
  expect(same).toEqual({ cards: 3, role: 2, class: 2, from: 2 })
  const expected = CLASSES.map(() => CLASSES.map(() => 0))
  expected[2]![2] = 2
  expected[5]![3] = 1
  expect(table).toEqual(expected)
  expect(keyingAgreement([])).toMatchObject({ cards: 0, role: 0, class: 0, from: 0 })
})

test('the task reads the cards that are kept for it, and the day of each fact', () => {
  const cards = [
    { ...card('minimal'), set: 'task' },
    { ...card('product'), set: 'explore' },
  ]
  expect(riskTaskData({ cards, dates: { a: { date: '2025-02-02' }, b: { date: '2026-08-02' } } })).toEqual({
    cards: [cards[0]],
    dates: { a: '2025-02-02', b: '2026-08-02' },
  })
})

const FIVE = (['prohibited', 'annex-iii', 'transparency', 'minimal'] as const)
  .map((riskClass) => card(riskClass))
  .concat(card('minimal', { id: 'second' }))

test('a stock of five with four classes, one harmless and one grave, is a task; less is none', () => {
  expect([DRAWN, NEEDED]).toEqual([5, 13])
  const ids = (cards: readonly TaskCard[]) =>
    riskTask(cards, 1)
      .map(({ id }) => id)
      .sort()
  expect(ids(FIVE)).toEqual(FIVE.map(({ id }) => id).sort())
  expect(ids(FIVE.slice(0, 4))).toEqual([])
  expect(ids([])).toEqual([])
  // Three classes, and five without a harmless one.
  expect(ids([...FIVE.slice(1), card('minimal', { id: 'third' })])).toEqual([])
  expect(ids(CLASSES.slice(0, 5).map((riskClass) => card(riskClass)))).toEqual([])
})

test('a seed that is no number draws as 0 does', () => {
  const stock = [...FIVE, card('product'), card('general-purpose')]
  for (const seed of [Number.NaN, Infinity]) expect(riskTask(stock, seed)).toEqual(riskTask(stock, 0))
  expect(
    new Set(
      [1, 2, 3, 4, 5, 6].map((seed) =>
        riskTask(stock, seed)
          .map(({ id }) => id)
          .join(),
      ),
    ).size,
  ).toBeGreaterThan(3)
})

const DATES = {
  'ai-act-prohibitions': '2025-02-02',
  'twin-of-the-bans': '2025-02-02',
  'ai-act-transparency': '2026-08-02',
}
const RIGHT = Object.fromEntries(
  FIVE.flatMap(({ id, key }) => [
    [`answer-${id}-role`, key.role],
    [`answer-${id}-class`, key.class],
    [`answer-${id}-from`, key.from],
  ]),
)
const ORDER = riskTask(FIVE, 1)
const judged = (change: Record<string, string>) =>
  judgeRiskClasses({ seed: 1, answer: { ...RIGHT, ...change }, data: { cards: FIVE, dates: DATES } })
const wrongRoles = (count: number) =>
  Object.fromEntries(ORDER.slice(0, count).map(({ id }) => [`answer-${id}-role`, 'provider']))
const roles = (count: number) => ORDER.slice(0, count).map(({ title }) => `role of “${title}”`)

test('fifteen of fifteen pass without a hint, thirteen with one, and twelve do not', () => {
  expect(judged({})).toEqual({
    passed: true,
    because: '15 of 15 agree with our key, and no grave use was taken for less.',
  })
  expect(judged(wrongRoles(2))).toEqual({
    passed: true,
    because: `13 of 15 agree with our key; look again at the ${roles(2).join(' and the ')}, and no grave use was taken for less.`,
  })
  expect(judged(wrongRoles(3))).toEqual({
    passed: false,
    because: `12 of 15 agree with our key, 13 are asked. Look again at the ${roles(3).join(', the ')}.`,
  })
})

test('a card is finished when role, class and date are given', () => {
  for (const part of ['role', 'class', 'from'])
    expect(judged({ [`answer-minimal-${part}`]: '' })).toEqual({
      passed: false,
      because: '1 of 5 cards are not finished.',
    })
  expect(judged({ 'answer-minimal-role': '', 'answer-second-from': '' }).because).toMatch(/^2 of 5/)
})

test('a date counts by its day, whichever fact names it, and a wrong one is named', () => {
  expect(judged({ 'answer-prohibited-from': 'twin-of-the-bans' }).because).toMatch(/^15 of 15/)
  expect(judged({ 'answer-prohibited-from': 'ai-act-transparency' }).because).toMatch(
    /^14 of 15 .* look again at the date of “The prohibited”/,
  )
  expect(judged({ 'answer-minimal-from': 'ai-act-transparency' }).because).toMatch(/date of “The minimal”/)
  expect(judged({ 'answer-transparency-class': 'minimal' }).because).toMatch(/class of “The transparency”/)
})

test('a ban taken for anything else, or high risk for less than high, is too light', () => {
  const lightly = (id: string) => ({
    passed: false,
    because: `Taken too lightly: “The ${id}”. A banned or high-risk use that passes for less is the error that costs most.`,
  })
  for (const riskClass of CLASSES.slice(1))
    expect(judged({ 'answer-prohibited-class': riskClass }), riskClass).toEqual(lightly('prohibited'))
  for (const riskClass of ['transparency', 'general-purpose', 'minimal', 'else'])
    expect(judged({ 'answer-annex-iii-class': riskClass }), riskClass).toEqual(lightly('annex-iii'))
  for (const riskClass of ['prohibited', 'product'])
    expect(judged({ 'answer-annex-iii-class': riskClass }).passed, riskClass).toBe(true)
  expect(judged({ 'answer-transparency-class': 'minimal' }).passed).toBe(true)
  const both = judged({ 'answer-prohibited-class': 'minimal', 'answer-annex-iii-class': 'minimal' }).because
  const titles = ORDER.filter(({ key }) => GRAVE.includes(key.class)).map(({ title }) => `“${title}”`)
  expect(both).toContain(`Taken too lightly: ${titles.join(', ')}. `)
})
