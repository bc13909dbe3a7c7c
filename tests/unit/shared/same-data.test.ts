import { expect, test } from 'vitest'
import { sameData } from '@/lib/shared/same-data'

test('the order of keys and parts left undefined say nothing', () => {
  expect(sameData({ a: 1, b: [{ c: null, d: 'x' }] }, { b: [{ d: 'x', c: null }], a: 1, e: undefined })).toBe(true)
})

test.each([
  [{ a: 1 }, { a: 2 }],
  [{ a: 1 }, { a: 1, b: 1 }],
  [{ a: 1, b: 1 }, { a: 1 }],
  [{ a: null }, {}],
  [
    [1, 2],
    [2, 1],
  ],
  [[], {}],
  [null, {}],
  ['1', 1],
])('%j is not %j', (one, other) => {
  expect(sameData(one, other)).toBe(false)
})
