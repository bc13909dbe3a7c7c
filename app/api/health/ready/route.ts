import { canReachDatabase } from '@/lib/learner-state/health-queries'
import { getContent } from '@/lib/content/loader'

/** Ready to serve: the database answers and the content is loaded. */
export async function GET(): Promise<Response> {
  const [content, isReachable] = await Promise.all([getContent().catch(() => null), canReachDatabase()])
  const isReady = content !== null && isReachable
  return Response.json(
    { status: isReady ? 'ready' : 'not ready', database: isReachable, contentVersion: content?.version ?? null },
    { status: isReady ? 200 : 503, headers: { 'cache-control': 'no-store' } },
  )
}
