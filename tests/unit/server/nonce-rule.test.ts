import { expect, test } from 'vitest'
import { mayHaveNonce, normalisePath, readPrerenderedRoutes } from '@/lib/server/core/nonce-rule'

const routes = readPrerenderedRoutes({
  routes: { '/': {}, '/map': {}, '/lessons/ü': {} },
  dynamicRoutes: { '/skills/[id]': { routeRegex: '^/skills/([^/]+?)(?:/)?$' } },
})
const page = { isFlightRequest: false, hasDraftCookie: false }

test.each(['/plan', '/plan?week=3', '/skills', '/skills/E1/edit', '/mapping'])(
  'mayHaveNonce is true for the dynamic path %s',
  (path) => {
    expect(mayHaveNonce({ ...page, path }, routes)).toBe(true)
  },
)

test.each([
  '/',
  '/?x=1',
  '/map',
  '/map/',
  '/map?nonce=1',
  '/%6dap',
  '//map',
  '/x/../map',
  '/./map',
  '/index',
  '/map.rsc',
  '/skills/E1',
  '/skills/E%31',
  '/lessons/%C3%BC',
])('mayHaveNonce is false for the prerendered path %s', (path) => {
  expect(mayHaveNonce({ ...page, path }, routes)).toBe(false)
})

test('mayHaveNonce is false for assets and Flight requests', () => {
  expect(mayHaveNonce({ ...page, path: '/_next/static/a.js' }, routes)).toBe(false)
  expect(mayHaveNonce({ ...page, path: '/_next/image?url=a' }, routes)).toBe(false)
  expect(mayHaveNonce({ ...page, path: '/plan', isFlightRequest: true }, routes)).toBe(false)
})

test('mayHaveNonce is true for a prerendered path in draft mode, which is rendered for one reader', () => {
  expect(mayHaveNonce({ ...page, path: '/map', hasDraftCookie: true }, routes)).toBe(true)
})

test('normalisePath keeps a path it cannot decode', () => {
  expect(normalisePath('/%E0%A4%A?x=1')).toBe('/%E0%A4%A')
})
