import { beginningsOf, isReward, lowestBeginnings, withLowerLevels } from '@/lib/planning/core/lower-levels'
import { readFrozenWeek } from '@/lib/planning/core/frozen-week'
import { defaultSearchLimit, keepAll, keepBest, ticksOf } from '@/lib/planning/core/keep-set'
import type { KeptSet } from '@/lib/planning/core/keep-set'
import { keepPromisedOrder, promiseBonus, promisedOrder } from '@/lib/planning/core/keep-promised-order'
import { dateOf } from '@/lib/planning/core/local-date'
import { goalId } from '@/lib/planning/core/node-ids'
import { buildPlanGraph, workIdOf } from '@/lib/planning/core/plan-graph'
import type { PlanGraph } from '@/lib/planning/core/plan-graph'
import { overriddenIds } from '@/lib/planning/core/plan-scope'
import { endsInTime, lastDay, ticksUntil } from '@/lib/planning/core/room'
import type { Room } from '@/lib/planning/core/room'
import { sequence } from '@/lib/planning/core/sequence'
import type { SequencedNode } from '@/lib/planning/core/sequence'
import type { PlanInput } from '@/lib/planning/core/types'
import { buildWeekCalendar } from '@/lib/planning/core/week-calendar'

/** What is asked for before anything is chosen. `budgetTicks` is null when all of it is shown; `limitDay` is the last day of a plan, where the work does not end by then. */
interface Outline {
  readonly input: PlanInput
  readonly graph: PlanGraph
  readonly all: KeptSet
  readonly excluded: readonly number[]
  readonly room: Room
  readonly budgetTicks: number | null
  readonly limitDay: string | null
}

/** An outline with what is planned of it. */
interface Choice {
  readonly outline: Outline
  readonly chosen: KeptSet
}

/** Everything a plan is made of before it is told in weeks. `all` is what can be planned, `chosen` what is; `asked` is what is probably a gap, in a graph of its own where the plan begins lower. `budgetTicks` is null when all of it is shown. */
export interface Solution {
  readonly input: PlanInput
  readonly graph: PlanGraph
  readonly all: KeptSet
  readonly asked: Pick<Outline, 'input' | 'graph' | 'all' | 'excluded' | 'room' | 'limitDay'>
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
  return { ...putInOrder(chooseFrom(asked)), asked }
}

function outline(input: PlanInput): Outline {
  const graph = buildPlanGraph(input)
  const excluded = excludedNodes(input, graph)
  const all = keepAll(graph, excluded)
  const calendar = buildWeekCalendar(input)
  const current = calendar.weekAt(0)
  const room: Room = { calendar, frozen: readFrozenWeek({ input, graph, kept: all.kept, current }) }
  return { input, graph, all, excluded, room, ...boundOf(input, room, ticksOf(graph, all.kept)) }
}

/** What to plan of what is asked for, from the best beginning of each skill. What-if questions do not change where the plan begins. */
function chooseFrom(asked: Outline): Choice {
  const { without, ...whole } = asked.input
  const options = beginningOptions(without === undefined ? asked : outline(whole))
  if (options === null) return choose(asked)
  const best = chooseWithin(options)
  const beginnings = beginningsOf(options.graph, best.kept)
  if (Object.keys(beginnings).length > 0) {
    const { outline: lower, chosen } = choose(outline({ ...asked.input, beginnings }))
    const gap = 1 - (1 - best.gap) * (1 - chosen.gap)
    return { outline: lower, chosen: { ...chosen, proven: best.proven && chosen.proven, gap } }
  }
  // Nothing begins lower, so the best of the options is the best of what is asked for, which they begin with.
  const isSameProblem = without === undefined && options.budgetTicks === asked.budgetTicks
  const size = asked.graph.nodes.length
  const chosen = { ...best, kept: best.kept.slice(0, size), lost: best.lost.slice(0, size) }
  return isSameProblem ? { outline: asked, chosen } : choose(asked)
}

/** From which level to plan each skill, as a problem of what to keep; null where all of it is shown, where beginnings are given, or where no skill can begin lower. */
function beginningOptions({ input, graph, budgetTicks }: Outline): BestWithin | null {
  const lowest = lowestBeginnings(graph.scope)
  if (budgetTicks === null || input.beginnings !== undefined || Object.keys(lowest).length === 0) return null
  const lower = outline({ ...input, beginnings: lowest })
  const options = withLowerLevels(graph, lower.graph)
  return {
    input,
    graph: options,
    excluded: excludedNodes(input, options),
    required: aimsAskedFirst(input, graph),
    budgetTicks: lower.budgetTicks ?? budgetTicks,
  }
}

/** The best set of an outline, as long as it is worth more than `floor`. */
function choose(from: Outline, floor?: number): Choice {
  const { input, graph, all, excluded, budgetTicks } = from
  const required = aimsAskedFirst(input, graph)
  const chosen = budgetTicks === null ? all : chooseWithin({ input, graph, excluded, required, budgetTicks, floor })
  return { outline: from, chosen }
}

