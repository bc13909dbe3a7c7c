import type { IncomingHttpHeaders, Server, ServerResponse } from 'node:http'
import { brotliDecompressSync, gunzipSync } from 'node:zlib'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { hashSource, PageCache, THEME_SCRIPT_HASH } from '@/lib/server/page-cache'
import { limitBody } from '@/lib/server/request-limits'
import { guardResponse } from '@/lib/server/response-guard'
import { ask, startTestServer } from './http'

const FLIGHT = 'self.__next_f.push([1,"text"])'
const PAGE = `<!doctype html><script>${FLIGHT}</script><script>alert(1)</script>${'<p>words</p>'.repeat(300)}`
const FLIGHT_HASH = hashSource(FLIGHT)
const ASSET = Buffer.from(Array.from({ length: 400 }, (_, line) => `var a${line} = ${line * line};\n`).join(''))
const LIMIT_BYTES = 100_000

/** Next calls this where it exists. */
function flush(response: ServerResponse & { flush?: () => void }): void {
  response.flush?.()
}

/** Answers in the ways Next does. */
const handlers: Record<string, (response: ServerResponse) => void> = {
  '/cached': (response) => {
    response.setHeader('x-nextjs-prerender', ['1', '1'])
    response.setHeader('etag', '"tag"')
    response.setHeader('content-type', 'text/html; charset=utf-8')
    response.setHeader('content-length', Buffer.byteLength(PAGE))
    response.end(PAGE)
  },
  '/cached-304': (response) => {
    response.setHeader('x-nextjs-prerender', '1')
    response.setHeader('etag', '"tag"')
    response.statusCode = 304
    response.end()
  },
  '/unknown-304': (response) => {
    response.setHeader('etag', '"never seen"')
    response.statusCode = 304
    response.end()
  },
  '/dynamic': (response) => {
    response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' })
    response.flushHeaders()
    response.write('<p>first</p>')
    flush(response)
    setTimeout(() => response.end(`<p>last</p>${'<p>words</p>'.repeat(300)}`), 50)
  },
  '/json': (response) => {
    response.setHeader('content-type', 'application/json')
    response.flushHeaders()
    response.write('{"ok":true}')
    response.end()
  },
  '/_next/static/a.js': (response) => {
    response.setHeader('etag', 'W/"file"')
    response.setHeader('content-type', 'application/javascript')
    response.setHeader('content-length', ASSET.byteLength)
    for (let start = 0; start < ASSET.byteLength; start += 1000) response.write(ASSET.subarray(start, start + 1000))
    response.end()
  },
  '/icon.svg': (response) => {
    response.writeHead(200, 'Fine', { 'content-type': 'image/svg+xml' })
    response.end('<svg/>')
  },
}

let server: Server
let port: number
beforeAll(async () => {
  const cache = new PageCache()
  ;({ server, port } = await startTestServer((request, response) => {
    guardResponse({ request, response, cache, nonce: 'the-nonce', isDevelopment: false })
    if (!limitBody(request, response, LIMIT_BYTES)) return
    const handle = handlers[request.url ?? '']
    if (handle !== undefined) return handle(response)
    let bytes = 0
    request.on('data', (piece: Buffer) => (bytes += piece.byteLength))
    request.on('error', () => undefined)
    request.on('end', () => response.end(String(bytes)))
  }))
})
afterAll(() => server.close())

const policyOf = (headers: IncomingHttpHeaders): string => String(headers['content-security-policy'])

test('a cached page gets the hashes of what is trusted in it and no nonce', async () => {
  const { headers, body } = await ask(port, { path: '/cached' })
  expect(policyOf(headers)).toContain(`script-src 'self' '${THEME_SCRIPT_HASH}' '${FLIGHT_HASH}';`)
  expect(policyOf(headers)).not.toContain('nonce')
  expect(policyOf(headers)).not.toContain(hashSource('alert(1)'))
  expect(body.toString()).toBe(PAGE)
})

