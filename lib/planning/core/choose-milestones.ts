import { bestWhereShort, valueAbove } from '@/lib/planning/core/solve-plan'
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

/** Milestones of which `count` are asked for. */
export interface MilestoneGroup {
  readonly group: string
  readonly count: number
  readonly members: readonly PlanMilestone[]
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
  /** What decided among the planner's alternatives: `value` where hours are short and one leaves room for more, else `hours`. */
  readonly decidedBy: 'hours' | 'value'
}

/** Limit of subproblems for each combination: what a longer search could still find is worth less than what tells the combinations apart. */
const searchLimit = 250

/** Values this close are the same. */
const sameValue = 1e-6

/** Chooses `count` of the milestones that stand for each other, after what the learner has done or wished for. Where all that is asked for is planned, those that cost the fewest hours beyond the plan, then the shortest; ties keep the order given. Where hours are short, each combination is solved, and the most valuable plan wins; the same rule decides between equals.
 *  `input` holds the whole road, all of the group in it. The number of solves is that of the combinations: 3 for one of three. */
export function chooseMilestones(
  input: PlanInput,
  { group, count, members, preferred }: MilestoneGroup & { preferred: ReadonlySet<string> },
): MilestoneChoice {
  const others = withoutMembers(input, members, [])
  const options = members
    .map((milestone) => weigh(others, milestone))
    .sort((one, other) => one.hoursOnTop - other.hoursOnTop || one.hours - other.hours)
  const wished = options.filter(({ id }) => preferred.has(id)).slice(0, count)
  const free = options.filter(({ id }) => !preferred.has(id))
  // Cheapest first, so that the first of equals is the cheapest.
  const candidates = combinations(free, count - wished.length).map((added) => [...wished, ...added].map(({ id }) => id))
  const { chosen, decidedBy } = chooseByValue(input, { members, candidates })
  return { group, count, options, chosen, chosenBy: wished.length > 0 ? 'learner' : 'plan', decidedBy }
}

function chooseByValue(
  input: PlanInput,
  { members, candidates }: { members: readonly PlanMilestone[]; candidates: readonly (readonly string[])[] },
): Pick<MilestoneChoice, 'chosen' | 'decidedBy'> {
  const cheapest = candidates[0]!
  const others = candidates.slice(1)
  const limited = { ...input, searchLimit: Math.min(searchLimit, input.searchLimit ?? searchLimit) }
  const withMembers = (ids: readonly string[]): PlanInput => withoutMembers(limited, members, ids)
  const least = others.length === 0 ? null : bestWhereShort(withMembers(cheapest))
  // Everything is shown, or there is nothing to choose between.
  if (least === null) return { chosen: cheapest, decidedBy: 'hours' }
  const { beginnings } = least
  let best = { chosen: cheapest, value: least.value }
  for (const ids of others) {
    const value = valueAbove({ ...withMembers(ids), beginnings }, best.value + sameValue)
    if (value !== null) best = { chosen: ids, value }
  }
  return { chosen: best.chosen, decidedBy: best.chosen === cheapest ? 'hours' : 'value' }
}

/** The input without a group's milestones, except those named. */
function withoutMembers(input: PlanInput, members: readonly PlanMilestone[], except: readonly string[]): PlanInput {
  const isOut = (id: string): boolean => members.some((member) => member.id === id) && !except.includes(id)
  return { ...input, milestones: input.milestones.filter(({ id }) => !isOut(id)) }
}

/** All ways to take `count` of a list, in its order; all of it where the list is shorter. */
function combinations<T>(list: readonly T[], count: number): T[][] {
  if (count <= 0) return [[]]
  if (list.length <= count) return [[...list]]
  const [first, ...rest] = list
  return [...combinations(rest, count - 1).map((others) => [first as T, ...others]), ...combinations(rest, count)]
}

function weigh(input: PlanInput, milestone: PlanMilestone): MilestoneOption {
  const { milestones } = splitSteps({ ...input, milestones: [...input.milestones, milestone] }, scopeSkills(input))
  const planned = milestones.find((candidate) => candidate.milestone.id === milestone.id)
  const guided = planned?.lessons.reduce((sum, { minutes }) => sum + minutes, 0) ?? 0
  const inside = Math.min(milestone.hours, ((planned?.workMinutes ?? 0) + guided) / 60)
  return { id: milestone.id, hours: milestone.hours, hoursInside: inside, hoursOnTop: milestone.hours - inside }
}
