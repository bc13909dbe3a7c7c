import { createEmptyCard, fsrs, Rating, type Card } from 'ts-fsrs'
import * as z from 'zod'

const SCHEDULER = fsrs({ enable_fuzz: false })
const DAY_MS = 86_400_000

/** An FSRS card as it is kept. */
export const ReviewCardSchema = z.object({
  due: z.coerce.date(),
  stability: z.number(),
  difficulty: z.number(),
  elapsed_days: z.number(),
  scheduled_days: z.number(),
  learning_steps: z.number(),
  reps: z.number(),
  lapses: z.number(),
  state: z.number().int().min(0).max(3),
  last_review: z.coerce.date().optional(),
})

const RATINGS = { again: Rating.Again, hard: Rating.Hard, good: Rating.Good, easy: Rating.Easy } as const

/** A new card that is first asked so many days after the lesson was finished. */
export function firstCard({ finishedAt, afterDays }: { finishedAt: Date; afterDays: number }): Card {
  return { ...createEmptyCard(finishedAt), due: new Date(finishedAt.getTime() + afterDays * DAY_MS) }
}

/** The card after an answer. @throws ZodError when the kept card is not one */
export function nextCard(kept: unknown, { grade, at }: { grade: keyof typeof RATINGS; at: Date }): Card {
  const card = ReviewCardSchema.parse(kept) as Card
  return SCHEDULER.next(card, at, RATINGS[grade]).card
}
