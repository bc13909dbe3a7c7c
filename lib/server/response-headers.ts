import type { IncomingMessage, ServerResponse } from 'node:http'
import { buildContentPolicy, choosePolicy, DOCUMENT_IMAGE_POLICY } from './core/content-policy'
import { mayCompress, type Encoding } from './core/encoding'
import { THEME_SCRIPT_HASH, type PageCache } from './page-cache'

const POLICY = 'content-security-policy'
const ONLY_THEME_SCRIPT: readonly string[] = [THEME_SCRIPT_HASH]
/** The policies of cached pages, by the list of hashes the cache keeps for each. */
const policies = new WeakMap<readonly string[], string>()

/** A header that is about to be sent, as text; empty when it is not set. */
export function getHeader(response: ServerResponse, name: string): string {
  return String(response.getHeader(name) ?? '')
}

interface PolicyParts {
  response: ServerResponse
  cache: PageCache
  nonce: string | undefined
  isDevelopment: boolean
  /** The whole body, where it is known. */
  body: string | Buffer | undefined
}

/** Sets the policy of a response by what its status and headers say it is. */
export function setPolicy({ response, cache, nonce, isDevelopment, body }: PolicyParts): void {
  const etag = getHeader(response, 'etag')
  const choice = choosePolicy({
    statusCode: response.statusCode,
    contentType: getHeader(response, 'content-type'),
    hasPrerenderHeader: response.hasHeader('x-nextjs-prerender'),
    hasEtag: etag !== '',
  })
  const setHashes = (hashes: readonly string[]): void => {
    let policy = policies.get(hashes)
    if (policy === undefined) policies.set(hashes, (policy = buildContentPolicy({ hashes }, { isDevelopment })))
    response.setHeader(POLICY, policy)
  }
  switch (choice) {
    case 'none':
      return
    case 'document-image':
      if (!response.hasHeader(POLICY)) response.setHeader(POLICY, DOCUMENT_IMAGE_POLICY)
      return
    case 'known-for-etag': {
      const hashes = cache.getHashes(etag)
      if (hashes !== undefined) setHashes(hashes)
      return
    }
    case 'hashes':
      setHashes(cache.getHashes(etag, body) ?? ONLY_THEME_SCRIPT)
      return
    case 'nonce':
      response.setHeader(POLICY, buildContentPolicy({ hashes: ONLY_THEME_SCRIPT, nonce }, { isDevelopment }))
      return
  }
}

/** Whether the body of a response may be compressed. */
export function isCompressible(request: IncomingMessage, response: ServerResponse): boolean {
  return mayCompress({
    statusCode: response.statusCode,
    contentType: getHeader(response, 'content-type'),
    contentEncoding: getHeader(response, 'content-encoding'),
    cacheControl: getHeader(response, 'cache-control'),
    hasContentRange: response.hasHeader('content-range'),
    method: request.method ?? 'GET',
  })
}

/** Says that the body is sent in an encoding. Two encodings are two representations: only a weak tag may stand for both. */
export function markEncoded(response: ServerResponse, encoding: Encoding): void {
  response.setHeader('content-encoding', encoding)
  response.removeHeader('content-length')
  const etag = getHeader(response, 'etag')
  if (etag !== '' && !etag.startsWith('W/')) response.setHeader('etag', `W/${etag}`)
}

/** Tells caches that the answer depends on the encodings a reader accepts. */
export function addVary(response: ServerResponse): void {
  const vary = getHeader(response, 'vary')
  if (/accept-encoding/i.test(vary)) return
  response.setHeader('vary', vary === '' ? 'Accept-Encoding' : `${vary}, Accept-Encoding`)
}