test.each([
  ['br', brotliDecompressSync],
  ['gzip', gunzipSync],
] as const)('a cached page is compressed with %s under a weak tag and keeps its policy', async (encoding, decode) => {
  for (let time = 0; time < 2; time += 1) {
    const { headers, body } = await ask(port, { path: '/cached', headers: { 'accept-encoding': encoding } })
    expect(headers).toMatchObject({ 'content-encoding': encoding, etag: 'W/"tag"', vary: 'Accept-Encoding' })
    expect(Number(headers['content-length'])).toBe(body.byteLength)
    expect(decode(body).toString()).toBe(PAGE)
    expect(policyOf(headers)).toContain(FLIGHT_HASH)
  }
})

test('304 repeats the policy known for its tag, and sends none for an unknown one', async () => {
  await ask(port, { path: '/cached' })
  expect(policyOf((await ask(port, { path: '/cached-304' })).headers)).toContain(FLIGHT_HASH)
  expect((await ask(port, { path: '/unknown-304' })).headers['content-security-policy']).toBeUndefined()
})

test('a page rendered now gets the nonce and arrives whole, compressed as a stream', async () => {
  const plain = await ask(port, { path: '/dynamic' })
  expect(policyOf(plain.headers)).toContain(`script-src 'self' '${THEME_SCRIPT_HASH}' 'nonce-the-nonce';`)
  expect(plain.body.toString()).toMatch(/^<p>first<\/p><p>last<\/p>/)
  const { headers, body } = await ask(port, { path: '/dynamic', headers: { 'accept-encoding': 'br, gzip' } })
  expect(headers['content-encoding']).toBe('gzip')
  expect(gunzipSync(body)).toEqual(plain.body)
})

test('small JSON is sent whole, with its length and without a policy', async () => {
  const { headers, body } = await ask(port, { path: '/json', headers: { 'accept-encoding': 'gzip' } })
  expect(headers['content-length']).toBe('11')
  expect(headers['content-encoding']).toBeUndefined()
  expect(headers['content-security-policy']).toBeUndefined()
  expect(body.toString()).toBe('{"ok":true}')
})

test('an asset in pieces is collected and compressed, the same each time', async () => {
  expect((await ask(port, { path: '/_next/static/a.js' })).body).toEqual(ASSET)
  for (let time = 0; time < 3; time += 1) {
    const { headers, body } = await ask(port, { path: '/_next/static/a.js', headers: { 'accept-encoding': 'br' } })
    expect(headers['content-encoding']).toBe('br')
    expect(brotliDecompressSync(body)).toEqual(ASSET)
  }
})

test('an SVG opened as a document cannot run anything, and an explicit head is kept', async () => {
  const { status, headers } = await ask(port, { path: '/icon.svg' })
  expect(status).toBe(200)
  expect(policyOf(headers)).toMatch(/default-src 'none'.*sandbox/)
})

test('HEAD gets the headers of the page without a body', async () => {
  const { headers, body } = await ask(port, { path: '/cached', method: 'HEAD', headers: { 'accept-encoding': 'br' } })
  expect(headers['content-encoding']).toBeUndefined()
  expect(policyOf(headers)).toContain(THEME_SCRIPT_HASH)
  expect(body.byteLength).toBe(0)
})

const piece = Buffer.alloc(LIMIT_BYTES / 4)

test('a body up to the limit passes, announced or in chunks', async () => {
  const length = { 'content-length': String(LIMIT_BYTES) }
  expect(
    (
      await ask(port, { method: 'POST', path: '/size', headers: length, body: [piece, piece, piece, piece] })
    ).body.toString(),
  ).toBe('100000')
  expect((await ask(port, { method: 'POST', path: '/size', body: [piece, piece, piece, piece] })).body.toString()).toBe(
    '100000',
  )
})

test('a body over the limit is answered with 413, announced or in chunks, and the server goes on', async () => {
  const length = { 'content-length': String(LIMIT_BYTES + 1) }
  const announced = await ask(port, { method: 'POST', path: '/size', headers: length, body: [piece] })
  expect(announced.status).toBe(413)
  const chunked = await ask(port, { method: 'POST', path: '/size', body: [piece, piece, piece, piece, piece] })
  expect(chunked.status).toBe(413)
  expect((await ask(port, { path: '/cached' })).status).toBe(200)
})
