import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import { movedBy, PlanWeeks } from '@/components/plan/plan-weeks'
import { Crumb } from '@/components/ui/crumb'
import { dateInWords } from '@/components/ui/date-in-words'
import { getProfile } from '@/lib/account/queries'
import { getViewer } from '@/lib/account/viewer'
import { getContent } from '@/lib/content/loader'
import { readCurrentPlan } from '@/lib/planning/service'
import { todayIn } from '@/lib/platform/today'

export const metadata: Metadata = { title: 'Plan on paper', robots: { index: false } }

export default async function PrintPlanPage() {
  const [content, viewer] = await Promise.all([getContent(), getViewer()])
  const profile = await getProfile(viewer.learnerId)
  const today = todayIn(profile.timeZone)
  const current = viewer.learnerId === null ? null : await readCurrentPlan(viewer.learnerId, today)
  if (current === null) redirect('/plan')
  const { plan, facts, input } = current
  return (
    <div className="print-plan">
      <Crumb steps={[{ label: 'Plan', href: '/plan' }, { label: 'On paper' }]} />
      <div className="head">
        <h1>
          {content.tracks.get(facts.learner.trackId ?? '')?.title},{' '}
          {content.stages.get(facts.learner.stage)?.title.toLowerCase()} stage
        </h1>
        <p className="lede num">
          {Math.round(plan.remainingHours)} hours at {input.hoursPerWeek} a week
          {plan.finishDate === null ? '' : `, until ${dateInWords(plan.finishDate)}`}. Printed with your browser’s own
          print command.
        </p>
      </div>
      <PlanWeeks
        content={content}
        plan={plan}
        today={today}
        todayInWords={dateInWords(today)}
        movedIds={movedBy(facts.overrides)}
        shown="all"
      />
    </div>
  )
}
