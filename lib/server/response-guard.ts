import type { IncomingMessage, OutgoingHttpHeader, OutgoingHttpHeaders, ServerResponse } from 'node:http'
import { constants, createGzip, gzipSync, type Gzip } from 'node:zlib'
import { chooseEncoding } from './core/encoding'
import type { PageCache } from './page-cache'
import { addVary, getHeader, isCompressible, markEncoded, setPolicy } from './response-headers'

/** What the guard needs to know of a request and of the server. */
export interface GuardOptions {
  request: IncomingMessage
  response: ServerResponse
  cache: PageCache
  /** The nonce handed to Next for this request, if any. */
  nonce: string | undefined
  isDevelopment: boolean
}

type Chunk = string | Uint8Array
/** What may follow the status in `writeHead`. */
type HeadPart = string | OutgoingHttpHeaders | OutgoingHttpHeader[] | undefined
type Callback = (error?: Error | null) => void

/** Below this size headers outweigh what compression saves. */
const SMALLEST_COMPRESSED_BYTES = 1024
/** Larger assets are streamed instead of being collected. */
const LARGEST_COLLECTED_BYTES = 4 * 1024 * 1024

/**
 * Takes over a response's `writeHead`, `write` and `end`, so that its policy and encoding are decided exactly once,
 * when the first of its body is known. Cached pages arrive whole in one `end`: their policy comes from their scripts
 * and their compressed form from the cache. Everything else keeps streaming.
 */
