import type { Metadata } from 'next'
import { nameOfNode } from '@/components/plan/node-names'
import { PaceLine } from '@/components/plan/pace-line'
import { PlanRoad } from '@/components/plan/plan-road'
import { changeNames } from '@/components/plan/change-names'
import { ChangeNotice } from '@/components/plan/change-notice'
import { MilestoneChoices } from '@/components/plan/milestone-choices'
import { movedBy, PlanWeeks } from '@/components/plan/plan-weeks'
import { RelaxationsNotice } from '@/components/plan/relaxations-notice'
import { WordList } from '@/components/plan/word-list'
import { Link } from '@/components/ui/link'
import { getViewer } from '@/lib/account/viewer'
import { getContent } from '@/lib/content/loader'
import { getProfile } from '@/lib/account/queries'
import { dayAndMonth } from '@/lib/planning/core/local-date'
import { hoursText } from '@/lib/planning/core/words'
import { stepOfEntry } from '@/lib/planning/entry-step'
import { readCurrentPlan, readPlanNotice } from '@/lib/planning/service'
import { readWeeksShown } from '@/lib/planning/weeks-shown'
import { todayIn } from '@/lib/platform/today'

export const metadata: Metadata = { title: 'Plan', robots: { index: false } }

const TODAY = (day: string) =>
  new Intl.DateTimeFormat('en-GB', { weekday: 'long', day: 'numeric', month: 'long', timeZone: 'UTC' }).format(
    new Date(`${day}T00:00:00Z`),
  )

/** Why two questions could not be asked. */
const NO_CHECK: Record<string, string> = {
  'other-open': 'Other questions are open. Finish them first; then two more can be asked.',
  'too-few': 'There are no two unseen questions about this. The plan believes you without them.',
}

interface Props {
  searchParams: Promise<{ check?: string; weeks?: string; behind?: string }>
}

export default async function PlanPage({ searchParams }: Props) {
  const [content, viewer, { check, ...asked }] = await Promise.all([getContent(), getViewer(), searchParams])
  const profile = await getProfile(viewer.learnerId)
  const today = todayIn(profile.timeZone)
  const current = viewer.learnerId === null ? null : await readCurrentPlan(viewer.learnerId, today)
  if (viewer.learnerId === null || current === null) return <NoPlan />
  const { plan, input, facts, milestoneChoices, pace, finish } = current
  const notice = await readPlanNotice(viewer.learnerId, current)
  const stage = content.stages.get(facts.learner.stage)
  const track = content.tracks.get(facts.learner.trackId ?? '')
  const done = new Set(facts.milestonesDone)
  const noCheck = NO_CHECK[check ?? '']
  const nameOf = (id: string) => nameOfNode(content, id)
  const isBestKept = input.deadline !== null && input.overflow === 'choose-best'
  const isPartial = plan.droppedGoals.some(({ because }) => because === 'hours')
  return (
    <>
      <div className="crumb">
        <span>Plan</span>
        <span aria-hidden="true" />
        <span>
          {track?.title}, to the end of the {stage?.title.toLowerCase()} stage
        </span>
        <span aria-hidden="true" />
        <span className="num">{input.hoursPerWeek} h a week</span>
      </div>
      <div className="head">
        <h1>
          {plan.remainingHours > 0
            ? `${Math.round(plan.remainingHours)} hours ${isPartial ? 'towards' : 'to'} the end of the ${stage?.title.toLowerCase() ?? ''} stage`
            : `The ${stage?.title.toLowerCase() ?? ''} stage is behind you`}
        </h1>
        <p className="lede">
          {plan.finishedHours > 0 &&
            `${Math.round(plan.finishedHours)} of ${Math.round(plan.totalHours)} hours are behind you. `}
          {plan.finishDate !== null &&
            `At ${input.hoursPerWeek} hours a week you arrive in the week of ${dayAndMonth(plan.finishDate)}.`}
        </p>
        <PaceLine pace={pace} finish={finish} plan={plan} deadline={input.deadline} today={today} />
      </div>
      {notice && <ChangeNotice {...notice} names={changeNames(content)} />}
      {noCheck !== undefined && (
        <p className="done-line" role="status">
          {noCheck}
        </p>
      )}
      <PlanRoad plan={plan} today={today} deadline={input.deadline} done={done} />
      {plan.relaxations && (
        <RelaxationsNotice
          relaxations={plan.relaxations}
          plan={plan}
          deadline={input.deadline}
          hoursPerWeek={input.hoursPerWeek}
          isBestKept={isBestKept}
        />
      )}
      <section className="section" aria-labelledby="weeks-h">
        <header>
          <h2 id="weeks-h">Week by week</h2>
          <p>Finished work never moves. This week is fixed.</p>
          <div className="push acts noprint">
            <Link className="btn" href="/plan/what-if">
              What if?
            </Link>
            <Link className="btn" href="/plan/new">
              Change the plan
            </Link>
            <Link className="btn" href="/plan/calendar">
              Month
            </Link>
            <a className="btn" href="/api/plan/calendar">
              Calendar file
            </a>
            <Link className="btn" href="/plan/print">
              Print
            </Link>
            <Link className="btn" href="/plan/history">
              Changes
            </Link>
          </div>
        </header>
        <PlanWeeks
          content={content}
          plan={plan}
          today={today}
          todayInWords={TODAY(today)}
          movedIds={movedBy(facts.overrides)}
          shown={readWeeksShown(asked)}
        />
      </section>
      <MilestoneChoices content={content} choices={milestoneChoices} />
      {facts.overrides.length > 0 && (
        <WordList words={facts.overrides} nameOf={nameOf} isCheckable={(id) => stepOfEntry(content, id) !== null} />
      )}
      {plan.milestonesOnTop.length > 0 && (
        <section className="section" aria-labelledby="on-top-h">
          <header>
            <h2 id="on-top-h">On top of this plan</h2>
            <p>These milestones show what you probably hold already. Their hours are not in the weeks.</p>
          </header>
          <ul className="rows">
            {plan.milestonesOnTop.map(({ id, title, hours }) => (
              <li key={id}>
                <span>{title}</span>
                <span className="end num">{hoursText(hours)}</span>
              </li>
            ))}
          </ul>
        </section>
      )}
      {plan.droppedGoals.length > 0 && (
        <section className="section" aria-labelledby="dropped-h">
          <header>
            <h2 id="dropped-h">Left out of this plan</h2>
          </header>
          <ul className="rows">
            {plan.droppedGoals.map(({ id, because }) => (
              <li key={id}>
                <span>{nameOf(id)}</span>
                <span className="end">
                  {because === 'hours'
                    ? isBestKept
                      ? 'no room before your date'
                      : 'no room within twenty years'
                    : because === 'not-now'
                      ? 'not now, by your word'
                      : 'needs something left out'}
                </span>
              </li>
            ))}
          </ul>
        </section>
      )}
    </>
  )
}

function NoPlan() {
  return (
    <div className="narrow pt-8">
      <div className="head">
        <p className="kick">First visit, plan</p>
        <h1>No road drawn yet</h1>
        <p className="lede">
          A plan needs three things: where you stand, how many hours a week, and a start. Ten minutes now, or start from
          a background and correct it later.
        </p>
      </div>
      <div className="acts">
        <Link className="finger" href="/assessment">
          Find my gaps
        </Link>
        <Link className="btn bare" href="/plan/new">
          Start from my background
        </Link>
      </div>
    </div>
  )
}
