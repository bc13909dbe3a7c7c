import { Link } from '@/components/ui/link'
import { Mark } from '@/components/ui/mark'
import type { PlanEntry } from '@/lib/planning/core/types'
import { EntryNumbersDetails } from './entry-numbers-details'
import { EntryWords } from './entry-words'
import { PracticeDone } from './practice-done'

export interface PlanEntryRowProps {
  entry: PlanEntry
  /** Where the entry opens, where it has a page. */
  path: string | null
  canOverride: boolean
  /** First day of the week it stands in. */
  week: string
  /** First days of the weeks it can be moved to. */
  weeksAhead: readonly string[]
  /** Whether the learner has moved it here. */
  isMoved: boolean
}

const KIND_WORDS: Record<PlanEntry['kind'], string> = {
  reading: 'reading',
  lab: 'lab',
  case: 'case',
  checklist: 'checklist',
  project: 'project',
  practice: 'practice',
  'milestone-work': 'project',
  milestone: 'milestone',
}

/** One entry of a week: what, how long, why, and the learner's four words on it. */
export function PlanEntryRow({ entry, path, canOverride, week, weeksAhead, isMoved }: PlanEntryRowProps) {
  const { nodeId, title, kind, hours, continued, done, reason, suggestion } = entry
  const isStone = kind === 'milestone'
  return (
    <li className={`entry${isStone ? ' stone' : ''}${done ? ' is-done' : ''}`}>
      <span>
        {isStone && <Mark name={done ? 'proven' : 'open'} />}{' '}
        {path === null ? <span className="entry-title">{title}</span> : <Link href={path}>{title}</Link>}
        {continued && <span className="small dim"> continued</span>}
        {done && <span className="small dim"> done</span>}
        {isMoved && !done && !continued && <span className="small dim"> moved by you</span>}
      </span>
      <span className="h">{isStone ? 'milestone' : `${KIND_WORDS[kind]}, ${hours.toFixed(1)} h`}</span>
      {reason && <p className="why">{reason.sentence}</p>}
      {suggestion && !continued && <p className="why">{suggestion}</p>}
      {reason && <EntryNumbersDetails nodeId={nodeId} title={title} />}
      {!continued && !done && (kind === 'practice' ? <PracticeDone nodeId={nodeId} /> : null)}
      {reason && canOverride && !done && (
        <details className="entry-more noprint">
          <summary>
            Change this<span className="vh">: {title}</span>
          </summary>
          <EntryWords nodeId={nodeId} title={title} week={week} weeksAhead={isStone ? [] : weeksAhead} />
        </details>
      )}
    </li>
  )
}
