import type { Metadata } from 'next'
import { notFound, redirect } from 'next/navigation'
import { AnswerReview } from '@/components/assessment/answer-review'
import { AreaRadar } from '@/components/assessment/area-radar'
import { ratingSentence, resultHeading } from '@/components/assessment/result-heading'
import { ResultList } from '@/components/assessment/result-lists'
import { TrackSuggestion } from '@/components/assessment/track-suggestion'
import { dateInWords } from '@/components/ui/date-in-words'
import { Gauge } from '@/components/ui/gauge'
import { Link } from '@/components/ui/link'
import { readIdentity } from '@/lib/account/cookies'
import { askMoreAction } from '@/lib/assessment/actions'
import type { SkillResult } from '@/lib/assessment/core/attempt-result'
import type { GivenAnswer } from '@/lib/assessment/core/score-answer'
import { toReviewItem } from '@/lib/assessment/item-dto'
import { getAttempt, listResponses } from '@/lib/assessment/queries'
import { hrefOf } from '@/lib/content/core/graph-queries'
import { getContent } from '@/lib/content/loader'

export const metadata: Metadata = { title: 'Result', robots: { index: false } }

interface Props {
  params: Promise<{ id: string }>
  searchParams: Promise<{ more?: string }>
}

function trackOf(trackId: string | null) {
  return trackId === 'platform' || trackId === 'native' || trackId === 'aiplus' ? trackId : undefined
}

