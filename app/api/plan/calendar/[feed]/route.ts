import { createHash } from 'node:crypto'
import { FeedTokenSchema } from '@/lib/planning/calendar-schemas'
import { readFeed } from '@/lib/planning/calendar-service'
import { getClientAddress } from '@/lib/platform/client-address'
import { getSiteUrl } from '@/lib/platform/env'

/** Nobody lists it, nobody keeps it for others, and whoever follows its links does not pass the secret on. */
const HEADERS = {
  'cache-control': 'private, no-cache',
  'x-robots-tag': 'none',
  'referrer-policy': 'no-referrer',
}

/** A plan for calendar programs: whoever has the secret address may read it, without a cookie. */
export async function GET(request: Request, { params }: { params: Promise<{ feed: string }> }): Promise<Response> {
  const token = FeedTokenSchema.safeParse((await params).feed.replace(/\.ics$/, ''))
  if (!token.success) return refuse(404)
  const address = getClientAddress(request.headers)
  const read = await readFeed(token.data, { address, nowMs: Date.now(), siteUrl: getSiteUrl() })
  if (!read.ok) return refuse(read.error === 'too-many' ? 429 : 404)
  const etag = `"${createHash('sha256').update(read.value).digest('base64url')}"`
  const known = request.headers.get('if-none-match') ?? ''
  if (known.split(',').some((tag) => tag.trim().replace(/^W\//, '') === etag))
    return new Response(null, { status: 304, headers: { ...HEADERS, etag } })
  return new Response(read.value, {
    headers: {
      ...HEADERS,
      etag,
      'content-type': 'text/calendar; charset=utf-8',
      'content-disposition': 'inline; filename="milepost-plan.ics"',
    },
  })
}

function refuse(status: 404 | 429): Response {
  const text =
    status === 404
      ? 'There is no calendar at this address. It was ended or renewed; the page /plan/calendar makes a new one.\n'
      : 'This calendar is asked for too often. Try again in an hour.\n'
  const later = status === 429 ? { 'retry-after': '3600' } : {}
  return new Response(text, { status, headers: { ...HEADERS, ...later, 'content-type': 'text/plain; charset=utf-8' } })
}
