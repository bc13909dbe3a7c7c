import { buildEntryNumbers } from '@/components/plan/entry-numbers-view'
import { getProfile } from '@/lib/account/queries'
import { getViewer } from '@/lib/account/viewer'
import { getContent } from '@/lib/content/loader'
import { readEntryNumbers } from '@/lib/planning/entry-service'
import { NodeIdSchema } from '@/lib/planning/schemas'
import { answerJson } from '@/lib/platform/api'
import { todayIn } from '@/lib/platform/today'
import { AppError } from '@/lib/shared/errors'

/** The numbers behind one entry of the reader's plan. */
export async function GET(request: Request): Promise<Response> {
  return answerJson(async () => {
    const nodeId = NodeIdSchema.safeParse(new URL(request.url).searchParams.get('entry')).data
    const [content, { learnerId }] = await Promise.all([getContent(), getViewer()])
    const { timeZone } = await getProfile(learnerId)
    const numbers =
      learnerId === null || nodeId === undefined
        ? null
        : await readEntryNumbers(learnerId, { nodeId, today: todayIn(timeZone) })
    if (numbers === null) {
      throw new AppError('not-found', {
        message: `No entry ${nodeId ?? 'of that name'} in this learner's plan`,
        userMessage: 'This is not in your plan any more. Reload the page to see the plan of now.',
      })
    }
    return buildEntryNumbers(content, numbers)
  })
}
