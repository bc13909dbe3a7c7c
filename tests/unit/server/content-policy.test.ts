import { expect, test } from 'vitest'
import { buildContentPolicy, choosePolicy } from '@/lib/server/core/content-policy'

const cached = { statusCode: 200, contentType: 'text/html; charset=utf-8', hasPrerenderHeader: true, hasEtag: true }

test('buildContentPolicy allows exactly the hashes of a cached page', () => {
  expect(buildContentPolicy({ hashes: ['sha256-AAA=', 'sha256-BBB='] })).toBe(
    "default-src 'self'; script-src 'self' 'sha256-AAA=' 'sha256-BBB='; script-src-attr 'none'; style-src 'self'; style-src-attr 'unsafe-inline'; img-src 'self' data:; font-src 'self'; connect-src 'self'; object-src 'none'; base-uri 'self'; form-action 'self'; frame-ancestors 'none'",
  )
})

test('buildContentPolicy allows a nonce for scripts and styles', () => {
  const policy = buildContentPolicy({ hashes: ['sha256-AAA='], nonce: 'abc' })
  expect(policy).toContain("script-src 'self' 'sha256-AAA=' 'nonce-abc';")
  expect(policy).toContain("style-src 'self' 'nonce-abc';")
})

test('buildContentPolicy never allows inline or evaluated scripts in production', () => {
  const scripts = buildContentPolicy({ hashes: [], nonce: 'abc' })
    .split('; ')
    .find((part) => part.startsWith('script-src '))
  expect(scripts).not.toMatch(/unsafe/)
})

test('buildContentPolicy allows evaluation and the socket only in development', () => {
  const policy = buildContentPolicy({ hashes: [], nonce: 'abc' }, { isDevelopment: true })
  expect(policy).toContain("'unsafe-eval'")
  expect(policy).toContain("connect-src 'self' ws:")
  expect(policy).not.toMatch(/script-src [^;]*'unsafe-inline'/)
})

test.each([
  ['hashes for a cached page', cached, 'hashes'],
  ['a nonce in draft mode, which has no ETag', { ...cached, hasEtag: false }, 'nonce'],
  ['a nonce for a page rendered now', { ...cached, hasPrerenderHeader: false, hasEtag: false }, 'nonce'],
  ['a nonce for a rendered page with an ETag', { ...cached, hasPrerenderHeader: false }, 'nonce'],
  ['the known policy for 304', { ...cached, statusCode: 304, contentType: '' }, 'known-for-etag'],
  ['none for Flight data', { ...cached, contentType: 'text/x-component' }, 'none'],
  ['none for JSON', { ...cached, contentType: 'application/json' }, 'none'],
  [
    'a policy for SVG, which may be opened as a document',
    { ...cached, contentType: 'image/svg+xml' },
    'document-image',
  ],
] as const)('choosePolicy chooses %s', (_what, facts, choice) => {
  expect(choosePolicy(facts)).toBe(choice)
})
