import { scopeSkills } from '@/lib/planning/core/plan-scope'
import { splitSteps } from '@/lib/planning/core/step-hours-split'
import type { PlanInput, PlanMilestone } from '@/lib/planning/core/types'

/** One of several milestones that stand for each other. Of `hours`, `hoursInside` are the work of levels the plan has anyway; `hoursOnTop` show what is held already, or comes from elsewhere. */
export interface MilestoneOption {
  readonly id: string
  readonly hours: number
  readonly hoursInside: number
  readonly hoursOnTop: number
}

/** A group of milestones of which some are asked for, and which of them the plan has. */
export interface MilestoneChoice {
  readonly group: string
  readonly count: number
  /** Cheapest first. */
  readonly options: readonly MilestoneOption[]
  readonly chosen: readonly string[]
  /** Who chose: the learner by a word or by work that is done, else the planner. */
  readonly chosenBy: 'learner' | 'plan'
}

/** Chooses `count` of the milestones that stand for each other: what the learner has done or wished for, then those that cost the fewest hours beyond the plan, then the shortest. `input` is the plan's without the group. Ties keep the order given. */
export function chooseMilestones(
  input: PlanInput,
  {
    group,
    count,
    members,
    preferred,
  }: { group: string; count: number; members: readonly PlanMilestone[]; preferred: ReadonlySet<string> },
): MilestoneChoice {
  const options = members
    .map((milestone) => weigh(input, milestone))
    .sort((one, other) => one.hoursOnTop - other.hoursOnTop || one.hours - other.hours)
  const ranked = options.toSorted((one, other) => Number(preferred.has(other.id)) - Number(preferred.has(one.id)))
  const chosen = ranked.slice(0, count).map(({ id }) => id)
  return { group, count, options, chosen, chosenBy: chosen.some((id) => preferred.has(id)) ? 'learner' : 'plan' }
}

function weigh(input: PlanInput, milestone: PlanMilestone): MilestoneOption {
  const { milestones } = splitSteps({ ...input, milestones: [...input.milestones, milestone] }, scopeSkills(input))
  const planned = milestones.find((candidate) => candidate.milestone.id === milestone.id)
  const guided = planned?.lessons.reduce((sum, { minutes }) => sum + minutes, 0) ?? 0
  const inside = Math.min(milestone.hours, ((planned?.workMinutes ?? 0) + guided) / 60)
  return { id: milestone.id, hours: milestone.hours, hoursInside: inside, hoursOnTop: milestone.hours - inside }
}
