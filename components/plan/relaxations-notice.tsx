import { Mark } from '@/components/ui/mark'
import { takeRelaxationAction } from '@/lib/planning/actions'
import { dayAndMonth } from '@/lib/planning/core/local-date'
import type { PlanPatch, Relaxations } from '@/lib/planning/core/types'
import { clockText } from '@/lib/planning/core/words'
import { TradeOff } from './trade-off'

export interface RelaxationsNoticeProps {
  relaxations: Relaxations
  deadline: string
}

/** A date that cannot be met, and the smallest change of each kind that makes it possible. */
export function RelaxationsNotice({ relaxations, deadline }: RelaxationsNoticeProps) {
  const { hoursNeeded, hoursAvailable, workingWeeks, moreHours, laterDate, fewerGoals, tradeOff } = relaxations
  const over = Math.max(1, Math.round(hoursNeeded - hoursAvailable))
  return (
    <section className="date-notice" aria-labelledby="date-h">
      <div>
        <h2 id="date-h">
          <Mark name="tri" />
          {dayAndMonth(deadline)} does not fit: {over} {over === 1 ? 'hour' : 'hours'} too many
        </h2>
        <p>
          {workingWeeks} working {workingWeeks === 1 ? 'week is' : 'weeks are'} left until your date, room for{' '}
          {Math.round(hoursAvailable)} of the {Math.round(hoursNeeded)} hours that are not fixed yet. Any one of these
          makes it possible. Each is the smallest change of its kind.
        </p>
      </div>
      <ul className="relax">
        {moreHours && (
          <Relaxation
            title={`${clockText(moreHours.hoursPerWeek)} a week`}
            sentence={moreHours.sentence}
            patch={moreHours.patch}
          />
        )}
        {laterDate && (
          <Relaxation
            title={laterDate.weeksLater === 1 ? 'One week later' : `${laterDate.weeksLater} weeks later`}
            sentence={laterDate.sentence}
            patch={laterDate.patch}
          />
        )}
        {fewerGoals && (
          <Relaxation
            title={fewerGoals.goals.length === 1 ? 'One goal fewer' : `${fewerGoals.goals.length} goals fewer`}
            sentence={fewerGoals.sentence}
            patch={fewerGoals.patch}
          />
        )}
      </ul>
      <TradeOff corners={tradeOff} />
    </section>
  )
}

function Relaxation({ title, sentence, patch }: { title: string; sentence: string; patch: PlanPatch }) {
  return (
    <li>
      <b>{title}</b>
      <RelaxationText sentence={sentence} />
      <form action={takeRelaxationAction}>
        <input type="hidden" name="patch" value={JSON.stringify(patch)} />
        <button type="submit" className="btn">
          Take this<span className="vh">: {title}</span>
        </button>
      </form>
    </li>
  )
}

/** A short sentence stands as it is; a long list of consequences waits behind its first part. */
function RelaxationText({ sentence }: { sentence: string }) {
  const LONGEST = 220
  if (sentence.length <= LONGEST) return <p>{sentence}</p>
  const [first = sentence] = sentence.split(/(?<=[:;.]) /)
  return (
    <details className="small">
      <summary>{first.replace(/[:;]$/, '')}. See which, and the price</summary>
      <p>{sentence}</p>
    </details>
  )
}
