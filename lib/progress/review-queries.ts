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
