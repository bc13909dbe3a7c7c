import { expect, test } from 'vitest'
import { readAmount } from '@/components/lesson/read-amount'

test.each([
  ['20', 20],
  ['-3', -3],
  ['−3', -3],
  ['0.5', 0.5],
  ['.5', 0.5],
  ['0,5', 0.5],
  ['12,34', 12.34],
  ['1,200', 1200],
  ['2,000,000', 2_000_000],
  ['1,200.5', 1200.5],
  ['1.200,5', 1200.5],
  ['2.000.000', 2_000_000],
  ['1.200', 1.2],
  ['12 000', 12_000],
  ['12’000', 12_000],
  ['€ 45', 45],
  ['$1,200', 1200],
  ['12.5 %', 12.5],
  ['5.', 5],
])('readAmount reads %j as %d', (typed, value) => {
  expect(readAmount(typed)).toBe(value)
})

test.each(['', ' ', '-', '.', ',', 'about 20', '1e9', '1,2,3', '1..2', '20 or 30', 'Infinity', '--1'])(
  'readAmount reads no number in %j',
  (typed) => {
    expect(readAmount(typed)).toBeNull()
  },
)
