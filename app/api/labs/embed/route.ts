import { getViewer } from '@/lib/account/viewer'
import { answerOwnQuestion } from '@/lib/labs/own-question'
import { OwnQuestionSchema } from '@/lib/labs/schemas'
import { answerJson, readJson } from '@/lib/platform/api'
import { getClientAddress } from '@/lib/platform/client-address'

/** Room for the longest question, escaped. */
const LIMIT_BYTES = 4096

/** Compares a question in the learner's own words with the passages of L06. */
export async function POST(request: Request): Promise<Response> {
  return answerJson(async () => {
    const question = await readJson(request, OwnQuestionSchema, { limitBytes: LIMIT_BYTES })
    const { learnerId } = await getViewer()
    return answerOwnQuestion(question, { learnerId, address: getClientAddress(request.headers) })
  })
}
