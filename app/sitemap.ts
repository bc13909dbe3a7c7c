import type { MetadataRoute } from 'next'
import { listPages } from '@/lib/content/core/pages'
import { getContent } from '@/lib/content/loader'

export const dynamic = 'force-static'

/** Every public page; addresses without a host are completed by SITE_URL at the proxy or read as they are. */
export default async function sitemap(): Promise<MetadataRoute.Sitemap> {
  const site = process.env['SITE_URL']?.replace(/\/+$/, '') ?? 'http://localhost:3000'
  const content = await getContent()
  return listPages(content)
    .filter(({ path }) => !/\.(json|xml)$/.test(path))
    .map(({ path }) => ({ url: `${site}${path === '/' ? '' : path}`, lastModified: content.newestDate }))
}
