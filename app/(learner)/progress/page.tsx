import type { Metadata } from 'next'
import { LazyBurnUp } from '@/components/progress/lazy-burn-up'
import { MinutesCalendar } from '@/components/progress/minutes-calendar'
import { MinutesList } from '@/components/progress/minutes-list'
import { dateInWords } from '@/components/ui/date-in-words'
import { Gauge } from '@/components/ui/gauge'
import { Link } from '@/components/ui/link'
import { StateMark } from '@/components/ui/mark'
import { readIdentity } from '@/lib/account/cookies'
import { getProfile } from '@/lib/account/queries'
import { getViewer } from '@/lib/account/viewer'
import { hrefOf } from '@/lib/content/core/graph-queries'
import { getContent } from '@/lib/content/loader'
import { roadOf } from '@/lib/learner-state/core/build-learner-state'
import { getLearnerRecords } from '@/lib/learner-state/queries'
import { readLearnerState } from '@/lib/learner-state/service'
import { readCurrentPlan } from '@/lib/planning/service'
import { burnUp } from '@/lib/progress/core/burn-up'
import { missingSteps } from '@/lib/progress/core/road-hours'
import { listActivity, listFinished } from '@/lib/progress/history-queries'
import { listMinutes } from '@/lib/progress/minutes-queries'
import { todayIn } from '@/lib/platform/today'
import { localDay } from '@/lib/shared/local-day'

export const metadata: Metadata = { title: 'Progress', robots: { index: false } }

