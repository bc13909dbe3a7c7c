import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import { PlanComparisonTable } from '@/components/plan/plan-comparison'
import { WhatIfForm } from '@/components/plan/what-if-form'
import { nameOfNode } from '@/components/plan/node-names'
import { Crumb } from '@/components/ui/crumb'
import { Link } from '@/components/ui/link'
import { getProfile } from '@/lib/account/queries'
import { getViewer } from '@/lib/account/viewer'
import { getContent } from '@/lib/content/loader'
import { acceptWhatIfAction } from '@/lib/planning/actions'
import { settingsOf } from '@/lib/planning/plan-input'
import { readPlanSettings, writtenValue } from '@/lib/planning/plan-settings'
import type { PlanSettings } from '@/lib/planning/schemas'
import { planWhatIf, readCurrentPlan } from '@/lib/planning/service'
import { todayIn } from '@/lib/platform/today'
import { sameData } from '@/lib/shared/same-data'

export const metadata: Metadata = { title: 'What if', robots: { index: false } }

interface Props {
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

/** Two plans side by side: the one of now, and the one that other settings would give. The address carries them; nothing is kept until they are taken. */
export default async function WhatIfPage({ searchParams }: Props) {
  const [content, viewer, asked] = await Promise.all([getContent(), getViewer(), searchParams])
  const today = todayIn((await getProfile(viewer.learnerId)).timeZone)
  const current = viewer.learnerId === null ? null : await readCurrentPlan(viewer.learnerId, today)
  if (current === null) redirect('/plan/new')
  const now = settingsOf(current.facts)
  const wishes: Record<string, string | string[] | undefined> = { ...asFields(now), ...asked }
  const read = readPlanSettings(content, (name) => writtenValue(wishes[name]))
  const settings = read.settings
  const isOther = settings !== null && !sameData(settings, now)
  const comparison = isOther ? await planWhatIf(current, { settings, today }) : null
  return (
    <>
      <Crumb steps={[{ label: 'Plan', href: '/plan' }, { label: 'What if' }]} />
      <div className="head">
        <h1>What if?</h1>
        <p className="lede">
          Change hours, date, track or stage and see both plans side by side. Your plan stays as it is until you take
          the other one.
        </p>
      </div>
      <div className="two what-if">
        <WhatIfForm
          tracks={[...content.tracks.values()].map(({ id, title }) => ({ id, title }))}
          stages={[...content.stages.values()].map(({ id, title }) => ({ id, title }))}
          backgrounds={[...content.backgrounds.values()].map(({ id, title }) => ({ id, title }))}
          chosen={Object.fromEntries(Object.keys(now).map((name) => [name, writtenValue(wishes[name]) ?? '']))}
          fields={read.settings === null ? read.fields : {}}
        />
        <section aria-labelledby="both-h">
          <h2 id="both-h" className="vh">
            Both plans
          </h2>
          {comparison === null || settings === null ? (
            <p className="lede">
              {read.settings === null
                ? 'This cannot be planned yet. The fields say why.'
                : 'These are the settings of your plan. Change one of them to compare.'}
            </p>
          ) : (
            <>
              <PlanComparisonTable
                comparison={comparison}
                hoursPerWeek={[now.hoursPerWeek, settings.hoursPerWeek]}
                hasDate={[now.deadline !== null, settings.deadline !== null]}
                nameOf={(id) => nameOfNode(content, id)}
              />
              <form action={acceptWhatIfAction} className="acts">
                {Object.entries(asFields(settings)).map(([name, value]) => (
                  <input type="hidden" name={name} value={value} key={name} />
                ))}
                <button type="submit" className="finger">
                  Take this plan
                </button>
                <Link className="btn bare" href="/plan">
                  Keep the plan of now
                </Link>
              </form>
            </>
          )}
        </section>
      </div>
    </>
  )
}

/** Settings as a form or an address writes them. */
function asFields(settings: PlanSettings): Record<keyof PlanSettings, string> {
  const { background, trackId, stage, hoursPerWeek, startDate, deadline, overflow } = settings
  return {
    background: background ?? 'none',
    trackId,
    stage,
    hoursPerWeek: String(hoursPerWeek),
    startDate,
    deadline: deadline ?? '',
    overflow,
  }
}
