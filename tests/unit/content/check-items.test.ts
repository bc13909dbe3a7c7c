import { expect, test } from 'vitest'
import { choiceItem, numericItem, orderingItem } from '../../support/sample-items'
import { checkItems } from '@/lib/content/core/checks/check-items'
import type { ContentGraph } from '@/lib/content/core/graph'
import type { Exhibit, Item } from '@/lib/content/core/types'

const table: Exhibit = { kind: 'table', title: 'Counts', note: null, columns: ['A'], rows: [['1']] }
const log: Exhibit = { kind: 'log', title: 'One day', note: null, lines: ['10:00 start', '10:05 end'] }

/** The rules that items break, apart from how many there are. */
const broken = (...items: Partial<Item>[]) => all(items).filter((rule) => rule !== 'item-count')

function all(items: Partial<Item>[], basic: Record<string, number> = { E1: 1 }): string[] {
  const named = items.map((item, index) => ({ ...item, id: item.id ?? `E1-${'abcdefghijklmnopqrstuvwxyz'[index]}` }))
  const graph = {
    items: new Map(named.map((item) => [item.id, item])),
    skills: new Map([['E1', { id: 'E1' }]]),
    tracks: new Map([['platform', { targets: { basic } }]]),
  } as unknown as ContentGraph
  return checkItems(graph).map(({ rule }) => rule)
}

const single = (changes: Partial<Item> = {}) =>
  choiceItem(['A'], { seedRefs: ['A01'], ...(changes as object) }) as Partial<Item>
const asking = (stem: string, changes: Partial<Item> = {}) => broken(single({ stem, ...changes }))

test('a sound item breaks no rule', () => {
  expect(asking('A firm counts 40 errors in 200 mails. What do you do?')).toEqual([])
})

test('a stem ends with its one question', () => {
  expect(asking('What is the rate? What do you do next?')).toEqual(['one-question'])
  expect(asking('What is the rate? It is given in per cent.')).toEqual(['one-question'])
  expect(asking('Say what you do.')).toEqual(['one-question'])
  expect(asking('A colleague says: "Is it wrong?" What do you do?')).toEqual([])
  expect(asking('A colleague says: “Is it wrong? I think so.” What do you do?')).toEqual([])
})

test('only an ordering item may end with the instruction to put in order', () => {
  const ordering = (stem: string) => broken(orderingItem(['First', 'Second', 'Third'], { stem, seedRefs: ['A01'] }))
  expect(ordering('A team starts a test. Put the steps in order, first to last.')).toEqual([])
  expect(ordering('In which order do the steps stand?')).toEqual([])
  expect(ordering('What is wrong? Put the steps in order.')).toEqual(['one-question'])
  expect(asking('Put the steps in order, first to last.')).toEqual(['one-question'])
})

test('sentences of a stem have at most twenty words on average', () => {
  const words = (count: number) => `${Array.from({ length: count - 1 }, () => 'the cat').join(' and ')} sat?`
  expect(asking('So the cat and the dog and the cow and the hen and the pig and the fly sat here?')).toEqual([])
  expect(asking(words(12))).toEqual(['long-sentences'])
})

test('a stem is no harder to read than plain English', () => {
  expect(asking('Which organisational accountability considerations necessitate documentation?')).toEqual([
    'hard-to-read',
  ])
  // Reading ease just below and above 50.
  expect(asking('Which sentence belongs in the change policy of an AI specification?')).toEqual(['hard-to-read'])
  expect(asking('Which sentence belongs in the change policy of a plan?')).toEqual([])
})

test.each([
  'In 2025 a firm had 40 cases. What do you do?',
  'The AI Act names four classes. What do you do?',
  'A shop in Rome asks about the GDPR. What do you do?',
  'A team uses GPT-5 for mails. What do you do?',
  'A firm reads Annex III of the rules. What do you do?',
])('what ages needs an expiry: %s', (stem) => {
  expect(asking(stem)).toEqual(['no-expiry'])
  expect(asking(stem, { expiresOn: '2027-05-01' })).toEqual([])
})

test('figures that are no years need no expiry', () => {
  expect(asking('A firm has 2,026 cases and 20250 mails. What do you do?')).toEqual([])
})

test.each(['always', 'never', 'certainly', 'in every case'])('an option does not say “%s”', (word) => {
  const options = ['One is quite right', `It ${word} helps here`, 'Three may be right', 'Four may be right'].map(
    (text, index) => ({ id: 'ABCD'[index]!, text, correct: index === 0, rationale: 'Because.' }),
  )
  const rules = broken(single({ options }))
  expect(rules.filter((rule) => rule !== 'option-length')).toEqual(['absolute-word'])
})

test('a case shows something, and only a case does', () => {
  const pair = (changes: Partial<Item>) => [single(changes), single({ ...changes, id: 'E1-b', variantOf: 'E1-a' })]
  expect(broken(...pair({ isCase: true, exhibit: null }))).toEqual(['case-exhibit', 'case-exhibit'])
  expect(broken(...pair({ isCase: false, exhibit: log }))).toEqual(['case-exhibit', 'case-exhibit'])
  for (const exhibit of [table, log]) expect(broken(...pair({ isCase: true, exhibit }))).toEqual([])
})

test('numeric and case items of the assessment pool have a variant', () => {
  const numeric = (changes: Partial<Item> = {}) =>
    numericItem({}, { seedRefs: ['A01'], stem: 'How many are there?', ...(changes as object) }) as Partial<Item>
  expect(broken(numeric({ id: 'E1-a' }))).toEqual(['no-variant'])
  expect(broken(numeric({ id: 'E1-a' }), numeric({ id: 'E1-b', variantOf: 'E1-a' }))).toEqual([])
  // A practice item, a draft or a retired item does not stand in.
  for (const change of [{ pool: 'practice' }, { status: 'draft' }, { status: 'retired' }] as const)
    expect(broken(numeric({ id: 'E1-a' }), numeric({ id: 'E1-b', variantOf: 'E1-a', ...change }))).toEqual([
      'no-variant',
    ])
  expect(broken(numeric({ id: 'E1-a', pool: 'practice' }))).toEqual([])
  expect(broken(single({ isCase: true, exhibit: table }))).toEqual(['no-variant'])
})

test('a skill needs 12 assessment items, and 24 where a track wants it applied in the basic stage', () => {
  const many = (count: number, changes: Partial<Item> = {}) =>
    Array.from({ length: count }, (_, index) =>
      single({
        id: `E1-${String.fromCharCode(97 + Math.floor(index / 26))}${String.fromCharCode(97 + (index % 26))}`,
        ...changes,
      }),
    )
  const isShort = (items: Partial<Item>[], level: number) => all(items, { E1: level }).includes('item-count')
  expect([11, 12].map((count) => isShort(many(count), 1))).toEqual([true, false])
  expect([23, 24].map((count) => isShort(many(count), 2))).toEqual([true, false])
  expect(isShort(many(24, { status: 'draft' }), 1)).toBe(true)
  expect(isShort(many(24, { pool: 'practice' }), 1)).toBe(true)
})
