import { reach, topologicalOrder } from '@/lib/planning/core/contract-closure'
import { selectWithinBudget } from '@/lib/planning/core/select-within-budget'
import type { PlanGraph } from '@/lib/planning/core/plan-graph'

/** Default limit of branch-and-bound subproblems for a plan: about a tenth of a second at worst. */
export const defaultSearchLimit = 1000

/** Limits for "what if this entry were missing", of which a plan asks dozens: each has its own, and what all together may use beyond that. Twice as many together prove 3 % more of what is searched and take a third longer at worst. */
export const whatIfLimits = { each: 60, together: 4000 } as const

/** Which nodes stay in the plan. `lost` are the excluded nodes and all that needs them. */
export interface KeptSet {
  readonly kept: Uint8Array
  readonly lost: Uint8Array
  readonly proven: boolean
  readonly gap: number
  /** Subproblems that were looked at. */
  readonly explored: number
}

/** Everything asked for, with its needs, except what is excluded and what needs that. */
export function keepAll(graph: PlanGraph, excluded: Iterable<number>): KeptSet {
  const lost = reach(graph.dependants, excluded)
  const aims = graph.nodes.flatMap(({ isAim }, node) => (isAim && !lost[node] ? [node] : []))
  return { kept: reach(graph.needs, aims), lost, proven: true, gap: 0, explored: 0 }
}

/** The most valuable closed subset of `keepAll` whose work fits into `budgetTicks`. `required` nodes are in it with their needs, one after the other as long as they fit; `bonus` multiplies the value of goals by index. Where nothing is worth more than `floor`, bonus included, only what is required is kept. */
export function keepBest({
  graph,
  excluded,
  budgetTicks,
  required,
  searchLimit,
  floor = 0,
  bonus,
}: {
  graph: PlanGraph
  excluded: Iterable<number>
  budgetTicks: number
  required: readonly number[]
  searchLimit: number
  floor?: number | undefined
  bonus: (node: number) => number
}): KeptSet {
  const all = keepAll(graph, excluded)
  if (ticksOf(graph, all.kept) <= budgetTicks) return all
  const worth = (node: number): number => graph.nodes[node]!.value * bonus(node)
  const sure = requiredSet(graph, { required, allowed: all.kept, budgetTicks })
  // What is sure has no worth here and nothing needs it, so the search leaves it out.
  const selection = selectWithinBudget({
    problem: {
      needs: graph.needs.map((needs) => needs.filter((need) => !sure[need])),
      costs: graph.nodes.map(({ ticks }) => ticks),
      values: graph.nodes.map((_, node) => (all.kept[node] && !sure[node] ? worth(node) : 0)),
    },
    budget: Math.max(0, budgetTicks - ticksOf(graph, sure)),
    searchLimit,
    floor: floor - graph.nodes.reduce((sum, _, node) => sum + (sure[node] ? worth(node) : 0), 0),
  })
  const kept = Uint8Array.from(selection.chosen, (isChosen, node) => (isChosen || sure[node] ? 1 : 0))
  addFreeAims(graph, { kept, allowed: all.kept })
  const { proven, gap, explored } = selection
  return { kept, lost: all.lost, proven, gap, explored }
}

function requiredSet(
  graph: PlanGraph,
  { required, allowed, budgetTicks }: { required: readonly number[]; allowed: Uint8Array; budgetTicks: number },
): Uint8Array {
  let sure: Uint8Array = new Uint8Array(graph.nodes.length)
  for (const node of required) {
    if (!allowed[node]) continue
    const closure = reach(graph.needs, [node])
    const more = sure.map((isSure, other) => (isSure || closure[other] ? 1 : 0))
    if (ticksOf(graph, more) <= budgetTicks) sure = more
  }
  return sure
}

/** Aims that cost nothing more (their work is done, or their needs are all kept) belong to every plan. */
export function addFreeAims(graph: PlanGraph, { kept, allowed }: { kept: Uint8Array; allowed: Uint8Array }): void {
  for (const node of topologicalOrder(graph.needs)) {
    const { isAim, ticks } = graph.nodes[node]!
    if (isAim && ticks === 0 && allowed[node] && graph.needs[node]!.every((need) => kept[need])) kept[node] = 1
  }
}

/** Ticks of all open work in a set. */
export function ticksOf(graph: PlanGraph, kept: Uint8Array): number {
  return graph.nodes.reduce((sum, { ticks }, node) => sum + (kept[node] ? ticks : 0), 0)
}

/** Value of all goals and milestones in a set. */
export function valueOf(graph: PlanGraph, kept: Uint8Array): number {
  return graph.nodes.reduce((sum, { value }, node) => sum + (kept[node] ? value : 0), 0)
}
