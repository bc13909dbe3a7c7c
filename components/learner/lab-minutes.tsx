'use client'

import { useLearnerState } from './learner-state'
import { OwnMinutes } from './own-minutes'
import { useStudyClock } from './use-study-clock'

/** Time on a lab's own page counts for the lesson that sent the reader here, one that is open and uses it; else for the lab. */
export function LabMinutes({ labId, lessonIds }: { labId: string; lessonIds: readonly string[] }) {
  const state = useLearnerState()
  const lessonId = lessonIds.find((id) => state?.lessons[id]?.status === 'open')
  const subject = lessonId === undefined ? (`lab:${labId}` as const) : (`lesson:${lessonId}` as const)
  useStudyClock(subject)
  return <OwnMinutes subject={subject} noun={lessonId === undefined ? 'lab' : 'lesson'} />
}
