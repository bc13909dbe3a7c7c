import { moveEntryAction, overrideAction } from '@/lib/planning/actions'
import { dayAndMonth } from '@/lib/planning/core/local-date'

export interface EntryWordsProps {
  nodeId: string
  title: string
  /** First day of the week the entry stands in. */
  week: string
  /** First days of the weeks it can be moved to, in order; none for what has no hours to move. */
  weeksAhead: readonly string[]
}

const WORDS = [
  { kind: 'known', label: 'I know this' },
  { kind: 'not-now', label: 'Not now' },
  { kind: 'first', label: 'Do this first' },
  { kind: 'skip', label: 'Skip' },
] as const

/** The learner's words on one entry: four by button, and another week by button or list. */
export function EntryWords({ nodeId, title, week, weeksAhead }: EntryWordsProps) {
  const later = weeksAhead.find((start) => start > week)
  const others = weeksAhead.filter((start) => start !== week)
  const about = <span className="vh">: {title}</span>
  return (
    <>
      <form action={overrideAction} className="acts">
        <input type="hidden" name="nodeId" value={nodeId} />
        {WORDS.map(({ kind, label }) => (
          <button type="submit" className="btn" name="kind" value={kind} key={kind}>
            {label}
            {about}
          </button>
        ))}
      </form>
      {others.length > 0 && (
        <form action={moveEntryAction} className="acts">
          <input type="hidden" name="nodeId" value={nodeId} />
          {later !== undefined && (
            <button type="submit" className="btn" name="later" value={later}>
              One week later{about}
            </button>
          )}
          <label>
            To the week of{' '}
            <select name="week" defaultValue={later ?? others[0]}>
              {others.map((start) => (
                <option key={start} value={start}>
                  {dayAndMonth(start)}
                </option>
              ))}
            </select>
          </label>
          <button type="submit" className="btn">
            Move{about}
          </button>
        </form>
      )}
    </>
  )
}
