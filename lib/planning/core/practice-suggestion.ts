import type { PlannedStep } from '@/lib/planning/core/step-hours-split'
import type { PlanSkill } from '@/lib/planning/core/types'

/** What to do in a practice block, built from the step's own lessons and the behaviour that shows its level. */
export function practiceSuggestion(
  skill: PlanSkill,
  { lessons, level }: Pick<PlannedStep, 'lessons' | 'level'>,
): string {
  const repeatable = lessons.find(({ kind }) => kind === 'lab') ?? lessons.find(({ kind }) => kind === 'project')
  const behaviour = skill.descriptors?.[level]
  const task = repeatable
    ? `Do “${repeatable.title}” again with material from your own work`
    : 'Work on a case of your own'
  return behaviour
    ? `${task}, until this describes you: ${behaviour}`
    : `${task}, until you reach level ${level} without help.`
}
