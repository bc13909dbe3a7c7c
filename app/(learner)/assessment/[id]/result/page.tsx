import type { Metadata } from 'next'
import { notFound, redirect } from 'next/navigation'
import type { ReactNode } from 'react'
import { AnswerReviews } from '@/components/assessment/answer-reviews'
import { ResultAreas } from '@/components/assessment/result-areas'
import { ResultChange } from '@/components/assessment/result-change'
import { ResultConfidence } from '@/components/assessment/result-confidence'
import { resultHeading } from '@/components/assessment/result-heading'
import { ResultInfluences } from '@/components/assessment/result-influences'
import { ResultList } from '@/components/assessment/result-lists'
import { RetestInvite } from '@/components/assessment/result-retest'
import { buildResultView, type ResultView } from '@/components/assessment/result-view'
import { TrackSuggestion } from '@/components/assessment/track-suggestion'
import { dateInWords } from '@/components/ui/date-in-words'
import type { GaugeProps } from '@/components/ui/gauge'
import { Link } from '@/components/ui/link'
import { getProfile } from '@/lib/account/queries'
import { askMoreAction } from '@/lib/assessment/actions'
import { attemptPath } from '@/lib/assessment/attempt-path'
import { adviseRetest, readResult, type ResultDto } from '@/lib/assessment/result-service'
import { getContent } from '@/lib/content/loader'
import { localDay } from '@/lib/shared/local-day'

export const metadata: Metadata = { title: 'Result', robots: { index: false } }

interface Props {
  params: Promise<{ id: string }>
  searchParams: Promise<{ more?: string }>
}

export default async function ResultPage({ params, searchParams }: Props) {
  const [{ id }, { more }, content] = await Promise.all([params, searchParams, getContent()])
  const found = await readResult(id)
  if (found === null) notFound()
  if (found === 'open') redirect(`/assessment/${id}`)
  const { attempt, result, responses, confidence, isNewest } = found
  if (attempt.settings.step !== undefined) redirect(attemptPath(content, attempt))
  const [profile, advice] = await Promise.all([
    getProfile(attempt.learnerId),
    isNewest ? adviseRetest(attempt.learnerId) : null,
  ])
  const dayInWords = (at: Date) => dateInWords(localDay(at.toISOString(), profile.timeZone))
  const view = buildResultView(content, found)
  const track = trackOf(attempt.settings.trackId)
  const tooFast = attempt.state.responses.filter(({ use }) => use === 'too-fast').length
  return (
    <>
      <div className="crumb">
        <span>Assessment of {dayInWords(attempt.finishedAt ?? attempt.startedAt)}</span>
        <span aria-hidden="true" />
        <span className="num">{effortInWords(responses)}</span>
      </div>
      <div className="two c skill-top">
        <div className="head">
          <h1>
            {resultHeading(
              view.areas.map((area) => ({ ...area, title: area.shortTitle })),
              result.answered,
            )}
          </h1>
          <p className="lede">
            Measured against {yardstickOf(content, attempt.settings)}. Of {view.skills.length} skills,{' '}
            {view.gaps.length} {view.gaps.length === 1 ? 'looks like a gap' : 'look like gaps'} and {view.solid.length}{' '}
            {view.solid.length === 1 ? 'looks' : 'look'} solid. For {view.open.length} we do not know yet, and say so.
          </p>
          <p className="small take-away noprint">
            <span>Take it with you:</span>{' '}
            <a className="link" href={`/api/assessment/${id}/image`} download>
              picture
            </a>
            ,{' '}
            <a className="link" href={`/api/assessment/${id}/export`} download>
              data as JSON
            </a>
            , or paper, with your browser’s own print command.
          </p>
        </div>
        <Link className="finger" href="/plan/new">
          Make a plan from this
        </Link>
      </div>
      {!isNewest && (
        <p className="done-line">
          This is an earlier result. A later one builds on it: <Link href="/assessment">all results</Link>.
        </p>
      )}
      {more === 'none' && <p className="done-line">There are no unseen questions left for these skills.</p>}
      {tooFast > 0 && (
        <p className="small dim">
          {tooFast === 1 ? 'One answer' : `${tooFast} answers`} came faster than the question can be read. They are kept
          and were not scored.
        </p>
      )}
      <div className="lists">
        <ResultList
          title="Gaps"
          explanation="At least 80 in 100 that you are below the target."
          skills={view.gaps}
          track={track}
        />
        <ResultList
          title="Not sure yet"
          explanation={<MoreQuestions found={found} view={view} />}
          skills={view.open}
          track={track}
        />
        <ResultList
          title="Solid"
          explanation="At most 20 in 100 that you are below. The plan leaves these out."
          skills={view.solid}
          track={track}
        />
      </div>
      <p className="small dim how-to-read">
        How to read a line: the dot is our estimate, the band holds 8 of 10 likely values, the flag is the target. Open
        a line for its probabilities and reasons. Level 3 and 4 are reached by accepted work, never by questions.
      </p>
      {view.change && <ResultChange change={view.change} sinceInWords={dayInWords(new Date(view.change.since))} />}
      {advice && (
        <RetestInvite
          {...advice}
          skills={advice.skills.flatMap((skill) => content.skills.get(skill)?.title ?? [])}
          sinceInWords={dayInWords(advice.lastFinishedAt)}
        />
      )}
      <ResultAreas areas={view.areas} track={track} />
      <TrackSuggestion
        content={content}
        skills={view.skills}
        background={attempt.settings.background}
        chosen={attempt.settings.trackId}
      />
      <ResultConfidence {...confidence} />
      <ResultInfluences influences={view.influences} />
      {responses.length > 0 && (
        <section className="section noprint" aria-labelledby="answers-h">
          <header>
            <h2 id="answers-h">Every question, with its reasons</h2>
            <p>Open one to see why each option is right or not.</p>
          </header>
          <AnswerReviews content={content} attempt={attempt} responses={responses} />
        </section>
      )}
    </>
  )
}

