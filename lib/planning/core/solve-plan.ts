import { readFrozenWeek } from '@/lib/planning/core/frozen-week'
import { defaultSearchLimit, keepAll, keepBest, whatIfSearchLimit } from '@/lib/planning/core/keep-set'
import type { KeptSet } from '@/lib/planning/core/keep-set'
import { keepPromisedOrder, promiseBonus, promisedOrder } from '@/lib/planning/core/keep-promised-order'
import { goalId } from '@/lib/planning/core/node-ids'
import { buildPlanGraph, workIdOf } from '@/lib/planning/core/plan-graph'
import type { PlanGraph } from '@/lib/planning/core/plan-graph'
import { defaultGapThreshold, overriddenIds } from '@/lib/planning/core/plan-scope'
import { ticksUntil } from '@/lib/planning/core/room'
import type { Room } from '@/lib/planning/core/room'
import { sequence } from '@/lib/planning/core/sequence'
import type { SequencedNode } from '@/lib/planning/core/sequence'
import type { PlanInput } from '@/lib/planning/core/types'
import { expectedSteps } from '@/lib/planning/core/value-of-step'
import { buildWeekCalendar } from '@/lib/planning/core/week-calendar'

/** For the best use of some hours a level may have to be nearly sure before it counts as held: what builds on a level that is not there is lost. Best of .02 to .5 on the simulated learners of `npm run bench:planning`. */
const sureGapThreshold = 0.07

/** What is asked for before anything is chosen. `budgetTicks` is null when all of it is shown. */
interface Outline {
  readonly input: PlanInput
  readonly graph: PlanGraph
  readonly all: KeptSet
  readonly excluded: readonly number[]
  readonly room: Room
  readonly budgetTicks: number | null
}

/** Everything a plan is made of before it is told in weeks. `all` is what can be planned, `chosen` what is; `asked` is what is probably a gap, in a graph of its own where the plan begins lower. `budgetTicks` is null when all of it is shown. */
export interface Solution {
  readonly input: PlanInput
  readonly graph: PlanGraph
  readonly all: KeptSet
  readonly asked: Pick<Outline, 'graph' | 'all' | 'excluded' | 'room'>
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
  const asked = outline(input)
  const planned = beginsLower(asked) ? outline({ ...input, gapThreshold: sureGapThreshold }) : asked
  return { ...solveOutline(planned), asked }
}

function outline(input: PlanInput): Outline {
  const graph = buildPlanGraph(input)
  const excluded = excludedNodes(input, graph)
  const all = keepAll(graph, excluded)
  const calendar = buildWeekCalendar(input)
  const current = calendar.weekAt(0)
  const room: Room = { calendar, frozen: readFrozenWeek({ input, graph, kept: all.kept, current }) }
  return { input, graph, all, excluded, room, budgetTicks: budgetOf(input, room) }
}

/** Whether the best set gains more when it begins at levels that are held for nearly sure. What-if questions do not change the answer, and nothing that was asked for first is given up. */
function beginsLower({ input: { without: _, ...input }, budgetTicks }: Outline): boolean {
  if (budgetTicks === null || input.gapThreshold !== undefined) return false
  const weigh = (gapThreshold: number): Gain => {
    const candidate = outline({ ...input, gapThreshold })
    const { kept } = chooseWithin({ ...candidate, budgetTicks: candidate.budgetTicks ?? budgetTicks })
    const first = aimsAskedFirst(input, candidate.graph).filter((node) => kept[node])
    return { first: first.map((node) => candidate.graph.nodes[node]!.id), gain: expectedGain(candidate.graph, kept) }
  }
  const [usual, lower] = [weigh(defaultGapThreshold), weigh(sureGapThreshold)]
  return lower.gain > usual.gain && usual.first.every((id) => lower.first.includes(id))
}

interface Gain {
  readonly first: readonly string[]
  readonly gain: number
}

/** Expected level steps that studying a set closes, weighted by the target. */
function expectedGain(graph: PlanGraph, kept: Uint8Array): number {
  let gain = 0
  for (const { skill, probabilities, target } of graph.scope.values()) {
    const isStudied = (level: number): boolean => kept[graph.indexOf.get(goalId(skill.id, level)) ?? -1] === 1
    gain += target * expectedSteps({ probabilities, target, isStudied })
  }
  return gain
}

function solveOutline({
  input,
  graph,
  all,
  excluded,
  room: { calendar },
  budgetTicks,
}: Outline): Omit<Solution, 'asked'> {
  const current = calendar.weekAt(0)
  const chosen = budgetTicks === null ? all : chooseWithin({ input, graph, excluded, budgetTicks })
  // Promised work that was not chosen gives its room back.
  const room: Room = { calendar, frozen: readFrozenWeek({ input, graph, kept: chosen.kept, current }) }
  const fresh = sequence({
    graph,
    kept: chosen.kept,
    first: nodesNamed(graph, overriddenIds(input, 'first')),
    last: nodesNamed(graph, overriddenIds(input, 'not-now')).filter((node) => !graph.nodes[node]!.isAim),
    frontLoad: new Set(input.frontLoad ?? []),
    phases: (input.phases ?? []).map((ids) => new Set(ids)),
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
    required: aimsAskedFirst(input, graph),
    searchLimit: input.searchLimit ?? defaultSearchLimit,
    bonus: (node) => (promised.has(graph.nodes[node]!.id) ? 1 + promiseBonus : 1),
  })
}

/** Goals and milestones the learner asked for first, or whose own step holds what was asked for first. */
function aimsAskedFirst(input: PlanInput, graph: PlanGraph): number[] {
  return nodesNamed(graph, overriddenIds(input, 'first')).flatMap((node) => {
    const { isAim, skill, level } = graph.nodes[node]!
    if (isAim || skill === null || level === null) return [node]
    return graph.indexOf.get(goalId(skill, level)) ?? []
  })
}

/** The plan's set again, as if `node` could not be done. */
export function solveWithout({ input, graph, excluded, budgetTicks }: Solution, node: number): KeptSet {
  const without = [...excluded, node]
  if (budgetTicks === null) return keepAll(graph, without)
  const searchLimit = Math.min(input.searchLimit ?? whatIfSearchLimit, whatIfSearchLimit)
  return chooseWithin({ input: { ...input, searchLimit }, graph, excluded: without, budgetTicks })
}