function putInOrder({ outline: from, chosen }: Choice): Omit<Solution, 'asked'> {
  const { input, graph, all, excluded, budgetTicks } = from
  const { calendar } = from.room
  const current = calendar.weekAt(0)
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

/** Room for the chosen work: before the date where only the best is to be kept, and never beyond the last day of a plan. Null when all of it is shown. */
function boundOf(input: PlanInput, room: Room, askedTicks: number): Pick<Outline, 'budgetTicks' | 'limitDay'> {
  const { hoursPerWeek, deadline, overflow } = input
  const promised = room.frozen?.promised.reduce((sum, { ticks }) => sum + ticks, 0) ?? 0
  const isEndless = !endsInTime(room, { needTicks: askedTicks - promised, hoursPerWeek })
  const limitDay = isEndless ? dateOf(lastDay(room)) : null
  const last = deadline !== null && overflow === 'choose-best' ? deadline : limitDay
  const budgetTicks = last === null ? null : Math.max(0, ticksUntil(room, { deadline: last, hoursPerWeek }) + promised)
  return { budgetTicks, limitDay }
}

/** A problem of what to keep; see `keepBest`. */
interface BestWithin {
  readonly input: PlanInput
  readonly graph: PlanGraph
  readonly excluded: readonly number[]
  readonly required: readonly number[]
  readonly budgetTicks: number
  readonly floor?: number | undefined
}

/** The best set within the budget; goals of the previous plan count 15 % more, so that small changes of value move nothing. */
function chooseWithin({ input, ...problem }: BestWithin): KeptSet {
  return keepBest({
    ...problem,
    searchLimit: input.searchLimit ?? defaultSearchLimit,
    bonus: promiseBonusOf(input, problem.graph),
  })
}

/** What the value of a node counts: 15 % more for goals of the previous plan. Milestones have no bonus: with one, levels gave way to them, and 10.6 % of the entries moved instead of 6.7 % (`npm run bench:planning`). */
function promiseBonusOf({ previous }: PlanInput, graph: PlanGraph): (node: number) => number {
  const promised = new Set(previous?.goals.map(({ id }) => id) ?? [])
  const isPromised = (node: number): boolean =>
    promised.has(graph.nodes[node]!.id) || (isReward(graph.nodes[node]!) && graph.needs[node]!.every(isPromised))
  return (node) => (isPromised(node) ? 1 + promiseBonus : 1)
}

/** The value of the best set that fits, promises counted higher, as the solver weighs it, and from which levels it was planned. Null where all that is asked for can be planned. */
export function bestWhereShort(
  input: PlanInput,
): { beginnings: Readonly<Record<string, number>>; value: number } | null {
  const asked = outline(input)
  if (!isShort(asked)) return null
  const choice = chooseFrom(asked)
  return { beginnings: choice.outline.input.beginnings ?? {}, value: valueOfChoice(choice) }
}

/** Whether the best set that fits, planned from the given levels, is worth more than another plan from there: its value, or null where it is not. Infinity where all that is asked for can be planned. */
export function valueAbove(input: PlanInput & Required<Pick<PlanInput, 'beginnings'>>, floor: number): number | null {
  const asked = outline(input)
  if (!isShort(asked)) return Infinity
  const value = valueOfChoice(choose(asked, floor))
  return value > floor ? value : null
}

function isShort({ graph, all, budgetTicks }: Outline): boolean {
  return budgetTicks !== null && ticksOf(graph, all.kept) > budgetTicks
}

function valueOfChoice({ outline: { input, graph }, chosen }: Choice): number {
  const bonus = promiseBonusOf(input, graph)
  return graph.nodes.reduce((sum, { value }, node) => sum + (chosen.kept[node] ? value * bonus(node) : 0), 0)
}

/** Goals and milestones the learner asked for first, or whose own step holds what was asked for first. */
function aimsAskedFirst(input: PlanInput, graph: PlanGraph): number[] {
  return nodesNamed(graph, overriddenIds(input, 'first')).flatMap((node) => {
    const { isAim, skill, level } = graph.nodes[node]!
    if (isAim || skill === null || level === null) return [node]
    return graph.indexOf.get(goalId(skill, level)) ?? []
  })
}

/** The plan's set again, as if `node` could not be done, after at most `searchLimit` subproblems. */
export function solveWithout(
  { input, graph, excluded, budgetTicks }: Solution,
  { node, searchLimit }: { node: number; searchLimit: number },
): KeptSet {
  const without = [...excluded, node]
  if (budgetTicks === null) return keepAll(graph, without)
  const required = aimsAskedFirst(input, graph)
  return chooseWithin({ input: { ...input, searchLimit }, graph, excluded: without, required, budgetTicks })
}
