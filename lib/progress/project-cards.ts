import type { Card } from 'ts-fsrs'
import type { ContentGraph } from '@/lib/content/core/graph'
import { inOrder } from './core/project-events'
import { spacedQuestions } from './core/spaced-questions'
import type { CardRecord, RecordedEvent } from './core/types'
import { firstCard, nextCard } from './review-schedule'

type Lessons = Pick<ContentGraph, 'lessons'>

/** The lessons that ask an item again. */
export function lessonsOfItem({ lessons }: Lessons, itemId: string): string[] {
  return [...lessons.values()]
    .filter((lesson) => spacedQuestions(lesson).some((spaced) => spaced.itemId === itemId))
    .map(({ id }) => id)
}

/** The items whose cards the events may change. */
export function touchedItems({ lessons }: Lessons, events: readonly RecordedEvent[]): string[] {
  const ids = events.flatMap((event) => {
    if (event.kind === 'review-answered') return [event.itemId]
    const lesson = event.kind === 'lesson-done' ? lessons.get(event.lessonId) : undefined
    return lesson === undefined ? [] : spacedQuestions(lesson).map(({ itemId }) => itemId)
  })
  return [...new Set(ids)]
}

/**
 * The card of an item out of the events of its lessons and its reviews, in the order in which they happened:
 * it comes with the first finishing of a lesson that asks it again, and every review after that moves it.
 * Null when no such lesson was finished.
 */
export function projectCard({ lessons }: Lessons, itemId: string, events: readonly RecordedEvent[]): CardRecord | null {
  let kept: { lessonId: string; card: Card } | null = null
  for (const event of inOrder(events)) {
    if (event.kind === 'lesson-done' && kept === null) {
      const lesson = lessons.get(event.lessonId)
      const spaced =
        lesson === undefined ? undefined : spacedQuestions(lesson).find((question) => question.itemId === itemId)
      if (lesson === undefined || spaced === undefined) continue
      kept = { lessonId: lesson.id, card: firstCard({ finishedAt: new Date(event.at), afterDays: spaced.afterDays }) }
    } else if (event.kind === 'review-answered' && event.itemId === itemId && kept !== null) {
      kept.card = nextCard(kept.card, { grade: event.grade, at: new Date(event.at) })
    }
  }
  return kept === null ? null : { itemId, ...kept, dueAt: kept.card.due.toISOString() }
}
