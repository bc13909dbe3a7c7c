import type { Metadata } from 'next'
import { notFound, redirect } from 'next/navigation'
import { AnswerReview } from '@/components/assessment/answer-review'
import { MasteryCheckMarks } from '@/components/milestone/mastery-check-marks'
import { outcomeHeading } from '@/components/milestone/mastery-check-words'
import { LessonRows } from '@/components/skill/lesson-rows'
import { Crumb } from '@/components/ui/crumb'
import { Link } from '@/components/ui/link'
import { LocalMoment } from '@/components/ui/local-moment'
import { Mark } from '@/components/ui/mark'
import { isRightAnswer, nextCheckFrom } from '@/lib/assessment/core/mastery-check'
import type { MasteryCondition } from '@/lib/assessment/core/mastery-check'
import type { GivenAnswer } from '@/lib/assessment/core/score-answer'
import { studyAfterCheck } from '@/lib/assessment/core/study-after-check'
import { toReviewItem } from '@/lib/assessment/item-dto'
import { readCheckResult } from '@/lib/assessment/mastery-service'
import { hrefOf } from '@/lib/content/core/graph-queries'
import { getContent } from '@/lib/content/loader'

export const metadata: Metadata = { title: 'Result of the check', robots: { index: false } }

interface Props {
  params: Promise<{ slug: string; id: string }>
}

export default async function CheckResultPage({ params }: Props) {
  const [content, { slug, id }] = await Promise.all([getContent(), params])
  const check = await readCheckResult(id)
  if (check === null) notFound()
  if (check === 'open') redirect(`/milestones/${slug}/check/${id}`)
  const { outcome, rules, responses, endedAt, unanswered } = check
  const milestone = content.milestones.get(rules.milestoneId)
  if (milestone === undefined) notFound()
  const titleOf = (skillId: string) => content.skills.get(skillId)?.title ?? skillId
  const areas = [...content.areas.values()].flatMap((area) => {
    const skills = outcome.skills.flatMap((skill) => {
      const known = content.skills.get(skill.id)
      return known?.area === area.id ? [{ ...skill, title: known.title, href: hrefOf(known) }] : []
    })
    return skills.length > 0 ? [{ id: area.id, title: area.title, skills }] : []
  })
  const answered = responses.flatMap((response) => {
    const item = content.items.get(response.itemId)
    return item ? [{ ...response, item, isRight: isRightAnswer(item.type, response.score) }] : []
  })
  const study = studyAfterCheck(
    answered.filter(({ isRight }) => !isRight).map(({ item }) => item),
    {
      below: outcome.skills.filter(({ right, needed }) => right < needed).map((skill) => skill.id),
      isWritten: (lessonId) => content.lessons.has(lessonId),
      fallback: (skill) => milestone.lessons.find((lessonId) => content.lessons.get(lessonId)?.skill === skill) ?? null,
    },
  )
  const criteria = (Object.entries(rules.criteria) as [MasteryCondition, string][]).flatMap(
    ([condition, criterionId]) => {
      const criterion = milestone.criteria.find((each) => each.id === criterionId)
      return criterion ? [{ ...criterion, isMet: outcome.conditions[condition] }] : []
    },
  )
  const lessons = study.flatMap(({ lessonId }) => content.lessons.get(lessonId) ?? [])
  const nextFrom = new Date(nextCheckFrom(rules, endedAt.getTime())).toISOString()
  return (
    <>
      <Crumb
        steps={[
          { label: milestone.title, href: hrefOf(milestone) },
          { label: 'Check', href: `${hrefOf(milestone)}/check` },
          { label: 'Result' },
        ]}
      />
      <div className="two c skill-top">
        <div className="head">
          <h1>{outcomeHeading(outcome, titleOf)}</h1>
          <p className="lede">
            {outcome.isPassed ? (
              <>The criteria of the milestone are ticked and the figure is attached. One step is yours: claim it.</>
            ) : (
              <>
                Nothing is lost and nothing is taken back. The next check is possible from <LocalMoment at={nextFrom} />
                , with new questions.
              </>
            )}
          </p>
          <p className="small dim num">
            Ended <LocalMoment at={endedAt.toISOString()} />, after {outcome.minutes} min.
            {unanswered > 0 &&
              ` ${unanswered === 1 ? 'One question was' : `${unanswered} questions were`} not answered and count as not right.`}
          </p>
        </div>
        {outcome.isPassed ? (
          <a className="finger" href={hrefOf(milestone)}>
            Claim the milestone
          </a>
        ) : (
          lessons[0] && (
            <Link className="finger" href={hrefOf(lessons[0])}>
              {lessons[0].title}
            </Link>
          )
        )}
      </div>
      <section className="section" aria-labelledby="marks-h">
        <header>
          <h2 id="marks-h">
            {outcome.right} of {outcome.asked} over all, {outcome.needed} are needed
          </h2>
          <p>A question counts when the whole answer is right; an order from 80% of its pairs on.</p>
        </header>
        <div className="two a">
          <MasteryCheckMarks areas={areas} />
          <div>
            <h3 className="check-h3">The criteria of the milestone</h3>
            <ul className="check-criteria">
              {criteria.map(({ id: criterionId, text, isMet }) => (
                <li key={criterionId}>
                  <Mark name={isMet ? 'shown' : 'open'} />
                  <span>
                    {text} <b>{isMet ? 'Met.' : 'Not met.'}</b>
                  </span>
                </li>
              ))}
            </ul>
            <p className="small mt-4">
              The answers also count for your profile:{' '}
              <Link href={`/assessment/${id}/result`}>what they say about your levels</Link>.
            </p>
          </div>
        </div>
      </section>
      {lessons.length > 0 && (
        <section className="section" aria-labelledby="study-h">
          <header>
            <h2 id="study-h">What the wrong answers have in common</h2>
            <p>The lessons that treat them, skills below their mark first.</p>
          </header>
          <LessonRows lessons={lessons} />
        </section>
      )}
      <section className="section" aria-labelledby="answers-h">
        <header>
          <h2 id="answers-h">Every answer, with its reasons</h2>
          <p>Open one to see why each option is right or not.</p>
        </header>
        <div className="answers">
          {answered.map(({ item, position, answer, score, confidence }) => (
            <AnswerReview
              key={item.id}
              attemptId={id}
              position={position}
              skillTitle={titleOf(item.skill)}
              item={toReviewItem(item)}
              answer={answer as GivenAnswer}
              score={score}
              confidence={confidence}
              isTooFast={false}
            />
          ))}
        </div>
      </section>
    </>
  )
}
