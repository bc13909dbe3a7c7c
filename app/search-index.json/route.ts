import MiniSearch from 'minisearch'
import { buildSearchDocuments } from '@/lib/content/core/search-index'
import { getContent } from '@/lib/content/loader'
import { SEARCH_OPTIONS } from '@/lib/content/search-options'

export const dynamic = 'force-static'

/** The index of everything published, as the search dialog loads it. */
export async function GET(): Promise<Response> {
  const index = new MiniSearch(SEARCH_OPTIONS)
  index.addAll(buildSearchDocuments(await getContent()))
  return Response.json(index)
}
