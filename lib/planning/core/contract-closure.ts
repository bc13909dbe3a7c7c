import type { ClosureProblem } from '@/lib/planning/core/max-closure'

/** A smaller problem with the same optima. `members[k]` are the original nodes that stand or fall together as node k. */
export interface ContractedClosure {
  readonly problem: ClosureProblem
  readonly members: readonly (readonly number[])[]
}

/** Merges every node that is worth nothing by itself into the one node that needs it: nobody would choose it for another reason. Nodes without value that nobody needs are left out.
 *  @throws Error if the needs form a cycle. */
export function contractClosure({ values, costs, needs }: ClosureProblem): ContractedClosure {
  const order = topologicalOrder(needs)
  const owner = new Int32Array(values.length).fill(-1)
  // Dependants first, so that whoever needs a node is settled before the node itself.
  for (const node of order.toReversed()) {
    const owners = new Set<number>()
    for (const dependant of dependantsOf(needs)[node]!) {
      if (owner[dependant]! >= 0) owners.add(owner[dependant]!)
    }
    const [only, ...others] = owners
    if (values[node]! > 0 || others.length > 0) owner[node] = node
    else if (only !== undefined) owner[node] = only
  }
  const position = new Map<number, number>()
  owner.forEach((own, node) => {
    if (own === node) position.set(node, position.size)
  })
  const members: number[][] = Array.from({ length: position.size }, () => [])
  const contractedNeeds = members.map(() => new Set<number>())
  owner.forEach((own, node) => {
    const group = position.get(own)
    if (group === undefined) return
    members[group]!.push(node)
    for (const need of needs[node]!) {
      // What a node with an owner needs has one, too.
      const needGroup = position.get(owner[need]!)!
      if (needGroup !== group) contractedNeeds[group]!.add(needGroup)
    }
  })
  const total = (amounts: readonly number[], group: readonly number[]): number =>
    group.reduce((sum, node) => sum + amounts[node]!, 0)
  return {
    members,
    problem: {
      values: members.map((group) => total(values, group)),
      costs: members.map((group) => total(costs, group)),
      needs: contractedNeeds.map((set) => [...set]),
    },
  }
}

const dependantsCache = new WeakMap<readonly (readonly number[])[], number[][]>()

/** For each node the nodes that need it directly. */
export function dependantsOf(needs: readonly (readonly number[])[]): number[][] {
  const known = dependantsCache.get(needs)
  if (known) return known
  const dependants: number[][] = needs.map(() => [])
  needs.forEach((list, node) => {
    for (const need of list) dependants[need]!.push(node)
  })
  dependantsCache.set(needs, dependants)
  return dependants
}

/** Nodes ordered so that everything needed comes before what needs it; ties by index.
 *  @throws Error if the needs form a cycle. */
export function topologicalOrder(needs: readonly (readonly number[])[]): number[] {
  const state = new Uint8Array(needs.length)
  const order: number[] = []
  const visit = (node: number): void => {
    if (state[node] === 2) return
    if (state[node] === 1) throw new Error(`needs form a cycle through node ${node}`)
    state[node] = 1
    for (const need of needs[node]!) visit(need)
    state[node] = 2
    order.push(node)
  }
  needs.forEach((_, node) => visit(node))
  return order
}

/** All nodes reachable from `roots` along `arcs`, roots included, as a 0/1 array. */
export function reach(arcs: readonly (readonly number[])[], roots: Iterable<number>): Uint8Array {
  const reached = new Uint8Array(arcs.length)
  const stack = [...roots]
  for (let node = stack.pop(); node !== undefined; node = stack.pop()) {
    if (reached[node]) continue
    reached[node] = 1
    for (const head of arcs[node]!) if (!reached[head]) stack.push(head)
  }
  return reached
}
