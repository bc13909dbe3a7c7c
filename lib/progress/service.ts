import 'server-only'
import { requireLearnerId } from '@/lib/account/learner'
import { readIdentity } from '@/lib/account/cookies'
import type { Identity } from '@/lib/account/schemas'
import { scoreAnswer } from '@/lib/assessment/core/score-answer'
import type { ContentGraph } from '@/lib/content/core/graph'
import { getContent } from '@/lib/content/loader'
import { AppError } from '@/lib/shared/errors'
import { projectLab, projectLesson, projectMilestone, projectPractice, subjectOf } from './core/project-events'
import { spacedQuestions } from './core/spaced-questions'
import type { RecordedEvent } from './core/types'
import { writeProgress, type CardRecord, type ProgressWrite } from './mutations'
import { getEventContext, type EventContext } from './queries'
import { firstCard, nextCard } from './review-schedule'
import type { ProgressEvent } from './schemas'

const MAX_TRIES = 5

/**
 * Records what a learner did: two round trips, one effect however often it is sent. Events about things
 * that do not exist are refused as a whole. A stranger becomes a learner with the first event.
 * @throws AppError bad-request, unavailable
 */
export async function recordEvents(events: readonly ProgressEvent[]): Promise<void> {
  const content = await getContent()
  const scored = events.map((event) => withScore(content, event))
  const subjects = [...new Set(scored.map(subjectOf))]
  const itemIds = [...new Set([...reviewedItems(scored), ...spacedItems(content, scored).map(({ itemId }) => itemId)])]
  let identity = await readIdentity()
  for (let attempt = 0; attempt < MAX_TRIES; attempt += 1) {
    const context = await getEventContext(identity, {
      eventIds: scored.map(({ id }) => id),
      subjectIds: subjects,
      itemIds,
    })
    if (context.learnerId === null) {
      identity = asGuest(await requireLearnerId())
      continue
    }
    const write = project(content, { context, learnerId: context.learnerId, events: scored })
    if (write.events.length === 0 || (await writeProgress(write))) return
  }
  throw new AppError('unavailable', {
    message: `Progress could not be written in ${MAX_TRIES} tries`,
    userMessage: 'This could not be saved just now. It is kept in this browser and sent again.',
  })
}

function asGuest(learnerId: string): Identity {
  return { learnerId, userId: null, sessionId: null }
}

function project(
  content: ContentGraph,
  { context, learnerId, events }: { context: EventContext; learnerId: string; events: readonly RecordedEvent[] },
): ProgressWrite {
  const known = new Set(context.knownIds)
  const fresh = events.filter(({ id }) => !known.has(id))
  const all = [...context.history, ...fresh]
  const touched = new Set(fresh.map(subjectOf))
  const idsOf = (field: 'lessonId' | 'milestoneId' | 'labId' | 'nodeId') => [
    ...new Set(fresh.flatMap((event) => (field in event ? [(event as unknown as Record<string, string>)[field] ?? ''] : []))),
  ].filter((id) => touched.has(id))
  return {
    learnerId,
    version: context.version,
    events: fresh,
    lessons: idsOf('lessonId').flatMap((id) => projectLesson(id, all) ?? []),
    milestones: idsOf('milestoneId').flatMap((id) => projectMilestone(id, all) ?? []),
    labs: idsOf('labId').flatMap((id) => projectLab(id, all) ?? []),
    practice: idsOf('nodeId').flatMap((id) => projectPractice(id, all) ?? []),
    cards: projectCards(content, { context, fresh }),
  }
}

function projectCards(
  content: ContentGraph,
  { context, fresh }: { context: EventContext; fresh: readonly RecordedEvent[] },
): CardRecord[] {
  const cards = new Map(context.cards.map((card) => [card.itemId, card]))
  const changed = new Map<string, CardRecord>()
  for (const { itemId, lessonId, afterDays, finishedAt } of spacedItems(content, fresh)) {
    if (cards.has(itemId)) continue
    const card = firstCard({ finishedAt: new Date(finishedAt), afterDays })
    changed.set(itemId, { itemId, lessonId, card, dueAt: card.due.toISOString() })
    cards.set(itemId, { itemId, lessonId, card })
  }
  for (const event of fresh) {
    if (event.kind !== 'review-answered') continue
    const kept = cards.get(event.itemId)
    if (kept === undefined) continue
    const card = nextCard(kept.card, { grade: event.grade, at: new Date(event.at) })
    changed.set(event.itemId, { itemId: event.itemId, lessonId: kept.lessonId, card, dueAt: card.due.toISOString() })
    cards.set(event.itemId, { ...kept, card })
  }
  return [...changed.values()]
}

function reviewedItems(events: readonly RecordedEvent[]): string[] {
  return events.flatMap((event) => (event.kind === 'review-answered' ? [event.itemId] : []))
}

function spacedItems(content: ContentGraph, events: readonly RecordedEvent[]) {
  return events.flatMap((event) => {
    const lesson = event.kind === 'lesson-done' ? content.lessons.get(event.lessonId) : undefined
    if (lesson === undefined) return []
    return spacedQuestions(lesson).map((spaced) => ({ ...spaced, lessonId: lesson.id, finishedAt: event.at }))
  })
}

function withScore(content: ContentGraph, event: ProgressEvent): RecordedEvent {
  requireSubject(content, event)
  if (event.kind !== 'check-answered') return event as RecordedEvent
  const item = content.items.get(event.itemId)
  if (item === undefined || item.pool !== 'practice') throw unknownSubject(event.itemId)
  try {
    return { ...event, score: scoreAnswer(item, event.answer) }
  } catch (error) {
    if (error instanceof TypeError) {
      throw new AppError('bad-request', { message: error.message, userMessage: 'This answer does not fit the question.' })
    }
    throw error
  }
}

function requireSubject(content: ContentGraph, event: ProgressEvent): void {
  if ('lessonId' in event && !content.lessons.has(event.lessonId)) throw unknownSubject(event.lessonId)
  if ('milestoneId' in event && !content.milestones.has(event.milestoneId)) throw unknownSubject(event.milestoneId)
  if ('labId' in event && !content.labs.has(event.labId)) throw unknownSubject(event.labId)
}

function unknownSubject(id: string): AppError {
  return new AppError('bad-request', {
    message: `An event names ${id}, which is not in the curriculum`,
    userMessage: `There is no ${id} in the curriculum. Reload the page; it may have been renamed.`,
  })
}
