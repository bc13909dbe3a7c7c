import { readIdentity } from '@/lib/account/cookies'
import { getContent } from '@/lib/content/loader'
import { answerJson } from '@/lib/platform/api'
import { getLabDetail } from '@/lib/progress/queries'
import { AppError } from '@/lib/shared/errors'

/** What the reader did at the task of one lab. */
export async function GET(_request: Request, { params }: { params: Promise<{ id: string }> }): Promise<Response> {
  return answerJson(async () => {
    const [{ id }, content, identity] = await Promise.all([params, getContent(), readIdentity()])
    if (!content.labs.has(id)) {
      throw new AppError('not-found', { message: `No lab ${id}`, userMessage: `There is no lab ${id}.` })
    }
    return getLabDetail(identity, id)
  })
}
