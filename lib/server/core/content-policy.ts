/** How the scripts of one response are allowed: by a nonce made for it, or by the hashes of what stands in it. */
export interface ScriptSources {
  /** Random base64 text of this response alone; absent on cached pages. */
  nonce?: string | undefined
  /** CSP hash sources without quotes, such as `sha256-…`. */
  hashes: readonly string[]
}

/**
 * The content security policy of an HTML response. In development it also allows what the development server
 * needs: evaluation for React's error overlays, inline styles and the socket of hot reloading.
 */
export function buildContentPolicy(sources: ScriptSources, { isDevelopment = false } = {}): string {
  const nonce = sources.nonce === undefined ? [] : [`'nonce-${sources.nonce}'`]
  const hashes = sources.hashes.map((hash) => `'${hash}'`)
  const directives: [string, ...string[]][] = [
    ['default-src', "'self'"],
    ['script-src', "'self'", ...hashes, ...nonce, ...(isDevelopment ? ["'unsafe-eval'"] : [])],
    ['script-src-attr', "'none'"],
    ['style-src', "'self'", ...(isDevelopment ? ["'unsafe-inline'"] : nonce)],
    // Server-rendered style attributes (positions in charts and maps) cannot carry a nonce.
    ['style-src-attr', "'unsafe-inline'"],
    ['img-src', "'self'", 'data:'],
    ['font-src', "'self'"],
    ['connect-src', "'self'", ...(isDevelopment ? ['ws:'] : [])],
    ['object-src', "'none'"],
    ['base-uri', "'self'"],
    ['form-action', "'self'"],
    ['frame-ancestors', "'none'"],
  ]
  return directives.map((directive) => directive.join(' ')).join('; ')
}

/** The policy of images and data files that a browser may show as a document of their own (SVG, XML): nothing runs. */
export const DOCUMENT_IMAGE_POLICY = "default-src 'none'; style-src 'unsafe-inline'; sandbox"

/** What is known of a response when its headers are about to leave. */
export interface ResponseFacts {
  statusCode: number
  contentType: string
  hasPrerenderHeader: boolean
  hasEtag: boolean
}

/** Which policy a response gets; see `csp` in the README of this folder. */
export type PolicyChoice = 'known-for-etag' | 'hashes' | 'nonce' | 'document-image' | 'none'

/**
 * Chooses the policy of a response. A page comes from the cache only when it has both Next's prerender header and an
 * ETag; draft mode sends the first without the second.
 */
export function choosePolicy({ statusCode, contentType, hasPrerenderHeader, hasEtag }: ResponseFacts): PolicyChoice {
  if (statusCode === 304) return 'known-for-etag'
  const mediaType = (contentType.split(';')[0] ?? '').trim().toLowerCase()
  if (mediaType === 'text/html' || mediaType === 'application/xhtml+xml') {
    return hasPrerenderHeader && hasEtag ? 'hashes' : 'nonce'
  }
  return mediaType === 'image/svg+xml' || mediaType.endsWith('/xml') ? 'document-image' : 'none'
}
