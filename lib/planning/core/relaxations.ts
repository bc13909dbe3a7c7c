import { hoursRange } from '@/lib/planning/core/hours-range'
import { dayAndMonth } from '@/lib/planning/core/local-date'
import { openMilestones } from '@/lib/planning/core/open-milestones'
import { selectWithinBudget } from '@/lib/planning/core/select-within-budget'
import { addFreeAims, ticksOf } from '@/lib/planning/core/keep-set'
import type { PlanGraph } from '@/lib/planning/core/plan-graph'
import { ticksUntil, weeksUntilFits, workingWeeksUntil } from '@/lib/planning/core/room'
import type { Room } from '@/lib/planning/core/room'
import { hoursOfTicks } from '@/lib/planning/core/ticks'
import { bestFitSentence, fewerGoalsSentence } from '@/lib/planning/core/fewer-goals-sentence'
import { clockText, counted } from '@/lib/planning/core/words'
import type {
  BestThatFits,
  DroppedGoal,
  GoalsRelaxation,
  HoursRelaxation,
  PlanInput,
  Relaxations,
  WeeksRelaxation,
} from '@/lib/planning/core/types'
import { sentenceStart } from '@/lib/shared/sentence-start'

const { least: leastHoursPerWeek, step: hoursStep, most: maxHoursPerWeek } = hoursRange

/** A plan that does not fit. `kept` is everything it should contain; `needTicks` the part of it that is not promised for the current week. `isBestKept` where the learner keeps the date with the best that fits: fewer goals are then no other way. */
export interface Misfit {
  readonly input: PlanInput & { readonly deadline: string }
  readonly graph: PlanGraph
  readonly kept: Uint8Array
  readonly room: Room
  readonly needTicks: number
  readonly searchLimit: number
  readonly isBestKept: boolean
}

/** The smallest single changes that make an impossible deadline possible, and the line of mixtures between the first two. Each is exact: one step less does not fit. */
export function relaxDeadline(misfit: Misfit): Omit<Relaxations, 'bestThatFits'> {
  const { input, room, needTicks, isBestKept } = misfit
  const available = ticksUntil(room, input)
  const moreHours = findMoreHours(misfit)
  const laterDate = findLaterDate(misfit)
  return {
    hoursNeeded: hoursOfTicks(needTicks),
    hoursAvailable: Math.max(0, hoursOfTicks(available)),
    workingWeeks: workingWeeksUntil(room, input.deadline),
    moreHours,
    laterDate,
    fewerGoals: isBestKept ? null : findFewerGoals(misfit, available),
    tradeOff: findTradeOff(misfit, moreHours?.hoursPerWeek ?? maxHoursPerWeek),
  }
}

function findMoreHours({ input, room, needTicks }: Misfit): HoursRelaxation | null {
  const doesFit = (quarters: number): boolean =>
    ticksUntil(room, { deadline: input.deadline, hoursPerWeek: quarters * hoursStep }) >= needTicks
  const quarters = firstThat(nextQuarter(input.hoursPerWeek) / hoursStep, maxHoursPerWeek / hoursStep, doesFit)
  if (quarters === null) return null
  const hoursPerWeek = quarters * hoursStep
  const extra = hoursPerWeek - input.hoursPerWeek
  const weeks = workingWeeksUntil(room, input.deadline)
  return {
    hoursPerWeek,
    extraHoursPerWeek: extra,
    sentence: `${clockText(hoursPerWeek)} a week: ${clockText(extra)} more, for ${counted(weeks, 'week')}. Everything else stays.`,
    patch: { hoursPerWeek },
  }
}

/** The smallest whole number from `low` to `high` that passes, where every larger one passes too; null when none does. */
function firstThat(low: number, high: number, passes: (value: number) => boolean): number | null {
  if (low > high || !passes(high)) return null
  let [below, found] = [low - 1, high]
  while (found - below > 1) {
    const middle = Math.floor((below + found) / 2)
    if (passes(middle)) found = middle
    else below = middle
  }
  return found
}

