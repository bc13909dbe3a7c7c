import { beforeAll, expect, test } from 'vitest'
import { bankOf } from '@/lib/assessment/bank'
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
})

test('the version of a bank stays when a word is mended or the order of files changes', () => {
  const { version } = bankOf(content).bank
  const { id } = first()
  expect(bankOf(withItem(id, (item) => ({ ...item, stem: `${item.stem} Mended.` }))).bank.version).toBe(version)
  const reversed = { ...content, items: new Map([...content.items].reverse()) }
  expect(bankOf(reversed).bank.version).toBe(version)
})

test('bankOf of one content is made once', () => {
  expect(bankOf(content)).toBe(bankOf(content))
})
