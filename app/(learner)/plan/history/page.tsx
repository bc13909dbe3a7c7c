import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import { PlanVersionRow } from '@/components/plan/plan-version-row'
import { changeNames } from '@/components/plan/change-names'
import { Crumb } from '@/components/ui/crumb'
import { getProfile } from '@/lib/account/queries'
import { getViewer } from '@/lib/account/viewer'
import { getContent } from '@/lib/content/loader'
import { readCurrentPlan, readPlanHistory } from '@/lib/planning/service'
import { todayIn } from '@/lib/platform/today'
import { localDay } from '@/lib/shared/local-day'

export const metadata: Metadata = { title: 'Changes of the plan', robots: { index: false } }

export default async function PlanHistoryPage() {
  const [content, viewer] = await Promise.all([getContent(), getViewer()])
  const profile = await getProfile(viewer.learnerId)
  const current = viewer.learnerId && (await readCurrentPlan(viewer.learnerId, todayIn(profile.timeZone)))
  if (!viewer.learnerId || !current) redirect('/plan')
  const versions = await readPlanHistory(viewer.learnerId, current)
  const names = changeNames(content)
  return (
    <>
      <Crumb steps={[{ label: 'Plan', href: '/plan' }, { label: 'Changes' }]} />
      <div className="head">
        <h1>How the plan came to be</h1>
        <p className="lede">
          Each change with its cause. You can go back to what you had decided at any of them: hours, dates, track, your
          words on entries, weeks off. What you have finished stays finished.
        </p>
      </div>
      <ol className="plan-versions">
        {versions.map((version, index) => (
          <PlanVersionRow
            key={version.version}
            entry={version}
            day={localDay(version.createdAt.toISOString(), profile.timeZone)}
            names={names}
            isNow={index === 0}
          />
        ))}
      </ol>
      {versions.at(-1)?.version !== 1 && <p className="small dim">Earlier versions are not kept.</p>}
    </>
  )
}
