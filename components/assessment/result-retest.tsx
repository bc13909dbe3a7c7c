import { beginRetestAction } from '@/lib/assessment/retest-actions'
import { RETEST_QUESTIONS } from '@/lib/assessment/core/retest-advice'

export interface RetestAdviceProps {
  reason: 'study' | 'time'
  /** Titles of the skills that matter most, in order. */
  skills: readonly string[]
  lessonCount: number
  /** Day of the last assessment, in words. */
  sinceInWords: string
  elapsedDays: number
}

/** Suggests a short retest and says why; drawn only when it is useful. */
export function RetestInvite(advice: RetestAdviceProps) {
  return (
    <section className="section retest" aria-labelledby="retest-h">
      <header>
        <h2 id="retest-h">{RETEST_QUESTIONS} questions are worth it now</h2>
      </header>
      <p className="small">{retestSentence(advice)}</p>
      <RetestButton />
    </section>
  )
}

/** Starts a retest with the settings of the last attempt. */
export function RetestButton() {
  return (
    <form action={beginRetestAction} className="acts">
      <button type="submit" className="btn">
        Take {RETEST_QUESTIONS} new questions
      </button>
    </form>
  )
}

/** Why a retest is useful, in a sentence or two. */
export function retestSentence({ reason, skills, lessonCount, sinceInWords, elapsedDays }: RetestAdviceProps): string {
  const named = skills.slice(0, 3)
  const rest = skills.length - named.length
  const list = `${named.join(', ')}${rest > 0 ? ` and ${rest} more` : ''}`
  if (reason === 'time') {
    return `Your last assessment is ${Math.round(elapsedDays)} days old, and fields move: ${skills.length} of its verdicts no longer hold (${list}).`
  }
  const lessons =
    lessonCount === 0 ? 'practised' : `finished ${lessonCount} ${lessonCount === 1 ? 'lesson' : 'lessons'}`
  return `Since ${sinceInWords} you have ${lessons}, most of it in ${list}. Only answers show what it changed.`
}
