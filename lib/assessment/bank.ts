import type { Content } from '@/lib/content/loader'
import type { Exhibit, Item } from '@/lib/content/core/types'
import { hashText } from '@/lib/shared/random'
import { authorParameters } from './core/item-parameters'
import type { Bank, BankItem } from './core/types'

/** Days in which unused knowledge loses half its height, by how fast the field moves. Design assumption. */
const HALF_LIFE_DAYS = { slow: 1095, medium: 730, fast: 365 } as const

/** What the engine sees of a bank, and the questions themselves. */
export interface ItemBank {
  bank: Bank
  items: ReadonlyMap<string, Item>
}

const banks = new WeakMap<Content, ItemBank>()

/** The bank of a content version: assessment items that are not retired, with the author's parameters. */
export function bankOf(content: Content): ItemBank {
  const known = banks.get(content)
  if (known) return known
  const items = [...content.items.values()].filter(
    ({ pool, status, skill }) =>
      pool === 'assessment' && status !== 'retired' && status !== 'draft' && content.skills.has(skill),
  )
  const bankItems = items.map((item) => toBankItem(item, content.skills.get(item.skill)?.area ?? ''))
  const made: ItemBank = {
    items: new Map(items.map((item) => [item.id, item])),
    bank: {
      version: versionOf(bankItems),
      skills: [...content.skills.values()].map(({ id, area, pace }) => ({
        id,
        area,
        halfLifeDays: HALF_LIFE_DAYS[pace],
      })),
      items: bankItems,
    },
  }
  banks.set(content, made)
  return made
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

/** Changes when an item comes, goes, or counts differently; a mended word changes nothing. */
function versionOf(items: readonly BankItem[]): string {
  const facts = items.map(({ id, skill, level, a, b, c, format }) => [id, skill, level, a, b, c, format].join(' '))
  return `${items.length}-${hashText(facts.sort().join('\n')).toString(16)}`
}
