'use client'

import { useLearnerState } from '@/components/learner/learner-state'
import { StateMark } from '@/components/ui/mark'

/** The state of a milestone beside its title. */
export function MilestoneStateMark({ milestoneId, criteria }: { milestoneId: string; criteria: number }) {
  const known = useLearnerState()?.milestones[milestoneId]
  if (known?.status === 'accepted') return <StateMark name="proven" word="accepted" />
  if (known?.status === 'claimed') return <StateMark name="review" word="claimed by you" />
  if (known?.status === 'working')
    return <StateMark name="open" word={`${known.ticked ?? 0} of ${criteria} criteria`} />
  return <StateMark name="open" word="open" />
}
