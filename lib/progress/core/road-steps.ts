import type { ContentGraph } from '@/lib/content/core/graph'
import type { RoadStep } from './road-hours'

export interface RoadStepsInput {
  /** Level held on arrival, by skill id; a missing skill is 0. */
  prior: Readonly<Record<string, number>>
  /** Level wanted at the end of the road, by skill id. */
  target: Readonly<Record<string, number>>
  /** Lessons done. */
  lessonsDone: ReadonlySet<string>
  /** Finished practice blocks, "practice:E1:2". */
  practiceDone: ReadonlySet<string>
  /** Whether evidence says that a skill stands at a level or above. */
  isHeld: (skill: string, level: number) => boolean
}

/**
 * The learner's road as steps from the prior to the target, with what is finished in each. A step's hours
 * come from the size class; its lessons are its guided part, the rest is practice.
 * @throws Error when the content has no hours
 */
export function roadSteps(
  content: Pick<ContentGraph, 'skills' | 'lessons' | 'hours'>,
  { prior, target, lessonsDone, practiceDone, isHeld }: RoadStepsInput,
): RoadStep[] {
  const { hours } = content
  if (hours === null) throw new Error('content/hours.yaml is missing')
  const lessons = [...content.lessons.values()]
  const steps: RoadStep[] = []
  for (const { id: skill, size } of content.skills.values()) {
    for (let level = (prior[skill] ?? 0) + 1; level <= (target[skill] ?? 0); level += 1) {
      const stepHours = hours.classes[size][level - 1] ?? 0
      const guided = lessons.filter((lesson) => lesson.skill === skill && lesson.levelTo === level)
      const guidedHours = guided.reduce((sum, { minutes }) => sum + minutes / 60, 0)
      const lessonHours = guided.reduce((sum, { id, minutes }) => sum + (lessonsDone.has(id) ? minutes / 60 : 0), 0)
      const practiceHours = practiceDone.has(`practice:${skill}:${level}`) ? Math.max(0, stepHours - guidedHours) : 0
      steps.push({
        skill,
        level,
        hours: stepHours,
        isHeld: isHeld(skill, level),
        finishedHours: lessonHours + practiceHours,
      })
    }
  }
  return steps
}
