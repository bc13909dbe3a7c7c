import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { AnswerReviews } from '@/components/assessment/answer-reviews'
import { nameOfNode } from '@/components/plan/node-names'
import { SkillCheckRun } from '@/components/plan/skill-check-run'
import { Crumb } from '@/components/ui/crumb'
import { Link } from '@/components/ui/link'
import { readResult, type ResultDto } from '@/lib/assessment/result-service'
import { currentQuestion } from '@/lib/assessment/service'
import { getContent, type Content } from '@/lib/content/loader'
import { removeOverrideAction } from '@/lib/planning/actions'
import { inHundred } from '@/lib/planning/core/words'

export const metadata: Metadata = { title: 'Two questions', robots: { index: false } }

interface Props {
  params: Promise<{ id: string }>
}

/** Two questions on an entry the learner says to know, and then what the answers say. The plan believes the learner either way. */
export default async function EntryCheckPage({ params }: Props) {
  const { id } = await params
  const [content, found] = await Promise.all([getContent(), currentQuestion(id)])
  const step = found?.attempt.settings.step
  if (!found || step === undefined || found.attempt.status === 'left') notFound()
  const about = `level ${step.level} of ${content.skills.get(step.skillId)?.title ?? step.skillId}`
  const crumb = <Crumb steps={[{ label: 'Plan', href: '/plan' }, { label: nameOfNode(content, step.entryId) }]} />
  if (found.attempt.status === 'open') {
    return (
      <>
        {crumb}
        <SkillCheckRun first={found.question} about={about} />
      </>
    )
  }
  const result = await readResult(id)
  if (result === null || result === 'open') notFound()
  return (
    <>
      {crumb}
      <CheckResult content={content} found={result} step={step} about={about} />
    </>
  )
}

function CheckResult({
  content,
  found: { attempt, result, responses },
  step,
  about,
}: {
  content: Content
  found: ResultDto
  step: NonNullable<ResultDto['attempt']['settings']['step']>
  about: string
}) {
  const skill = result.skills.find(({ id }) => id === step.skillId)
  const isDoubtful = skill?.verdict === 'gap' || (skill?.gap ?? 0) >= 0.5
  return (
    <>
      <div className="head">
        <h1>{headingOf(responses.map(({ score }) => score))}</h1>
        {skill && (
          <p className="lede">
            With everything else you have answered, {about} is {skill.words}: {inHundred(skill.gap ?? 0)} that it is a
            gap.{' '}
            {isDoubtful
              ? 'You said that you know it, and the plan believes you: it stays out unless you take your word back.'
              : 'That agrees with you, and it stays out of the plan.'}
          </p>
        )}
      </div>
      <div className="acts">
        <Link className="finger" href="/plan">
          Back to the plan
        </Link>
        <form action={removeOverrideAction}>
          <input type="hidden" name="nodeId" value={step.entryId} />
          <button type="submit" className="btn">
            Take my word back
          </button>
        </form>
      </div>
      {responses.length > 0 && (
        <section className="section" aria-labelledby="answers-h">
          <header>
            <h2 id="answers-h">Your answers, with the reasons</h2>
          </header>
          <AnswerReviews content={content} attempt={attempt} responses={responses} />
        </section>
      )}
    </>
  )
}

function headingOf(scores: readonly (number | null)[]): string {
  if (scores.length === 0) return 'No question was answered'
  const right = scores.filter((score) => score !== null && score > 0.999).length
  if (scores.length === 1) return right === 1 ? 'The answer is right' : 'The answer is not right'
  return right === 2
    ? 'Both answers are right'
    : right === 1
      ? 'One of two answers is right'
      : 'Neither answer is right'
}
