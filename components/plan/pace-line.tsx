import type { FinishRange } from '@/lib/planning/core/finish-range'
import { weeksInWords } from '@/lib/planning/core/finish-range'
import { dayAndMonth } from '@/lib/planning/core/local-date'
import type { Pace } from '@/lib/planning/core/pace'
import type { Plan } from '@/lib/planning/core/types'

export interface PaceLineProps {
  pace: Pace
  /** Null when nothing is left to do. */
  finish: FinishRange | null
  plan: Plan
  deadline: string | null
  today: string
}

/** What the learner's own minutes make of the weeks, why, and the numbers behind it. */
export function PaceLine({ pace, finish, plan, deadline, today }: PaceLineProps) {
  const weeks = finish && pace.isKnown ? weeksInWords(finish) : null
  const atEstimates = plan.weeks.filter(({ end }) => end >= today).length
  return (
    <div className="pace-line">
      {weeks !== null && <p className="pace-range num">At your pace: {weeks}</p>}
      <p className="small">
        {pace.sentence}
        {weeks !== null && ` At the estimates, ${atEstimates} ${atEstimates === 1 ? 'week is' : 'weeks are'} left.`}
        {weeks !== null && finish && missedDate(finish, deadline)}
      </p>
      {pace.isKnown && finish && (
        <details className="numbers">
          <summary>
            Show me the numbers<span className="vh">: your pace</span>
          </summary>
          <PaceNumbers pace={pace} finish={finish} atEstimates={atEstimates} />
        </details>
      )}
    </div>
  )
}

function missedDate({ earliest, latest }: FinishRange, deadline: string | null): string {
  if (deadline === null) return ''
  if (earliest === null || earliest > deadline)
    return ` Your date, ${dayAndMonth(deadline)}, does not fit at your pace.`
  return latest === null || latest > deadline ? ` At the slow end, your date, ${dayAndMonth(deadline)}, is missed.` : ''
}

function PaceNumbers({ pace, finish, atEstimates }: { pace: Pace; finish: FinishRange; atEstimates: number }) {
  const rows = [
    ['Lessons and labs finished with minutes', String(pace.sampleSize)],
    ['Minutes estimated', String(Math.round(pace.estimateMinutes))],
    ['Minutes taken', String(Math.round(pace.actualMinutes))],
    ['Taken for each minute estimated', (pace.actualMinutes / pace.estimateMinutes).toFixed(2)],
    ['The same, drawn towards 1.00 while little is measured', pace.factor.toFixed(2)],
    ['8 of 10 likely values of it', `${pace.low.toFixed(2)} to ${pace.high.toFixed(2)}`],
    ['Weeks left at the estimates', String(atEstimates)],
    [
      'Weeks left at your pace',
      weeksInWords(finish)?.replace(' weeks', '').replace('–', ' to ') ?? 'beyond twenty years',
    ],
    [
      'Arrival at your pace',
      finish.earliest === null || finish.latest === null
        ? 'not before twenty years at the slow end'
        : `${dayAndMonth(finish.earliest)} to ${dayAndMonth(finish.latest)}`,
    ],
  ] as const
  return (
    <table className="tbl">
      <caption>Your minutes against the estimates</caption>
      <tbody>
        {rows.map(([name, value]) => (
          <tr key={name}>
            <th scope="row">{name}</th>
            <td className="r">{value}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
