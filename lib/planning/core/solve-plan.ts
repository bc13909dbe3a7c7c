import { readFrozenWeek } from '@/lib/planning/core/frozen-week'
import { defaultSearchLimit, keepAll, keepBest, whatIfSearchLimit } from '@/lib/planning/core/keep-set'
import type { KeptSet } from '@/lib/planning/core/keep-set'
import { keepPromisedOrder, promiseBonus, promisedOrder } from '@/lib/planning/core/keep-promised-order'
import { buildPlanGraph, workIdOf } from '@/lib/planning/core/plan-graph'
import type { PlanGraph } from '@/lib/planning/core/plan-graph'
import { overriddenIds } from '@/lib/planning/core/plan-scope'
import { ticksUntil } from '@/lib/planning/core/room'
import type { Room } from '@/lib/planning/core/room'
import { sequence } from '@/lib/planning/core/sequence'
import type { SequencedNode } from '@/lib/planning/core/sequence'
import type { PlanInput } from '@/lib/planning/core/types'
import { buildWeekCalendar } from '@/lib/planning/core/week-calendar'

/** Everything a plan is made of before it is told in weeks. `all` is what was asked for, `chosen` what is planned of it; `budgetTicks` is null when all of it is shown. */
export interface Solution {
  readonly input: PlanInput
  readonly graph: PlanGraph
  readonly all: KeptSet
  readonly chosen: KeptSet
  readonly room: Room
  readonly order: readonly SequencedNode[]
  /** The order promised before with the least forced changes; equal to `order` without a previous plan. */
  readonly leastChanged: readonly SequencedNode[]
  readonly excluded: readonly number[]
  readonly budgetTicks: number | null
}

/** Decides what is in the plan and in which order.
 *  @throws RangeError unless hours a week are above 0. */
export function solvePlan(input: PlanInput): Solution {
  if (!(input.hoursPerWeek > 0)) throw new RangeError(`hours a week: ${input.hoursPerWeek}`)
  const graph = buildPlanGraph(input)
  const excluded = excludedNodes(input, graph)
  const all = keepAll(graph, excluded)
  const calendar = buildWeekCalendar(input)
  const current = calendar.weekAt(0)
  const wholeRoom: Room = { calendar, frozen: readFrozenWeek({ input, graph, kept: all.kept, current }) }
  const budgetTicks = budgetOf(input, wholeRoom)
  const chosen = budgetTicks === null ? all : chooseWithin({ input, graph, excluded, budgetTicks })
  // Promised work that was not chosen gives its room back.
  const room: Room = { calendar, frozen: readFrozenWeek({ input, graph, kept: chosen.kept, current }) }
  const fresh = sequence({
    graph,
    kept: chosen.kept,
    first: nodesNamed(graph, overriddenIds(input, 'first')),
    last: nodesNamed(graph, overriddenIds(input, 'not-now')).filter((node) => !graph.nodes[node]!.isAim),
    frontLoad: new Set(input.frontLoad ?? []),
  })
  const promised = input.previous?.order ?? []
  const hasPromise = promised.length > 0
  const order = hasPromise ? keepPromisedOrder({ graph, fresh, promised }) : fresh
  const leastChanged = hasPromise ? promisedOrder({ graph, fresh, promised }) : fresh
  return { input, graph, all, chosen, room, order, leastChanged, excluded, budgetTicks }
}

/** Nodes the learner moved out of the plan: goals and milestones marked "not now", and whatever a what-if question leaves out. */
function excludedNodes(input: PlanInput, graph: PlanGraph): number[] {
  const later = nodesNamed(graph, overriddenIds(input, 'not-now')).filter((node) => graph.nodes[node]!.isAim)
  return [...later, ...nodesNamed(graph, new Set(input.without ?? []))]
}

/** Nodes by their own id, by the id of their entry, or all goals of a skill. */
function nodesNamed(graph: PlanGraph, ids: ReadonlySet<string>): number[] {
  return graph.nodes.flatMap((node, index) => {
    const isSkill = node.kind === 'goal' && node.skill !== null && ids.has(node.skill)
    return ids.has(node.id) || ids.has(workIdOf(node)) || isSkill ? [index] : []
  })
}

/** Room for the chosen work when only the best is to be kept; null when everything is shown. */
function budgetOf(input: PlanInput, room: Room): number | null {
  if (input.deadline === null || input.overflow !== 'choose-best') return null
  const promised = room.frozen?.promised.reduce((sum, { ticks }) => sum + ticks, 0) ?? 0
  return Math.max(0, ticksUntil(room, { deadline: input.deadline, hoursPerWeek: input.hoursPerWeek }) + promised)
}

/** The best set within the budget; goals of the previous plan count 15 % more, so that small changes of value move nothing. */
function chooseWithin({
  input,
  graph,
  excluded,
  budgetTicks,
}: {
  input: PlanInput
  graph: PlanGraph
  excluded: readonly number[]
  budgetTicks: number
}): KeptSet {
  const promised = new Set(input.previous?.goals.map(({ id }) => id) ?? [])
  return keepBest({
    graph,
    excluded,
    budgetTicks,
    searchLimit: input.searchLimit ?? defaultSearchLimit,
    bonus: (node) => (promised.has(graph.nodes[node]!.id) ? 1 + promiseBonus : 1),
  })
}

/** The plan's set again, as if `node` could not be done. */
export function solveWithout({ input, graph, excluded, budgetTicks }: Solution, node: number): KeptSet {
  const without = [...excluded, node]
  if (budgetTicks === null) return keepAll(graph, without)
  const searchLimit = Math.min(input.searchLimit ?? whatIfSearchLimit, whatIfSearchLimit)
  return chooseWithin({ input: { ...input, searchLimit }, graph, excluded: without, budgetTicks })
}
