import type {
  HoursClasses,
  PlanInput,
  PlanLesson,
  PlanMilestone,
  PlanSkill,
  SizeClass,
  SkillPrerequisite,
} from '@/lib/planning/core/types'

const classes: HoursClasses = { S: [1, 2, 3, 4], M: [2, 4, 6, 8], L: [3, 6, 9, 12] }

/** Ticks of an hour of study on a short road: 60 minutes of 125 ticks. */
export const studyHour = 7500

/** A road short enough to plan by hand. A quarter of the study comes on top for reviews, so that a week of 5 h holds 4 h of study. Who walks it knows nothing yet, and begins on a Monday. */
export function shortRoad({
  targets = { A: 1, B: 1 },
  ...rest
}: Partial<PlanInput> & { targets?: Record<string, number> } = {}): PlanInput {
  return {
    skills: Object.keys(targets).map((id) => shortSkill(id)),
    lessons: [],
    milestones: [],
    stages: [{ id: 'basic', title: 'Basic', targets }],
    classes,
    reviewOverhead: 0.25,
    levelProbabilities: {},
    finished: [],
    overrides: [],
    pauses: [],
    hoursPerWeek: 5,
    startDate: '2026-09-28',
    deadline: null,
    today: '2026-09-28',
    weekStart: 1,
    ...rest,
  }
}

/** A skill whose levels take 1, 2, 3 and 4 h of study; twice that in size M, three times in L. */
export function shortSkill(
  id: string,
  size: SizeClass = 'S',
  prerequisites: readonly SkillPrerequisite[] = [],
): PlanSkill {
  return { id, title: `Skill ${id}`, size, prerequisites }
}

/** A lesson named like `A1-2`: the second one of the step of A up to level 1. */
export function shortLesson(id: string, minutes: number, rest: Partial<PlanLesson> = {}): PlanLesson {
  const levelTo = Number(id[1])
  return {
    id,
    title: `Lesson ${id}`,
    skill: id[0]!,
    levelFrom: levelTo - 1,
    levelTo,
    minutes,
    kind: 'reading',
    prerequisites: [],
    ...rest,
  }
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