function findLaterDate({ input, room, needTicks }: Misfit): WeeksRelaxation | null {
  const found = weeksUntilFits(room, { deadline: input.deadline, hoursPerWeek: input.hoursPerWeek, needTicks })
  if (!found) return null
  const { weeksLater, deadline } = found
  return {
    weeksLater,
    deadline,
    sentence: `${sentenceStart(counted(weeksLater, 'week'))} later: ${dayAndMonth(deadline)} instead of ${dayAndMonth(input.deadline)}.`,
    patch: { deadline },
  }
}

function findTradeOff({ input, room, needTicks }: Misfit, upTo: number): Relaxations['tradeOff'] {
  const line: { hoursPerWeek: number; weeksLater: number; deadline: string }[] = []
  // Where not even the most hours fit before the last day of a plan, there is nothing between.
  if (!weeksUntilFits(room, { deadline: input.deadline, hoursPerWeek: upTo, needTicks })) return line
  const from = Math.max(leastHoursPerWeek, input.hoursPerWeek)
  for (let hoursPerWeek = from; hoursPerWeek <= upTo; hoursPerWeek = nextQuarter(hoursPerWeek)) {
    const found = weeksUntilFits(room, { deadline: input.deadline, hoursPerWeek, needTicks })
    // Only the corners of the line: more hours that save no further week are no offer.
    if (found && found.weeksLater !== line.at(-1)?.weeksLater) line.push({ hoursPerWeek, ...found })
  }
  return line
}

/** The next hours a week that a learner can choose. */
function nextQuarter(hours: number): number {
  return Math.max(leastHoursPerWeek, (Math.floor(hours / hoursStep) + 1) * hoursStep)
}

function findFewerGoals({ input, graph, kept, room, searchLimit }: Misfit, available: number): GoalsRelaxation | null {
  const promised = room.frozen?.promised.reduce((sum, { ticks }) => sum + ticks, 0) ?? 0
  const budget = available + promised
  if (budget < 0) return null
  const counts = (node: number): boolean => isGoalOrMilestone(graph, node) && kept[node] === 1
  const selection = selectWithinBudget({
    problem: {
      needs: graph.needs,
      costs: graph.nodes.map(({ ticks }) => ticks),
      values: graph.nodes.map((_, node) => (counts(node) ? 1 : 0)),
    },
    tieValues: graph.nodes.map(({ value }) => value),
    valueStep: 1,
    budget,
    searchLimit,
  })
  const stays = Uint8Array.from(selection.chosen, (isChosen) => (isChosen ? 1 : 0))
  addFreeAims(graph, { kept: stays, allowed: kept })
  const goals = droppedBetween(graph, { before: kept, after: stays, because: 'not-now' })
  const hoursSaved = hoursOfTicks(ticksOf(graph, kept) - selection.cost)
  const opens = openMilestones(graph, stays).filter(({ id }) => kept[graph.indexOf.get(id) ?? -1])
  return {
    goals,
    hoursSaved,
    opens,
    proven: selection.proven,
    sentence: fewerGoalsSentence({ graph, goals, hoursSaved, opens }),
    patch: { overrides: [...input.overrides, ...goals.map(({ id }) => ({ kind: 'not-now' as const, id }))] },
  }
}

/** The offer to keep date and hours and to leave out `goals`. */
export function bestThatFits(graph: PlanGraph, goals: readonly DroppedGoal[]): BestThatFits {
  return { goals, sentence: bestFitSentence(graph, goals), patch: { overflow: 'choose-best' } }
}

/** Levels that count as goals, and milestones with work of their own. */
function isGoalOrMilestone(graph: PlanGraph, node: number): boolean {
  const { isAim, kind, ticks } = graph.nodes[node]!
  return isAim && (kind === 'goal' || ticks > 0)
}

/** Goals and milestones in one set and not in the other. */
export function droppedBetween(
  graph: PlanGraph,
  { before, after, because }: { before: Uint8Array; after: Uint8Array; because: DroppedGoal['because'] },
): DroppedGoal[] {
  return graph.nodes.flatMap(({ id, title, skill, level }, node) =>
    before[node] && !after[node] && isGoalOrMilestone(graph, node) ? [{ id, title, skill, level, because }] : [],
  )
}
