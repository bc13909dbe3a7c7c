import type { ItemHealth } from '@/lib/assessment/core/item-health'

/** What the list of items can be sorted by. */
export const ITEM_SORT_KEYS = ['id', 'answers', 'facility', 'discrimination', 'time', 'reports'] as const

/** An order of the list; down means the largest first. */
export interface ItemSort {
  readonly key: (typeof ITEM_SORT_KEYS)[number]
  readonly isDown: boolean
}

/** Parts of the list: flagged, with a sign, reported, calibrated (published parameters), with too few answers. */
export const ITEM_GROUPS = ['flagged', 'signs', 'reported', 'calibrated', 'few'] as const
export type ItemGroup = (typeof ITEM_GROUPS)[number]

/** What sorting and grouping look at. */
export interface ListedItem {
  readonly id: string
  readonly skill: { readonly id: string }
  readonly health: ItemHealth
  readonly isFlagged: boolean
  readonly isPublished: boolean
  readonly openReports: number
}

/** Whether an item is in a group. */
export function isInGroup({ health, isFlagged, isPublished, openReports }: ListedItem, group: ItemGroup): boolean {
  switch (group) {
    case 'flagged':
      return isFlagged
    case 'signs':
      return health.signs.length > 0
    case 'reported':
      return openReports > 0
    case 'calibrated':
      return isPublished
    case 'few':
      return health.facility === null
  }
}

/** How many items each group holds. */
export function countGroups(items: readonly ListedItem[]): Record<ItemGroup, number> {
  const count = (group: ItemGroup) => items.filter((item) => isInGroup(item, group)).length
  return {
    flagged: count('flagged'),
    signs: count('signs'),
    reported: count('reported'),
    calibrated: count('calibrated'),
    few: count('few'),
  }
}

/** The items in an order; what has no value comes last either way, and equals stand by id. */
export function sortItems<T extends ListedItem>(items: readonly T[], { key, isDown }: ItemSort): T[] {
  const direction = isDown ? -1 : 1
  return items.toSorted((one, other) => {
    const byId = one.id.localeCompare(other.id, 'en', { numeric: true })
    if (key === 'id') return direction * byId
    const [left, right] = [valueOf(one, key), valueOf(other, key)]
    if (left === right) return byId
    if (left === null || right === null) return left === null ? 1 : -1
    return direction * (left - right)
  })
}

function valueOf({ health, openReports }: ListedItem, key: Exclude<ItemSort['key'], 'id'>): number | null {
  switch (key) {
    case 'answers':
      return health.answers
    case 'facility':
      return health.facility
    case 'discrimination':
      return health.discrimination?.value ?? null
    case 'time':
      return health.medianMs
    case 'reports':
      return openReports
  }
}
