import { createEmptyCard, fsrs, Rating, type Card } from 'ts-fsrs'

const SCHEDULER = fsrs({ enable_fuzz: false })
const DAY_MS = 86_400_000

const RATINGS = { again: Rating.Again, hard: Rating.Hard, good: Rating.Good, easy: Rating.Easy } as const

/** A new card that is first asked so many days after the lesson was finished. */
export function firstCard({ finishedAt, afterDays }: { finishedAt: Date; afterDays: number }): Card {
  return { ...createEmptyCard(finishedAt), due: new Date(finishedAt.getTime() + afterDays * DAY_MS) }
}

/** The card after an answer. */
export function nextCard(card: Card, { grade, at }: { grade: keyof typeof RATINGS; at: Date }): Card {
  return SCHEDULER.next(card, at, RATINGS[grade]).card
}
