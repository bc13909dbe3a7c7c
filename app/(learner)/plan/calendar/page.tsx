import type { Metadata } from 'next'
import { BrowserTimeZone } from '@/components/plan/browser-time-zone'
import { CalendarFeed } from '@/components/plan/calendar-feed'
import { DaysOff } from '@/components/plan/days-off'
import { PlanMonth } from '@/components/plan/plan-month'
import { nameOfNode, pathOfNode } from '@/components/plan/node-names'
import { StudyTimesForm } from '@/components/plan/study-times-form'
import { Crumb } from '@/components/ui/crumb'
import { dateInWords } from '@/components/ui/date-in-words'
import { Link } from '@/components/ui/link'
import { getProfile } from '@/lib/account/queries'
import { getViewer } from '@/lib/account/viewer'
import { getContent } from '@/lib/content/loader'
import { getFeedDate } from '@/lib/planning/calendar-queries'
import { MonthSchema, mostStudyTimes } from '@/lib/planning/calendar-schemas'
import { readPlanOnClock, type PlanOnClock } from '@/lib/planning/calendar-service'
import { buildMonth, monthAfter, monthsOf, type MonthWeek } from '@/lib/planning/core/month'
import { clockText, counted } from '@/lib/planning/core/words'
import { localDay } from '@/lib/shared/local-day'

export const metadata: Metadata = { title: 'Plan by month', robots: { index: false } }

const MONTH = new Intl.DateTimeFormat('en-GB', { month: 'long', year: 'numeric', timeZone: 'UTC' })

const SAVED: Record<string, string> = {
  times: 'Saved. Sessions now stand at your times.',
  off: 'Saved. The plan has been fitted to your days.',
  feed: 'The feed has ended. Its address opens nothing any more.',
}

export default async function PlanCalendarPage({
  searchParams,
}: {
  searchParams: Promise<{ month?: string; saved?: string }>
}) {
  const { learnerId } = await getViewer()
  const { timeZone } = await getProfile(learnerId)
  const [content, current, asked] = await Promise.all([
    getContent(),
    learnerId === null ? null : readPlanOnClock(learnerId, { timeZone }),
    searchParams,
  ])
  if (learnerId === null || current === null) return <NoPlan />
  const { facts, input, plan, placed, today } = current
  const month = MonthSchema.safeParse(asked.month).data ?? today.slice(0, 7)
  const name = nameOfMonth(month)
  const weeks = buildMonth({
    month,
    weekStart: input.weekStart,
    weeks: plan.weeks,
    placed,
    daysOff: facts.daysOff,
    finished: finishedLessons(current, timeZone),
  })
  const feedDate = await getFeedDate(learnerId)
  return (
    <>
      {!facts.learner.isTimeZoneSet && <BrowserTimeZone />}
      <Crumb steps={[{ label: 'Plan', href: '/plan' }, { label: 'By month' }]} />
      <div className="month-head">
        <h1>{name}</h1>
        <MonthLinks month={month} thisMonth={today.slice(0, 7)} />
      </div>
      <div role="status" className="month-saved noprint">
        {asked.saved !== undefined && SAVED[asked.saved] !== undefined && (
          <p className="done-line">{SAVED[asked.saved]}</p>
        )}
      </div>
      <p className="lede month-lede">
        <MonthSummary weeks={weeks} month={month} plan={current} timeZone={timeZone} />
      </p>
      <PlanMonth
        name={name}
        weeks={weeks}
        today={today}
        timeZone={timeZone}
        nameOf={(id) => nameOfNode(content, id)}
        pathOf={(id) => pathOfNode(content, id)}
        daysOff={facts.daysOff}
      />
      <div className="two noprint">
        <section className="section" aria-labelledby="study-times">
          <header>
            <h2 id="study-times">When you study</h2>
            <p>{timesInWords(current)}</p>
          </header>
          <StudyTimesForm
            key={JSON.stringify([facts.studyTimes, timeZone, facts.learner.weekStartDay])}
            studyTimes={facts.studyTimes}
            timeZone={timeZone}
            timeZones={[...new Set(['UTC', ...Intl.supportedValuesOf('timeZone'), timeZone])]}
            weekStartDay={facts.learner.weekStartDay}
            mostTimes={mostStudyTimes}
          />
        </section>
        <section className="section" aria-labelledby="days-off">
          <header>
            <h2 id="days-off">Days off</h2>
            <p>Public holidays, journeys, a birthday. Each takes its share of the hours of its week.</p>
          </header>
          <DaysOff key={facts.daysOff.map(({ first, last }) => `${first} ${last}`).join()} daysOff={facts.daysOff} />
        </section>
      </div>
      <section className="section own-calendar noprint" aria-labelledby="own-calendar">
        <header>
          <h2 id="own-calendar">In your own calendar</h2>
        </header>
        <div className="two">
          <div className="stack">
            <h3>A file, as of now</h3>
            <p className="small dim">
              Sessions, or whole weeks while there are no times, and milestones. Import it again after a change: every
              session has a lasting name, so it moves instead of standing there twice.
            </p>
            <div className="acts">
              <a className="btn" href="/api/plan/calendar" download>
                Download calendar file
              </a>
            </div>
          </div>
          <div className="stack">
            <h3>A feed, kept up to date</h3>
            <p className="small dim">
              Whoever has the secret address can read, without signing in: the titles of what you learn, when your
              sessions are, and the days of your milestones. Not your name, your answers, your results or your notes,
              and nobody can change anything with it. The service that reads it keeps a copy of its own.
            </p>
            <CalendarFeed since={feedDate === null ? null : dateInWords(localDay(feedDate.getTime(), timeZone))} />
          </div>
        </div>
      </section>
    </>
  )
}

