import type { Content } from '@/lib/content/loader'
import type { Exhibit, Item } from '@/lib/content/core/types'
import { hashText } from '@/lib/content/gate/hash-text'
import { processWide } from '@/lib/shared/process-wide'
import { authorParameters } from './core/item-parameters'
import type { Bank, BankItem, BankSkill } from './core/types'

/** Days in which unused knowledge loses half its height, by how fast the field moves. Design assumption. */
const HALF_LIFE_DAYS = { slow: 1095, medium: 730, fast: 365 } as const

/** What the engine sees of a bank, and the questions themselves. */
export interface ItemBank {
  bank: Bank
  /** The same without what changes from day to day, as it is stored for the attempts of its version. */
  kept: Bank
  items: ReadonlyMap<string, Item>
}

/** What answers and editors say about items; it changes while the content stays. */
export interface BankFacts {
  /** Published parameters in force. */
  published: ReadonlyMap<string, { a: number; b: number }>
  /** Items that are asked no more until they are reviewed. */
  flagged: ReadonlySet<string>
  /** How often an item was answered: seldom answered ones come first where several are as good. */
  timesShown: ReadonlyMap<string, number>
}

/** Before anything is known about any item. */
export const NO_FACTS: BankFacts = { published: new Map(), flagged: new Set(), timesShown: new Map() }

const live = processWide('bank-facts', () => ({ facts: NO_FACTS }))

/** Puts what is known about items now in force in the whole process. */
export function setBankFacts(facts: BankFacts): void {
  live.facts = facts
}

/** What is known about items now. */
export function bankFacts(): BankFacts {
  return live.facts
}

interface Made {
  facts: BankFacts
  made: ItemBank
}

const banks = new WeakMap<Content, Made>()

/** The bank new attempts begin with: the items of the content under the facts now in force. */
export function bankOf(content: Content): ItemBank {
  const { facts } = live
  const known = banks.get(content)
  if (known?.facts === facts) return known.made
  const made = buildBank(content, facts)
  banks.set(content, { facts, made })
  return made
}

/**
 * The bank of a content version: assessment items that are not retired, with published parameters where there are any and
 * the author's elsewhere. Flagged items are in it, so that answers to them count, and are not asked.
 */
export function buildBank(content: Content, facts: BankFacts): ItemBank {
  const items = askableItems(content).sort((one, other) => (one.id < other.id ? -1 : 1))
  const skills = [...content.skills.values()].map(({ id, area, pace }) => ({
    id,
    area,
    halfLifeDays: HALF_LIFE_DAYS[pace],
  }))
  const bankItems = items.map((item) => ({
    ...toBankItem(item, content.skills.get(item.skill)?.area ?? ''),
    ...publishedValues(facts.published.get(item.id)),
  }))
  const kept: Bank = { version: versionOf(skills, bankItems), skills, items: bankItems }
  return { kept, items: byId(items), bank: withFacts(kept, facts, () => true) }
}

/**
 * A bank as it was kept for the attempts of its version, with the questions of today. Whatever the engine computes with is
 * as it was; only which items may still be asked follows the present content and facts.
 */
export function asKept(kept: Bank, content: Content, facts: BankFacts): ItemBank {
  const items = byId(askableItems(content))
  return { kept, items, bank: withFacts(kept, facts, (id) => items.has(id)) }
}

function withFacts(kept: Bank, { flagged, timesShown }: BankFacts, isThere: (id: string) => boolean): Bank {
  return {
    ...kept,
    items: kept.items.map((item) => ({
      ...item,
      status: isThere(item.id) && !flagged.has(item.id) ? item.status : 'retired',
      timesShown: timesShown.get(item.id) ?? 0,
    })),
  }
}

function askableItems(content: Content): Item[] {
  return [...content.items.values()].filter(
    ({ pool, status, skill }) =>
      pool === 'assessment' && status !== 'retired' && status !== 'draft' && content.skills.has(skill),
  )
}

function byId(items: readonly Item[]): Map<string, Item> {
  return new Map(items.map((item) => [item.id, item]))
}

function publishedValues(published: { a: number; b: number } | undefined) {
  return published === undefined ? {} : { a: published.a, b: published.b, parameters: 'published' as const }
}

function toBankItem(item: Item, area: string): BankItem {
  const { optionCount, keyCount } = countsOf(item)
  const format = item.type
  return {
    id: item.id,
    skill: item.skill,
    area,
    level: item.level,
    format,
    status: 'active',
    parameters: 'author',
    variantOf: item.variantOf,
    wordCount: wordsIn(item),
    ...authorParameters({ level: item.level, difficulty: item.difficulty, format, optionCount, keyCount }),
  }
}

function countsOf(item: Item): { optionCount: number; keyCount: number } {
  switch (item.type) {
    case 'single':
    case 'multi':
      return { optionCount: item.options.length, keyCount: item.key.length }
    case 'ordering':
      return { optionCount: item.correctOrder.length, keyCount: item.correctOrder.length }
    case 'numeric':
      return { optionCount: 0, keyCount: 1 }
  }
}

function wordsIn(item: Item): number {
  const options = item.type === 'numeric' ? [] : item.type === 'ordering' ? item.correctOrder : item.options
  return [item.stem, ...options.map(({ text }) => text), ...exhibitTexts(item.exhibit)].join(' ').split(/\s+/).length
}

function exhibitTexts(exhibit: Exhibit | null): string[] {
  if (exhibit === null) return []
  switch (exhibit.kind) {
    case 'table':
      return [...exhibit.columns, ...exhibit.rows.flat()]
    case 'chart':
      return [...exhibit.categories, ...exhibit.series.map(({ name, values }) => `${name} ${values.join(' ')}`)]
    case 'transcript':
      return exhibit.turns.map(({ speaker, text }) => `${speaker} ${text}`)
    case 'log':
      return exhibit.lines
  }
}

/** Names everything the engine computes with: it changes when an item comes, goes or counts differently, not with its words. */
function versionOf(skills: readonly BankSkill[], items: readonly BankItem[]): string {
  return `${items.length}-${hashText(JSON.stringify([skills, items])).slice(0, 16)}`
}
