import fc from 'fast-check'
import { expect, test } from 'vitest'
import { sameOriginPath } from '@/lib/account/core/same-origin-path'

test.each(['/plan', '/plan?week=2#now', '/lessons/a%20b', '/a//b', '/search?q=https://example.org'])(
  'sameOriginPath keeps %s',
  (wish) => {
    expect(sameOriginPath(wish)).toBe(wish)
  },
)

test.each([
  'https://evil.example',
  '//evil.example',
  '///evil.example',
  '/\\evil.example',
  '\\\\evil.example',
  '/\t/evil.example',
  '/\n/evil.example',
  'javascript:alert(1)',
  ' /plan',
  'plan',
  '',
  '/..//evil.example',
  '/.//evil.example',
  '/a/..//evil.example',
  '/%2e%2e//evil.example',
  'http:evil.example',
  '//milepost.invalid@evil.example',
  '/\u0000/evil',
])('sameOriginPath refuses %j', (wish) => {
  expect(sameOriginPath(wish)).toBe('/today')
})

test('sameOriginPath falls back to what it is told', () => {
  expect(sameOriginPath(null)).toBe('/today')
  expect(sameOriginPath(undefined, '/')).toBe('/')
  expect(sameOriginPath('//evil.example', '/home')).toBe('/home')
})

test('sameOriginPath never leads a browser to another origin, whatever is wished', () => {
  const wish = fc.oneof(
    fc.string(),
    fc
      .array(fc.constantFrom('/', '\\', '.', '..', '%2e', '%2f', '@', ':', '?', '#', 'evil.example', '\t', ' '))
      .map((parts) => `/${parts.join('')}`),
  )
  fc.assert(
    fc.property(wish, (text) => {
      const url = new URL(sameOriginPath(text), 'https://milepost.example/sign-in')
      expect(url.origin).toBe('https://milepost.example')
    }),
    { seed: 2, numRuns: 2000 },
  )
})