function nameOfMonth(month: string): string {
  return MONTH.format(new Date(`${month}-01T00:00:00Z`))
}

function MonthLinks({ month, thisMonth }: { month: string; thisMonth: string }) {
  const link = (to: string, word: string) => (
    <Link className="btn" href={`/plan/calendar?month=${to}`}>
      {word}
    </Link>
  )
  return (
    <nav className="acts" aria-label="Months">
      {link(monthAfter(month, -1), nameOfMonth(monthAfter(month, -1)))}
      {month !== thisMonth && (
        <Link className="btn" href="/plan/calendar">
          Today
        </Link>
      )}
      {link(monthAfter(month, 1), nameOfMonth(monthAfter(month, 1)))}
    </nav>
  )
}

/** What the month holds, or where the plan is when it holds nothing. */
function MonthSummary({
  weeks,
  month,
  plan,
  timeZone,
}: {
  weeks: readonly MonthWeek[]
  month: string
  plan: PlanOnClock
  timeZone: string
}) {
  const days = weeks.flatMap((week) => week.days).filter(({ isInMonth }) => isInMonth)
  const sessions = days.flatMap((day) => day.sessions)
  const stones = days.reduce((sum, day) => sum + day.milestones.length, 0)
  const isEmpty =
    days.every(({ finished }) => finished.length === 0) && weeks.every(({ unplaced }) => unplaced.length === 0)
  if (sessions.length + stones === 0 && isEmpty) {
    const span = monthsOf(plan.plan.weeks)
    const nearest =
      span === null || (span.first <= month && month <= span.last) ? null : month < span.first ? span.first : span.last
    return (
      <>
        Nothing is planned in this month.{' '}
        {nearest !== null && (
          <Link href={`/plan/calendar?month=${nearest}`}>
            Your plan {month < nearest ? 'begins' : 'ends'} in {nameOfMonth(nearest)}
          </Link>
        )}
      </>
    )
  }
  if (plan.facts.studyTimes.length === 0) {
    return (
      <>
        The plan knows your weeks, not your days yet. <a href="#study-times">Say when you study</a>, and every session
        gets its day and time.
      </>
    )
  }
  const hours = sessions.reduce((sum, { startsAtMs, endsAtMs }) => sum + (endsAtMs - startsAtMs) / 3_600_000, 0)
  const parts = [
    sessions.length > 0
      ? `${counted(sessions.length, 'session')}, together ${clockText(hours)}`
      : 'No session ahead in this month',
    stones > 0 ? counted(stones, 'milestone') : '',
  ]
  const text = parts.filter(Boolean).join('; ')
  return <>{`${text.charAt(0).toUpperCase()}${text.slice(1)}. Times of ${timeZone.replaceAll('_', ' ')}.`}</>
}

/** How the times fit the hours a week. */
function timesInWords({ facts, input }: PlanOnClock): string {
  const hours = facts.studyTimes.reduce((sum, { minutes }) => sum + minutes, 0) / 60
  if (hours === 0) return `Your plan counts with ${clockText(input.hoursPerWeek)} a week. Say when.`
  const plan = clockText(input.hoursPerWeek)
  if (hours < input.hoursPerWeek)
    return `Your times hold ${clockText(hours)} of the ${plan} a week; the rest has no time.`
  return hours === input.hoursPerWeek
    ? `Your times hold the ${plan} a week.`
    : `Your times hold ${clockText(hours)}; the plan fills ${plan} a week of them.`
}

/** Lessons on the local days on which they were finished. */
function finishedLessons({ facts }: PlanOnClock, timeZone: string) {
  return facts.lessons.flatMap(({ lessonId, status, finishedAt }) =>
    status === 'done' && finishedAt !== null
      ? [{ nodeId: lessonId, date: localDay(finishedAt.getTime(), timeZone) }]
      : [],
  )
}

function NoPlan() {
  return (
    <div className="narrow pt-8">
      <div className="head">
        <p className="kick">First visit, plan by month</p>
        <h1>No plan to put on a calendar yet</h1>
        <p className="lede">Draw a plan first. Then say when you study, and every session stands on its day.</p>
      </div>
      <div className="acts">
        <Link className="finger" href="/plan/new">
          Draw a plan
        </Link>
        <Link className="btn bare" href="/assessment">
          Find my gaps first
        </Link>
      </div>
    </div>
  )
}
