import { pauseAction } from '@/lib/planning/actions'
import { dayAndMonth } from '@/lib/planning/core/local-date'
import type { PlanWeek } from '@/lib/planning/core/types'
import { PlanEntryRow } from './plan-entry'

export interface WeekRowProps {
  week: PlanWeek
  pathOf: (nodeId: string) => string | null
  /** The week that today lies in. */
  isNow: boolean
  isPast: boolean
  /** First days of the weeks an entry can be moved to. */
  weeksAhead: readonly string[]
  /** Entries the learner has moved. */
  movedIds: ReadonlySet<string>
}

/** One week: its days, how full it is, its entries, and a way to take it off. */
export function WeekRow({ week, pathOf, isNow, isPast, weeksAhead, movedIds }: WeekRowProps) {
  const share = week.capacityHours > 0 ? Math.min(1, week.usedHours / week.capacityHours) : 0
  return (
    <li
      className={`${week.paused ? 'paused' : ''}${isNow ? ' today' : ''}`}
      {...(isNow ? { 'aria-current': 'date' as const } : {})}
    >
      <div className="wk num">
        <b>Week {week.index}</b>
        {dayAndMonth(week.start)} to {dayAndMonth(week.end)}
        {!week.paused && (
          <span className="used">
            <span className="bar" aria-hidden="true">
              <i style={{ width: `${share * 100}%` }} />
            </span>
            {week.usedHours.toFixed(1).replace('.0', '')} of {week.capacityHours.toFixed(1).replace('.0', '')} h
          </span>
        )}
        {!isPast && (
          <form action={pauseAction} className="noprint">
            <input type="hidden" name="weekStart" value={week.start} />
            <input type="hidden" name="isOn" value={week.paused ? 'false' : 'true'} />
            <button type="submit" className="linkish">
              {week.paused ? 'Work in it after all' : 'Take this week off'}
              <span className="vh">, week {week.index}</span>
            </button>
          </form>
        )}
      </div>
      {week.paused ? (
        <p className="small">Paused by you. A planned pause counts as kept.</p>
      ) : (
        <ul className="entries">
          {week.entries.map((entry) => (
            <PlanEntryRow
              key={`${entry.nodeId}-${entry.continued}`}
              entry={entry}
              path={pathOf(entry.nodeId)}
              canOverride={!isPast}
              week={week.start}
              weeksAhead={weeksAhead}
              isMoved={movedIds.has(entry.nodeId)}
            />
          ))}
        </ul>
      )}
    </li>
  )
}
