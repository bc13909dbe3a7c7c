import { notFound, permanentRedirect } from 'next/navigation'
import { findBySlug, hrefOf } from '@/lib/content/core/graph-queries'
import { getContent } from '@/lib/content/loader'

/** What Next hands to a page whose address ends in a document's slug. */
export interface DocumentPageProps {
  params: Promise<{ slug: string }>
}

/** The document a page is about. A former slug leads on to the present one; an unknown one is not found. */
export async function requireDocument<Kind extends Parameters<typeof findBySlug>[1]>(
  kind: Kind,
  { params }: DocumentPageProps,
) {
  const [content, { slug }] = await Promise.all([getContent(), params])
  const found = findBySlug(content, kind, slug)
  if (found === null) notFound()
  if (found.isAlias) permanentRedirect(hrefOf(found.document))
  return { content, document: found.document }
}
