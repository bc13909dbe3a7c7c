import type { ContentGraph } from './graph'
import type { Exhibit, Item } from './types'

/** How large the bank has to be: domain/items.yaml, launch sizes. */
export const bankSize = {
  /** Assessment items of any skill. */
  perSkill: 12,
  /** Assessment items of a skill that has to reach `appliedLevel` in the basic stage of a track. */
  perAppliedSkill: 24,
  appliedLevel: 2,
  /** An item that another one has to stand in for: numeric and case items, itself included. */
  perFamily: 2,
} as const

export type ItemType = Item['type']
export type ItemLevel = Item['level']
type ExhibitKind = Exhibit['kind']

export const itemTypes: readonly ItemType[] = ['single', 'multi', 'ordering', 'numeric']
export const itemLevels: readonly ItemLevel[] = [1, 2, 3]

/** What the bank holds for one skill. Retired items and drafts do not count. */
export interface SkillCoverage {
  skill: string
  title: string
  /** Least number of assessment items. */
  wanted: number
  assessment: number
  practice: number
  /** Assessment items by level and type. */
  cells: Record<ItemLevel, Record<ItemType, number>>
  /** Assessment items that take the place of another one. */
  variants: number
  /** Assessment items that do not stand in for each other: an item with its variants counts once. */
  families: number
  /** Assessment items with an exhibit, by its kind. */
  exhibits: Record<ExhibitKind, number>
  statuses: Partial<Record<Item['status'], number>>
  /** What is missing, in words; empty when nothing is. */
  thin: string[]
}

/** An item and its variants share this id. */
export function familyOf(item: Pick<Item, 'id' | 'variantOf'>): string {
  return item.variantOf ?? item.id
}

/** Numeric and case items are to have a variant, so that a second attempt can ask the same thing anew. */
export function needsVariant(item: Item): boolean {
  return item.pool === 'assessment' && (item.type === 'numeric' || item.isCase)
}

/** Least number of assessment items of a skill: more where some track wants it applied in its basic stage. */
export function wantedItems(graph: Pick<ContentGraph, 'tracks'>, skillId: string): number {
  const isApplied = [...graph.tracks.values()].some(
    ({ targets }) => (targets.basic[skillId] ?? 0) >= bankSize.appliedLevel,
  )
  return isApplied ? bankSize.perAppliedSkill : bankSize.perSkill
}

/** Items that are asked: neither drafts nor retired. */
export function isAsked({ status }: Pick<Item, 'status'>): boolean {
  return status !== 'draft' && status !== 'retired'
}

/** Coverage of every skill, in the order of the curriculum. */
export function bankCoverage(graph: Pick<ContentGraph, 'tracks' | 'skills' | 'items'>): SkillCoverage[] {
  const asked = [...graph.items.values()].filter(isAsked)
  return [...graph.skills.values()].map(({ id, title }) => {
    const own = asked.filter(({ skill }) => skill === id)
    const items = own.filter(({ pool }) => pool === 'assessment')
    const coverage = {
      skill: id,
      title,
      wanted: wantedItems(graph, id),
      assessment: items.length,
      practice: own.length - items.length,
      cells: cellsOf(items),
      variants: items.filter(({ variantOf }) => variantOf !== null).length,
      families: new Set(items.map(familyOf)).size,
      exhibits: exhibitsOf(items),
      statuses: countBy(items.map(({ status }) => status)),
    }
    return { ...coverage, thin: thinIn(coverage, items) }
  })
}

function cellsOf(items: readonly Item[]): SkillCoverage['cells'] {
  const cellsAt = (level: ItemLevel) =>
    Object.fromEntries(
      itemTypes.map((type) => [type, items.filter((item) => item.level === level && item.type === type).length]),
    ) as Record<ItemType, number>
  return { 1: cellsAt(1), 2: cellsAt(2), 3: cellsAt(3) }
}

function exhibitsOf(items: readonly Item[]): Record<ExhibitKind, number> {
  const kinds = items.flatMap(({ exhibit }) => exhibit?.kind ?? [])
  return { table: 0, chart: 0, transcript: 0, log: 0, ...countBy(kinds) }
}

function countBy<Key extends string>(keys: readonly Key[]): Partial<Record<Key, number>> {
  const counts: Partial<Record<Key, number>> = {}
  for (const key of keys) counts[key] = (counts[key] ?? 0) + 1
  return counts
}

/** Items of one level of a coverage. */
export function itemsAt({ cells }: Pick<SkillCoverage, 'cells'>, level: ItemLevel): number {
  return itemTypes.reduce((sum, type) => sum + cells[level][type], 0)
}

function thinIn(coverage: Omit<SkillCoverage, 'thin'>, items: readonly Item[]): string[] {
  const { assessment, wanted } = coverage
  const families = countBy(items.map(familyOf))
  const alone = items.filter((item) => needsVariant(item) && (families[familyOf(item)] ?? 0) < bankSize.perFamily)
  return [
    ...(assessment < wanted ? [`${assessment} of ${wanted} items`] : []),
    ...([1, 2] as const).filter((level) => itemsAt(coverage, level) === 0).map((level) => `no item of level ${level}`),
    ...itemTypes
      .filter((type) => itemLevels.every((level) => coverage.cells[level][type] === 0))
      .map((type) => `no ${type} item`),
    ...(alone.length > 0 ? [`no variant of ${alone.map(({ id }) => id).join(', ')}`] : []),
  ]
}
