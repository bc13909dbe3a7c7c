'use client'

import { useLearnerState } from '@/components/learner/learner-state'
import { StateMark } from '@/components/ui/mark'

/** The state of the evidence for a skill, as mark and word. */
export function SkillState({ skillId }: { skillId: string }) {
  const skill = useLearnerState()?.skills[skillId]
  return <StateMark name={skill?.evidence ?? 'none'} />
}
