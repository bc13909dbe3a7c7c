import { getProfile } from '@/lib/account/queries'
import { getViewer } from '@/lib/account/viewer'
import { planCalendar } from '@/lib/planning/calendar'
import { readCurrentPlan } from '@/lib/planning/service'
import { getSiteUrl } from '@/lib/platform/env'
import { todayIn } from '@/lib/platform/today'

/** The weeks of the reader's plan as a calendar file. */
export async function GET(): Promise<Response> {
  const { learnerId } = await getViewer()
  const { timeZone } = await getProfile(learnerId)
  const today = todayIn(timeZone)
  const current = learnerId === null ? null : await readCurrentPlan(learnerId, today)
  if (learnerId === null || current === null) {
    return new Response('There is no plan yet. Draw one at /plan, then download it here.', { status: 404 })
  }
  return new Response(planCalendar(current.plan, { learnerId, siteUrl: getSiteUrl(), today, stampMs: Date.now() }), {
    headers: {
      'content-type': 'text/calendar; charset=utf-8',
      'content-disposition': 'attachment; filename="milepost-plan.ics"',
      'cache-control': 'private, no-store',
    },
  })
}
