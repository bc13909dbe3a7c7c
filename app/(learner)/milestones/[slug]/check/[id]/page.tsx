import type { Metadata } from 'next'
import { notFound, redirect } from 'next/navigation'
import { MasteryCheckRun } from '@/components/milestone/mastery-check-run'
import { readOpenCheck } from '@/lib/assessment/mastery-service'

export const metadata: Metadata = { title: 'Check', robots: { index: false } }

interface Props {
  params: Promise<{ slug: string; id: string }>
}

export default async function CheckQuestionPage({ params }: Props) {
  const { slug, id } = await params
  const check = await readOpenCheck(id)
  if (check === null) notFound()
  const path = `/milestones/${slug}/check/${id}`
  if (check === 'ended') redirect(`${path}/result`)
  if (check.remainingMs === 0 || check.question.item === null) redirect(`${path}/end`)
  return (
    <div className="pt-8">
      <MasteryCheckRun
        first={check.question}
        endsAt={check.endsAt}
        remainingMs={check.remainingMs}
        endPath={`${path}/end`}
      />
    </div>
  )
}
