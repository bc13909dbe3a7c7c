const SAFE_METHODS: ReadonlySet<string> = new Set(['GET', 'HEAD', 'OPTIONS'])

/** The parts of a request the check reads; absent headers are undefined. `host` is what the reader's address bar shows. */
export interface OriginFacts {
  method: string
  host: string | undefined
  origin: string | undefined
  secFetchSite: string | undefined
}

/**
 * Whether a request may change anything: reading methods always; others when the browser says they come from this
 * site. Every browser sends one of the two headers with such a request, so a request with neither was not made by a
 * page and carries no cookie of a reader unknowingly; it is let through.
 * `siteOrigin` is the site's public origin where it is configured.
 */
export function isAllowedOrigin({ method, host, origin, secFetchSite }: OriginFacts, siteOrigin?: string): boolean {
  if (SAFE_METHODS.has(method)) return true
  if (secFetchSite !== undefined) return secFetchSite === 'same-origin' || secFetchSite === 'none'
  if (origin === undefined) return true
  if (siteOrigin !== undefined && origin === siteOrigin) return true
  try {
    return host !== undefined && new URL(origin).host === host
  } catch {
    return false
  }
}
