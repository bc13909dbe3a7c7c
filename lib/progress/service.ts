import 'server-only'
import { requireLearnerId } from '@/lib/account/learner'
import { readIdentity } from '@/lib/account/cookies'
import type { Identity } from '@/lib/account/schemas'
import { scoreAnswer } from '@/lib/assessment/core/score-answer'
import type { ContentGraph } from '@/lib/content/core/graph'
import { getContent } from '@/lib/content/loader'
import { withRetry } from '@/lib/db/retry'
import { judgeLab } from '@/lib/labs/judge-lab'
import { AppError } from '@/lib/shared/errors'
import { projectLab, projectLesson, projectMilestone, projectPractice, subjectOf } from './core/project-events'
import type { RecordedEvent } from './core/types'
import { writeProgress, type ProgressWrite } from './mutations'
import { getEventContext, type EventContext } from './queries'
import { lessonsOfItem, projectCard, touchedItems } from './project-cards'
import type { ProgressEvent } from './schemas'

/** Of writers for one learner that meet, each round lets one through: as many may meet as there are tries. */
const MAX_TRIES = 20

/** An event that was not taken, with the reason in words. */
export interface RefusedEvent {
  id: string
  reason: string
}

/**
 * Records what a learner did: two round trips, one effect however often it is sent. Events about things
 * that are not in the curriculum (any more) are left out and named; the rest of what was sent with them
 * counts. A stranger becomes a learner with the first event.
 * @throws AppError bad-request when nothing can be taken, unavailable
 */
export async function recordEvents(events: readonly ProgressEvent[]): Promise<RefusedEvent[]> {
  const content = await getContent()
  const once = [...new Map([...events].reverse().map((event) => [event.id, event])).values()].reverse()
  const { scored, refused } = await scoreEvents(content, withoutFuture(once, Date.now()))
  const items = touchedItems(content, scored)
  const subjects = [...scored.map(subjectOf), ...items, ...items.flatMap((itemId) => lessonsOfItem(content, itemId))]
  let identity = await readIdentity()
  for (let attempt = 0; attempt < MAX_TRIES; attempt += 1) {
    // Events carry the ids of their browser, so sending them again after an outage has the same one effect.
    const outcome = await withRetry(
      async () => {
        const context = await getEventContext(identity, {
          eventIds: scored.map(({ id }) => id),
          subjectIds: [...new Set(subjects)],
        })
        if (context.learnerId === null) return 'stranger'
        const write = project(content, { context, learnerId: context.learnerId, events: scored })
        return write.events.length === 0 || (await writeProgress(write)) ? 'done' : 'overtaken'
      },
      { isIdempotent: true },
    )
    if (outcome === 'done') return refused
    if (outcome === 'stranger') identity = asGuest(await requireLearnerId())
  }
  throw new AppError('unavailable', {
    message: `Progress could not be written in ${MAX_TRIES} tries`,
    userMessage: 'This could not be saved just now. It is kept in this browser and sent again.',
  })
}

/** A device whose clock is ahead sends moments that have not been: all of its events move back by as much as the latest is early. */
function withoutFuture(events: readonly ProgressEvent[], nowMs: number): ProgressEvent[] {
  const aheadMs = Math.max(0, ...events.map(({ at }) => Date.parse(at) - nowMs))
  if (aheadMs === 0) return [...events]
  return events.map((event) => ({ ...event, at: new Date(Date.parse(event.at) - aheadMs).toISOString() }))
}

/** A page left open may still send what it measured after the learner switched that off. */
function isMeasured(event: RecordedEvent): boolean {
  return (event.kind === 'lesson-minutes' || event.kind === 'lab-minutes') && event.by === 'measured'
}

async function scoreEvents(
  content: ContentGraph,
  events: readonly ProgressEvent[],
): Promise<{ scored: RecordedEvent[]; refused: RefusedEvent[] }> {
  const scored: RecordedEvent[] = []
  const refused: RefusedEvent[] = []
  let lastError: AppError | null = null
  for (const event of events) {
    try {
      scored.push(await withScore(content, event))
    } catch (error) {
      if (!(error instanceof AppError)) throw error
      lastError = error
      refused.push({ id: event.id, reason: error.userMessage })
    }
  }
  if (scored.length === 0 && lastError !== null) throw lastError
  return { scored, refused }
}

function asGuest(learnerId: string): Identity {
  return { learnerId, userId: null, sessionId: null }
}

function project(
  content: ContentGraph,
  { context, learnerId, events }: { context: EventContext; learnerId: string; events: readonly RecordedEvent[] },
): ProgressWrite {
  const known = new Set(context.knownIds)
  const fresh = events.filter((event) => !known.has(event.id) && (context.isMeasuring || !isMeasured(event)))
  const all = [...context.history, ...fresh]
  const touched = new Set(fresh.map(subjectOf))
  const idsOf = (field: 'lessonId' | 'milestoneId' | 'labId' | 'nodeId') =>
    [
      ...new Set(
        fresh.flatMap((event) => (field in event ? [(event as unknown as Record<string, string>)[field] ?? ''] : [])),
      ),
    ].filter((id) => touched.has(id))
  return {
    learnerId,
    version: context.version,
    events: fresh,
    lessons: idsOf('lessonId').flatMap((id) => projectLesson(id, all) ?? []),
    milestones: idsOf('milestoneId').flatMap((id) => projectMilestone(id, all) ?? []),
    labs: idsOf('labId').flatMap((id) => projectLab(id, all) ?? []),
    practice: idsOf('nodeId').flatMap((id) => projectPractice(id, all) ?? []),
    cards: touchedItems(content, fresh).flatMap((itemId) => projectCard(content, itemId, all) ?? []),
  }
}

/** What the server alone says about an event: the score of an answer, and whether an attempt at a lab passes. */
async function withScore(content: ContentGraph, event: ProgressEvent): Promise<RecordedEvent> {
  requireSubject(content, event)
  if (event.kind === 'lab-attempted') return { ...event, passed: (await judgeLab(event.labId, event)).passed }
  if (event.kind !== 'check-answered') return event
  const item = content.items.get(event.itemId)
  if (item === undefined || item.pool !== 'practice') throw unknownSubject(event.itemId)
  try {
    return { ...event, score: scoreAnswer(item, event.answer) }
  } catch (error) {
    if (error instanceof TypeError) {
      throw new AppError('bad-request', {
        message: error.message,
        userMessage: 'This answer does not fit the question.',
      })
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
