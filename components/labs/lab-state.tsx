'use client'

import { useLearnerState } from '@/components/learner/learner-state'
import { StateMark } from '@/components/ui/mark'

/** Whether the reader has passed a lab; its width is kept while that is unknown. */
export function LabState({ labId }: { labId: string }) {
  const learner = useLearnerState()
  return (
    <span className="labs-state">
      {learner !== null &&
        (learner.labsPassed.includes(labId) ? <StateMark name="shown" word="passed" /> : <StateMark name="none" />)}
    </span>
  )
}
