import type { Metadata } from 'next'
import { RetestInvite } from '@/components/assessment/result-retest'
import { EntryNumbersDetails } from '@/components/plan/entry-numbers-details'
import { PaceLine } from '@/components/plan/pace-line'
import { nameOfNode, pathOfNode } from '@/components/plan/node-names'
import { RoadAround, type RoadStop } from '@/components/today/road-around'
import { Link } from '@/components/ui/link'
import { readIdentity } from '@/lib/account/cookies'
import { getProfile } from '@/lib/account/queries'
import { getViewer } from '@/lib/account/viewer'
import { adviseRetest } from '@/lib/assessment/result-service'
import { getContent, type Content } from '@/lib/content/loader'
import { lessonSequence, hrefOf } from '@/lib/content/core/graph-queries'
import { readLearnerState } from '@/lib/learner-state/service'
import type { LearnerStateDto } from '@/lib/learner-state/core/learner-state'
import { dayAndMonth } from '@/lib/planning/core/local-date'
import type { Plan, PlanEntry } from '@/lib/planning/core/types'
import { readCurrentPlan, type CurrentPlan } from '@/lib/planning/service'
import { listFinished } from '@/lib/progress/history-queries'
import { listDueCards } from '@/lib/progress/review-queries'
import { todayIn } from '@/lib/platform/today'
import { localDay } from '@/lib/shared/local-day'

export const metadata: Metadata = { title: 'Today', robots: { index: false } }

const LONG_DAY = (day: string) =>
  new Intl.DateTimeFormat('en-GB', { weekday: 'long', day: 'numeric', month: 'long', timeZone: 'UTC' }).format(
    new Date(`${day}T00:00:00Z`),
  )

const COUNTS = ['No', 'One', 'Two', 'Three', 'Four', 'Five', 'Six', 'Seven', 'Eight', 'Nine', 'Ten', 'Eleven', 'Twelve']

export default async function TodayPage() {
  const [content, viewer] = await Promise.all([getContent(), getViewer()])
  const profile = await getProfile(viewer.learnerId)
  const today = todayIn(profile.timeZone)
  const current = viewer.learnerId === null ? null : await readCurrentPlan(viewer.learnerId, today)
  const [state, due, finished, advice] = await Promise.all([
    readLearnerState(await readIdentity()),
    listDueCards(viewer.learnerId, new Date()),
    viewer.learnerId === null ? [] : listFinished(viewer.learnerId),
    adviseRetest(viewer.learnerId),
  ])
  const week = current?.plan.weeks.find(({ start, end }) => start <= today && today <= end)
  const next = state.next ?? firstLesson(content)
  const lastDone = finished[0]
  const thisWeek = finished.filter(
    ({ at }) => week !== undefined && localDay(at.toISOString(), profile.timeZone) >= week.start,
  ).length
  return (
    <>
      <div className="crumb">
        <span>{LONG_DAY(today)}</span>
        {week && current && (
          <>
            <span aria-hidden="true" />
            <span className="num">
              week {week.index} of {current.plan.weeks.at(-1)?.index}
            </span>
          </>
        )}
      </div>
      <div className="two c today-top">
        <div>
          {week?.paused ? (
            <section className="next" aria-labelledby="next-h">
              <p className="kick">A week off</p>
              <h1 id="next-h">You planned a pause</h1>
              <p className="lede">It counts as kept. The plan goes on after {dayAndMonth(week.end)}.</p>
              {next && (
                <div className="acts">
                  <Link className="btn" href={next.path}>
                    Something anyway: {next.title}
                  </Link>
                </div>
              )}
            </section>
          ) : (
            <NextThing
              next={next}
              isResumed={state.next?.detail.endsWith('left') ?? false}
              state={state}
              entry={current && next ? entryAt(content, current.plan, next.path) : null}
            />
          )}
          {current && (
            <RoadAround stops={stopsOf(content, current, lastDone?.kind === 'lesson' ? lastDone.id : null)} />
          )}
          <section className="section" aria-labelledby="reviews-h">
            <header>
              <h2 id="reviews-h">
                {due.length === 0
                  ? 'No questions are due'
                  : `${COUNTS[due.length] ?? due.length} ${due.length === 1 ? 'question is' : 'questions are'} due`}
              </h2>
              {due.length > 0 && <p>About {Math.max(1, Math.round(due.length * 0.8))} minutes</p>}
              {due.length > 0 && (
                <Link className="push link small" href="/review">
                  Review now
                </Link>
              )}
            </header>
            {due.length === 0 && (
              <p className="small dim">Finished lessons send questions back after 2, 6 and 16 weeks.</p>
            )}
          </section>
          {advice && (
            <RetestInvite
              {...advice}
              skills={advice.skills.flatMap((id) => content.skills.get(id)?.title ?? [])}
              sinceInWords={dayAndMonth(localDay(advice.lastFinishedAt.toISOString(), profile.timeZone))}
            />
          )}
        </div>
        <aside aria-label="Pace and plan">
          {current ? (
            <section className="where" aria-labelledby="pace-h">
              <h2 id="pace-h">Pace</h2>
              <dl className="facts">
                <div>
                  <dt>This week</dt>
                  <dd className="num">
                    {thisWeek} finished; {week ? `${week.usedHours.toFixed(1)} h planned` : 'nothing planned'}
                  </dd>
                </div>
                <div>
                  <dt>Behind you</dt>
                  <dd className="num">
                    {Math.round(current.plan.finishedHours)} of {Math.round(current.plan.totalHours)} h
                  </dd>
                </div>
                {current.plan.finishDate && (
                  <div>
                    <dt>Arrival</dt>
                    <dd>week of {dayAndMonth(current.plan.finishDate)}</dd>
                  </div>
                )}
              </dl>
              <PaceLine
                pace={current.pace}
                finish={current.finish}
                plan={current.plan}
                deadline={current.input.deadline}
                today={today}
              />
              <Link className="btn" href="/plan">
                Open the plan
              </Link>
            </section>
          ) : (
            <section className="where" aria-labelledby="plan-h">
              <h2 id="plan-h">No road drawn yet</h2>
              <p className="small dim">
                A plan says what to do this week and why. It needs where you stand, hours a week, and a start.
              </p>
              <Link className="btn" href="/plan/new">
                Draw a plan
              </Link>
            </section>
          )}
          <StaleSkills content={content} state={state} />
        </aside>
      </div>
    </>
  )
}

