import { expect, test } from 'vitest'
import { chooseEncoding, mayCompress } from '@/lib/server/core/encoding'
import { chooseClientAddress } from '@/lib/server/core/forwarded'

test.each([
  ['gzip, deflate, br, zstd', 'br'],
  ['gzip', 'gzip'],
  ['br;q=0, gzip', 'gzip'],
  ['*', 'br'],
  ['*;q=0', undefined],
  ['identity', undefined],
  ['', undefined],
  ['BR', 'br'],
])('chooseEncoding answers "%s" with %s', (header, encoding) => {
  expect(chooseEncoding(header)).toBe(encoding)
})

const page = {
  statusCode: 200,
  contentType: 'text/html; charset=utf-8',
  contentEncoding: '',
  cacheControl: '',
  hasContentRange: false,
  method: 'GET',
}

test.each([
  ['a page', page, true],
  ['Flight data', { ...page, contentType: 'text/x-component' }, true],
  ['JSON', { ...page, contentType: 'application/json' }, true],
  ['a picture', { ...page, contentType: 'image/png' }, false],
  ['a font', { ...page, contentType: 'font/woff2' }, false],
  ['what is compressed already', { ...page, contentEncoding: 'br' }, false],
  ['a part of a file', { ...page, statusCode: 206, hasContentRange: true }, false],
  ['what must not be transformed', { ...page, cacheControl: 'public, no-transform' }, false],
  ['an answer without a body', { ...page, statusCode: 304 }, false],
  ['the answer to HEAD', { ...page, method: 'HEAD' }, false],
  ['a stream of events', { ...page, contentType: 'text/event-stream' }, false],
])('mayCompress decides on %s', (_what, facts, expected) => {
  expect(mayCompress(facts)).toBe(expected)
})

test('chooseClientAddress believes a forwarding header only of a trusted proxy, and of it the nearest entry', () => {
  const facts = { socketAddress: '::ffff:10.0.0.9', forwardedFor: '6.6.6.6, 203.0.113.7' }
  expect(chooseClientAddress({ ...facts, isProxyTrusted: false })).toBe('10.0.0.9')
  expect(chooseClientAddress({ ...facts, isProxyTrusted: true })).toBe('203.0.113.7')
  expect(chooseClientAddress({ ...facts, forwardedFor: undefined, isProxyTrusted: true })).toBe('10.0.0.9')
})
