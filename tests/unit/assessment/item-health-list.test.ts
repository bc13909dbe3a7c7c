import { expect, test } from 'vitest'
import { itemHealth } from '@/lib/assessment/core/item-health'
import {
  countGroups,
  isInGroup,
  ITEM_GROUPS,
  ITEM_SORT_KEYS,
  sortItems,
  type ListedItem,
} from '@/lib/assessment/core/item-health-list'

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

// Each column puts the four items into another order.
const COLUMNS = [
  listed('E1-c', { openReports: 0, health: columns(3, 0.1, 0.4, 20) }),
  listed('E1-a', { openReports: 3, health: columns(1, 0.4, 0.3, 10) }),
  listed('E1-d', { openReports: 2, health: columns(4, 0.3, 0.1, 30) }),
  listed('E1-b', { openReports: 1, health: columns(2, 0.2, 0.2, 40) }),
]
function columns(answers: number, facility: number, value: number, medianMs: number): object {
  return { answers, facility, medianMs, discrimination: { value, low: 0, high: 1 } }
}

test.each([
  ['id', 'abcd'],
  ['answers', 'abcd'],
  ['facility', 'cbda'],
  ['discrimination', 'dbac'],
  ['time', 'acdb'],
  ['reports', 'cbda'],
] as const)('sortItems by %s gives %s, and down the reverse', (key, order) => {
  const ids = order.split('').map((letter) => `E1-${letter}`)
  expect(idsOf(sortItems(COLUMNS, { key, isDown: false }))).toEqual(ids)
  expect(idsOf(sortItems(COLUMNS, { key, isDown: true }))).toEqual(ids.toReversed())
})

test('sortItems by reports and by answers does not look at other columns', () => {
  const items = [
    listed('a', { openReports: 1, health: { answers: 9, medianMs: 1 } }),
    listed('b', { openReports: 2, health: { answers: 8, medianMs: 2 } }),
    listed('c', { openReports: 3, health: { answers: 7, medianMs: 3 } }),
  ]
  expect(idsOf(sortItems(items, { key: 'reports', isDown: false }))).toEqual(['a', 'b', 'c'])
  expect(idsOf(sortItems(items, { key: 'answers', isDown: false }))).toEqual(['c', 'b', 'a'])
})

test('sortItems reads the figures of ids as numbers', () => {
  const items = ['E1-10', 'E1-9', 'E1-2'].map((id) => listed(id))
  expect(idsOf(sortItems(items, { key: 'id', isDown: false }))).toEqual(['E1-2', 'E1-9', 'E1-10'])
  expect(idsOf(sortItems(items, { key: 'id', isDown: true }))).toEqual(['E1-10', 'E1-9', 'E1-2'])
})

test.each(['facility', 'discrimination', 'time'] as const)(
  'sortItems by %s keeps what is unknown behind what is known, by id, whatever came first',
  (key) => {
    const known = { facility: 0, discrimination: { value: 0, low: 0, high: 0 }, medianMs: 0 }
    const items = [listed('E1-9', { health: known }), listed('E1-3'), listed('E1-2'), listed('E1-1')]
    for (const isDown of [true, false])
      for (const given of [items, items.toReversed(), [...items.slice(2), ...items.slice(0, 2)]])
        expect(idsOf(sortItems(given, { key, isDown }))).toEqual(['E1-9', 'E1-1', 'E1-2', 'E1-3'])
  },
)

test('the list can be sorted by six columns and has five groups', () => {
  expect(ITEM_SORT_KEYS).toEqual(['id', 'answers', 'facility', 'discrimination', 'time', 'reports'])
  expect(ITEM_GROUPS).toEqual(['flagged', 'signs', 'reported', 'calibrated', 'few'])
})

test('countGroups counts what isInGroup says', () => {
  const items = [
    listed('a', { isFlagged: true, health: { facility: 0.5, signs: ['drift'] } }),
    listed('b', { openReports: 2 }),
    listed('c', { isPublished: true, health: { facility: 0.5 } }),
  ]
  expect(countGroups(items)).toEqual({ flagged: 1, signs: 1, reported: 1, calibrated: 1, few: 1 })
  expect(countGroups([...items, listed('d'), listed('e', { isFlagged: true })])).toEqual({
    flagged: 2,
    signs: 1,
    reported: 1,
    calibrated: 1,
    few: 3,
  })
  expect(ITEM_GROUPS.map((group) => idsOf(items.filter((item) => isInGroup(item, group))))).toEqual([
    ['a'],
    ['a'],
    ['b'],
    ['c'],
    ['b'],
  ])
})
