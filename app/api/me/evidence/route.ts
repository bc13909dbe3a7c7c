import * as z from 'zod'
import { requireLearnerId } from '@/lib/account/learner'
import { getViewer } from '@/lib/account/viewer'
import { answerJson, readJson } from '@/lib/platform/api'
import { deleteEvidence } from '@/lib/progress/evidence-mutations'
import { takeEvidence } from '@/lib/progress/evidence-service'
import { AppError } from '@/lib/shared/errors'

/** Takes a link, a text, a figure or a file as evidence. */
export async function POST(request: Request): Promise<Response> {
  return answerJson(async () => {
    let form: FormData
    try {
      form = await request.formData()
    } catch {
      throw new AppError('bad-request', { message: 'Not a form', userMessage: 'The form could not be read.' })
    }
    await takeEvidence(await requireLearnerId(), form)
  })
}

/** Removes a piece of one's own evidence. */
export async function DELETE(request: Request): Promise<Response> {
  return answerJson(async () => {
    const { id } = await readJson(request, z.strictObject({ id: z.uuid() }))
    const { learnerId } = await getViewer()
    if (learnerId !== null) await deleteEvidence(learnerId, id)
  })
}
