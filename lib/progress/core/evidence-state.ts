/** How hard the evidence for a skill is. */
export type SkillEvidence = 'none' | 'seen' | 'practised' | 'shown' | 'proven' | 'stale'

/** What is on record for one skill. */
export interface SkillRecord {
  /** A lesson of the skill was opened. */
  isSeen: boolean
  /** A lab was passed, a project or checklist lesson finished, or a check answered. */
  isPractised: boolean
  /** When unseen questions last said that the skill stands at its target (gap probability at most .2), or null. */
  shownAt: string | null
  /** A milestone that moves the skill was accepted. */
  isProven: boolean
}

/** Days after which a skill that was shown is asked again: how fast its field moves. Design assumption: half-lives of engine.md section 3. */
const STALE_AFTER_DAYS = { slow: 365, medium: 180, fast: 90 } as const

const DAY_MS = 86_400_000

/**
 * The state of the evidence: proven over shown over practised over seen. What was shown longer ago than
 * its field stands still is going stale; what was proven stays proven.
 * @param now ISO moment
 */
export function evidenceState(
  record: SkillRecord,
  { pace, now }: { pace: keyof typeof STALE_AFTER_DAYS; now: string },
): SkillEvidence {
  if (record.isProven) return 'proven'
  if (record.shownAt !== null) {
    const ageDays = (Date.parse(now) - Date.parse(record.shownAt)) / DAY_MS
    return ageDays > STALE_AFTER_DAYS[pace] ? 'stale' : 'shown'
  }
  if (record.isPractised) return 'practised'
  return record.isSeen ? 'seen' : 'none'
}
