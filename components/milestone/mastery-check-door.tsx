'use client'

import { Link } from '@/components/ui/link'
import type { MasteryRules } from '@/lib/assessment/core/mastery-check'
import { useMilestoneRecord } from './milestone-record'

export interface MasteryCheckDoorProps {
  rules: MasteryRules
  skillCount: number
  /** Address of the check. */
  path: string
}

/** On a milestone that is shown by a check: what it is, and the way in. Once it is passed, claiming is the next thing. */
export function MasteryCheckDoor({ rules, skillCount, path }: MasteryCheckDoorProps) {
  const { detail } = useMilestoneRecord()
  const isMet = Object.values(rules.criteria).every((id) => detail.criteria[id] !== undefined)
  return (
    <section className="section check-door" aria-labelledby="check-h">
      <header>
        <h2 id="check-h">The check</h2>
        <p>
          {rules.questionsPerSkill * skillCount} questions you have not met, {rules.minutes} minutes, alone. A passed
          check ticks the criteria and attaches its figure.
        </p>
      </header>
      <div className="acts">
        <Link className={isMet ? 'btn' : 'finger'} href={path}>
          {isMet ? 'Look at the check' : 'Take the check'}
        </Link>
      </div>
    </section>
  )
}
