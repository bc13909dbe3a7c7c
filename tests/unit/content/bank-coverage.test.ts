import { expect, test } from 'vitest'
import { choiceItem, numericItem } from '../../support/sample-items'
import { bankCoverage, itemsAt, wantedItems } from '@/lib/content/core/bank-coverage'
import type { ContentGraph } from '@/lib/content/core/graph'
import type { Item } from '@/lib/content/core/types'

const track = (basic: Record<string, number>) => ({ targets: { basic } })
const graphOf = (items: Item[], tracks = [track({ E1: 2, T1: 1 }), track({ E1: 1, T1: 1 })]) =>
  ({
    items: new Map(items.map((item) => [item.id, item])),
    skills: new Map(['E1', 'T1'].map((id) => [id, { id, title: `Skill ${id}` }])),
    tracks: new Map(tracks.map((each, index) => [String(index), each])),
  }) as unknown as ContentGraph

const chart = {
  kind: 'chart' as const,
  title: 'C',
  note: null,
  form: 'bar' as const,
  x: 'x',
  y: 'y',
  categories: ['a'],
  series: [],
}

test('wantedItems asks for 24 where one track wants the skill applied in its basic stage, for 12 elsewhere', () => {
  const graph = graphOf([])
  expect([wantedItems(graph, 'E1'), wantedItems(graph, 'T1'), wantedItems(graph, 'Z9')]).toEqual([24, 12, 12])
})

test('bankCoverage counts by level and type, pool, variants, families, exhibits and status', () => {
  const [row, empty] = bankCoverage(
    graphOf([
      choiceItem(['A'], { id: 'E1-a', level: 1, status: 'reviewed' }),
      choiceItem(['A', 'B'], { id: 'E1-b', level: 2, isCase: true, exhibit: chart, status: 'live' }),
      choiceItem(['A', 'B'], { id: 'E1-c', level: 2, isCase: true, exhibit: chart, status: 'live', variantOf: 'E1-b' }),
      numericItem({}, { id: 'E1-d', level: 2, status: 'reviewed' }),
      choiceItem(['A'], { id: 'E1-e', pool: 'practice' }),
      choiceItem(['A'], { id: 'E1-f', status: 'retired' }),
      choiceItem(['A'], { id: 'E1-g', status: 'draft' }),
    ]),
  )
  expect(row).toMatchObject({
    skill: 'E1',
    title: 'Skill E1',
    wanted: 24,
    assessment: 4,
    practice: 1,
    variants: 1,
    families: 3,
    cells: {
      1: { single: 1, multi: 0, ordering: 0, numeric: 0 },
      2: { single: 0, multi: 2, ordering: 0, numeric: 1 },
      3: { single: 0, multi: 0, ordering: 0, numeric: 0 },
    },
    exhibits: { table: 0, chart: 2, transcript: 0, log: 0 },
    statuses: { reviewed: 2, live: 2 },
    thin: ['4 of 24 items', 'no ordering item', 'no variant of E1-d'],
  })
  expect(itemsAt(row!, 2)).toBe(3)
  expect(empty?.thin).toEqual([
    '0 of 12 items',
    'no item of level 1',
    'no item of level 2',
    'no single item',
    'no multi item',
    'no ordering item',
    'no numeric item',
  ])
})
