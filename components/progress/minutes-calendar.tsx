import { addDays } from '@/lib/planning/core/local-date'

export interface MinutesCalendarProps {
  activity: readonly { day: string; minutes: number }[]
  today: string
}

const WEEKS = 16

function strength(minutes: number): number {
  if (minutes <= 0) return 0
  return minutes < 15 ? 1 : minutes < 45 ? 2 : minutes < 90 ? 3 : 4
}

/** Sixteen weeks by day: how long, never whether a day was missed. */
export function MinutesCalendar({ activity, today }: MinutesCalendarProps) {
  const minutesOf = new Map(activity.map(({ day, minutes }) => [day, minutes]))
  const days = Array.from({ length: WEEKS * 7 }, (_, index) => addDays(today, index - WEEKS * 7 + 1))
  const total = days.reduce((sum, day) => sum + (minutesOf.get(day) ?? 0), 0)
  const active = days.filter((day) => (minutesOf.get(day) ?? 0) > 0).length
  return (
    <figure className="fig">
      <figcaption>
        {active === 0
          ? 'No minutes measured yet'
          : `${Math.round(total / 6) / 10} hours on ${active} days in ${WEEKS} weeks`}
        <p className="how">A darker square is a longer day. Only time with the page in view counts.</p>
      </figcaption>
      <div className="heat" aria-hidden="true">
        {days.map((day) => (
          <i
            key={day}
            className={`heat-${strength(minutesOf.get(day) ?? 0)}`}
            title={`${day}: ${Math.round(minutesOf.get(day) ?? 0)} min`}
          />
        ))}
      </div>
      <details className="ui twin">
        <summary>The same as a table</summary>
        <table className="tbl">
          <thead>
            <tr>
              <th scope="col">Day</th>
              <th scope="col" className="r">
                Minutes
              </th>
            </tr>
          </thead>
          <tbody>
            {activity.map(({ day, minutes }) => (
              <tr key={day}>
                <th scope="row">{day}</th>
                <td className="r">{Math.round(minutes)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </details>
    </figure>
  )
}
