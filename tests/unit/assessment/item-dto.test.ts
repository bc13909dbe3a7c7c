import { beforeAll, expect, test } from 'vitest'
import { scoreAnswer } from '@/lib/assessment/core/score-answer'
import { toPublicItem, toReviewItem } from '@/lib/assessment/item-dto'
import type { Item } from '@/lib/content/core/types'
import { getContent } from '@/lib/content/loader'
import { choiceItem, numericItem, orderingItem } from '@/tests/support/sample-items'

const SAMPLES: Item[] = [choiceItem(['B']), choiceItem(['A', 'C']), orderingItem(['x', 'y', 'z']), numericItem()]
let items: Item[] = []

beforeAll(async () => {
  items = [...SAMPLES, ...(await getContent()).items.values()]
})

/** Texts that only somebody who knows the answer may read. */
function secretsOf(item: Item): string[] {
  switch (item.type) {
    case 'single':
    case 'multi':
      return item.options.map(({ rationale }) => rationale)
    case 'ordering':
      return item.correctOrder.map(({ rationale }) => rationale)
    case 'numeric':
      return [item.answer.working, ...item.commonErrors.map(({ feedback }) => feedback)]
  }
}

test('toPublicItem over the whole bank has these fields and no others', () => {
  expect(items.length).toBeGreaterThan(SAMPLES.length)
  for (const item of items) {
    const dto = toPublicItem(item)
    expect(Object.keys(dto).sort()).toEqual(['exhibit', 'id', 'options', 'skill', 'stem', 'type', 'unit'])
    for (const option of dto.options) expect(Object.keys(option).sort()).toEqual(['id', 'text'])
  }
})

test('toPublicItem over the whole bank contains no reason, working or feedback', () => {
  for (const item of items) {
    const json = JSON.stringify(toPublicItem(item))
    const leaked = secretsOf(item).filter(
      (text) => text.length > 12 && json.includes(JSON.stringify(text).slice(1, -1)),
    )
    expect([item.id, leaked]).toEqual([item.id, []])
  }
})

test('toPublicItem tells the right order neither by the order shown nor by the ids', () => {
  const orderings = items.filter((item) => item.type === 'ordering')
  expect(orderings.length).toBeGreaterThan(1)
  for (const item of orderings) {
    const { options } = toPublicItem(item)
    const right = item.correctOrder.map(({ text }) => text)
    expect(options.map(({ text }) => text).sort()).toEqual([...right].sort())
    expect(options.map(({ text }) => text)).not.toEqual(right)
    const byId = [...options].sort((one, other) => (one.id < other.id ? -1 : 1))
    expect(byId.map(({ text }) => text)).not.toEqual(right)
  }
})

test('toReviewItem over the whole bank names a key that scores full', () => {
  for (const item of items) {
    const { key, figure } = toReviewItem(item)
    const answer =
      figure !== null
        ? ({ type: 'number', value: figure.value } as const)
        : ({ type: item.type === 'ordering' ? 'order' : 'choice', optionIds: key } as const)
    expect([item.id, scoreAnswer(item, answer)]).toEqual([item.id, 1])
  }
})

test('toReviewItem has a reason for every option and the solution in words', () => {
  for (const item of items) {
    const review = toReviewItem(item)
    for (const { id } of review.options) expect([item.id, typeof review.rationales[id]]).toEqual([item.id, 'string'])
  }
  expect(toReviewItem(orderingItem(['x', 'y', 'z'])).solution).toBe('x → y → z')
  expect(toReviewItem(numericItem()).solution).toBe('20 %. 2 of 10')
  expect(toReviewItem(numericItem({ unit: null })).solution).toBe('20. 2 of 10')
})
