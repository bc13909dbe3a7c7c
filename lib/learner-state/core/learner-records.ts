import type { KeptProfile } from '@/lib/assessment/core/skill-profile'

/** What the database knows of a learner, as read in one round trip. */
export interface LearnerRecords {
  learner: {
    id: string
    version: number
    background: string | null
    trackId: string | null
    stage: string
    hoursPerWeek: number | null
    timeZone: string
    /** Whether minutes are measured. */
    isMeasuring: boolean
  } | null
  user: { name: string | null; email: string; role: 'learner' | 'reviewer' | 'editor' | 'administrator' } | null
  lessons: {
    id: string
    status: 'open' | 'done' | 'skipped'
    position: string | null
    minutes: number
    /** ISO moment of the last event. */
    at: string
    /** A check was answered. */
    isPractised: boolean
  }[]
  /** Finished practice blocks. */
  practice: string[]
  labsPassed: string[]
  /** Minutes on the own pages of labs, by lab id. */
  labMinutes: Record<string, number>
  milestones: { id: string; status: 'open' | 'working' | 'claimed' | 'accepted'; ticked: number }[]
  profile: KeptProfile | null
  openAttemptId: string | null
  plan: { weekStarts: string[]; nodeIds: string[]; finishDate: string | null } | null
  reviewsDue: number
}
