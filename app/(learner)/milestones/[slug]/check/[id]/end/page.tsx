import type { Metadata } from 'next'
import { notFound, redirect } from 'next/navigation'
import { MasteryCheckHandIn } from '@/components/milestone/mastery-check-hand-in'
import { LocalMoment } from '@/components/ui/local-moment'
import { Link } from '@/components/ui/link'
import { readOpenCheck } from '@/lib/assessment/mastery-service'

export const metadata: Metadata = { title: 'Hand in', robots: { index: false } }

interface Props {
  params: Promise<{ slug: string; id: string }>
}

export default async function HandInPage({ params }: Props) {
  const { slug, id } = await params
  const check = await readOpenCheck(id)
  if (check === null) notFound()
  const path = `/milestones/${slug}/check/${id}`
  if (check === 'ended') redirect(`${path}/result`)
  const { question, remainingMs, endsAt, rules } = check
  const answered = question.number - 1
  const isComplete = question.item === null
  const isOver = remainingMs === 0
  return (
    <div className="check-end pt-8">
      <div className="head">
        <h1>
          {isComplete
            ? 'Every question is answered'
            : isOver
              ? `The time is over: ${answered} of ${question.count} answered`
              : `${answered} of ${question.count} answered`}
        </h1>
        <p className="lede">
          {isComplete ? (
            'One statement, then the result.'
          ) : isOver ? (
            'What you answered in time counts. The others count as not right.'
          ) : (
            <>
              You have time until <LocalMoment at={endsAt} isTimeOnly />. What is not answered counts as not right, and
              a new check is possible {rules.retryDays} days later.
            </>
          )}
        </p>
      </div>
      <MasteryCheckHandIn attemptId={id} label={isComplete || isOver ? 'See the result' : 'Hand it in as it is'} />
      {!isComplete && !isOver && (
        <p>
          <Link href={path}>Go on answering</Link>
        </p>
      )}
    </div>
  )
}
