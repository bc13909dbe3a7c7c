import type { MasteryOutcome } from '@/lib/assessment/core/mastery-check'

/** The result of a check in one sentence: what decided it. */
export function outcomeHeading(
  { right, asked, needed, skills, conditions, isPassed }: MasteryOutcome,
  titleOf: (skillId: string) => string,
): string {
  if (isPassed) return `Passed: ${right} of ${asked} right`
  const below = skills.filter((skill) => skill.right < skill.needed)
  const [weakest] = [...below].sort((one, other) => one.right / one.asked - other.right / other.asked)
  if (!conditions.overall) return `Not passed yet: ${right} of ${asked} right, ${needed} are needed`
  if (weakest !== undefined) {
    const others = below.length > 1 ? `, and ${below.length - 1} more below` : ''
    return `${right} of ${asked} right, but ${weakest.right} of ${weakest.asked} in ${titleOf(weakest.id).toLowerCase()}${others}`
  }
  if (!conditions.unaided) return `${right} of ${asked} right, with help`
  return `${right} of ${asked} right, not counted`
}
