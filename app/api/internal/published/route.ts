import { revalidatePath } from 'next/cache'
import { getContent } from '@/lib/content/loader'
import { answerJson } from '@/lib/platform/api'
import { hasInternalToken } from '@/lib/platform/internal-token'
import { pagesToRenew } from '@/lib/studio/overlay'
import { listNewestRevisions } from '@/lib/studio/published-queries'

/** For the thin server alone: pages kept from the build, or from before a restart, are rendered anew when next asked for. */
export async function POST(request: Request): Promise<Response> {
  if (!hasInternalToken(request)) return new Response('not found\n', { status: 404 })
  return answerJson(async () => {
    const [content, revisions] = await Promise.all([getContent(), listNewestRevisions()])
    const pages = pagesToRenew(
      content,
      revisions.map(({ documentId }) => documentId),
    )
    for (const page of pages) revalidatePath(page)
    return { pages: pages.length }
  })
}
