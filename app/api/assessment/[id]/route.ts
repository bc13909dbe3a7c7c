import { refusalOf } from '@/lib/assessment/answer-errors'
import { currentQuestion } from '@/lib/assessment/service'
import { answerJson } from '@/lib/platform/api'

/** The question that is due, for a page that was left standing while the attempt went on elsewhere. */
export async function GET(_request: Request, { params }: { params: Promise<{ id: string }> }): Promise<Response> {
  return answerJson(async () => {
    const found = await currentQuestion((await params).id)
    if (found === null) throw refusalOf('no-such-attempt')
    if (found.attempt.status !== 'open') throw refusalOf('attempt-ended')
    return found.question
  })
}
