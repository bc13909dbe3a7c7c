import { getEnvironment } from './env'

/**
 * The `alternates` of a page's metadata: its one address, for search engines. Without SITE_URL there is none to name: an
 * address on this machine would be wrong everywhere else.
 */
export function canonical(path: string): { canonical: string } | null {
  const { SITE_URL } = getEnvironment()
  return SITE_URL === undefined ? null : { canonical: new URL(path, SITE_URL).href }
}
