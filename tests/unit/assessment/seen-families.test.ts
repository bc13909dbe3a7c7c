import { expect, test } from 'vitest'
import { withFamilies } from '@/lib/assessment/core/seen-families'
import { buildItem, buildSingleSkillBank } from './build-test-bank'

const bank = buildSingleSkillBank([
  buildItem('a'),
  buildItem('a2', { variantOf: 'a' }),
  buildItem('b'),
  buildItem('a3', { variantOf: 'a' }),
])

test('withFamilies closes the whole family, whichever member was seen', () => {
  for (const seen of ['a', 'a2', 'a3']) expect(withFamilies(bank, [seen])).toEqual(['a', 'a2', 'a3'])
  expect(withFamilies(bank, ['b'])).toEqual(['b'])
})

test('withFamilies leaves out items that have left the bank', () => {
  expect(withFamilies(bank, ['gone'])).toEqual([])
  expect(withFamilies(bank, [])).toEqual([])
})
