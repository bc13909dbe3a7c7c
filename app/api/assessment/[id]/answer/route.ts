import { refusalOf } from '@/lib/assessment/answer-errors'
import { GivenAnswerSchema } from '@/lib/assessment/schemas'
import { answerQuestion } from '@/lib/assessment/service'
import { answerJson, readJson } from '@/lib/platform/api'

/** Takes one answer and gives the next question. */
export async function POST(request: Request, { params }: { params: Promise<{ id: string }> }): Promise<Response> {
  return answerJson(async () => {
    const given = await readJson(request, GivenAnswerSchema)
    const result = await answerQuestion((await params).id, given)
    if (result.ok) return result.value
    throw refusalOf(result.error)
  })
}
