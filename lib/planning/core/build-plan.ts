import { buildEntries } from '@/lib/planning/core/build-entries'
import type { Misfit } from '@/lib/planning/core/relaxations'
import { whatIfSolver, withoutSolving } from '@/lib/planning/core/what-if-solver'
import type { WhatIfSolver } from '@/lib/planning/core/what-if-solver'
import { readPastWeeks } from '@/lib/planning/core/frozen-week'
import { defaultSearchLimit, keepAll, ticksOf } from '@/lib/planning/core/keep-set'
import { openMilestones } from '@/lib/planning/core/open-milestones'
import { packSolution } from '@/lib/planning/core/pack-solution'
import { bestThatFits, droppedBetween, relaxDeadline } from '@/lib/planning/core/relaxations'
import { ticksUntil } from '@/lib/planning/core/room'
import { solvePlan } from '@/lib/planning/core/solve-plan'
import type { Solution } from '@/lib/planning/core/solve-plan'
import { hoursOfTicks } from '@/lib/planning/core/ticks'
import type {
  BestThatFits,
  DroppedGoal,
  InputOfBest,
  Plan,
  PlanInput,
  PlannedGoal,
  PlanOutline,
  Relaxations,
} from '@/lib/planning/core/types'

/** How a plan's offers are made. */
export interface OfferOptions {
  /** Where other milestones may be chosen for the best that fits; left out, only `overflow` is another one. */
  readonly inputOfBest?: InputOfBest
}

/** The plan: what to learn in which week and why, from probabilities instead of point levels.
 *  Pure and deterministic. The open hours of all planned work appear in the weeks exactly once.
 *  @throws RangeError for dates, probabilities or hours that cannot be; Error if prerequisites form a cycle. */
export function buildPlan(input: PlanInput): Plan {
  return tellPlan(solvePlan(input))
}

/** A learner's first plan. Where not all of it ends in time, the offers count with the current week as it is shown: a replan keeps that week, and an offer must still hold when it is taken. The same as replanning the plan just built, without explaining it twice. */
export function buildFirstPlan(input: PlanInput, options: OfferOptions = {}): Plan {
  const solution = solvePlan(input)
  if (misfitOf(solution) === null) return tellPlan(solution)
  return tellPlan(solvePlan({ ...input, previous: layOut(solution, withoutSolving(solution)) }), options)
}

/** A solved plan, packed into weeks and explained. */
export function tellPlan(solution: Solution, { inputOfBest }: OfferOptions = {}): Plan {
  const plan = layOut(solution, whatIfSolver(solution))
  const sameRoad: InputOfBest = () => ({ ...solution.asked.input, overflow: 'choose-best' })
  return { ...plan, relaxations: relaxIfNeeded(solution, { plan, inputOfBest: inputOfBest ?? sameRoad }) }
}

/** Levels, milestones, weeks and hours of a plan that nobody is told of: its reasons stand there as if nothing were lost without an entry, and nothing is offered. Takes a fraction of the time of `buildPlan`.
 *  @throws RangeError for dates, probabilities or hours that cannot be; Error if prerequisites form a cycle. */
export function outlinePlan(input: PlanInput): PlanOutline {
  const solution = solvePlan(input)
  return layOut(solution, withoutSolving(solution))
}

/** A solved plan in weeks, before anything is offered. */
function layOut(solution: Solution, solver: WhatIfSolver): Plan {
  const { input, graph, chosen } = solution
  const weeksOfPieces = packSolution(solution, solution.order)
  const { weeks, finishDate, goalWeeks } = buildEntries(solution, { weeksOfPieces, solver })
  const remainingTicks = ticksOf(graph, chosen.kept)
  return {
    weeks: [...readPastWeeks(input), ...weeks],
    order: solution.order.map(({ node }) => graph.nodes[node]!.id),
    finishDate,
    totalHours: hoursOfTicks(remainingTicks + graph.finishedTicks),
    finishedHours: hoursOfTicks(graph.finishedTicks),
    remainingHours: hoursOfTicks(remainingTicks),
    fits: input.deadline === null || finishDate === null || finishDate <= input.deadline,
    limitDay: solution.asked.limitDay,
    goals: listGoals(solution, goalWeeks),
    droppedGoals: listDropped(solution),
    openMilestones: openMilestones(graph, chosen.kept),
    milestonesOnTop: graph.milestonesOnTop,
    optimality: { proven: chosen.proven, gap: chosen.gap },
    relaxations: null,
  }
}

function listGoals({ input, graph, chosen }: Solution, weekOf: ReadonlyMap<number, number>): PlannedGoal[] {
  return graph.nodes.flatMap(({ id, kind, skill, level, stage, gapProbability, value }, node) => {
    if (kind !== 'goal' || !chosen.kept[node]) return []
    return [
      {
        id,
        skill: skill!,
        level: level!,
        stage: input.stages[stage]!.id,
        gapProbability: gapProbability!,
        value,
        weekIndex: weekOf.get(node) ?? null,
      },
    ]
  })
}

/** What does not fit, when not everything asked for ends before the deadline (or before the last day of a plan), whether or not the plan shows all of it. */
function misfitOf({ input, asked: { graph, all, room, limitDay } }: Solution): Misfit | null {
  const deadline = input.deadline ?? limitDay
  if (deadline === null) return null
  const promised = room.frozen?.promised ?? []
  const needTicks =
    ticksOf(graph, all.kept) -
    promised.reduce((sum, { node, ticks }) => sum + Math.min(ticks, graph.nodes[node]!.ticks), 0)
  const isDone = ticksOf(graph, all.kept) === 0
  if (isDone || needTicks <= ticksUntil(room, { deadline, hoursPerWeek: input.hoursPerWeek })) return null
  const searchLimit = input.searchLimit ?? defaultSearchLimit
  const isBestKept = input.deadline !== null && input.overflow === 'choose-best'
  return { input: { ...input, deadline }, graph, kept: all.kept, room, needTicks, searchLimit, isBestKept }
}

/** The ways to make everything asked for fit; null when it does. */
function relaxIfNeeded(solution: Solution, offer: Required<OfferOptions> & { plan: Plan }): Relaxations | null {
  const misfit = misfitOf(solution)
  if (misfit === null) return null
  const hasBest = solution.input.deadline !== null && !misfit.isBestKept
  return { ...relaxDeadline(misfit), bestThatFits: hasBest ? offerBest(offer) : null }
}

/** What a replan of this plan would keep of the work when date and hours stay. */
function offerBest({ plan, inputOfBest }: Required<OfferOptions> & { plan: Plan }): BestThatFits {
  const best = solvePlan({ ...inputOfBest(plan), previous: plan })
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
