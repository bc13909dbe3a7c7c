import { dateInWords } from '@/components/ui/date-in-words'
import { returnToVersionAction } from '@/lib/planning/actions'
import { arrivalSentence, changeSentence, type ChangeNames } from '@/lib/planning/core/change-sentence'
import { dayAndMonth } from '@/lib/planning/core/local-date'
import type { PlanChange, PlanChoices } from '@/lib/planning/core/plan-change'
import { clockText, counted } from '@/lib/planning/core/words'
import { ChangeList } from './change-list'

export interface PlanVersionRowProps {
  entry: {
    version: number
    choices: PlanChoices | null
    change: PlanChange | null
    canReturn: boolean
  }
  /** Local date on which it was made. */
  day: string
  names: ChangeNames
  isNow: boolean
}

/** One version of the plan: when, why, what changed, and what the learner had decided then. */
export function PlanVersionRow({ entry, day, names, isNow }: PlanVersionRowProps) {
  const { version, choices, change, canReturn } = entry
  const moves = change !== null && change.moved.length + change.added.length + change.removed.length > 0
  return (
    <li>
      <p className="small dim num">
        {dateInWords(day)}, version {version}
        {isNow && ', the plan of now'}
      </p>
      <h2>{change === null ? 'The plan was drawn.' : changeSentence(change, names)}</h2>
      {change !== null && <p className="small">{arrivalSentence(change)}</p>}
      {choices !== null && <p className="small dim num">{choicesInWords(choices, names)}</p>}
      {moves && (
        <details className="small">
          <summary>See what moved</summary>
          <ChangeList change={change} nameOf={names.entry} />
        </details>
      )}
      {canReturn && (
        <form action={returnToVersionAction} className="noprint">
          <input type="hidden" name="version" value={version} />
          <button type="submit" className="btn">
            Go back to this<span className="vh">: version {version}</span>
          </button>
        </form>
      )}
    </li>
  )
}

function choicesInWords(choices: PlanChoices, { setting }: ChangeNames): string {
  const { trackId, stage, hoursPerWeek, startDate, deadline, overflow, overrides, pauses } = choices
  return [
    `${setting(trackId)}, to the end of the ${setting(stage).toLowerCase()} stage`,
    `${clockText(hoursPerWeek)} a week from ${dayAndMonth(startDate)}`,
    deadline === null
      ? 'no date'
      : `until ${dayAndMonth(deadline)}${overflow === 'choose-best' ? ' with the best that fits' : ''}`,
    overrides.length > 0 ? counted(overrides.length, 'word').concat(' against the plan') : '',
    pauses.length > 0 ? `${counted(pauses.length, 'week')} off` : '',
  ]
    .filter(Boolean)
    .join('; ')
}
