const BASE = 'http://milepost.invalid'

/**
 * A path to go to after signing in, or the fallback when the wish would leave this site.
 * Accepts "/plan?week=2"; refuses other origins, "//host", "/\host" and control characters.
 */
export function sameOriginPath(wish: string | null | undefined, fallback = '/today'): string {
  if (!wish || !wish.startsWith('/') || /[\u0000-\u001f\\]/.test(wish)) return fallback
  const url = URL.parse(wish, BASE)
  if (url === null || url.origin !== BASE) return fallback
  return `${url.pathname}${url.search}${url.hash}`
}
