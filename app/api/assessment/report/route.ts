import { requireLearnerId } from '@/lib/account/learner'
import { saveItemReport } from '@/lib/assessment/mutations'
import { ItemReportSchema } from '@/lib/assessment/schemas'
import { getContent } from '@/lib/content/loader'
import { answerJson, readJson } from '@/lib/platform/api'
import { AppError } from '@/lib/shared/errors'

/** A learner says that a question is wrong or unclear. */
export async function POST(request: Request): Promise<Response> {
  return answerJson(async () => {
    const report = await readJson(request, ItemReportSchema)
    const content = await getContent()
    if (!content.items.has(report.itemId)) {
      throw new AppError('not-found', {
        message: `No item ${report.itemId}`,
        userMessage: 'There is no such question.',
      })
    }
    await saveItemReport(await requireLearnerId(), report)
  })
}
