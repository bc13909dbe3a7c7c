import { dayAndMonth } from '@/lib/planning/core/local-date'
import type { PlanChange } from '@/lib/planning/core/plan-change'
import { sentenceStart } from '@/lib/shared/sentence-start'

export interface ChangeListProps {
  change: PlanChange
  nameOf: (id: string) => string
}

/** Entries shown before the rest is only counted. */
const SHOWN = 40

/** Every entry that moved, came or left. */
export function ChangeList({ change, nameOf }: ChangeListProps) {
  const rows = [
    ...change.added.map((id) => ({ id, what: 'added' })),
    ...change.removed.map((id) => ({ id, what: 'left the plan' })),
    ...change.moved.map(({ id, from, to }) => ({ id, what: `${dayAndMonth(from)} → ${dayAndMonth(to)}` })),
  ]
  return (
    <ul className="rows change-rows">
      {rows.slice(0, SHOWN).map(({ id, what }) => (
        <li key={id}>
          <span>{sentenceStart(nameOf(id))}</span>
          <span className="end num">{what}</span>
        </li>
      ))}
      {rows.length > SHOWN && (
        <li>
          <span>and {rows.length - SHOWN} more</span>
        </li>
      )}
    </ul>
  )
}
