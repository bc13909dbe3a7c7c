import { Link } from '@/components/ui/link'
import { Mark } from '@/components/ui/mark'
import { overrideAction } from '@/lib/planning/actions'
import type { PlanEntry } from '@/lib/planning/core/types'
import { PracticeDone } from './practice-done'

export interface PlanEntryRowProps {
  entry: PlanEntry
  /** Where the entry opens, where it has a page. */
  path: string | null
  /** Titles of goals and nodes for the numbers behind the reason. */
  nameOf: (id: string) => string
  canOverride: boolean
}

const WORDS = [
  { kind: 'known', label: 'I know this' },
  { kind: 'not-now', label: 'Not now' },
  { kind: 'first', label: 'Do this first' },
  { kind: 'skip', label: 'Skip' },
] as const

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
export function PlanEntryRow({ entry, path, nameOf, canOverride }: PlanEntryRowProps) {
  const { nodeId, title, kind, hours, continued, done, reason, suggestion } = entry
  const isStone = kind === 'milestone'
  return (
    <li className={`entry${isStone ? ' stone' : ''}${done ? ' is-done' : ''}`}>
      <span>
        {isStone && <Mark name={done ? 'proven' : 'open'} />}{' '}
        {path === null ? <span className="entry-title">{title}</span> : <Link href={path}>{title}</Link>}
        {continued && <span className="small dim"> continued</span>}
        {done && <span className="small dim"> done</span>}
      </span>
      <span className="h">{isStone ? 'milestone' : `${KIND_WORDS[kind]}, ${hours.toFixed(1)} h`}</span>
      {reason && <p className="why">{reason.sentence}</p>}
      {suggestion && !continued && <p className="why">{suggestion}</p>}
      {!continued && !done && (kind === 'practice' ? <PracticeDone nodeId={nodeId} /> : null)}
      {reason && canOverride && !done && (
        <details className="entry-more noprint">
          <summary>Why is this here?</summary>
          <dl className="facts">
            {reason.gapProbability !== null && (
              <div>
                <dt>Chance of a gap</dt>
                <dd className="num">{Math.round(reason.gapProbability * 100)} in 100</dd>
              </div>
            )}
            {reason.chain.length > 1 && (
              <div>
                <dt>Needed for</dt>
                <dd>{reason.chain.slice(1).map(nameOf).join(', then ')}</dd>
              </div>
            )}
            <div>
              <dt>Without it</dt>
              <dd className="num">
                {reason.hoursSaved.toFixed(1)} h shorter
                {reason.lostGoals.length > 0 ? `; lost: ${reason.lostGoals.slice(0, 4).map(nameOf).join(', ')}` : ''}
                {reason.lostGoals.length > 4 ? ` and ${reason.lostGoals.length - 4} more` : ''}
              </dd>
            </div>
          </dl>
          <div className="acts">
            {WORDS.map(({ kind: word, label }) => (
              <form action={overrideAction} key={word}>
                <input type="hidden" name="nodeId" value={nodeId} />
                <input type="hidden" name="kind" value={word} />
                <button type="submit" className="btn">
                  {label}
                  <span className="vh">: {title}</span>
                </button>
              </form>
            ))}
          </div>
        </details>
      )}
    </li>
  )
}