export default async function ProgressPage() {
  const [content, viewer, identity] = await Promise.all([getContent(), getViewer(), readIdentity()])
  const { learnerId } = viewer
  const profile = await getProfile(learnerId)
  const today = todayIn(profile.timeZone)
  if (learnerId === null) return <NothingYet />
  const [state, records, activity, finished, minutes, current] = await Promise.all([
    readLearnerState(identity),
    getLearnerRecords(identity),
    listActivity(learnerId, profile.timeZone),
    listFinished(learnerId),
    listMinutes(learnerId),
    readCurrentPlan(learnerId, today),
  ])
  const steps = roadOf(content, records)
  const missing = steps === null ? [] : missingSteps(steps)
  const doneByDay = finished.flatMap(({ kind, id, at }) => {
    const minutes = kind === 'lesson' ? content.lessons.get(id)?.minutes : undefined
    return minutes === undefined ? [] : [{ day: localDay(at.toISOString(), profile.timeZone), minutes }]
  })
  const points = chartPoints(burnUp(doneByDay), current?.plan.weeks ?? [], today)
  const percent = state.hours && state.hours.total > 0 ? Math.round((state.hours.done / state.hours.total) * 100) : null
  return (
    <>
      <div className="head pt-8">
        <h1>
          {state.hours === null
            ? 'What is behind you'
            : `${Math.round(state.hours.done)} of ${Math.round(state.hours.total)} hours are behind you`}
        </h1>
        <p className="lede">
          {percent === null
            ? 'Choose a track, and this page says how much of the road is behind you.'
            : `${percent}% of the road to ${content.tracks.get(state.learner?.trackId ?? '')?.title ?? 'your track'}. A step counts whole when evidence confirms it; until then its finished lessons and practice count.`}
        </p>
      </div>
      {percent !== null && (
        <details className="missing-box">
          <summary>What is missing?</summary>
          <ul className="rows">
            {missing.slice(0, 12).map(({ skill, level, hours }) => {
              const known = content.skills.get(skill)
              return known ? (
                <li key={`${skill}-${level}`}>
                  <Link href={hrefOf(known)}>
                    {known.title}, level {level}
                  </Link>
                  <span className="end num">{hours.toFixed(1)} h</span>
                </li>
              ) : null
            })}
          </ul>
          {missing.length > 12 && <p className="small dim">and {missing.length - 12} more steps.</p>}
        </details>
      )}
      <section className="section" aria-labelledby="burn-h">
        <header>
          <h2 id="burn-h">
            {points.length < 2
              ? 'The line begins with the second day of finished lessons'
              : 'Hours behind you, beside the plan'}
          </h2>
        </header>
        {points.length >= 2 && (
          <>
            <LazyBurnUp points={points} />
            <details className="ui twin">
              <summary>The same as a table</summary>
              <table className="tbl">
                <thead>
                  <tr>
                    <th scope="col">Day</th>
                    <th scope="col" className="r">
                      Done, h
                    </th>
                    <th scope="col" className="r">
                      Plan, h
                    </th>
                  </tr>
                </thead>
                <tbody>
                  {points.map(({ day, done, planned }) => (
                    <tr key={day}>
                      <th scope="row">{day}</th>
                      <td className="r">{done ?? ''}</td>
                      <td className="r">{planned ?? ''}</td>
                    </tr>
                  ))}
                </tbody>
              </table>
            </details>
          </>
        )}
      </section>
      <section className="section" aria-labelledby="days-h">
        <header>
          <h2 id="days-h">Days</h2>
        </header>
        <MinutesCalendar activity={activity} today={today} />
      </section>
      <MinutesList
        rows={minutes.flatMap((row) => {
          const document = content.lessons.get(row.subjectId) ?? content.labs.get(row.subjectId)
          return document ? [{ ...row, title: document.title, path: hrefOf(document), estimate: document.minutes }] : []
        })}
        isMeasuring={state.isMeasuring}
      />
      <section className="section" aria-labelledby="skills-h">
        <header>
          <h2 id="skills-h">Skills</h2>
          <p>Estimate, likely range and target where they are known.</p>
        </header>
        <ul className="rows">
          {[...content.skills.values()].map((skill) => {
            const own = state.skills[skill.id]
            return (
              <li key={skill.id}>
                <Link href={hrefOf(skill)}>{skill.title}</Link>
                <span className="end">
                  <Gauge {...(own?.level ?? {})} {...(own?.target === undefined ? {} : { target: own.target })} />
                  <StateMark name={own?.evidence ?? 'none'} />
                </span>
              </li>
            )
          })}
        </ul>
      </section>
      <section className="section" aria-labelledby="done-h">
        <header>
          <h2 id="done-h">Finished</h2>
        </header>
        {finished.length === 0 ? (
          <p className="small dim">Nothing yet. A lesson is finished with one key: D.</p>
        ) : (
          <ul className="rows">
            {finished.slice(0, 40).map(({ kind, id, at }) => {
              const document = kind === 'lesson' ? content.lessons.get(id) : content.milestones.get(id)
              return document ? (
                <li key={`${kind}-${id}`}>
                  <Link href={hrefOf(document)}>{document.title}</Link>
                  <span className="end num">{dateInWords(localDay(at.toISOString(), profile.timeZone))}</span>
                </li>
              ) : null
            })}
          </ul>
        )}
      </section>
    </>
  )
}

function chartPoints(
  done: readonly { day: string; hours: number }[],
  weeks: readonly { end: string; usedHours: number }[],
  today: string,
): { day: string; done: number | null; planned: number | null }[] {
  const days = new Map<string, { done: number | null; planned: number | null }>()
  for (const { day, hours } of done) days.set(day, { done: hours, planned: null })
  let planned = 0
  for (const { end, usedHours } of weeks) {
    planned += usedHours
    if (end > today && days.size > 0 && end > (done.at(-1)?.day ?? '')) continue
    days.set(end, { done: days.get(end)?.done ?? null, planned: Math.round(planned * 10) / 10 })
  }
  if (done.length === 0) return []
  return [...days].sort(([one], [other]) => (one < other ? -1 : 1)).map(([day, values]) => ({ day, ...values }))
}

function NothingYet() {
  return (
    <div className="narrow pt-8">
      <div className="head">
        <h1>Your road will stand here</h1>
        <p className="lede">
          Lessons you finish, minutes you spend and skills you show are kept from the first click on, without an
          account.
        </p>
      </div>
      <div className="acts">
        <Link className="finger" href="/assessment">
          Find my gaps
        </Link>
        <Link className="btn bare" href="/roadmap">
          Browse the map
        </Link>
      </div>
    </div>
  )
}
