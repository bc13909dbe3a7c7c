import { expect, test } from 'vitest'
import { itemHealth } from '@/lib/assessment/core/item-health'
import { countGroups, isInGroup, ITEM_GROUPS, sortItems, type ListedItem } from '@/lib/assessment/core/item-health-list'

const NOTHING = itemHealth({ a: 1, b: 0, c: 0, type: 'ordering', options: [] }, [])

function listed(
  id: string,
  { health = {}, ...changes }: Partial<Omit<ListedItem, 'health'>> & { health?: object } = {},
): ListedItem {
  return {
    id,
    skill: { id: 'E1' },
    health: { ...NOTHING, ...health },
    isFlagged: false,
    isPublished: false,
    openReports: 0,
    ...changes,
  }
}

const idsOf = (items: readonly ListedItem[]) => items.map(({ id }) => id)

test('sortItems puts what is unknown last either way, and equals in the order of ids', () => {
  const items = [
    listed('E1-b', { health: { facility: 0.5 } }),
    listed('E1-c'),
    listed('E1-a', { health: { facility: 0.5 } }),
    listed('E1-d', { health: { facility: 0.9 } }),
  ]
  expect(idsOf(sortItems(items, { key: 'facility', isDown: true }))).toEqual(['E1-d', 'E1-a', 'E1-b', 'E1-c'])
  expect(idsOf(sortItems(items, { key: 'facility', isDown: false }))).toEqual(['E1-a', 'E1-b', 'E1-d', 'E1-c'])
  expect(idsOf(sortItems(items, { key: 'id', isDown: true }))).toEqual(['E1-d', 'E1-c', 'E1-b', 'E1-a'])
})

test('sortItems knows every column', () => {
  const items = [
    listed('E1-a', {
      openReports: 1,
      health: { answers: 5, medianMs: 10, discrimination: { value: 0.1, low: 0, high: 0.2 } },
    }),
    listed('E1-b', {
      openReports: 2,
      health: { answers: 9, medianMs: 20, discrimination: { value: 0.3, low: 0, high: 0.5 } },
    }),
  ]
  for (const key of ['answers', 'time', 'discrimination', 'reports'] as const)
    expect([key, ...idsOf(sortItems(items, { key, isDown: true }))]).toEqual([key, 'E1-b', 'E1-a'])
})

test('countGroups counts what isInGroup says', () => {
  const items = [
    listed('a', { isFlagged: true, health: { facility: 0.5, signs: ['drift'] } }),
    listed('b', { openReports: 2 }),
    listed('c', { isPublished: true, health: { facility: 0.5 } }),
  ]
  expect(countGroups(items)).toEqual({ flagged: 1, signs: 1, reported: 1, calibrated: 1, few: 1 })
  expect(ITEM_GROUPS.map((group) => idsOf(items.filter((item) => isInGroup(item, group))))).toEqual([
    ['a'],
    ['a'],
    ['b'],
    ['c'],
    ['b'],
  ])
})
