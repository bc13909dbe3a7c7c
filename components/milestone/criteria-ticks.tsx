'use client'

import { dateInWords } from '@/components/ui/date-in-words'
import type { Criterion } from '@/lib/content/core/types'
import { useMilestoneRecord } from './milestone-record'

function today(): string {
  return new Intl.DateTimeFormat('en-CA').format(new Date())
}

/** Criteria a stranger can check, ticked one by one with their dates. */
export function CriteriaTicks({ criteria }: { criteria: readonly Criterion[] }) {
  const { milestoneId, detail, change } = useMilestoneRecord()
  const ticked = criteria.filter(({ id }) => detail.criteria[id] !== undefined).length
  return (
    <div className="ui criteria">
      <ul>
        {criteria.map(({ id, text }) => {
          const date = detail.criteria[id]
          return (
            <li key={id}>
              <label className="tick">
                <input
                  type="checkbox"
                  checked={date !== undefined}
                  onChange={(event) => {
                    const on = event.target.checked
                    const day = today()
                    change({ kind: 'criterion-set', milestoneId, criterionId: id, on, date: day }, (before) => {
                      const { [id]: _, ...others } = before.criteria
                      return {
                        ...before,
                        status: before.status === 'open' ? 'working' : before.status,
                        criteria: on ? { ...others, [id]: day } : others,
                      }
                    })
                  }}
                />
                <span>
                  {text}
                  {date && <span className="dim small"> ticked {dateInWords(date)}</span>}
                </span>
              </label>
            </li>
          )
        })}
      </ul>
      <p className="small dim num" role="status">
        {ticked} of {criteria.length} ticked
      </p>
    </div>
  )
}
