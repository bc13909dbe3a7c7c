'use client'

import { useLearnerState } from '@/components/learner/learner-state'

/** "You are here" on the level that is most likely, and the target of the chosen stage. */
export function LevelTag({ skillId, level }: { skillId: string; level: number }) {
  const skill = useLearnerState()?.skills[skillId]
  if (skill === undefined) return null
  const isHere = skill.level !== undefined && Math.floor(skill.level[0]) === level
  return (
    <>
      {isHere && <span className="tag now">you are here</span>}
      {skill.target === level && level > 0 && <span className="tag goal">your target</span>}
    </>
  )
}
