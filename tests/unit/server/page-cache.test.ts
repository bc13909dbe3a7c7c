import { brotliDecompressSync, gunzipSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { PageCache, THEME_SCRIPT_HASH } from '@/lib/server/page-cache'

const page = (text: string): Buffer =>
  Buffer.from(`<script>self.__next_f.push(["${text}"])</script>${text.repeat(500)}`)

test('PageCache knows the hashes of an ETag after it has seen its page', () => {
  const cache = new PageCache()
  expect(cache.getHashes('"a"')).toBeUndefined()
  const hashes = cache.getHashes('"a"', page('a'))
  expect(hashes).toHaveLength(2)
  expect(hashes?.[0]).toBe(THEME_SCRIPT_HASH)
  expect(cache.getHashes('"a"')).toBe(hashes)
})

test('PageCache compresses a body once per encoding and gives back the same bytes', () => {
  const cache = new PageCache()
  const body = page('a')
  const request = { etag: '"a"', readBody: () => body, isAsset: false } as const
  const brotli = cache.compress({ ...request, encoding: 'br' })
  const gzip = cache.compress({ ...request, encoding: 'gzip' })
  expect(brotliDecompressSync(brotli)).toEqual(body)
  expect(gunzipSync(gzip)).toEqual(body)
  expect(cache.compress({ ...request, encoding: 'br' })).toBe(brotli)
})

test('PageCache forgets the least recently used entries above its capacity', () => {
  const cache = new PageCache(3_000)
  for (const etag of ['"a"', '"b"']) cache.getHashes(etag, page(etag))
  cache.getHashes('"a"')
  for (const etag of ['"c"', '"d"'])
    cache.compress({ etag, readBody: () => page(etag), encoding: 'gzip', isAsset: false })
  expect(cache.getHashes('"b"')).toBeUndefined()
  expect(
    cache.compress({ etag: '"d"', readBody: () => page('d'), encoding: 'gzip', isAsset: false }).byteLength,
  ).toBeLessThan(500)
})
