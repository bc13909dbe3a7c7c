import type { GivenAnswer } from '@/lib/assessment/core/score-answer'

export type LessonStatus = 'open' | 'done' | 'skipped'
export type MilestoneStatus = 'open' | 'working' | 'claimed' | 'accepted'

/** Choices made inside one lesson. */
export interface LessonAnswers {
  decision?: { optionId: string; sure?: number }
  checks: Record<string, { answer: GivenAnswer; score: number | null }>
  ticks: Record<string, boolean>
  words: Record<string, string>
}

/** A lesson as its events tell it. Moments are ISO 8601 in UTC. */
export interface LessonRecord {
  lessonId: string
  status: LessonStatus
  position: string | null
  minutes: number
  answers: LessonAnswers
  startedAt: string
  finishedAt: string | null
  updatedAt: string
}

/** A milestone as its events tell it. */
export interface MilestoneRecord {
  milestoneId: string
  status: MilestoneStatus
  /** Criterion id → local date of the tick. */
  criteria: Record<string, string>
  /** Rubric line id → own score 0..4. */
  selfScores: Record<string, number>
  startedAt: string | null
  claimedAt: string | null
  acceptedAt: string | null
  updatedAt: string
}

/** A lab as its events tell it. */
export interface LabRecord {
  labId: string
  inputs: Record<string, number | string | boolean>
  /** Minutes on the lab's own page. */
  minutes: number
  /** Answers handed in at the task, passed or not. */
  attempts: number
  passedAt: string | null
  /** What would make the conclusion wrong, in the learner's words. */
  words: string
  updatedAt: string
}

/** A practice block; doneAt is null when it was reopened. */
export interface PracticeRecord {
  nodeId: string
  doneAt: string | null
}

/** A spaced question in the learner's reviews; the card is FSRS's. */
export interface CardRecord {
  itemId: string
  /** The lesson whose finishing brought it. */
  lessonId: string
  card: unknown
  dueAt: string
}

/** Minutes to add; the learner's corrections may be negative. */
export interface SpentMinutes {
  readonly minutes: number
  readonly by: 'measured' | 'learner'
}

/** What a projection needs of an event: the wire format without zod, plus what the server adds. */
export type RecordedEvent = { readonly id: string; readonly at: string } & (
  | { readonly kind: 'lesson-opened' | 'lesson-done' | 'lesson-reopened' | 'lesson-skipped'; readonly lessonId: string }
  | { readonly kind: 'practice-done' | 'practice-reopened'; readonly nodeId: string }
  | {
      readonly kind: 'lesson-position'
      readonly lessonId: string
      readonly position: string
      readonly minutes?: number | undefined
    }
  | ({ readonly kind: 'lesson-minutes'; readonly lessonId: string } & SpentMinutes)
  | ({ readonly kind: 'lab-minutes'; readonly labId: string } & SpentMinutes)
  | {
      readonly kind: 'decision-made'
      readonly lessonId: string
      readonly decisionId: string
      readonly optionId: string
      readonly sure?: number | undefined
    }
  | {
      readonly kind: 'check-answered'
      readonly lessonId: string
      readonly itemId: string
      readonly answer: GivenAnswer
      /** Added by the server from the item's key. */
      readonly score?: number | null | undefined
    }
  | { readonly kind: 'tick-set'; readonly lessonId: string; readonly tickId: string; readonly on: boolean }
  | { readonly kind: 'words-written'; readonly lessonId: string; readonly wordsId: string; readonly text: string }
  | {
      readonly kind: 'lab-inputs-set'
      readonly labId: string
      readonly inputs: Readonly<Record<string, number | string | boolean>>
    }
  | {
      readonly kind: 'lab-attempted'
      readonly labId: string
      readonly seed: number
      readonly answer: Readonly<Record<string, number | string | boolean>>
      /** Added by the server, which judges the answer again. */
      readonly passed?: boolean | undefined
    }
  | { readonly kind: 'lab-words-written'; readonly labId: string; readonly text: string }
  | {
      readonly kind: 'criterion-set'
      readonly milestoneId: string
      readonly criterionId: string
      readonly on: boolean
      readonly date: string
    }
  | { readonly kind: 'rubric-scored'; readonly milestoneId: string; readonly lineId: string; readonly score: number }
  | { readonly kind: 'milestone-claimed' | 'milestone-reopened' | 'milestone-accepted'; readonly milestoneId: string }
  | { readonly kind: 'review-answered'; readonly itemId: string; readonly grade: 'again' | 'hard' | 'good' | 'easy' }
)

/** What a learner did inside one lesson, as its islands draw it. */
export interface LessonDetailDto {
  answers: LessonAnswers
  position: string | null
  notes: { id: string; anchor: string; quote: string; text: string; createdAt: string }[]
  labs: Record<string, { inputs: Record<string, number | string | boolean>; passed: boolean }>
}

/** A piece of evidence as its owner sees it; data by kind: url, text, value with unit and note, or file name, type and size. */
export interface EvidenceDto {
  id: string
  kind: 'link' | 'text' | 'metric' | 'file'
  title: string
  data: {
    url?: string
    text?: string
    value?: number
    unit?: string
    note?: string
    fileName?: string
    fileType?: string
    fileBytes?: number
  }
  createdAt: string
}

/** What a learner did for one milestone, as its page draws it. */
export interface MilestoneDetailDto {
  status: MilestoneStatus
  criteria: Record<string, string>
  selfScores: Record<string, number>
  startedAt: string | null
  claimedAt: string | null
  acceptedAt: string | null
  evidence: EvidenceDto[]
}

/** What a learner did at the task of one lab, as its closing words draw it. */
export interface LabDetailDto {
  /** Answers handed in, passed or not. */
  attempts: number
  passedAt: string | null
  words: string
}
