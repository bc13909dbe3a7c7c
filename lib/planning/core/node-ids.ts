/** Ids of everything in a plan that has no id in the content. */

/** The goal "skill reaches level". */
export function goalId(skill: string, level: number): string {
  return `goal:${skill}:${level}`
}

/** The practice block of the step up to `level`. */
export function practiceId(skill: string, level: number): string {
  return `practice:${skill}:${level}`
}

/** The work of a milestone that its lessons do not cover; the milestone's own id names the stone. */
export function milestoneWorkId(milestone: string): string {
  return `work:${milestone}`
}
