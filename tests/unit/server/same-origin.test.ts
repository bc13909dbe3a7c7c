import { expect, test } from 'vitest'
import { isAllowedOrigin } from '@/lib/server/core/same-origin'

const post = { method: 'POST', host: 'milepost.example', origin: undefined, secFetchSite: undefined }

test.each([
  [
    'a reading request from anywhere',
    { ...post, method: 'GET', origin: 'https://evil.example', secFetchSite: 'cross-site' },
  ],
  ['a write the browser calls same-origin', { ...post, secFetchSite: 'same-origin' }],
  ['a write from the host itself', { ...post, origin: 'https://milepost.example' }],
  ['a write by a program that is no browser', post],
])('isAllowedOrigin lets through %s', (_what, facts) => {
  expect(isAllowedOrigin(facts)).toBe(true)
})

test.each([
  ['a write the browser calls cross-site', { ...post, secFetchSite: 'cross-site' }],
  ['a write from a sibling of the site', { ...post, secFetchSite: 'same-site' }],
  [
    'a write the browser calls cross-site although the origin fits',
    { ...post, origin: 'https://milepost.example', secFetchSite: 'cross-site' },
  ],
  ['a write from another origin', { ...post, origin: 'https://evil.example' }],
  ['a write from another port', { ...post, origin: 'https://milepost.example:8443' }],
  ['a write from a sandbox', { ...post, origin: 'null' }],
  ['a DELETE from another origin', { ...post, method: 'DELETE', origin: 'https://evil.example' }],
])('isAllowedOrigin refuses %s', (_what, facts) => {
  expect(isAllowedOrigin(facts)).toBe(false)
})

test('isAllowedOrigin accepts the configured origin when a proxy changed the host', () => {
  const facts = { ...post, host: '10.0.0.5:3000', origin: 'https://milepost.example' }
  expect(isAllowedOrigin(facts)).toBe(false)
  expect(isAllowedOrigin(facts, 'https://milepost.example')).toBe(true)
})
