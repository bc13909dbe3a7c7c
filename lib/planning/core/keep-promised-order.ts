import { reach } from '@/lib/planning/core/contract-closure'
import type { PlanGraph } from '@/lib/planning/core/plan-graph'
import type { SequencedNode } from '@/lib/planning/core/sequence'

/** What was promised earlier gives way only to what is worth this much more per hour. Source: minimal-perturbation replanning, `.15 × value` in the planner's design. */
export const promiseBonus = 0.15

/** `promised` are node ids in the order of the previous plan. */
export interface PromisedOrderInput {
  readonly graph: PlanGraph
  readonly fresh: readonly SequencedNode[]
  readonly promised: readonly string[]
}

/** The fresh order, bent back towards the order promised before: promised entries stay in their order unless one that comes later now belongs before them, in an earlier tier or worth more than 15 % more per hour; new entries keep their fresh place. */
export function keepPromisedOrder(input: PromisedOrderInput): SequencedNode[] {
  return settle(input, promisedOrder(input))
}

/** The promised order with finished work taken out and new work put in, and nothing else changed. */
export function promisedOrder({ graph, fresh, promised }: PromisedOrderInput): SequencedNode[] {
  const byNode = new Map(fresh.map((item) => [item.node, item]))
  const old = [...new Set(promised)].flatMap((id) => byNode.get(graph.indexOf.get(id) ?? -1) ?? [])
  const oldNodes = new Set(old.map(({ node }) => node))
  const order = [...old]
  fresh.forEach((item, position) => {
    if (oldNodes.has(item.node)) return
    const follower = fresh.slice(position + 1).find(({ node }) => oldNodes.has(node))
    const at = follower ? order.findIndex(({ node }) => node === follower.node) : order.length
    order.splice(at, 0, item)
  })
  return repairNeeds(graph, order)
}

/** Moves every entry behind its needs, changing as little as possible. */
function repairNeeds(graph: PlanGraph, order: readonly SequencedNode[]): SequencedNode[] {
  const placed = new Set<number>()
  const repaired: SequencedNode[] = []
  for (const item of order) {
    const closure = reach(graph.needs, [item.node])
    const missing = order.filter(({ node }) => closure[node] && !placed.has(node))
    for (const need of sortByNeeds(graph, missing)) {
      placed.add(need.node)
      repaired.push(need)
    }
  }
  return repaired
}

function sortByNeeds(graph: PlanGraph, items: readonly SequencedNode[]): SequencedNode[] {
  const sizes = new Map(items.map(({ node }) => [node, reach(graph.needs, [node]).reduce((sum, bit) => sum + bit, 0)]))
  // Whoever needs more has the larger closure, so this order puts needs first.
  return items.toSorted((a, b) => sizes.get(a.node)! - sizes.get(b.node)!)
}

/** Adjacent exchanges until none is worth it; ends because an exchanged pair never changes back. */
function settle({ graph, fresh }: PromisedOrderInput, order: SequencedNode[]): SequencedNode[] {
  const place = new Map(fresh.map(({ node }, index) => [node, index]))
  const closures = new Map(order.map(({ node }) => [node, reach(graph.needs, [node])]))
  let isChanged = true
  while (isChanged) {
    isChanged = false
    for (let index = 1; index < order.length; index += 1) {
      const before = order[index - 1]!
      const after = order[index]!
      // Mixed kinds stand out of the order of their worth on purpose.
      const isEarlier = place.get(after.node)! < place.get(before.node)!
      if (!isEarlier || !shouldOvertake(before, after) || closures.get(after.node)![before.node]) continue
      order[index - 1] = after
      order[index] = before
      isChanged = true
    }
  }
  return order
}

function shouldOvertake(before: SequencedNode, after: SequencedNode): boolean {
  const isWorthMore = after.density > before.density * (1 + promiseBonus)
  return after.tier < before.tier || (after.tier === before.tier && isWorthMore)
}
