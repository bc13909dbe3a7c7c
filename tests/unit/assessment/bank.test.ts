import { beforeAll, expect, test } from 'vitest'
import { asKept, bankOf, buildBank, NO_FACTS, setBankFacts, type BankFacts } from '@/lib/assessment/bank'
import type { Item } from '@/lib/content/core/types'
import { getContent, type Content } from '@/lib/content/loader'

let content: Content

beforeAll(async () => {
  content = await getContent()
})

const first = () => bankOf(content).items.values().next().value ?? expect.fail('the bank is empty')

/** The same content with one item changed. */
function withItem(id: string, change: (item: Item) => Item): Content {
  const items = new Map(content.items)
  items.set(id, change(items.get(id) ?? expect.fail(`there is no item ${id}`)))
  return { ...content, items }
}

test('bankOf holds the assessment items that are not drafts or retired, and no practice item', () => {
  const { bank, items } = bankOf(content)
  expect(bank.items.map(({ id }) => id).sort()).toEqual([...items.keys()].sort())
  expect([...items.values()].filter(({ pool }) => pool !== 'assessment')).toEqual([])
  const { id } = first()
  for (const status of ['retired', 'draft'] as const) {
    expect(bankOf(withItem(id, (item) => ({ ...item, status }))).items.has(id)).toBe(false)
  }
  expect(bankOf(withItem(id, (item) => ({ ...item, pool: 'practice' }))).items.has(id)).toBe(false)
})

test('bankOf gives every skill of the curriculum questions, with parameters in range', () => {
  const { bank } = bankOf(content)
  expect(bank.skills.map(({ id }) => id)).toEqual([...content.skills.keys()])
  for (const { id, area, halfLifeDays } of bank.skills) {
    expect([id, content.areas.has(area)]).toEqual([id, true])
    expect(halfLifeDays).toBeGreaterThanOrEqual(365)
    expect([id, bank.items.filter(({ skill }) => skill === id).length >= 3]).toEqual([id, true])
  }
  for (const item of bank.items) {
    expect([item.id, item.a > 0.2 && item.a < 4, Math.abs(item.b) < 6, item.c >= 0 && item.c <= 0.5]).toEqual([
      item.id,
      true,
      true,
      true,
    ])
    expect([item.id, (item.wordCount ?? 0) >= 3]).toEqual([item.id, true])
    expect([item.id, item.area]).toEqual([item.id, content.skills.get(item.skill)?.area])
  }
})

test('the version of a bank changes when an item counts differently, comes or goes', () => {
  const { version } = bankOf(content).bank
  const { id } = first()
  const versionWith = (change: (item: Item) => Item) => bankOf(withItem(id, change)).bank.version
  expect(versionWith((item) => ({ ...item, level: item.level === 1 ? 2 : 1 }))).not.toBe(version)
  expect(versionWith((item) => ({ ...item, difficulty: item.difficulty === 1 ? 5 : 1 }))).not.toBe(version)
  expect(versionWith((item) => ({ ...item, status: 'retired' }))).not.toBe(version)
  // Reading time decides whether an answer was too fast to count.
  expect(versionWith((item) => ({ ...item, stem: `${item.stem} One word more.` }))).not.toBe(version)
})

test('the version of a bank stays when a word is mended or the order of files changes', () => {
  const { version } = bankOf(content).bank
  const { id } = first()
  const mended = (item: Item) => ({ ...item, stem: item.stem.replace(/\S+/, 'Mended') })
  expect(bankOf(withItem(id, mended)).bank.version).toBe(version)
  const reversed = { ...content, items: new Map([...content.items].reverse()) }
  expect(bankOf(reversed).bank.version).toBe(version)
})

test('bankOf of one content is made once', () => {
  expect(bankOf(content)).toBe(bankOf(content))
})

/** Facts of the first item. */
function factsOf(changes: Partial<BankFacts>): BankFacts {
  return { ...NO_FACTS, ...changes }
}

test('buildBank uses published parameters as they are and makes a version of their own', () => {
  const { id } = first()
  const plain = buildBank(content, NO_FACTS)
  const published = buildBank(content, factsOf({ published: new Map([[id, { a: 0.9, b: 1.5 }]]) }))
  expect(published.bank.items.find((item) => item.id === id)).toMatchObject({ a: 0.9, b: 1.5, parameters: 'published' })
  expect(published.bank.version).not.toBe(plain.bank.version)
  const others = (made: typeof plain) => made.bank.items.filter((item) => item.id !== id)
  expect(others(published)).toEqual(others(plain))
})

test('a flagged item stays in the bank, is asked no more, and changes no version', () => {
  const { id } = first()
  const plain = buildBank(content, NO_FACTS)
  const { bank, items } = buildBank(content, factsOf({ flagged: new Set([id]) }))
  expect(bank.items.filter(({ status }) => status === 'retired').map((item) => item.id)).toEqual([id])
  expect(items.has(id)).toBe(true)
  expect(bank.version).toBe(plain.bank.version)
})

test('seldom answered items are known to be so, and that changes no version', () => {
  const { id } = first()
  const { bank } = buildBank(content, factsOf({ timesShown: new Map([[id, 7]]) }))
  expect(bank.items.find((item) => item.id === id)?.timesShown).toBe(7)
  expect(bank.items.filter(({ timesShown }) => timesShown === 0)).toHaveLength(bank.items.length - 1)
  expect(bank.version).toBe(buildBank(content, NO_FACTS).bank.version)
})

test('asKept gives a bank back as it was, and asks nothing that left the content or is flagged', () => {
  const { kept, bank } = buildBank(content, NO_FACTS)
  const [gone, flagged] = kept.items
  const later = withItem(gone?.id ?? '', (item) => ({ ...item, status: 'retired' }))
  const facts = factsOf({
    flagged: new Set([flagged?.id ?? '']),
    published: new Map([[flagged?.id ?? '', { a: 2, b: 2 }]]),
  })
  // As the database gives it back.
  const made = asKept(JSON.parse(JSON.stringify(kept)) as typeof kept, later, facts)
  const computedWith = (each: typeof bank) =>
    each.items.map(({ id, a, b, c, parameters, wordCount }) => ({ id, a, b, c, parameters, wordCount }))
  expect(made.bank.version).toBe(bank.version)
  expect(computedWith(made.bank)).toEqual(computedWith(bank))
  expect(made.bank.items.filter(({ status }) => status === 'retired').map(({ id }) => id)).toEqual([
    gone?.id,
    flagged?.id,
  ])
})

test('bankOf follows what is known about items', () => {
  const { id } = first()
  const before = bankOf(content)
  setBankFacts(factsOf({ flagged: new Set([id]) }))
  expect(bankOf(content).bank.items.find((item) => item.id === id)?.status).toBe('retired')
  setBankFacts(NO_FACTS)
  expect(bankOf(content)).toEqual(before)
})
