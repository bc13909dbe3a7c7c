import { reach } from '@/lib/planning/core/contract-closure'
import { ticksOf, valueOf } from '@/lib/planning/core/keep-set'
import type { PlanGraph } from '@/lib/planning/core/plan-graph'
import { ownWork } from '@/lib/planning/core/reason-context'
import type { ReasonContext } from '@/lib/planning/core/reason-context'
import { reasonSentence } from '@/lib/planning/core/reason-sentence'
import { hoursOfTicks } from '@/lib/planning/core/ticks'
import type { EntryReason } from '@/lib/planning/core/types'

/** The reason of every node of work and every milestone in the plan, each with its counterfactual: what the best plan without it lacks. */
export function reasonsFor(context: ReasonContext): Map<number, EntryReason> {
  const { graph, kept, order } = context
  const before = { ticks: ticksOf(graph, kept), value: valueOf(graph, kept) }
  const milestones = graph.nodes.flatMap(({ kind }, node) => (kind === 'milestone' && kept[node] ? [node] : []))
  return new Map([...new Set([...order, ...milestones])].map((node) => [node, reasonOf(context, { node, before })]))
}

function reasonOf(
  context: ReasonContext,
  { node, before }: { node: number; before: { ticks: number; value: number } },
): EntryReason {
  const { graph, kept } = context
  const goal = goalServedBy(graph, kept, node)
  const without = context.solveWithout(node)
  const lost = context.graph.nodes.flatMap((candidate, index) =>
    kept[index] && !without.kept[index] && candidate.isAim ? [index] : [],
  )
  const chain = goal === null ? [] : chainToOthers(context, { goal, lost })
  const gap = goal === null ? null : graph.nodes[goal]!.gapProbability
  const hoursSaved = hoursOfTicks(before.ticks - ticksOf(graph, without.kept))
  return {
    goalId: goal === null ? null : graph.nodes[goal]!.id,
    gapProbability: gap,
    chain: chain.map((index) => graph.nodes[index]!.id),
    lostGoals: lost.map((index) => graph.nodes[index]!.id),
    hoursSaved,
    valueLost: before.value - valueOf(graph, without.kept),
    isProven: without.proven,
    sentence: reasonSentence(context, { node, goal, chain, lost, hoursSaved }),
  }
}

/** The goal a node of work belongs to: the goal of its own step; null for milestones. A lesson outside the planned steps serves the first kept goal that needs it. */
function goalServedBy(graph: PlanGraph, kept: Uint8Array, node: number): number | null {
  if (graph.nodes[node]!.kind === 'milestone') return null
  const { skill, level } = graph.nodes[node]!
  const dependants = reach(graph.dependants, [node])
  const goals = graph.nodes.flatMap((other, index) =>
    other.kind === 'goal' && kept[index] && dependants[index] ? [index] : [],
  )
  return (
    goals.find((index) => graph.nodes[index]!.skill === skill && graph.nodes[index]!.level === level) ??
    goals[0] ??
    null
  )
}

/** The chain of needs from a goal to the lost goal or milestone outside its skill whose own work comes first in the plan; just the goal where nothing else is lost. */
function chainToOthers(
  { graph, order }: ReasonContext,
  { goal, lost }: { goal: number; lost: readonly number[] },
): number[] {
  const position = new Map(order.map((node, index) => [node, index]))
  const lostSet = new Set(lost)
  const parent = new Map<number, number>()
  const queue = [goal]
  for (const node of queue) {
    for (const next of graph.dependants[node]!) {
      if (parent.has(next)) continue
      parent.set(next, node)
      queue.push(next)
    }
  }
  const firstWork = (target: number): number =>
    Math.min(Infinity, ...ownWork(graph, target).flatMap((node) => position.get(node) ?? []))
  const others = [...parent.keys()].filter(
    (node) => lostSet.has(node) && graph.nodes[node]!.skill !== graph.nodes[goal]!.skill,
  )
  // Levels of other skills say more than milestones, which wait for many things.
  const levels = others.filter((node) => graph.nodes[node]!.kind === 'goal')
  const [target] = (levels.length > 0 ? levels : others).toSorted((a, b) => firstWork(a) - firstWork(b))
  const isNamed = target !== undefined && (graph.nodes[target]!.kind === 'milestone' || firstWork(target) < Infinity)
  if (!isNamed) return [goal]
  const chain: number[] = []
  for (let node: number | undefined = target; node !== undefined; node = parent.get(node)) {
    if (['goal', 'milestone'].includes(graph.nodes[node]!.kind)) chain.unshift(node)
  }
  return chain
}
