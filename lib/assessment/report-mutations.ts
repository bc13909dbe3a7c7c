import 'server-only'
import { db } from '@/lib/db/client'

/**
 * Keeps what a learner says about a question. A learner has one open report per question: saying more replaces it, so
 * that one person never counts as several.
 */
export async function saveItemReport({
  learnerId,
  itemId,
  attemptId,
  text,
}: {
  learnerId: string
  itemId: string
  attemptId: string | null
  text: string
}): Promise<void> {
  const written = { text, createdAt: new Date(), ...(attemptId === null ? {} : { attemptId }) }
  await db.$transaction(async (tx) => {
    const { count } = await tx.itemReport.updateMany({ where: { learnerId, itemId, resolvedAt: null }, data: written })
    if (count === 0) await tx.itemReport.create({ data: { learnerId, itemId, ...written } })
  })
}

/** Whether a learner was asked the question in this attempt of theirs, answered or not. */
export async function wasAsked({
  learnerId,
  itemId,
  attemptId,
}: {
  learnerId: string
  itemId: string
  attemptId: string
}): Promise<boolean> {
  const attempt = await db.attempt.findFirst({
    where: {
      learnerId,
      id: attemptId,
      OR: [{ currentItemId: itemId }, { responses: { some: { itemId } } }],
    },
    select: { id: true },
  })
  return attempt !== null
}
