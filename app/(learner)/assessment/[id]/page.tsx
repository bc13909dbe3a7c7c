import type { Metadata } from 'next'
import { notFound, redirect } from 'next/navigation'
import { QuestionRun } from '@/components/assessment/question-run'
import { attemptPath } from '@/lib/assessment/attempt-path'
import { currentQuestion } from '@/lib/assessment/service'
import { getContent } from '@/lib/content/loader'

export const metadata: Metadata = { title: 'Questions', robots: { index: false } }

interface Props {
  params: Promise<{ id: string }>
}

export default async function QuestionPage({ params }: Props) {
  const { id } = await params
  const [content, found] = await Promise.all([getContent(), currentQuestion(id)])
  if (found === null) notFound()
  if (found.attempt.status !== 'open') redirect(`/assessment/${id}/result`)
  const path = attemptPath(content, found.attempt)
  if (path !== `/assessment/${id}`) redirect(path)
  const { targets } = found.attempt.state.settings
  const skills = [...content.skills.values()]
    .filter((skill) => typeof targets[skill.id] === 'number')
    .map((skill) => ({ id: skill.id, title: skill.title, area: skill.area }))
  return (
    <div className="pt-8">
      <QuestionRun first={found.question} skills={skills} />
    </div>
  )
}
