import fc from 'fast-check'
import { expect, test } from 'vitest'
import { orderEntryIds, scoreAnswer, shownOrder } from '@/lib/assessment/core/score-answer'
import { choiceItem, numericItem, orderingItem } from '@/tests/support/sample-items'

const choose = (...optionIds: string[]) => ({ type: 'choice', optionIds }) as const
const order = (...optionIds: string[]) => ({ type: 'order', optionIds }) as const
const number = (value: number) => ({ type: 'number', value }) as const

test('scoreAnswer gives no score for "I don\'t know", whatever the item', () => {
  for (const item of [choiceItem(['B']), choiceItem(['A', 'C']), orderingItem(['x', 'y']), numericItem()]) {
    expect(scoreAnswer(item, { type: 'dont-know' })).toBeNull()
  }
})

test('scoreAnswer of one right option is all or nothing', () => {
  const item = choiceItem(['B'])
  expect(scoreAnswer(item, choose('B'))).toBe(1)
  expect(scoreAnswer(item, choose('A'))).toBe(0)
  expect(scoreAnswer(item, choose('A', 'B'))).toBe(0)
  expect(scoreAnswer(item, choose('B', 'B'))).toBe(1)
  expect(scoreAnswer(item, choose())).toBe(0)
})

test.each([
  [['A', 'C'], 1],
  [['C', 'A'], 1],
  [['A'], 0.5],
  [['C'], 0.5],
  [['A', 'B'], 0],
  [['A', 'B', 'C'], 0],
  [['B'], 0],
  [['B', 'D'], 0],
  [['Z'], 0],
  [['A', 'Z'], 0],
  [['A', 'A'], 0.5],
  [[], 0],
])('scoreAnswer of two right options A and C, chosen %j, is %d', (chosen, score) => {
  expect(scoreAnswer(choiceItem(['A', 'C']), choose(...chosen))).toBe(score)
})

test('scoreAnswer of an order counts the pairs that stand the right way round', () => {
  const item = orderingItem(['first', 'second', 'third'])
  const [one = '', two = '', three = ''] = orderEntryIds(item)
  expect(scoreAnswer(item, order(one, two, three))).toBe(1)
  expect(scoreAnswer(item, order(two, one, three))).toBeCloseTo(2 / 3, 12)
  expect(scoreAnswer(item, order(three, one, two))).toBeCloseTo(1 / 3, 12)
  expect(scoreAnswer(item, order(three, two, one))).toBe(0)
})

test('scoreAnswer of an order that lacks, repeats or invents an entry earns nothing for it', () => {
  const item = orderingItem(['first', 'second', 'third'])
  const [one = '', two = '', three = ''] = orderEntryIds(item)
  expect(scoreAnswer(item, order(one, two))).toBe(0)
  expect(scoreAnswer(item, order(one, one, two))).toBe(0)
  expect(scoreAnswer(item, order(one, two, three, 'H'))).toBe(0)
  expect(scoreAnswer(item, order(one, two, 'H'))).toBeCloseTo(1 / 3, 12)
  expect(scoreAnswer(item, order('H', two, three))).toBeCloseTo(1 / 3, 12)
  expect(scoreAnswer(item, order(one, 'H', three))).toBeCloseTo(1 / 3, 12)
  // A repeated entry counts where it stands last: two, three, one.
  expect(scoreAnswer(item, order(one, two, three, one))).toBeCloseTo(1 / 3, 12)
})

test.each([
  [19.5, 1],
  [20.5, 1],
  [20, 1],
  [19.49, 0],
  [20.51, 0],
  [-20, 0],
])('scoreAnswer of a number, 20 ± 0.5 wanted and %d given, is %d', (value, score) => {
  expect(scoreAnswer(numericItem(), number(value))).toBe(score)
})

test('scoreAnswer forgives the last bit of a decimal fraction', () => {
  expect(scoreAnswer(numericItem({ value: 0.3, tolerance: 0 }), number(0.1 + 0.2))).toBe(1)
})

test('scoreAnswer forgives up to a billionth and no more', () => {
  const item = numericItem({ value: 0, tolerance: 0 })
  expect([1e-9, -1e-9, 1.1e-9].map((value) => scoreAnswer(item, number(value)))).toEqual([1, 1, 0])
})

test('scoreAnswer refuses an answer of another kind than the item asks for', () => {
  expect(() => scoreAnswer(choiceItem(['B']), number(3))).toThrow(
    new TypeError('Item E1-a (single) takes an answer of kind choice, got number'),
  )
  expect(() => scoreAnswer(choiceItem(['B']), order('B', 'A'))).toThrow(/E1-a.*choice.*order/)
  expect(() => scoreAnswer(orderingItem(['x', 'y']), choose('A'))).toThrow(TypeError)
  expect(() => scoreAnswer(numericItem(), choose('A'))).toThrow(TypeError)
})

test('shownOrder is a true shuffle of 2 to 8 entries, always the same and never the right order', () => {
  const item = fc.record({ id: fc.string({ minLength: 3, maxLength: 6 }), count: fc.integer({ min: 2, max: 8 }) })
  fc.assert(
    fc.property(item, ({ id, count }) => {
      const ordering = orderingItem(
        Array.from({ length: count }, (_, index) => `entry ${index}`),
        { id },
      )
      const shown = shownOrder(ordering)
      const right = shown.map((_, index) => index)
      expect([...shown].sort((one, other) => one - other)).toEqual(right)
      expect(shown).not.toEqual(right)
      expect(shownOrder(ordering)).toEqual(shown)
      const ids = orderEntryIds(ordering)
      expect(shown.map((index) => ids[index])).toEqual([...'ABCDEFGH'].slice(0, count))
      expect(scoreAnswer(ordering, order(...ids))).toBe(1)
      expect(scoreAnswer(ordering, order(...[...ids].reverse()))).toBe(0)
    }),
    { seed: 13 },
  )
})

test('orderEntryIds refuses more entries than there are letters', () => {
  expect(() => orderEntryIds(orderingItem(Array.from({ length: 9 }, String)))).toThrow(
    new RangeError('An ordering item has at most 8 entries: E1-b'),
  )
})

test('shownOrder shows each wrong order of four entries alike, and one of them for the right order, too', () => {
  const { correctOrder } = orderingItem(['one', 'two', 'three', 'four'])
  const counts = new Map<string, number>()
  for (let index = 0; index < 960; index += 1) {
    const order = shownOrder({ id: `item ${index}`, correctOrder }).join('')
    counts.set(order, (counts.get(order) ?? 0) + 1)
  }
  // Of 24 orders each comes 40 times, sd 6.2, and five of these are 31. The right one, 0123, is shown as 1230, which so
  // comes 80 times, sd 8.6; three of these are 26.
  expect(counts.size).toBe(23)
  expect(Math.abs((counts.get('1230') ?? 0) - 80)).toBeLessThan(26)
  counts.delete('1230')
  expect(Math.max(...[...counts.values()].map((count) => Math.abs(count - 40)))).toBeLessThan(31)
})
