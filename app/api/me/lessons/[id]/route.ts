import { readIdentity } from '@/lib/account/cookies'
import { getContent } from '@/lib/content/loader'
import { answerJson } from '@/lib/platform/api'
import { getLessonDetail } from '@/lib/progress/queries'
import { AppError } from '@/lib/shared/errors'

/** What the reader did inside one lesson. */
export async function GET(_request: Request, { params }: { params: Promise<{ id: string }> }): Promise<Response> {
  return answerJson(async () => {
    const [{ id }, content, identity] = await Promise.all([params, getContent(), readIdentity()])
    const lesson = content.lessons.get(id)
    if (lesson === undefined) {
      throw new AppError('not-found', { message: `No lesson ${id}`, userMessage: `There is no lesson ${id}.` })
    }
    return getLessonDetail(identity, { lessonId: id, labIds: lesson.labs })
  })
}
