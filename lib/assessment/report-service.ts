import 'server-only'
import { requireLearnerId } from '@/lib/account/learner'
import { getContent } from '@/lib/content/loader'
import { AppError } from '@/lib/shared/errors'
import { flagIfReported } from './item-health-flags'
import { saveItemReport, wasAsked } from './report-mutations'
import type { ItemReport } from './schemas'

/**
 * Takes what a learner says about a question. With an attempt, the question must have been asked in it; only such reports
 * count towards taking the question out. @throws AppError not-found
 */
export async function reportItem({ itemId, attemptId, text }: ItemReport): Promise<void> {
  const content = await getContent()
  if (!content.items.has(itemId)) throw noSuchQuestion(itemId)
  const learnerId = await requireLearnerId()
  if (attemptId !== undefined && !(await wasAsked({ learnerId, itemId, attemptId }))) throw noSuchQuestion(itemId)
  await saveItemReport({ learnerId, itemId, attemptId: attemptId ?? null, text })
  if (attemptId !== undefined) await flagIfReported(itemId)
}

function noSuchQuestion(itemId: string): AppError {
  return new AppError('not-found', {
    message: `No item ${itemId} to report`,
    userMessage: 'There is no such question.',
  })
}
