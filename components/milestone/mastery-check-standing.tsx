import { LocalMoment } from '@/components/ui/local-moment'
import { Link } from '@/components/ui/link'
import type { MasteryRules } from '@/lib/assessment/core/mastery-check'
import type { CheckStanding } from '@/lib/assessment/core/mastery-standing'
import { beginCheckAction } from '@/lib/assessment/mastery-actions'

export interface MasteryCheckStandingProps {
  standing: CheckStanding
  rules: MasteryRules
  /** Address of the check, without the id of an attempt. */
  path: string
  titleOf: (skillId: string) => string
}

/** What can be done about the check now, and why not more. */
export function MasteryCheckStanding({ standing, rules, path, titleOf }: MasteryCheckStandingProps) {
  const { milestoneId, minutes, retryDays } = rules
  switch (standing.kind) {
    case 'ready':
      return (
        <form action={beginCheckAction} className="stack">
          <input type="hidden" name="milestoneId" value={milestoneId} />
          <p>
            The {minutes} minutes begin when you press the button. They run on when you close the page, and you can come
            back until they are over.
          </p>
          <div className="acts">
            <button type="submit" className="finger">
              Begin, I have {minutes} minutes
            </button>
          </div>
        </form>
      )
    case 'running':
      return (
        <div className="resume">
          <h2>
            {standing.answered} of {standing.asked} answered. The time runs until{' '}
            <LocalMoment at={standing.endsAt} isTimeOnly />
          </h2>
          <div className="acts">
            <a className="finger" href={`${path}/${standing.attemptId}`}>
              Next question
            </a>
          </div>
        </div>
      )
    case 'time-up':
      return (
        <div className="resume">
          <h2>Your time is over, and the check is not handed in yet</h2>
          <p>What you answered in time is kept and counts.</p>
          <div className="acts">
            <a className="finger" href={`${path}/${standing.attemptId}/end`}>
              Hand it in
            </a>
          </div>
        </div>
      )
    case 'other-open':
      return (
        <div className="resume">
          <h2>An assessment is open</h2>
          <p>One thing at a time: finish it first, or stop it with what is known. The check then starts from there.</p>
          <div className="acts">
            <Link className="finger" href={`/assessment/${standing.attemptId}`}>
              Go on with the assessment
            </Link>
            <a className="btn" href={`/assessment/${standing.attemptId}/result/stop`}>
              Stop it and show what is known
            </a>
          </div>
        </div>
      )
    case 'waiting':
      return (
        <div className="resume">
          <h2>
            The next check is possible from <LocalMoment at={standing.from} />
          </h2>
          <p>
            Luck grows with the number of tries, so there are {retryDays} days between two. The questions that went
            wrong are the best use of them.
          </p>
        </div>
      )
    case 'short':
      return (
        <div className="resume">
          <h2>There are too few questions that you have not met</h2>
          <p>
            A check asks only new ones, and no variants of what you know. Missing are questions on{' '}
            {standing.skills.map(({ skill, fresh }) => `${titleOf(skill).toLowerCase()} (${fresh} left)`).join(', ')}.
            It opens again when new questions are published.
          </p>
        </div>
      )
  }
}