export default async function ResultPage({ params, searchParams }: Props) {
  const [{ id }, { more }, content, identity] = await Promise.all([params, searchParams, getContent(), readIdentity()])
  const attempt = await getAttempt(identity, id)
  if (attempt === null) notFound()
  if (attempt.result === null) redirect(`/assessment/${id}`)
  const { result, settings } = attempt
  const tooFast = attempt.state.responses.filter(({ use }) => use === 'too-fast').length
  const responses = await listResponses({ learnerId: attempt.learnerId, attemptId: id })
  const track = content.tracks.get(settings.trackId ?? '')
  const stage = content.stages.get(settings.stage)
  const named = result.skills.flatMap((skill) => {
    const known = content.skills.get(skill.id)
    return known ? [{ ...skill, title: known.title, path: hrefOf(known), area: known.area }] : []
  })
  const byGap = (one: SkillResult, other: SkillResult) => (other.gap ?? 0) - (one.gap ?? 0)
  const gaps = named.filter(({ verdict }) => verdict === 'gap').sort(byGap)
  const open = named.filter(({ verdict }) => verdict === 'not-sure').sort(byGap)
  const solid = named.filter(({ verdict }) => verdict === 'solid').sort((one, other) => byGap(other, one))
  const areas = result.areas.flatMap((area) => {
    const known = content.areas.get(area.id)
    return known
      ? [
          {
            ...area,
            title: known.title,
            shortTitle: known.shortTitle,
            skills: named.filter((skill) => skill.area === area.id),
          },
        ]
      : []
  })
  const settled = result.settle.skills
    .flatMap((skillId) => content.skills.get(skillId)?.title.toLowerCase() ?? [])
    .slice(0, 3)
  const minutes = Math.max(
    1,
    Math.round(responses.reduce((sum, { elapsedMs }) => sum + Math.min(elapsedMs, 600_000), 0) / 60_000),
  )
  const yardstick = track
    ? `the ${stage?.title.toLowerCase() ?? settings.stage} stage of ${track.title}`
    : 'the basic stage, which all tracks share'
  return (
    <>
      <div className="crumb">
        <span>Assessment of {dateInWords((attempt.finishedAt ?? attempt.startedAt).toISOString().slice(0, 10))}</span>
        <span aria-hidden="true" />
        <span className="num">
          {result.answered} {result.answered === 1 ? 'question' : 'questions'}, about {minutes} min
        </span>
      </div>
      <div className="two c skill-top">
        <div className="head">
          <h1>{resultHeading(areas.map((area) => ({ ...area, title: area.shortTitle })))}</h1>
          <p className="lede">
            Measured against {yardstick}. Of {named.length} skills, {gaps.length} look like gaps and {solid.length} look
            solid. For {open.length} we do not know yet, and say so.
          </p>
        </div>
        <Link className="finger" href="/plan/new">
          Make a plan from this
        </Link>
      </div>
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
          skills={gaps}
          track={trackOf(settings.trackId)}
        />
        <ResultList
          title="Not sure yet"
          explanation={
            <>
              {settled.length > 0
                ? `Five more questions would probably settle ${settled.join(', ')}. `
                : `Five more questions would settle about ${Math.max(0, result.settle.expectedSettled - result.settle.settledNow).toFixed(1)} more. `}
              {result.settle.questions > 0 && (
                <form action={askMoreAction} className="inline">
                  <input type="hidden" name="attemptId" value={id} />
                  <button type="submit" className="linkish">
                    Answer five more
                  </button>
                </form>
              )}
            </>
          }
          skills={open}
          track={trackOf(settings.trackId)}
        />
        <ResultList
          title="Solid"
          explanation="At most 20 in 100 that you are below. The plan leaves these out."
          skills={solid}
          track={trackOf(settings.trackId)}
        />
      </div>
      <p className="small dim how-to-read">
        How to read a line: the dot is our estimate, the band holds 8 of 10 likely values, the flag is the target. Level
        3 and 4 are reached by accepted work, never by questions.
      </p>
      {track === undefined && (
        <TrackSuggestion content={content} skills={result.skills} background={settings.background} />
      )}
      <section className="section" aria-labelledby="areas-h">
        <header>
          <h2 id="areas-h">
            {ratingSentence(areas.map((area) => ({ ...area, title: area.shortTitle }))) ?? 'Where you stand by area'}
          </h2>
        </header>
        <div className="two a">
          <AreaRadar areas={areas.map((area) => ({ ...area, title: area.shortTitle }))} />
          <div>
            <div className="scroll" tabIndex={0} role="group" aria-label="Levels by area">
              <table className="tbl">
                <caption className="vh">Levels by area</caption>
                <thead>
                  <tr>
                    <th scope="col">Area</th>
                    <th scope="col">Estimate, range and target</th>
                    <th scope="col" className="r">
                      Evidence
                    </th>
                    <th scope="col" className="r">
                      You said
                    </th>
                    <th scope="col" className="r">
                      Target
                    </th>
                  </tr>
                </thead>
                <tbody>
                  {areas.map(({ id: areaId, title, estimate, low, high, target, rating }) => (
                    <tr key={areaId}>
                      <th scope="row">{title}</th>
                      <td>
                        <Gauge
                          estimate={estimate}
                          low={low}
                          high={high}
                          {...(target === null ? {} : { target })}
                          {...(rating === null ? {} : { ownRating: rating })}
                        />
                      </td>
                      <td className="r">
                        <b>{estimate.toFixed(1)}</b>
                      </td>
                      <td className="r">{rating === null ? 'no rating' : rating.toFixed(1)}</td>
                      <td className="r">{target === null ? '' : target.toFixed(1)}</td>
                    </tr>
                  ))}
                </tbody>
              </table>
            </div>
            <p className="small dim mt-3">
              Means over the skills of an area. In the picture, the thick line is the evidence with its likely range,
              the thin line the target, the dotted line your own rating. Most people rate themselves a little high, so a
              rating is used as a weak hint and never as a level.
            </p>
          </div>
        </div>
      </section>
      {result.influences.length > 0 && (
        <section className="section" aria-labelledby="moved-h">
          <header>
            <h2 id="moved-h">What moved this result most</h2>
          </header>
          <ul className="rows influences">
            {result.influences.map(({ itemId, skill, from, to }) => {
              const response = responses.find((each) => each.itemId === itemId)
              const stem = content.items.get(itemId)?.stem ?? itemId
              return (
                <li key={itemId}>
                  <a href={`#answer-${itemId}`}>
                    {response?.score === null
                      ? '“I don’t know”'
                      : (response?.score ?? 0) > 0.99
                        ? 'Right'
                        : 'Not right'}
                    : {shorten(stem)}
                  </a>
                  <span className="end num">
                    {from !== null && to !== null
                      ? `gap in ${content.skills.get(skill)?.title.toLowerCase() ?? skill}, ${Math.round(from * 100)} to ${Math.round(to * 100)}`
                      : (content.skills.get(skill)?.title ?? skill)}
                  </span>
                </li>
              )
            })}
          </ul>
        </section>
      )}
      <section className="section" aria-labelledby="answers-h">
        <header>
          <h2 id="answers-h">Every question, with its reasons</h2>
          <p>Open one to see why each option is right or not.</p>
        </header>
        <div className="answers">
          {responses.map(({ itemId, position, answer, score }) => {
            const item = content.items.get(itemId)
            return item ? (
              <AnswerReview
                key={itemId}
                position={position}
                skillTitle={content.skills.get(item.skill)?.title ?? item.skill}
                item={toReviewItem(item)}
                answer={answer as GivenAnswer}
                score={score}
              />
            ) : null
          })}
        </div>
      </section>
    </>
  )
}

function shorten(text: string): string {
  return text.length <= 90 ? text : `${text.slice(0, text.lastIndexOf(' ', 88))} …`
}