export function guardResponse({ request, response, cache, nonce, isDevelopment }: GuardOptions): void {
  const write = response.write.bind(response) as (
    chunk: Chunk,
    encoding?: BufferEncoding,
    callback?: Callback,
  ) => boolean
  const end = response.end.bind(response) as (
    chunk?: Chunk,
    encoding?: BufferEncoding,
    callback?: Callback,
  ) => ServerResponse
  const writeHead = response.writeHead.bind(response) as (statusCode: number, ...rest: HeadPart[]) => ServerResponse
  const flushHeaders = response.flushHeaders.bind(response)
  const isAsset = request.url?.startsWith('/_next/static/') === true
  let state: 'undecided' | 'collecting' | 'holding' | 'streaming' | 'ended' = 'undecided'
  let gzip: Gzip | undefined
  const collected: Buffer[] = []

  const accepts = String(request.headers['accept-encoding'] ?? '')
  const decidePolicy = (body: string | Buffer | undefined): void =>
    setPolicy({ response, cache, nonce, isDevelopment, body })

  /** Sends a body that is known as a whole. Text stays text unless it is compressed: Node sends it with the headers. */
  const finish = (body: string | Buffer | undefined, callback?: Callback): ServerResponse => {
    state = 'ended'
    decidePolicy(body)
    if (body === undefined || !isCompressible(request, response)) return end(body, undefined, callback)
    addVary(response)
    const etag = getHeader(response, 'etag')
    // Brotli is worth its time only where the result is kept.
    const encoding = chooseEncoding(accepts, etag === '' ? ['gzip'] : ['br', 'gzip'])
    if (encoding === undefined || body.length < SMALLEST_COMPRESSED_BYTES) return end(body, undefined, callback)
    const key = isAsset ? `${request.url} ${etag}` : etag
    const readBody = (): Buffer => toBuffer(body)
    const encoded = etag === '' ? gzipSync(body) : cache.compress({ etag: key, readBody, encoding, isAsset })
    markEncoded(response, encoding)
    response.setHeader('content-length', encoded.byteLength)
    return end(encoded, undefined, callback)
  }

  /** Decides for a body that arrives in pieces. */
  const startStream = (): void => {
    state = 'streaming'
    decidePolicy(undefined)
    if (!isCompressible(request, response)) return
    addVary(response)
    if (announcedBytes(response) < SMALLEST_COMPRESSED_BYTES || chooseEncoding(accepts, ['gzip']) === undefined) return
    markEncoded(response, 'gzip')
    gzip = createGzip({ level: constants.Z_BEST_SPEED + 3 })
    gzip.on('data', (chunk: Buffer) => {
      if (!write(chunk)) gzip?.pause()
    })
    gzip.on('end', () => end())
    gzip.on('drain', () => response.emit('drain'))
    response.on('drain', () => gzip?.resume())
    response.on('close', () => gzip?.destroy())
  }

  const mayCollect = (): boolean =>
    isAsset &&
    response.statusCode === 200 &&
    isCompressible(request, response) &&
    announcedBytes(response) <= LARGEST_COLLECTED_BYTES

  /** Answers in JSON come in one piece without a length; waiting a moment for the end spares them a compressor each. */
  const mayHold = (): boolean =>
    getHeader(response, 'content-type').startsWith('application/json') && isCompressible(request, response)

  const releaseHeld = (): void => {
    if (state !== 'holding') return
    startStream()
    for (const piece of collected.splice(0)) pass(piece)
  }

  const pass = (chunk: Chunk, encoding?: BufferEncoding, callback?: Callback): boolean => {
    if (gzip === undefined) return write(chunk, encoding, callback)
    return gzip.write(toBuffer(chunk, encoding), callback)
  }

  response.writeHead = (statusCode: number, ...rest: HeadPart[]) => {
    // Node calls this itself when the first bytes leave: by then everything is decided.
    if (state === 'streaming' || state === 'ended') return writeHead(statusCode, ...rest)
    // An explicit call comes before the body; it is remembered until the body decides.
    response.statusCode = statusCode
    for (const part of rest) rememberHead(response, part)
    return response
  }

  response.flushHeaders = () => {
    // Next flushes before each first piece; an answer that is held for its end keeps its headers until then.
    if (state === 'undecided' && (mayHold() || mayCollect())) return
    if (state === 'undecided') startStream()
    if (state === 'streaming' && !response.headersSent) flushHeaders()
  }

  response.write = ((chunk: Chunk, encodingOrCallback?: BufferEncoding | Callback, callback?: Callback): boolean => {
    const [encoding, done] = readArguments(encodingOrCallback, callback)
    // After the server itself has answered (a body over the limit) the rest of Next's answer goes nowhere.
    if (state === 'ended') return true
    if (state === 'undecided' && mayCollect()) state = 'collecting'
    if (state === 'undecided' && mayHold()) {
      state = 'holding'
      setImmediate(releaseHeld)
    }
    if (state === 'undecided') startStream()
    if (state === 'collecting' || state === 'holding') {
      collected.push(toBuffer(chunk, encoding))
      done?.()
      return true
    }
    return pass(chunk, encoding, done)
  }) as ServerResponse['write']

  response.end = ((
    first?: Chunk | Callback | null,
    second?: BufferEncoding | Callback,
    third?: Callback,
  ): ServerResponse => {
    const [encoding, done] = typeof first === 'function' ? [undefined, first] : readArguments(second, third)
    const isText = typeof first === 'string' && (encoding === undefined || encoding === 'utf8')
    if (isText && state === 'undecided') return finish(first, done)
    const last = typeof first === 'function' || first == null ? undefined : toBuffer(first, encoding)
    switch (state) {
      case 'ended':
        return response
      case 'undecided':
        return finish(last, done)
      case 'collecting':
      case 'holding':
        return finish(Buffer.concat(last === undefined ? collected.splice(0) : [...collected.splice(0), last]), done)
      case 'streaming':
        state = 'ended'
        if (gzip === undefined) return end(last, undefined, done)
        if (done !== undefined) response.once('finish', done)
        gzip.end(last)
        return response
    }
  }) as ServerResponse['end']

  // Next calls this after each streamed piece, where it exists, so that the reader gets it at once.
  Object.assign(response, { flush: () => gzip?.flush(constants.Z_SYNC_FLUSH) })
}

function readArguments(
  encodingOrCallback: BufferEncoding | Callback | undefined,
  callback: Callback | undefined,
): [BufferEncoding | undefined, Callback | undefined] {
  return typeof encodingOrCallback === 'function' ? [undefined, encodingOrCallback] : [encodingOrCallback, callback]
}

function toBuffer(chunk: Chunk, encoding?: BufferEncoding): Buffer {
  if (typeof chunk === 'string') return Buffer.from(chunk, encoding)
  return Buffer.isBuffer(chunk) ? chunk : Buffer.from(chunk.buffer, chunk.byteOffset, chunk.byteLength)
}

function rememberHead(response: ServerResponse, part: HeadPart): void {
  if (typeof part === 'string') {
    response.statusMessage = part
    return
  }
  if (Array.isArray(part)) {
    for (let index = 0; index + 1 < part.length; index += 2) {
      const value = part[index + 1]
      if (value !== undefined)
        response.appendHeader(String(part[index]), typeof value === 'number' ? String(value) : value)
    }
    return
  }
  for (const [name, value] of Object.entries(part ?? {})) if (value !== undefined) response.setHeader(name, value)
}

function announcedBytes(response: ServerResponse): number {
  return Number(getHeader(response, 'content-length') || Infinity)
}
