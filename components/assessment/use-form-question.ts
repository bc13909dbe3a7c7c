import { useRouter } from 'next/navigation'
import { useState } from 'react'
import type { QuestionDto } from '@/lib/assessment/item-dto'
import { useReplies } from './waiting-answers'

/** The question that is due in an attempt with fixed questions, and what the server had to say instead of the next one. */
export function useFormQuestion(first: QuestionDto): { question: QuestionDto; notice: string } {
  const router = useRouter()
  const [question, setQuestion] = useState(first)
  const [notice, setNotice] = useState('')
  useReplies(question.attemptId, (reply) => {
    if (reply.kind === 'next') {
      setQuestion(reply.question)
      setNotice('')
    } else {
      setNotice(reply.message)
      router.refresh()
    }
  })
  // What the page was made with is newer than what stands here when the attempt went on elsewhere.
  if (first.number > question.number) setQuestion(first)
  return { question, notice }
}
