import { addMinutes } from '@/lib/shared/add-minutes'
import type { LabRecord, LessonRecord, MilestoneRecord, PracticeRecord, RecordedEvent } from './types'

/**
 * Events in the order in which they happened (ties by id), each once. The states are what the events say in
 * this order: the order in which they arrive, and how often, changes nothing. Each function below takes
 * events and returns the record of one subject, or null when none of them concerns it.
 * Shape: ISO moments of one precision.
 */
export function inOrder(events: readonly RecordedEvent[]): RecordedEvent[] {
  const byId = new Map(events.map((event) => [event.id, event]))
  return [...byId.values()].sort((one, other) =>
    one.at === other.at ? (one.id < other.id ? -1 : 1) : one.at < other.at ? -1 : 1,
  )
}

/** Subject of an event: the lesson, lab, milestone, practice block or item whose record it changes. */
export function subjectOf(event: RecordedEvent): string {
  if ('lessonId' in event) return event.lessonId
  if ('labId' in event) return event.labId
  if ('milestoneId' in event) return event.milestoneId
  if ('nodeId' in event) return event.nodeId
  return event.itemId
}

/** A lesson out of its events. Opening a finished lesson leaves it finished; only reopening opens it. */
export function projectLesson(lessonId: string, events: readonly RecordedEvent[]): LessonRecord | null {
  let record: LessonRecord | null = null
  for (const event of inOrder(events)) {
    if (!('lessonId' in event) || event.lessonId !== lessonId) continue
    record ??= {
      lessonId,
      status: 'open',
      position: null,
      minutes: 0,
      answers: { checks: {}, ticks: {}, words: {} },
      startedAt: event.at,
      finishedAt: null,
      updatedAt: event.at,
    }
    record.updatedAt = event.at
    if ('minutes' in event) record.minutes = addMinutes(record.minutes, event.minutes ?? 0)
    applyToLesson(record, event)
  }
  return record
}

function applyToLesson(record: LessonRecord, event: Extract<RecordedEvent, { lessonId: string }>): void {
  switch (event.kind) {
    case 'lesson-opened':
    case 'lesson-minutes':
      return
    case 'lesson-position':
      record.position = event.position
      return
    case 'lesson-done':
      record.status = 'done'
      record.finishedAt ??= event.at
      return
    case 'lesson-skipped':
      record.status = 'skipped'
      record.finishedAt = null
      return
    case 'lesson-reopened':
      record.status = 'open'
      record.finishedAt = null
      return
    case 'decision-made':
      record.answers.decision = {
        optionId: event.optionId,
        ...(event.sure === undefined ? {} : { sure: event.sure }),
      }
      return
    case 'check-answered':
      record.answers.checks[event.itemId] = { answer: event.answer, score: event.score ?? null }
      return
    case 'tick-set':
      record.answers.ticks[event.tickId] = event.on
      return
    case 'words-written':
      record.answers.words[event.wordsId] = event.text
  }
}

/** A milestone out of its events. A reviewer's acceptance outlasts the learner's later ticks; only reopening undoes a claim. */
export function projectMilestone(milestoneId: string, events: readonly RecordedEvent[]): MilestoneRecord | null {
  let record: MilestoneRecord | null = null
  for (const event of inOrder(events)) {
    if (!('milestoneId' in event) || event.milestoneId !== milestoneId) continue
    record ??= {
      milestoneId,
      status: 'working',
      criteria: {},
      selfScores: {},
      startedAt: event.at,
      claimedAt: null,
      acceptedAt: null,
      updatedAt: event.at,
    }
    record.updatedAt = event.at
    applyToMilestone(record, event)
  }
  return record
}

function applyToMilestone(record: MilestoneRecord, event: Extract<RecordedEvent, { milestoneId: string }>): void {
  switch (event.kind) {
    case 'criterion-set':
      if (event.on) record.criteria[event.criterionId] = event.date
      else delete record.criteria[event.criterionId]
      return
    case 'rubric-scored':
      record.selfScores[event.lineId] = event.score
      return
    case 'milestone-claimed':
      if (record.status !== 'accepted') record.status = 'claimed'
      record.claimedAt ??= event.at
      return
    case 'milestone-reopened':
      if (record.status === 'accepted') return
      record.status = 'working'
      record.claimedAt = null
      return
    case 'milestone-accepted':
      record.status = 'accepted'
      record.acceptedAt ??= event.at
  }
}

/** A lab out of its events: the inputs last set, the minutes, the attempts at its task, the first pass, and the words. */
export function projectLab(labId: string, events: readonly RecordedEvent[]): LabRecord | null {
  let record: LabRecord | null = null
  for (const event of inOrder(events)) {
    if (!('labId' in event) || event.labId !== labId) continue
    record ??= { labId, inputs: {}, minutes: 0, attempts: 0, passedAt: null, words: '', updatedAt: event.at }
    record.updatedAt = event.at
    applyToLab(record, event)
  }
  return record
}

function applyToLab(record: LabRecord, event: Extract<RecordedEvent, { labId: string }>): void {
  switch (event.kind) {
    case 'lab-inputs-set':
      record.inputs = { ...event.inputs }
      return
    case 'lab-minutes':
      record.minutes = addMinutes(record.minutes, event.minutes)
      return
    case 'lab-attempted':
      record.attempts += 1
      if (event.passed === true) record.passedAt ??= event.at
      return
    case 'lab-words-written':
      record.words = event.text
  }
}

/** A practice block out of its events: the last word counts. */
export function projectPractice(nodeId: string, events: readonly RecordedEvent[]): PracticeRecord | null {
  let record: PracticeRecord | null = null
  for (const event of inOrder(events)) {
    if (!('nodeId' in event) || event.nodeId !== nodeId) continue
    record = { nodeId, doneAt: event.kind === 'practice-done' ? event.at : null }
  }
  return record
}
