import { Link } from '@/components/ui/link'
import { checkEntryAction, dismissChangeAction, returnToVersionAction } from '@/lib/planning/actions'
import { arrivalSentence, changeSentence, type ChangeNames } from '@/lib/planning/core/change-sentence'
import type { PlanChange } from '@/lib/planning/core/plan-change'
import { counted } from '@/lib/planning/core/words'
import { ChangeList } from './change-list'

export interface ChangeNoticeProps {
  version: number
  change: PlanChange
  names: ChangeNames
  /** Changes before this one that were not put away yet. */
  earlierCount: number
  /** The version before, where going back to it would change something. */
  undoTo: number | null
  /** An entry the learner has just said to know, where questions could say something about it. */
  checkable: string | null
}

/** What the plan changed by itself or at the learner's word, until it is put away. */
export function ChangeNotice({ version, change, names, earlierCount, undoTo, checkable }: ChangeNoticeProps) {
  const count = change.moved.length + change.added.length + change.removed.length
  return (
    <section className="change-notice noprint" aria-labelledby="change-h">
      <h2 id="change-h">{changeSentence(change, names)}</h2>
      <p className="small">
        {arrivalSentence(change)} Finished work stays finished.
        {earlierCount > 0 && ` Before that came ${counted(earlierCount, 'other change')}.`}
      </p>
      {count > 0 && (
        <details className="small">
          <summary>See what moved</summary>
          <ChangeList change={change} nameOf={names.entry} />
        </details>
      )}
      <div className="acts">
        <form action={dismissChangeAction}>
          <input type="hidden" name="version" value={version} />
          <button type="submit" className="btn">
            All right
          </button>
        </form>
        {undoTo !== null && (
          <form action={returnToVersionAction}>
            <input type="hidden" name="version" value={undoTo} />
            <button type="submit" className="btn">
              Undo
            </button>
          </form>
        )}
        {checkable !== null && (
          <form action={checkEntryAction}>
            <input type="hidden" name="nodeId" value={checkable} />
            <button type="submit" className="btn">
              Check it with two questions
            </button>
          </form>
        )}
        <Link className="btn bare" href="/plan/history">
          All changes
        </Link>
      </div>
    </section>
  )
}
