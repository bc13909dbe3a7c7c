import { expect } from 'vitest'
import type { Plan, PlanInput } from '@/lib/planning/core/types'

/** One thing has to end before the other begins; ids of entries. */
interface Need {
  readonly later: string
  readonly earlier: string
}

/** Checks against the curriculum itself, not against the planner's graph, that nothing begins before what it needs has ended. */
export function expectSoundOrder(input: PlanInput, plan: Plan): void {
  const first = new Map<string, number>()
  const last = new Map<string, number>()
  const open = plan.weeks.flatMap(({ entries }) => entries.filter(({ done }) => !done))
  open.forEach(({ nodeId }, position) => {
    if (!first.has(nodeId)) first.set(nodeId, position)
    last.set(nodeId, position)
  })
  for (const { later, earlier } of needsOf(input, plan)) {
    const [end, begin] = [last.get(earlier), first.get(later)]
    if (end !== undefined && begin !== undefined) expect(end, `${later} needs ${earlier}`).toBeLessThan(begin)
  }
}

function needsOf(input: PlanInput, plan: Plan): Need[] {
  return [...needsOfLessons(input), ...needsOfSteps(input, plan), ...needsOfMilestones(input, plan)]
}

function needsOfLessons({ lessons }: PlanInput): Need[] {
  return lessons.flatMap(({ id, prerequisites }) => allPairs([id], prerequisites))
}

/** Practice needs the lessons of its step; all work of a step needs the planned levels below it and those of its prerequisites. */
function needsOfSteps(input: PlanInput, plan: Plan): Need[] {
  const steps = input.skills.flatMap((skill) => [1, 2, 3, 4].map((level) => ({ ...skill, level })))
  return steps.flatMap(({ id, level, prerequisites }) => {
    const own = workOf(input, id, level)
    const below = [{ skill: id, level: level - 1 }, ...prerequisites.filter(({ forLevel }) => forLevel === level)]
    const planned = below.filter((need) =>
      plan.goals.some((goal) => goal.skill === need.skill && goal.level === need.level),
    )
    return [
      ...allPairs(own.slice(-1), own.slice(0, -1)),
      ...planned.flatMap((need) => allPairs(own, workOf(input, need.skill, need.level))),
    ]
  })
}

/** A milestone needs the planned levels of its stage that it moves, and the lessons that build it. */
function needsOfMilestones(input: PlanInput, plan: Plan): Need[] {
  return input.milestones.flatMap(({ id, moves, stage, lessons = [] }) => {
    const goals = plan.goals.filter((goal) => moves.includes(goal.skill) && goal.stage === stage)
    const work = goals.flatMap(({ skill, level }) => workOf(input, skill, level))
    return [...allPairs([`work:${id}`, id], [...work, ...lessons]), { later: id, earlier: `work:${id}` }]
  })
}

/** The lessons of a step, and its practice last. */
function workOf({ lessons }: PlanInput, skill: string, level: number): string[] {
  const own = lessons.filter((lesson) => lesson.skill === skill && lesson.levelTo === level)
  return [...own.map(({ id }) => id), `practice:${skill}:${level}`]
}

function allPairs(later: readonly string[], earlier: readonly string[]): Need[] {
  return later.flatMap((one) => earlier.map((other) => ({ later: one, earlier: other })))
}
