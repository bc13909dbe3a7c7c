import { getProfile } from '@/lib/account/queries'
import { getViewer } from '@/lib/account/viewer'
import { readCalendarText } from '@/lib/planning/calendar-service'
import { getSiteUrl } from '@/lib/platform/env'

/** The reader's plan as a calendar file: sessions where study times are set, weeks where not, and milestones. */
export async function GET(): Promise<Response> {
  const { learnerId } = await getViewer()
  const { timeZone } = await getProfile(learnerId)
  const text =
    learnerId === null
      ? null
      : await readCalendarText(learnerId, { timeZone, nowMs: Date.now(), siteUrl: getSiteUrl() })
  if (text === null) {
    return new Response('There is no plan yet. Draw one at /plan, then download it here.', { status: 404 })
  }
  return new Response(text, {
    headers: {
      'content-type': 'text/calendar; charset=utf-8',
      'content-disposition': 'attachment; filename="milepost-plan.ics"',
      'cache-control': 'private, no-store',
    },
  })
}
