import { createHash } from 'node:crypto'
import { promisify } from 'node:util'
import { brotliCompress, brotliCompressSync, constants, gzipSync, type BrotliOptions } from 'node:zlib'
import type { Encoding } from './core/encoding'
import { isTrustedScript, listInlineScripts, REACT_SHOWN_LINE } from './core/trusted-scripts'
import { THEME_SCRIPT } from './theme-script'

/** SHA-256 of React's streaming runtime as this version of Next inlines it; a test compares it with the package. */
export const REACT_RUNTIME_HASH = 'sha256-ejxEGil7Q2jnFo9T1EMjhzsRoWDTVn8tRpUYd4XCJkY='

/** Our own inline script. It is in every policy, because client navigation keeps the policy of the first document. */
export const THEME_SCRIPT_HASH = hashSource(THEME_SCRIPT)

const trusted = {
  exact: new Set([THEME_SCRIPT, REACT_SHOWN_LINE]),
  isRuntime: (text: string) => text.startsWith('$RB=') && hashSource(text) === REACT_RUNTIME_HASH,
}

/** The CSP hash source of a script's text, without quotes. */
export function hashSource(text: string): string {
  return `sha256-${createHash('sha256').update(text).digest('base64')}`
}

/** The hashes of everything in a page that may run, without duplicates, the theme script's first. */
export function hashTrustedScripts(html: string): string[] {
  const hashes = listInlineScripts(html)
    .filter((text) => isTrustedScript(text, trusted))
    .map(hashSource)
  return [...new Set([THEME_SCRIPT_HASH, ...hashes])]
}

interface Entry {
  hashes?: readonly string[]
  bodies: Map<Encoding, Buffer>
  bytes: number
}

const QUICK_BROTLI_QUALITY = 5
const BEST_BROTLI_QUALITY = 11

function brotliOptions(quality: number, body: Buffer): BrotliOptions {
  return { params: { [constants.BROTLI_PARAM_QUALITY]: quality, [constants.BROTLI_PARAM_SIZE_HINT]: body.byteLength } }
}

/**
 * Remembers by ETag what was worked out for a body: the hashes of its scripts and its compressed forms. The least
 * recently used entries leave when it holds more than `capacityBytes`.
 */
export class PageCache {
  readonly #entries = new Map<string, Entry>()
  #bytes = 0
  #improving: Promise<void> = Promise.resolve()

  constructor(private readonly capacityBytes = 48 * 1024 * 1024) {}

  /** The hashes known for an ETag, or those of `html` when given. */
  getHashes(etag: string, html?: string | Buffer): readonly string[] | undefined {
    const entry = this.#touch(etag, html !== undefined)
    if (entry !== undefined && html !== undefined) entry.hashes ??= hashTrustedScripts(html.toString())
    return entry?.hashes
  }

  /**
   * The body in an encoding, compressed at most once while it is remembered. Assets never change under their address,
   * so theirs is afterwards replaced by the smallest form (9 % less), worked out off the main thread, one by one.
   */
  compress({ etag, readBody, encoding, isAsset }: CompressRequest): Buffer {
    const entry = this.#touch(etag, true)
    const known = entry?.bodies.get(encoding)
    if (known !== undefined) return known
    const body = readBody()
    const compressed =
      encoding === 'gzip' ? gzipSync(body) : brotliCompressSync(body, brotliOptions(QUICK_BROTLI_QUALITY, body))
    if (entry !== undefined) {
      entry.bodies.set(encoding, compressed)
      entry.bytes += compressed.byteLength
      this.#bytes += compressed.byteLength
      if (isAsset && encoding === 'br') this.#improveLater(entry, body)
    }
    this.#evict()
    return compressed
  }

  #improveLater(entry: Entry, body: Buffer): void {
    this.#improving = this.#improving.then(async () => {
      const smallest = await promisify(brotliCompress)(body, brotliOptions(BEST_BROTLI_QUALITY, body))
      entry.bodies.set('br', smallest)
    })
  }

  #touch(etag: string, isWanted: boolean): Entry | undefined {
    let entry = this.#entries.get(etag)
    if (entry === undefined) {
      if (!isWanted) return undefined
      entry = { bodies: new Map(), bytes: 1024 }
      this.#bytes += entry.bytes
    } else {
      this.#entries.delete(etag)
    }
    this.#entries.set(etag, entry)
    return entry
  }

  #evict(): void {
    for (const [etag, entry] of this.#entries) {
      if (this.#bytes <= this.capacityBytes || this.#entries.size <= 1) return
      this.#entries.delete(etag)
      this.#bytes -= entry.bytes
    }
  }
}

interface CompressRequest {
  etag: string
  /** Gives the body; asked only when it is not known in this encoding. */
  readBody: () => Buffer
  encoding: Encoding
  isAsset: boolean
}
