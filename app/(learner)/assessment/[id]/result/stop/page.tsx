import type { Metadata } from 'next'
import { notFound, redirect } from 'next/navigation'
import { Link } from '@/components/ui/link'
import { endAttemptAction } from '@/lib/assessment/actions'
import { attemptPath } from '@/lib/assessment/attempt-path'
import { currentQuestion } from '@/lib/assessment/service'
import { getContent } from '@/lib/content/loader'

export const metadata: Metadata = { title: 'Stop here', robots: { index: false } }

interface Props {
  params: Promise<{ id: string }>
}

export default async function StopPage({ params }: Props) {
  const { id } = await params
  const found = await currentQuestion(id)
  if (found === null) notFound()
  if (found.attempt.status !== 'open') redirect(`/assessment/${id}/result`)
  const { question, attempt } = found
  if (attempt.settings.check !== undefined) redirect(`${attemptPath(await getContent(), attempt)}/end`)
  if (attempt.settings.step !== undefined) redirect(attemptPath(await getContent(), attempt))
  const answered = attempt.state.responses.length
  const isComplete = question.item === null
  return (
    <div className="narrow pt-8">
      <div className="head">
        <h1>{isComplete ? `All ${answered} questions are answered` : `${answered} of ${question.count} answered`}</h1>
        <p className="lede">
          {isComplete
            ? 'The result is ready: gaps, strengths, and what stays open.'
            : 'What is known so far can be shown now. What is not known stays marked as open, and you can go on later.'}
        </p>
      </div>
      <form action={endAttemptAction} className="acts">
        <input type="hidden" name="attemptId" value={id} />
        <button type="submit" className="finger">
          {isComplete ? 'See the result' : 'Show what is known'}
        </button>
        {!isComplete && (
          <Link className="btn bare" href={`/assessment/${id}`}>
            Go on answering
          </Link>
        )}
      </form>
    </div>
  )
}
