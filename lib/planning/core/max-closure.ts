/** A choice problem: node i brings `values[i]` ≥ 0, costs `costs[i]` ≥ 0 and can be chosen only together with all of `needs[i]` (indices, acyclic). */
export interface ClosureProblem {
  readonly values: readonly number[]
  readonly costs: readonly number[]
  readonly needs: readonly (readonly number[])[]
}

/** Reusable minimum-cut network of one problem: source → node → sink, with unlimited arcs along "needs". */
export interface ClosureNetwork {
  readonly size: number
  readonly heads: Int32Array
  readonly next: Int32Array
  readonly first: Int32Array
  readonly residual: Float64Array
}

/** Builds the network. Arc 4i is source → i, arc 4i + 2 is i → sink, the needs follow; arc a ^ 1 is the reverse of arc a. */
export function buildClosureNetwork(problem: Pick<ClosureProblem, 'needs'>): ClosureNetwork {
  const size = problem.needs.length
  const arcCount = 4 * size + 2 * problem.needs.reduce((sum, needs) => sum + needs.length, 0)
  const network: ClosureNetwork = {
    size,
    heads: new Int32Array(arcCount),
    next: new Int32Array(arcCount),
    first: new Int32Array(size + 2).fill(-1),
    residual: new Float64Array(arcCount),
  }
  let arc = 0
  const connect = (from: number, to: number): void => {
    network.heads[arc] = to
    network.next[arc] = network.first[from]!
    network.first[from] = arc
    network.heads[arc + 1] = from
    network.next[arc + 1] = network.first[to]!
    network.first[to] = arc + 1
    arc += 2
  }
  for (let node = 0; node < size; node += 1) {
    connect(size, node)
    connect(node, size + 1)
  }
  problem.needs.forEach((needs, node) => {
    for (const need of needs) connect(node, need)
  })
  return network
}

/** The closed set of largest total profit, and the smallest such set where several tie. Profits may be negative.
 *  Maximum closure as minimum cut (Picard 1976), solved by blocking flows (Dinic 1970). */
export function maxClosure(network: ClosureNetwork, profits: Float64Array): Uint8Array {
  const { size, residual } = network
  residual.fill(0)
  let scale = 0
  for (let node = 0; node < size; node += 1) {
    const profit = profits[node]!
    scale = Math.max(scale, Math.abs(profit))
    residual[4 * node] = Math.max(profit, 0)
    residual[4 * node + 2] = Math.max(-profit, 0)
  }
  for (let arc = 4 * size; arc < residual.length; arc += 2) residual[arc] = Infinity
  // Below this a residual is rounding, not capacity.
  const dust = scale * 1e-12
  const depth = new Int32Array(size + 2)
  const cursor = new Int32Array(size + 2)
  while (labelDepths({ network, depth, dust })) {
    cursor.set(network.first)
    while (pushFlow({ network, depth, cursor, dust }, size, Infinity) > 0);
  }
  const chosen = new Uint8Array(size)
  for (let node = 0; node < size; node += 1) chosen[node] = depth[node]! >= 0 ? 1 : 0
  return chosen
}

/** Breadth-first distance from the source over open arcs, −1 where unreachable. Returns whether the sink is reached. */
function labelDepths({ network, depth, dust }: { network: ClosureNetwork; depth: Int32Array; dust: number }): boolean {
  const { size, first, heads, next, residual } = network
  depth.fill(-1)
  depth[size] = 0
  const queue = [size]
  for (let position = 0; position < queue.length; position += 1) {
    const node = queue[position]!
    for (let arc = first[node]!; arc >= 0; arc = next[arc]!) {
      const head = heads[arc]!
      if (depth[head]! >= 0 || residual[arc]! <= dust) continue
      depth[head] = depth[node]! + 1
      queue.push(head)
    }
  }
  return depth[size + 1]! >= 0
}

interface FlowState {
  network: ClosureNetwork
  depth: Int32Array
  cursor: Int32Array
  dust: number
}

function pushFlow(state: FlowState, node: number, limit: number): number {
  const { network, depth, cursor, dust } = state
  if (node === network.size + 1) return limit
  for (; cursor[node]! >= 0; cursor[node] = network.next[cursor[node]!]!) {
    const arc = cursor[node]!
    const head = network.heads[arc]!
    if (network.residual[arc]! <= dust || depth[head] !== depth[node]! + 1) continue
    const pushed = pushFlow(state, head, Math.min(limit, network.residual[arc]!))
    if (pushed > 0) {
      network.residual[arc] = network.residual[arc]! - pushed
      network.residual[arc ^ 1] = network.residual[arc ^ 1]! + pushed
      return pushed
    }
  }
  return 0
}
