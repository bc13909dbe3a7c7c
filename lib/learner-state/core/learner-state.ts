/** How hard the evidence for a skill is; the order is the order of the marks in the identity. */
export type EvidenceState = 'none' | 'seen' | 'practised' | 'shown' | 'proven' | 'stale'

/** What the learner's own records say about one skill. */
export interface SkillStateDto {
  evidence: EvidenceState
  /** Estimate on the scale 0..4, in tenths, with the ends of the interval that holds 8 of 10 likely values; absent before
   *  an assessment. A row and no record: it stands in the state 28 times. */
  level?: [estimate: number, low: number, high: number]
  /** Probability that the level is below the target of the chosen track and stage, 0..1; absent before an assessment. */
  gap?: number
  /** Target level of the chosen track and stage. */
  target?: number
}

/**
 * Everything the static pages draw over themselves: one JSON per learner, at most 8 KB, one database
 * round trip, served by GET /api/me/state. Nobody yet: version 0 and empty records.
 */
export interface LearnerStateDto {
  version: number
  user: { name: string | null; email: string; role: 'learner' | 'reviewer' | 'editor' | 'administrator' } | null
  learner: {
    background: string | null
    trackId: string | null
    stage: string
    hoursPerWeek: number | null
    timeZone: string
  } | null
  /** Lesson id → state. Lessons never opened are absent. */
  lessons: Record<string, { status: 'open' | 'done' | 'skipped'; position?: string; minutes: number }>
  /** Ids of passed labs. */
  labsPassed: string[]
  /** Minutes on the own pages of labs, by lab id. */
  labMinutes: Record<string, number>
  /** Whether this learner lets minutes be measured. */
  isMeasuring: boolean
  /** `ticked`: criteria met so far, while it is being worked on. */
  milestones: Record<string, { status: 'open' | 'working' | 'claimed' | 'accepted'; ticked?: number }>
  skills: Record<string, SkillStateDto>
  /** Hours behind the learner and in all, to the end of the chosen track; null until a track is chosen. */
  hours: { done: number; total: number } | null
  /** The one next thing: where to resume, or the next entry of the plan. */
  next: { path: string; title: string; detail: string } | null
  openAttemptId: string | null
  plan: { week: number; weeks: number; finishDate: string } | null
  reviewsDue: number
}

/** The state of somebody who has done nothing yet. */
export const EMPTY_LEARNER_STATE: LearnerStateDto = {
  version: 0,
  user: null,
  learner: null,
  lessons: {},
  labsPassed: [],
  labMinutes: {},
  isMeasuring: true,
  milestones: {},
  skills: {},
  hours: null,
  next: null,
  openAttemptId: null,
  plan: null,
  reviewsDue: 0,
}
