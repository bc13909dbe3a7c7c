/** One step of one skill on the learner's road, from level - 1 to level. */
export interface RoadStep {
  skill: string
  level: number
  /** Hours of the step without reviews. */
  hours: number
  /** Evidence says that the level is held: the whole step is behind the learner. */
  isHeld: boolean
  /** Hours of finished lessons and practice blocks inside the step. */
  finishedHours: number
}

/** Hours behind the learner and in all, reviews included. */
export interface RoadHours {
  done: number
  total: number
}

/**
 * The one percentage function: how much of the road is behind the learner. A step that evidence confirms
 * counts whole; otherwise its finished lessons and practice count, never more than the step has.
 * @param reviewOverhead share of study time added for reviews, e.g. 0.10
 */
export function roadHours(steps: readonly RoadStep[], reviewOverhead: number): RoadHours {
  let done = 0
  let total = 0
  for (const step of steps) {
    total += step.hours
    done += step.isHeld ? step.hours : Math.min(step.hours, step.finishedHours)
  }
  return { done: done * (1 + reviewOverhead), total: total * (1 + reviewOverhead) }
}

/** What is missing to a whole road: the steps not yet held, the largest remainder first. */
export function missingSteps(steps: readonly RoadStep[]): { skill: string; level: number; hours: number }[] {
  return steps
    .filter((step) => !step.isHeld && step.finishedHours < step.hours)
    .map(({ skill, level, hours, finishedHours }) => ({ skill, level, hours: hours - finishedHours }))
    .sort((one, other) => other.hours - one.hours)
}
