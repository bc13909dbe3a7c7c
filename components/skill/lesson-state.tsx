'use client'

import { useLearnerState } from '@/components/learner/learner-state'
import { StateMark } from '@/components/ui/mark'

/** The state of one lesson beside its title. */
export function LessonState({ lessonId, minutes }: { lessonId: string; minutes: number }) {
  const known = useLearnerState()?.lessons[lessonId]
  if (known === undefined) return <StateMark name="none" />
  if (known.status === 'done') return <StateMark name="shown" word="finished" />
  if (known.status === 'skipped') return <StateMark name="none" word="skipped" />
  const left = Math.max(1, Math.round(minutes - known.minutes))
  return <StateMark name="seen" word={`${left} min left`} />
}
