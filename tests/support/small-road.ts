import { dependantsOf } from '@/lib/planning/core/contract-closure'
import type { FrozenWeek } from '@/lib/planning/core/frozen-week'
import type { GraphNode, PlanGraph } from '@/lib/planning/core/plan-graph'
import type { ScopedSkill } from '@/lib/planning/core/plan-scope'
import type { PlanInput, PlanLesson, PlanSkill, SkillPrerequisite } from '@/lib/planning/core/types'
import type { CalendarWeek } from '@/lib/planning/core/week-calendar'

/** A Monday. At 7 h a week every day has one hour, which is 6000 ticks. */
export const monday = '2026-01-05'

/** A small road to be worked by hand: no reviews, so an hour is 6000 ticks and a minute 100; the steps of an S skill take 1, 2, 3 and 4 h, of an M skill twice, of an L skill ten times as long. */
export function smallRoad(rest: Partial<PlanInput> = {}): PlanInput {
  return {
    skills: [],
    lessons: [],
    milestones: [],
    stages: [],
    classes: { S: [1, 2, 3, 4], M: [2, 4, 6, 8], L: [10, 20, 30, 40] },
    reviewOverhead: 0,
    levelProbabilities: {},
    finished: [],
    overrides: [],
    pauses: [],
    hoursPerWeek: 7,
    startDate: monday,
    deadline: null,
    today: monday,
    weekStart: 1,
    ...rest,
  }
}

/** A skill of size S; `needs` are its prerequisites as skill, level and the level they are needed for. */
export function smallSkill(id: string, ...needs: [skill: string, level: number, forLevel: number][]): PlanSkill {
  const prerequisites = needs.map(([skill, level, forLevel]): SkillPrerequisite => ({ skill, level, forLevel }))
  return { id, title: `Skill ${id}`, size: 'S', prerequisites }
}

/** A lesson `A1-x` of the step up to level 1 of skill A. */
export function smallLesson(id: string, rest: Partial<PlanLesson> = {}): PlanLesson {
  const [skill = '', level] = id
  return {
    id,
    title: `Lesson ${id}`,
    skill,
    levelFrom: Number(level) - 1,
    levelTo: Number(level),
    minutes: 30,
    kind: 'reading',
    prerequisites: [],
    ...rest,
  }
}

export interface SmallNode extends Partial<GraphNode> {
  readonly id: string
  readonly needs?: readonly string[]
}

/** A graph of nodes as given: readings without length where nothing else is said. */
export function smallGraph(drafts: readonly SmallNode[], skills: readonly PlanSkill[] = []): PlanGraph {
  const indexOf = new Map(drafts.map(({ id }, index) => [id, index]))
  const needs = drafts.map((draft) => (draft.needs ?? []).map((id) => indexOf.get(id)!))
  return {
    nodes: drafts.map(({ needs: _, ...rest }) => ({
      kind: 'reading',
      title: `Title of ${rest.id}`,
      skill: null,
      level: null,
      ticks: 0,
      value: 0,
      stage: 0,
      gapProbability: null,
      isAim: false,
      suggestion: null,
      ...rest,
    })),
    needs,
    dependants: dependantsOf(needs),
    indexOf,
    scope: new Map(
      skills.map((skill): [string, ScopedSkill] => [
        skill.id,
        { skill, probabilities: [1, 0, 0, 0, 0], held: 0, target: 4, aim: 4 },
      ]),
    ),
    finishedTicks: 0,
    milestonesOnTop: [],
  }
}

/** A promised week: 14 h of which 5 h are promised, 2 h done and 7 h free. */
export function promisedWeek(week: CalendarWeek, rest: Partial<FrozenWeek> = {}): FrozenWeek {
  return {
    week,
    done: [],
    promised: [{ node: 0, ticks: 30_000 }],
    promisedTicks: 30_000,
    doneTicks: 12_000,
    capacityTicks: 84_000,
    freeTicks: 42_000,
    ...rest,
  }
}
