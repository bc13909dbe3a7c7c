import type { Metadata } from 'next'
import { notFound, redirect } from 'next/navigation'
import { QuestionRun } from '@/components/assessment/question-run'
import { currentQuestion } from '@/lib/assessment/service'

export const metadata: Metadata = { title: 'Questions', robots: { index: false } }

interface Props {
  params: Promise<{ id: string }>
}

export default async function QuestionPage({ params }: Props) {
  const { id } = await params
  const found = await currentQuestion(id)
  if (found === null) notFound()
  if (found.attempt.status !== 'open') redirect(`/assessment/${id}/result`)
  return (
    <div className="pt-8">
      <QuestionRun first={found.question} />
    </div>
  )
}