/** What five more questions would settle, with the way to them; only the newest attempt can go on. */
function MoreQuestions({
  found: { attempt, result, isNewest },
  view,
}: {
  found: ResultDto
  view: ResultView
}): ReactNode {
  const { questions, skills, expectedSettled, settledNow } = result.settle
  if (!isNewest) return 'Between 20 and 80 in 100.'
  if (questions === 0) return 'Between 20 and 80 in 100. You have seen every question there is.'
  const titles = skills.flatMap((id) => view.skills.find((skill) => skill.id === id)?.title ?? []).slice(0, 3)
  const gain = Math.max(0, expectedSettled - settledNow)
  const count = questions === 5 ? 'Five' : String(questions)
  return (
    <>
      {titles.length > 0
        ? `${count} more questions would probably settle ${titles.join(', ')}. `
        : `${count} more questions would settle about ${gain.toFixed(1)} more. `}
      <form action={askMoreAction} className="inline noprint">
        <input type="hidden" name="attemptId" value={attempt.id} />
        <button type="submit" className="linkish">
          Answer {count.toLowerCase()} more
        </button>
      </form>
    </>
  )
}

function trackOf(trackId: string | null): GaugeProps['track'] | undefined {
  return trackId === 'platform' || trackId === 'native' || trackId === 'aiplus' ? trackId : undefined
}

function yardstickOf(
  content: Awaited<ReturnType<typeof getContent>>,
  { trackId, stage }: ResultDto['attempt']['settings'],
): string {
  const track = content.tracks.get(trackId ?? '')
  if (track === undefined) return 'the basic stage, which all tracks share'
  return `the ${content.stages.get(stage)?.title.toLowerCase() ?? stage} stage of ${track.title}`
}

/** "20 questions, about 9 min"; a break in the middle of a question counts ten minutes at most. */
function effortInWords(responses: ResultDto['responses']): string {
  if (responses.length === 0) return 'no question answered'
  const elapsedMs = responses.reduce((sum, { elapsedMs: own }) => sum + Math.min(own, 600_000), 0)
  const questions = `${responses.length} ${responses.length === 1 ? 'question' : 'questions'}`
  return `${questions}, about ${Math.max(1, Math.round(elapsedMs / 60_000))} min`
}
