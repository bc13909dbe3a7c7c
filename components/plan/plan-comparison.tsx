import { dateInWords } from '@/components/ui/date-in-words'
import type { PlanComparison, PlanFigures } from '@/lib/planning/core/compare-plans'
import { clockText, hoursText } from '@/lib/planning/core/words'

export interface PlanComparisonTableProps {
  comparison: PlanComparison
  /** Of the plan of now and of the other. */
  hoursPerWeek: readonly [number, number]
  hasDate: readonly [boolean, boolean]
  nameOf: (id: string) => string
}

/** Two plans in figures, and below what the other one gains, loses, and begins this week. */
export function PlanComparisonTable({ comparison, hoursPerWeek, hasDate, nameOf }: PlanComparisonTableProps) {
  const { now, then, levelsGained, levelsLost, milestonesGained, milestonesLost } = comparison
  const row = (label: string, value: (figures: PlanFigures, index: 0 | 1) => string) => {
    const [mine, other] = [value(now, 0), value(then, 1)]
    return (
      <tr key={label}>
        <th scope="row">{label}</th>
        <td>{mine}</td>
        <td>{mine === other ? <span className="dim">{other}</span> : <b>{other}</b>}</td>
      </tr>
    )
  }
  return (
    <>
      <table className="plan-comparison num">
        <thead>
          <tr>
            <td />
            <th scope="col">Now</th>
            <th scope="col">With this</th>
          </tr>
        </thead>
        <tbody>
          {row('Arrival', ({ finishDate }) => (finishDate === null ? 'nothing left' : dateInWords(finishDate)))}
          {row('Weeks', ({ weeks }) => String(weeks))}
          {row('Hours a week', (_, index) => clockText(hoursPerWeek[index]))}
          {row('Hours left', ({ remainingHours }) => String(Math.round(remainingHours)))}
          {row('Your date', ({ fits }, index) => (hasDate[index] ? (fits ? 'fits' : 'does not fit') : 'none'))}
          {row('Levels to reach', ({ levels }) => String(levels))}
          {row('Milestones ahead', ({ milestones }) => String(milestones))}
        </tbody>
      </table>
      <Names title="Levels gained" ids={levelsGained.map(({ id }) => id)} nameOf={nameOf} />
      <Names title="Levels lost" ids={levelsLost.map(({ id }) => id)} nameOf={nameOf} />
      <Names title="Milestones gained" ids={milestonesGained} nameOf={nameOf} />
      <Names title="Milestones lost" ids={milestonesLost} nameOf={nameOf} />
      <section className="what-if-week" aria-labelledby="week-h">
        <h3 id="week-h">This week</h3>
        <div>
          <WeekEntries title="Now" entries={now.thisWeek} />
          <WeekEntries title="With this" entries={then.thisWeek} />
        </div>
      </section>
    </>
  )
}

function Names({ title, ids, nameOf }: { title: string; ids: readonly string[]; nameOf: (id: string) => string }) {
  if (ids.length === 0) return null
  return (
    <details className="small what-if-names">
      <summary>
        {title}: {ids.length}
      </summary>
      <ul>
        {ids.map((id) => (
          <li key={id}>{nameOf(id)}</li>
        ))}
      </ul>
    </details>
  )
}

function WeekEntries({ title, entries }: { title: string; entries: PlanFigures['thisWeek'] }) {
  return (
    <div>
      <h4>{title}</h4>
      {entries.length === 0 ? (
        <p className="small dim">Nothing is planned.</p>
      ) : (
        <ul className="rows">
          {entries.map(({ id, title: name, hours }) => (
            <li key={id}>
              <span>{name}</span>
              <span className="end num">{hoursText(hours)}</span>
            </li>
          ))}
        </ul>
      )}
    </div>
  )
}
