import type { Metadata } from 'next'
import { PlanRoad } from '@/components/plan/plan-road'
import { nameOfNode, PlanWeeks } from '@/components/plan/plan-weeks'
import { RelaxationsNotice } from '@/components/plan/relaxations-notice'
import { Link } from '@/components/ui/link'
import { getViewer } from '@/lib/account/viewer'
import { getContent } from '@/lib/content/loader'
import { getProfile } from '@/lib/account/queries'
import { removeOverrideAction } from '@/lib/planning/actions'
import { dayAndMonth } from '@/lib/planning/core/local-date'
import type { OverrideKind } from '@/lib/planning/core/types'
import { readCurrentPlan } from '@/lib/planning/service'
import { todayIn } from '@/lib/platform/today'

export const metadata: Metadata = { title: 'Plan', robots: { index: false } }

const TODAY = (day: string) =>
  new Intl.DateTimeFormat('en-GB', { weekday: 'long', day: 'numeric', month: 'long', timeZone: 'UTC' }).format(
    new Date(`${day}T00:00:00Z`),
  )

const OVERRIDE_WORDS: Record<OverrideKind, string> = {
  known: 'you know this',
  skip: 'skipped',
  'not-now': 'not now',
  first: 'first',
}

export default async function PlanPage() {
  const [content, viewer] = await Promise.all([getContent(), getViewer()])
  const profile = await getProfile(viewer.learnerId)
  const today = todayIn(profile.timeZone)
  const current = viewer.learnerId === null ? null : await readCurrentPlan(viewer.learnerId, today)
  if (current === null) return <NoPlan />
  const { plan, input, facts, pace, finish } = current
  const stage = content.stages.get(facts.learner.stage)
  const track = content.tracks.get(facts.learner.trackId ?? '')
  const done = new Set(facts.milestonesDone)
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
            ? `${Math.round(plan.remainingHours)} hours to the end of the ${stage?.title.toLowerCase() ?? ''} stage`
            : `The ${stage?.title.toLowerCase() ?? ''} stage is behind you`}
        </h1>
        <p className="lede">
          {plan.finishedHours > 0 &&
            `${Math.round(plan.finishedHours)} of ${Math.round(plan.totalHours)} hours are behind you. `}
          {plan.finishDate !== null &&
            `At ${input.hoursPerWeek} hours a week you arrive in the week of ${dayAndMonth(plan.finishDate)}. `}
          {finish?.earliest &&
            finish.latest &&
            pace.sampleSize > 0 &&
            `At your own pace, between ${dayAndMonth(finish.earliest)} and ${dayAndMonth(finish.latest)}.`}
        </p>
      </div>
      <PlanRoad plan={plan} today={today} deadline={input.deadline} done={done} />
      {plan.relaxations && input.deadline !== null && (
        <RelaxationsNotice relaxations={plan.relaxations} deadline={input.deadline} />
      )}
      <section className="section" aria-labelledby="weeks-h">
        <header>
          <h2 id="weeks-h">Week by week</h2>
          <p>Finished work never moves. This week is fixed.</p>
          <div className="push acts noprint">
            <Link className="btn" href="/plan/new">
              Change the plan
            </Link>
            <a className="btn" href="/api/plan/calendar">
              Calendar file
            </a>
            <Link className="btn" href="/plan/print">
              Print
            </Link>
          </div>
        </header>
        <PlanWeeks content={content} plan={plan} today={today} todayInWords={TODAY(today)} />
      </section>
      {facts.overrides.length > 0 && (
        <section className="section noprint" aria-labelledby="words-h">
          <header>
            <h2 id="words-h">Your word against the plan</h2>
            <p>Every recommendation can be overruled, and taken back.</p>
          </header>
          <ul className="rows">
            {facts.overrides.map(({ id, kind }) => (
              <li key={id}>
                <span>{nameOfNode(content, id)}</span>
                <span className="end">
                  <span>{OVERRIDE_WORDS[kind]}</span>
                  <form action={removeOverrideAction}>
                    <input type="hidden" name="nodeId" value={id} />
                    <button type="submit" className="linkish">
                      Take back<span className="vh">: {nameOfNode(content, id)}</span>
                    </button>
                  </form>
                </span>
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
                <span>{nameOfNode(content, id)}</span>
                <span className="end">
                  {because === 'hours'
                    ? 'no room before your date'
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
