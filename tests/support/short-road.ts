import type {
  PlanInput,
  PlanLesson,
  PlanMilestone,
  PlanSkill,
  SizeClass,
  SkillPrerequisite,
} from '@/lib/planning/core/types'
import { smallLesson, smallRoad, smallSkill } from './small-road'

/** Ticks of an hour of study on a short road: 60 minutes of 125 ticks. */
export const studyHour = 7500

/** A small road with reviews: a quarter of the study comes on top for them, so that a week of 5 h holds 4 h of study. Who walks it knows nothing yet, and begins on a Monday. */
export function shortRoad({
  targets = { A: 1, B: 1 },
  ...rest
}: Partial<PlanInput> & { targets?: Record<string, number> } = {}): PlanInput {
  return smallRoad({
    skills: Object.keys(targets).map((id) => shortSkill(id)),
    stages: [{ id: 'basic', title: 'Basic', targets }],
    classes: { S: [1, 2, 3, 4], M: [2, 4, 6, 8], L: [3, 6, 9, 12] },
    reviewOverhead: 0.25,
    hoursPerWeek: 5,
    startDate: '2026-09-28',
    today: '2026-09-28',
    ...rest,
  })
}

/** A skill whose levels take 1, 2, 3 and 4 h of study; twice that in size M, three times in L. */
export function shortSkill(
  id: string,
  size: SizeClass = 'S',
  prerequisites: readonly SkillPrerequisite[] = [],
): PlanSkill {
  return { ...smallSkill(id), size, prerequisites }
}

/** A lesson named like `A1-2`: the second one of the step of A up to level 1. */
export function shortLesson(id: string, minutes: number, rest: Partial<PlanLesson> = {}): PlanLesson {
  return smallLesson(id, { minutes, ...rest })
}

/** A milestone of the basic stage. */
export function shortMilestone(
  id: string,
  hours: number,
  moves: readonly string[],
  rest: Partial<PlanMilestone> = {},
): PlanMilestone {
  return { id, title: `Stone ${id}`, stage: 'basic', hours, moves, ...rest }
}
