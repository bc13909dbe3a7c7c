/** The routes whose pages Next keeps: fixed paths, and patterns for paths with parameters. */
export interface PrerenderedRoutes {
  paths: ReadonlySet<string>
  patterns: readonly RegExp[]
}

/** What the rule looks at in a request. `path` is the request target as sent, with its query. */
export interface NonceRequest {
  path: string
  isFlightRequest: boolean
  hasDraftCookie: boolean
}

/**
 * Whether a request's render may get a nonce. A render that will be cached must not: the nonce would be baked into
 * the page everybody gets. Assets and Flight data have no inline scripts to allow.
 */
export function mayHaveNonce(
  { path, isFlightRequest, hasDraftCookie }: NonceRequest,
  routes: PrerenderedRoutes,
): boolean {
  if (path.startsWith('/_next/static') || path.startsWith('/_next/image') || isFlightRequest) return false
  return hasDraftCookie || !isPrerendered(path, routes)
}

function isPrerendered(path: string, { paths, patterns }: PrerenderedRoutes): boolean {
  // Most paths come as they stand in the manifest.
  if (paths.has(path)) return true
  const pathname = normalisePath(path)
  return paths.has(pathname) || patterns.some((pattern) => pattern.test(pathname))
}

/** The path as Next looks it up: dot segments resolved, decoded, without closing slash, query or Flight suffix. */
export function normalisePath(path: string): string {
  let pathname: string
  try {
    pathname = new URL(path.replace(/^\/{2,}/, '/'), 'http://host').pathname
    pathname = decodeURIComponent(pathname)
  } catch {
    pathname = path.split('?')[0] ?? path
  }
  pathname = pathname.replace(/\/{2,}/g, '/').replace(/\.rsc$/, '')
  pathname = pathname.replace(/\/+$/, '').replace(/^\/index$/, '')
  return pathname === '' ? '/' : pathname
}

/** The part of Next's `prerender-manifest.json` the rule needs. */
export interface PrerenderManifest {
  routes?: Record<string, unknown>
  dynamicRoutes?: Record<string, { routeRegex?: string }>
}

/** Reads the routes out of Next's manifest. */
export function readPrerenderedRoutes({ routes = {}, dynamicRoutes = {} }: PrerenderManifest): PrerenderedRoutes {
  const patterns = Object.values(dynamicRoutes).flatMap(({ routeRegex }) =>
    routeRegex === undefined ? [] : [new RegExp(routeRegex)],
  )
  return { paths: new Set(Object.keys(routes).map(normalisePath)), patterns }
}
