import { GivenAnswerSchema } from '@/lib/assessment/schemas'
import { answerQuestion, type AnswerError } from '@/lib/assessment/service'
import { answerJson, readJson } from '@/lib/platform/api'
import { AppError, type ErrorCode } from '@/lib/shared/errors'

const CODES: Record<AnswerError, [ErrorCode, string]> = {
  'no-such-attempt': ['not-found', 'There is no such assessment of yours on this device.'],
  'attempt-ended': ['conflict', 'This assessment has ended; its result is ready.'],
  'not-this-question': ['conflict', 'Another question is due now. Reload the page to see it.'],
}

/** Takes one answer and gives the next question. */
export async function POST(request: Request, { params }: { params: Promise<{ id: string }> }): Promise<Response> {
  return answerJson(async () => {
    const given = await readJson(request, GivenAnswerSchema)
    const result = await answerQuestion((await params).id, given)
    if (result.ok) return result.value
    const [code, userMessage] = CODES[result.error]
    throw new AppError(code, { message: result.error, userMessage })
  })
}
