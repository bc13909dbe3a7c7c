import { Link } from '@/components/ui/link'
import { Mark } from '@/components/ui/mark'
import type { MonthDay } from '@/lib/planning/core/month'
import { clockText } from '@/lib/planning/core/words'
import { timeOfDay } from '@/lib/planning/core/zoned-time'

export interface MonthDayProps {
  day: MonthDay
  timeZone: string
  nameOf: (nodeId: string) => string
  pathOf: (nodeId: string) => string | null
  /** What a day off is off for. */
  offWords: string
}

/** What a day holds: days off, sessions with their times, milestones, and what was finished. */
export function MonthDayContent({ day, timeZone, nameOf, pathOf, offWords }: MonthDayProps) {
  return (
    <>
      {day.isOff && <p className="day-off">{offWords}</p>}
      {day.sessions.map(({ id, startsAtMs, endsAtMs, pieces }) => (
        <div className="session" key={id}>
          <p className="num">
            {timeOfDay(startsAtMs, timeZone)} to {timeOfDay(endsAtMs, timeZone)}
          </p>
          <ul>
            {pieces.map(({ nodeId, title, minutes, continued }) => (
              <li key={nodeId}>
                <NodeLink path={pathOf(nodeId)} title={title} />
                <span className="dim num">
                  {continued && ' continued,'} <span className="whole">{clockText(minutes / 60)}</span>
                </span>
              </li>
            ))}
          </ul>
        </div>
      ))}
      {day.milestones.map(({ nodeId, title }) => (
        <p className="day-stone" key={nodeId}>
          <Mark name="open" /> <NodeLink path={pathOf(nodeId)} title={title} />
        </p>
      ))}
      {day.finished.map(({ nodeId }) => (
        <p className="day-done" key={nodeId}>
          Finished: <NodeLink path={pathOf(nodeId)} title={nameOf(nodeId)} />
        </p>
      ))}
    </>
  )
}

function NodeLink({ path, title }: { path: string | null; title: string }) {
  return path === null ? <span>{title}</span> : <Link href={path}>{title}</Link>
}
