import { buildEntries } from '@/lib/planning/core/build-entries'
import { readPastWeeks } from '@/lib/planning/core/frozen-week'
import { defaultSearchLimit, keepAll, ticksOf } from '@/lib/planning/core/keep-set'
import { openMilestones } from '@/lib/planning/core/open-milestones'
import { packSolution } from '@/lib/planning/core/pack-solution'
import { bestThatFits, droppedBetween, relaxDeadline } from '@/lib/planning/core/relaxations'
import { ticksUntil } from '@/lib/planning/core/room'
import { solvePlan } from '@/lib/planning/core/solve-plan'
import type { Solution } from '@/lib/planning/core/solve-plan'
import { hoursOfTicks } from '@/lib/planning/core/ticks'
import type { BestThatFits, DroppedGoal, Plan, PlanInput, PlannedGoal, Relaxations } from '@/lib/planning/core/types'

/** The plan: what to learn in which week and why, from probabilities instead of point levels.
 *  Pure and deterministic. The open hours of all planned work appear in the weeks exactly once.
 *  @throws RangeError for dates, probabilities or hours that cannot be; Error if prerequisites form a cycle. */
export function buildPlan(input: PlanInput): Plan {
  return tellPlan(solvePlan(input))
}

/** A solved plan, packed into weeks and explained. */
export function tellPlan(solution: Solution): Plan {
  const { input, graph, chosen, room, limitDay } = solution
  const weeksOfPieces = packSolution(solution, solution.order)
  const { weeks, finishDate, goalWeeks } = buildEntries(solution, weeksOfPieces)
  const remainingTicks = ticksOf(graph, chosen.kept)
  const plan: Plan = {
    weeks: [...readPastWeeks(input, room.calendar.weekAt(0)), ...weeks],
    order: solution.order.map(({ node }) => graph.nodes[node]!.id),
    finishDate,
    totalHours: hoursOfTicks(remainingTicks + graph.finishedTicks),
    finishedHours: hoursOfTicks(graph.finishedTicks),
    remainingHours: hoursOfTicks(remainingTicks),
    fits: input.deadline === null || finishDate === null || finishDate <= input.deadline,
    limitDay,
    goals: listGoals(solution, goalWeeks),
    droppedGoals: listDropped(solution),
    openMilestones: openMilestones(graph, chosen.kept),
    milestonesOnTop: graph.milestonesOnTop,
    optimality: { proven: chosen.proven, gap: chosen.gap },
    relaxations: null,
  }
  return { ...plan, relaxations: relaxIfNeeded(solution, plan) }
}

function listGoals({ input, graph, chosen }: Solution, weekOf: ReadonlyMap<number, number>): PlannedGoal[] {
  return graph.nodes.flatMap(({ id, kind, skill, level, stage, gapProbability, value }, node) => {
    if (kind !== 'goal' || !chosen.kept[node] || skill === null || level === null) return []
    const stageId = input.stages[stage]?.id ?? ''
    return [
      {
        id,
        skill,
        level,
        stage: stageId,
        gapProbability: gapProbability ?? 1,
        value,
        weekIndex: weekOf.get(node) ?? null,
      },
    ]
  })
}

/** Relaxations when not everything asked for fits before the deadline (or before the last day of a plan), whether or not the plan shows all of it. */
function relaxIfNeeded(solution: Solution, plan: Plan): Relaxations | null {
  const {
    input,
    asked: { graph, all, room },
    limitDay,
  } = solution
  const deadline = input.deadline ?? limitDay
  if (deadline === null) return null
  const promised = room.frozen?.promised ?? []
  const needTicks =
    ticksOf(graph, all.kept) -
    promised.reduce((sum, { node, ticks }) => sum + Math.min(ticks, graph.nodes[node]!.ticks), 0)
  const isDone = ticksOf(graph, all.kept) === 0
  if (isDone || needTicks <= ticksUntil(room, { deadline, hoursPerWeek: input.hoursPerWeek })) return null
  const searchLimit = input.searchLimit ?? defaultSearchLimit
  return {
    ...relaxDeadline({ input: { ...input, deadline }, graph, kept: all.kept, room, needTicks, searchLimit }),
    bestThatFits: input.deadline === null || input.overflow === 'choose-best' ? null : offerBest(solution, plan),
  }
}

/** What a replan of this plan would keep of the work when date and hours stay. */
function offerBest({ input }: Solution, plan: Plan): BestThatFits {
  const best = solvePlan({ ...input, previous: plan, overflow: 'choose-best' })
  return bestThatFits(
    best.asked.graph,
    listDropped(best).filter(({ because }) => because === 'hours'),
  )
}

/** What was asked for and is not planned. */
function listDropped(solution: Solution): DroppedGoal[] {
  const { graph, all, excluded } = solution.asked
  const planned = Uint8Array.from(
    graph.nodes,
    ({ id }) => solution.chosen.kept[solution.graph.indexOf.get(id) ?? -1] ?? 0,
  )
  const everything = keepAll(graph, []).kept
  const direct = new Set(excluded)
  const byWord = droppedBetween(graph, { before: everything, after: all.kept, because: 'not-now' }).map((dropped) =>
    direct.has(graph.indexOf.get(dropped.id) ?? -1)
      ? dropped
      : { ...dropped, because: 'needs-a-dropped-goal' as const },
  )
  return [...byWord, ...droppedBetween(graph, { before: all.kept, after: planned, because: 'hours' })]
}
