const BASE = 'http://milepost.invalid'

/**
 * A path to go to after signing in, or the fallback when the wish would leave this site.
 * Accepts "/plan?week=2"; refuses other origins, "//host", "/\host", "/..//host" and control characters.
 */
export function sameOriginPath(wish: string | null | undefined, fallback = '/today'): string {
  if (!wish || !wish.startsWith('/') || /[\u0000-\u001f\\]/.test(wish)) return fallback
  if (!URL.canParse(wish, BASE)) return fallback
  const url = new URL(wish, BASE)
  // "/..//host" is of this origin, but its path, taken by itself, names another one.
  if (url.origin !== BASE || url.pathname.startsWith('//')) return fallback
  return `${url.pathname}${url.search}${url.hash}`
}
