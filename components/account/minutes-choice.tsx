import { FreshLearnerState } from '@/components/learner/fresh-learner-state'
import { Link } from '@/components/ui/link'
import { switchMinutesAction } from '@/lib/progress/minutes-actions'
import { DeleteMinutes } from './delete-minutes'

export interface MinutesChoiceProps {
  isMeasuring: boolean
  /** What is kept so far: minutes, and of how many lessons and labs. */
  totalMinutes: number
  subjectCount: number
}

/** Whether minutes are measured, what is kept of them, and the way to delete it. */
export function MinutesChoice({ isMeasuring, totalMinutes, subjectCount }: MinutesChoiceProps) {
  const isAnythingKept = subjectCount > 0
  return (
    <section className="section" aria-labelledby="minutes-h" id="minutes">
      <FreshLearnerState of={`${isMeasuring} ${totalMinutes}`} />
      <header>
        <h2 id="minutes-h">{isMeasuring ? 'Minutes are measured' : 'Minutes are not measured'}</h2>
        <p>So that your plan’s weeks can fit your own pace. Nobody else sees them.</p>
      </header>
      <p className="lede">
        {isMeasuring
          ? 'The time on lessons and labs counts while the page is in view, and for at most a minute after you last moved or typed. It stays in your browser until you next record something, such as an answer.'
          : 'Your browser measures nothing. Figures you give yourself, at the end of a lesson or under progress, still count.'}
      </p>
      <div className="acts mt-4">
        <form action={switchMinutesAction}>
          <input type="hidden" name="isOn" value={isMeasuring ? 'false' : 'true'} />
          <button className="btn" type="submit">
            {isMeasuring ? 'Stop measuring minutes' : 'Measure minutes'}
          </button>
        </form>
        {isAnythingKept && (
          <Link className="btn bare" href="/progress#minutes">
            See and correct them
          </Link>
        )}
      </div>
      {isAnythingKept ? (
        <details className="twin">
          <summary>Delete what was measured</summary>
          <p className="mt-4 small">
            {amountInWords(totalMinutes)} of {subjectCount} {subjectCount === 1 ? 'lesson or lab' : 'lessons and labs'}{' '}
            are kept. Deleting takes them out of your history, your pace and the data you can download. What you
            finished stays finished.
          </p>
          <DeleteMinutes />
        </details>
      ) : (
        <p className="small dim mt-4">No minutes are kept.</p>
      )}
    </section>
  )
}

function amountInWords(minutes: number): string {
  const rounded = Math.round(minutes)
  if (rounded < 90) return `${rounded} ${rounded === 1 ? 'minute' : 'minutes'}`
  return `${(rounded / 60).toFixed(1)} hours`
}
