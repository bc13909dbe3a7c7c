'use client'

import { useLearnerState } from '@/components/learner/learner-state'
import { Link } from '@/components/ui/link'

export interface NextInSkillProps {
  lessons: readonly { id: string; title: string; path: string }[]
}

/** The first lesson of the skill that is not behind the learner. */
export function NextInSkill({ lessons }: NextInSkillProps) {
  const state = useLearnerState()
  const next = lessons.find(({ id }) => (state?.lessons[id]?.status ?? 'open') === 'open')
  if (next === undefined)
    return lessons.length > 0 ? <p className="small dim">Every lesson here is behind you.</p> : null
  const isBegun = state?.lessons[next.id] !== undefined
  return (
    <Link className="finger" href={next.path}>
      {isBegun ? 'Continue' : 'Start'}: {next.title}
    </Link>
  )
}
