import type { Metadata } from 'next'
import { PlanForm } from '@/components/plan/plan-form'
import { Crumb } from '@/components/ui/crumb'
import { Link } from '@/components/ui/link'
import { getProfile } from '@/lib/account/queries'
import { getViewer } from '@/lib/account/viewer'
import { getContent } from '@/lib/content/loader'
import { getPlanFacts } from '@/lib/planning/queries'
import { todayIn } from '@/lib/platform/today'

export const metadata: Metadata = { title: 'Draw a plan', robots: { index: false } }

/** What most paths need to fit 18 months (domain hours check). */
const USUAL_HOURS = 8

export default async function NewPlanPage() {
  const [content, viewer] = await Promise.all([getContent(), getViewer()])
  const [facts, profile] = await Promise.all([
    viewer.learnerId === null ? null : getPlanFacts(viewer.learnerId),
    getProfile(viewer.learnerId),
  ])
  const learner = facts?.learner
  const suggested = content.backgrounds.get(learner?.background ?? '')?.suggestedTrack ?? null
  return (
    <>
      <Crumb steps={[{ label: 'Plan', href: '/plan' }, { label: 'Draw a plan' }]} />
      <div className="head">
        <h1>Where to, how many hours, from when?</h1>
        <p className="lede">
          {facts?.profile
            ? 'The plan uses the result of your assessment: what looks solid is left out, what is likely a gap comes first.'
            : 'There is no assessment yet, so the plan starts from what your background usually brings.'}
          {!facts?.profile && (
            <>
              {' '}
              <Link href="/assessment">Ten minutes of questions</Link> make it yours.
            </>
          )}
        </p>
      </div>
      <PlanForm
        tracks={[...content.tracks.values()].map(({ id, title, summary }) => ({ id, title, summary }))}
        stages={[...content.stages.values()].map(({ id, title, summary }) => ({ id, title, summary }))}
        backgrounds={[...content.backgrounds.values()].map(({ id, title }) => ({ id, title }))}
        hasProfile={facts?.profile != null}
        chosen={{
          background: learner?.background ?? null,
          trackId: learner?.trackId ?? suggested,
          stage: learner?.stage ?? 'basic',
          hoursPerWeek: learner?.hoursPerWeek ?? USUAL_HOURS,
          startDate: learner?.startDate ?? todayIn(profile.timeZone),
          deadline: learner?.deadline ?? null,
          overflow: learner?.overflow,
        }}
      />
    </>
  )
}
