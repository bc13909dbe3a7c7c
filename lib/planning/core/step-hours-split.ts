import { stepHours } from '@/lib/planning/core/hours-for'
import { overriddenIds, stageOfLevel } from '@/lib/planning/core/plan-scope'
import type { ScopedSkill } from '@/lib/planning/core/plan-scope'
import type { PlanInput, PlanLesson, PlanMilestone } from '@/lib/planning/core/types'

/** One level step of one skill: its whole minutes and what its lessons and milestones leave for practice. */
export interface PlannedStep {
  readonly skill: string
  readonly level: number
  readonly lessons: readonly PlanLesson[]
  readonly wholeMinutes: number
  practiceMinutes: number
}

/** A milestone with the planned steps it gives evidence for and its own minutes, taken out of their practice. `sharedMinutes[k]` came from `steps[k]`. */
export interface PlannedMilestone {
  readonly milestone: PlanMilestone
  readonly steps: readonly PlannedStep[]
  readonly lessons: readonly PlanLesson[]
  readonly sharedMinutes: readonly number[]
  readonly workMinutes: number
}

/** The planned steps and milestones. Practice is what lessons leave of a step, and milestone work is taken out of practice, so that all of it together costs the class hours, no more and no less (unless the lessons of a step alone are longer). */
export function splitSteps(
  input: PlanInput,
  scope: ReadonlyMap<string, ScopedSkill>,
): { steps: PlannedStep[]; milestones: PlannedMilestone[] } {
  const steps: PlannedStep[] = []
  for (const { skill, held, aim } of scope.values()) {
    for (let level = held + 1; level <= aim; level += 1) {
      const lessons = input.lessons.filter((lesson) => lesson.skill === skill.id && lesson.levelTo === level)
      const guided = lessons.reduce((sum, { minutes }) => sum + minutes, 0)
      const wholeMinutes = Math.round(60 * stepHours({ classes: input.classes, size: skill.size, level }))
      steps.push({ skill: skill.id, level, lessons, wholeMinutes, practiceMinutes: Math.max(0, wholeMinutes - guided) })
    }
  }
  const skipped = overriddenIds(input, 'skip')
  const milestones = input.milestones
    .filter(({ id }) => !skipped.has(id))
    .map((milestone) => planMilestone({ input, milestone, steps }))
  return { steps, milestones }
}

interface MilestoneContext {
  readonly input: PlanInput
  readonly milestone: PlanMilestone
  readonly steps: readonly PlannedStep[]
}

function planMilestone({ input, milestone, steps }: MilestoneContext): PlannedMilestone {
  const moved = steps.filter(({ skill, level }) => {
    const stage = input.stages[stageOfLevel(input, skill, level) ?? -1]
    return milestone.moves.includes(skill) && stage?.id === milestone.stage
  })
  const lessons = lessonsOf(milestone, { moved, steps })
  const covered = lessons.reduce((sum, { minutes }) => sum + minutes, 0)
  const free = moved.reduce((sum, { practiceMinutes }) => sum + practiceMinutes, 0)
  const workMinutes = Math.min(free, Math.max(0, Math.round(60 * milestone.hours) - covered))
  let seen = 0
  let taken = 0
  const sharedMinutes = moved.map((step) => {
    seen += step.practiceMinutes
    // Cumulative rounding shares whole minutes out exactly.
    const minutes = free > 0 ? Math.round((workMinutes * seen) / free) - taken : 0
    taken += minutes
    step.practiceMinutes -= minutes
    return minutes
  })
  return { milestone, steps: moved, lessons, sharedMinutes, workMinutes }
}

/** Planned lessons that build a milestone: the named ones, else the projects of the steps it moves. */
function lessonsOf(
  { lessons }: PlanMilestone,
  { moved, steps }: { moved: readonly PlannedStep[]; steps: readonly PlannedStep[] },
): PlanLesson[] {
  if (lessons) return steps.flatMap((step) => step.lessons).filter(({ id }) => lessons.includes(id))
  return moved.flatMap((step) => step.lessons).filter(({ kind }) => kind === 'project')
}