function NextThing({
  next,
  isResumed,
  state,
  entry,
}: {
  next: LearnerStateDto['next']
  isResumed: boolean
  state: LearnerStateDto
  /** The plan's entry for it, which says why. */
  entry: PlanEntry | null
}) {
  if (state.openAttemptId !== null) {
    return (
      <section className="next" aria-labelledby="next-h">
        <p className="kick">The one next thing</p>
        <h1 id="next-h">Finish the questions</h1>
        <p className="lede">Your assessment is open; every answer so far is kept.</p>
        <div className="acts">
          <Link className="finger" href={`/assessment/${state.openAttemptId}`}>
            Next question
          </Link>
        </div>
      </section>
    )
  }
  if (next === null) {
    return (
      <section className="next" aria-labelledby="next-h">
        <p className="kick">The one next thing</p>
        <h1 id="next-h">Everything planned is behind you</h1>
        <div className="acts">
          <Link className="finger" href="/plan/new">
            Plan the next stage
          </Link>
        </div>
      </section>
    )
  }
  return (
    <section className="next" aria-labelledby="next-h">
      <p className="kick">The one next thing</p>
      <h1 id="next-h">{next.title}</h1>
      <p className="lede">{isResumed ? `You stopped in the middle; ${next.detail}.` : 'Next on your road.'}</p>
      {entry?.reason && (
        <div>
          <p className="serif">{entry.reason.sentence}</p>
          <EntryNumbersDetails nodeId={entry.nodeId} title={entry.title} isShort />
        </div>
      )}
      <div className="acts">
        <Link className="finger" href={next.path}>
          {isResumed ? 'Go on where I stopped' : 'Start'} <small>{next.detail}</small>
        </Link>
        {state.version === 0 && (
          <Link className="btn bare" href="/assessment">
            Find my gaps first
          </Link>
        )}
      </div>
    </section>
  )
}

/** The entry of a plan that opens at a path, where it carries a reason. */
function entryAt(content: Content, { weeks }: Plan, path: string): PlanEntry | null {
  const [page] = path.split('#')
  const entries = weeks.flatMap((week) => week.entries)
  return entries.find(({ nodeId, reason }) => reason !== null && pathOfNode(content, nodeId) === page) ?? null
}

function StaleSkills({ content, state }: { content: Content; state: LearnerStateDto }) {
  const stale = Object.entries(state.skills).filter(([, { evidence }]) => evidence === 'stale')
  if (stale.length === 0) return null
  return (
    <section className="around" aria-labelledby="stale-h">
      <h2 id="stale-h">Going stale</h2>
      <ul className="small">
        {stale.map(([id]) => (
          <li key={id}>
            <Link href={`/skills/${content.skills.get(id)?.slug ?? ''}`}>{content.skills.get(id)?.title}</Link>
          </li>
        ))}
      </ul>
    </section>
  )
}

function firstLesson(content: Content): LearnerStateDto['next'] {
  const [trackId] = content.tracks.keys()
  const [first] = lessonSequence(content, trackId ?? '')
  return first ? { path: hrefOf(first.lesson), title: first.lesson.title, detail: `${first.lesson.minutes} min` } : null
}

function stopsOf(content: Content, { plan, facts }: CurrentPlan, lastLessonId: string | null): RoadStop[] {
  const done = new Set([
    ...facts.lessons.filter(({ status }) => status !== 'open').map(({ lessonId }) => lessonId),
    ...facts.practiceDone,
    ...facts.milestonesDone,
  ])
  const seen = new Set<string>()
  const upcoming = plan.weeks.flatMap(({ entries, index }) =>
    entries.flatMap((entry) => {
      if (done.has(entry.nodeId) || entry.done || seen.has(entry.nodeId)) return []
      seen.add(entry.nodeId)
      return [{ entry, index }]
    }),
  )
  const last = lastLessonId === null ? undefined : content.lessons.get(lastLessonId)
  const behind: RoadStop[] = last
    ? [
        {
          id: last.id,
          title: last.title,
          path: hrefOf(last),
          detail: 'done',
          mark: 'shown',
          isBehind: true,
          isNow: false,
        },
      ]
    : []
  return [
    ...behind,
    ...upcoming.slice(0, 6 - behind.length).map(({ entry, index }, position): RoadStop => ({
      id: entry.nodeId,
      title: entry.title === '' ? nameOfNode(content, entry.nodeId) : entry.title,
      path: pathOfNode(content, entry.nodeId),
      detail: entry.kind === 'milestone' ? `milestone, week ${index}` : `${entry.hours.toFixed(1)} h, week ${index}`,
      mark: position === 0 ? 'here' : entry.kind === 'milestone' ? 'open' : 'none',
      isBehind: false,
      isNow: position === 0,
    })),
  ]
}
