import fc from 'fast-check'
import { expect, test } from 'vitest'
import { LAB_LINK_VERSION, labQuery } from '@/lib/labs/core/lab-link'

test('a link names its version, the preset and the changed inputs in their order', () => {
  expect(labQuery('lesson', {})).toBe('v=1&preset=lesson')
  expect(labQuery('lesson', { line: 0.25, isShown: false, plan: 'flat' })).toBe(
    'v=1&preset=lesson&line=0.25&isShown=false&plan=flat',
  )
})

test('what an address reserves is escaped, and an empty input stays in the link', () => {
  expect(labQuery('a&b', { note: 'x = 1', none: '' })).toBe('v=1&preset=a%26b&note=x+%3D+1&none=')
})

test('every input comes back from the link as its text', () => {
  const anyInput = fc.oneof(fc.string(), fc.integer(), fc.boolean())
  const anyKey = fc.stringMatching(/^[a-z]{2,8}$/).filter((key) => key !== 'preset')
  fc.assert(
    fc.property(fc.dictionary(anyKey, anyInput), (inputs) => {
      const query = new URLSearchParams(labQuery('lesson', inputs))
      expect(query.get('v')).toBe(LAB_LINK_VERSION)
      expect([...query.keys()]).toHaveLength(Object.keys(inputs).length + 2)
      for (const [key, value] of Object.entries(inputs)) expect(query.get(key)).toBe(String(value))
    }),
    { seed: 1 },
  )
})
