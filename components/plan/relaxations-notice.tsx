import { Mark } from '@/components/ui/mark'
import { takeRelaxationAction } from '@/lib/planning/actions'
import { goalCounts } from '@/lib/planning/core/fewer-goals-sentence'
import { dayAndMonth } from '@/lib/planning/core/local-date'
import type { Plan, PlanPatch, Relaxations } from '@/lib/planning/core/types'
import { clockText } from '@/lib/planning/core/words'
import { TradeOff } from './trade-off'

export interface RelaxationsNoticeProps {
  relaxations: Relaxations
  plan: Pick<Plan, 'limitDay' | 'droppedGoals'>
  deadline: string | null
  hoursPerWeek: number
  /** Whether the learner has chosen to keep the date with the best that fits. */
  isBestKept: boolean
}

/** Work that does not end in time, and the smallest change of each kind that makes it. */
export function RelaxationsNotice(props: RelaxationsNoticeProps) {
  const { isBestKept } = props
  const { moreHours, laterDate, fewerGoals, bestThatFits, tradeOff } = props.relaxations
  const { title, text } = noticeOf(props)
  return (
    <section className={`date-notice${isBestKept ? ' is-kept' : ''}`} aria-labelledby="date-h">
      <div>
        <h2 id="date-h">
          {!isBestKept && <Mark name="tri" />}
          {title}
        </h2>
        <p>{text}</p>
      </div>
      <ul className="relax">
        {moreHours && <Relaxation title={`${clockText(moreHours.hoursPerWeek)} a week`} {...moreHours} />}
        {laterDate && (
          <Relaxation
            title={laterDate.weeksLater === 1 ? 'One week later' : `${laterDate.weeksLater} weeks later`}
            {...laterDate}
          />
        )}
        {fewerGoals && (
          <Relaxation
            title={fewerGoals.goals.length === 1 ? 'One goal fewer' : `${fewerGoals.goals.length} goals fewer`}
            {...fewerGoals}
          />
        )}
        {isBestKept && (
          <Relaxation
            title="All of it"
            sentence="Everything asked for is shown again, and the plan runs over your date."
            patch={{ overflow: 'run-over' }}
          />
        )}
      </ul>
      <TradeOff corners={tradeOff} />
      {bestThatFits && (
        <div>
          <p>Or the plan holds less, and your date is kept.</p>
          <ul className="relax">
            <Relaxation title="The best that fits" {...bestThatFits} />
          </ul>
        </div>
      )}
    </section>
  )
}

/** What the notice says: the date is missed, or kept with the best that fits, or the road has no end in sight. */
function noticeOf({ relaxations, plan, deadline, hoursPerWeek, isBestKept }: RelaxationsNoticeProps) {
  const { hoursNeeded, hoursAvailable, workingWeeks } = relaxations
  const room = `room for ${Math.round(hoursAvailable)} of the ${Math.round(hoursNeeded)} hours that are not fixed yet`
  if (deadline === null) {
    return {
      title: 'This road takes more than twenty years',
      text: `At ${clockText(hoursPerWeek)} a week there is ${room} in twenty years, the most a plan can hold. It holds what brings most. ${hasChange(relaxations) ? 'Any one of these brings the end into sight.' : 'No change of hours helps while no day is left for study.'}`,
    }
  }
  const over = Math.max(1, Math.round(hoursNeeded - hoursAvailable))
  if (isBestKept) {
    const waiting = goalCounts(plan.droppedGoals.filter(({ because }) => because === 'hours'))
    return {
      title: `Until ${dayAndMonth(deadline)} the plan holds what brings most`,
      text: `There is ${room}.${waiting === '' ? '' : ` What waits, ${waiting}, is listed below the weeks.`} The choice is made again whenever something changes.`,
    }
  }
  const beyond = plan.limitDay ? ' All of it takes more than twenty years; the weeks hold what brings most of it.' : ''
  return {
    title: `${dayAndMonth(deadline)} does not fit: ${over} ${over === 1 ? 'hour' : 'hours'} too many`,
    text: `${workingWeeks} working ${workingWeeks === 1 ? 'week is' : 'weeks are'} left until your date, ${room}.${beyond} ${hasChange(relaxations) ? 'Any one of these makes it possible. Each is the smallest change of its kind.' : 'No change of hours, date or goals makes it possible.'}`,
  }
}

/** Whether a single change makes room for all of it. */
function hasChange({ moreHours, laterDate, fewerGoals }: Relaxations): boolean {
  return moreHours !== null || laterDate !== null || fewerGoals !== null
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
