import 'server-only'
import { db } from '@/lib/db/client'

export interface DueCardDto {
  itemId: string
  lessonId: string
  dueAt: Date
}

/** Spaced questions that are due, the longest waiting first. */
export async function listDueCards(learnerId: string | null, now: Date): Promise<DueCardDto[]> {
  if (learnerId === null) return []
  return db.reviewCard.findMany({
    where: { learnerId, dueAt: { lte: now } },
    orderBy: { dueAt: 'asc' },
    take: 50,
    select: { itemId: true, lessonId: true, dueAt: true },
  })
}

/** When the next question becomes due; null when none waits. */
export async function getNextDue(learnerId: string | null): Promise<Date | null> {
  if (learnerId === null) return null
  const next = await db.reviewCard.findFirst({
    where: { learnerId },
    orderBy: { dueAt: 'asc' },
    select: { dueAt: true },
  })
  return next?.dueAt ?? null
}
