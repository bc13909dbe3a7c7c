'use client'

import { useLearnerState } from '@/components/learner/learner-state'
import { Link } from '@/components/ui/link'

export interface CarryOnArmProps {
  /** Where a stranger begins. */
  first: { href: string; title: string; minutes: number }
}

/** The third way in: a first lesson for a stranger, the next thing for a learner. Both have two lines, so nothing moves. */
export function CarryOnArm({ first }: CarryOnArmProps) {
  const next = useLearnerState()?.next ?? null
  return (
    <Link className="arm arm-third" href={next?.path ?? first.href}>
      <b>{next ? 'Carry on where I stopped' : 'Read a first lesson'}</b>
      <span className="arm-line">
        {next ? `${next.title}, ${next.detail}` : `${first.title}, ${first.minutes} minutes`}
      </span>
    </Link>
  )
}
