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
  /** Room for one run of `maxClosure` after the other. */
  readonly depth: Int32Array
  readonly cursor: Int32Array
  readonly queue: Int32Array
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
    depth: new Int32Array(size + 2),
    cursor: new Int32Array(size + 2),
    queue: new Int32Array(size + 2),
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
  const { size, residual, depth, cursor } = network
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
  const state = { network, dust }
  while (labelDepths(state)) {
    cursor.set(network.first)
    while (pushFlow(state, size, Infinity) > 0);
  }
  const chosen = new Uint8Array(size)
  for (let node = 0; node < size; node += 1) chosen[node] = depth[node]! >= 0 ? 1 : 0
  return chosen
}

/** Breadth-first distance from the source over open arcs, −1 where unreachable. Returns whether the sink is reached. */
function labelDepths({ network, dust }: FlowState): boolean {
  const { size, first, heads, next, residual, depth, queue } = network
  depth.fill(-1)
  depth[size] = 0
  queue[0] = size
  let queued = 1
  for (let position = 0; position < queued; position += 1) {
    const node = queue[position]!
    for (let arc = first[node]!; arc >= 0; arc = next[arc]!) {
      const head = heads[arc]!
      if (depth[head]! >= 0 || residual[arc]! <= dust) continue
      depth[head] = depth[node]! + 1
      queue[queued] = head
      queued += 1
    }
  }
  return depth[size + 1]! >= 0
}

interface FlowState {
  readonly network: ClosureNetwork
  readonly dust: number
}

function pushFlow(state: FlowState, node: number, limit: number): number {
  const { size, heads, next, residual, depth, cursor } = state.network
  if (node === size + 1) return limit
  for (; cursor[node]! >= 0; cursor[node] = next[cursor[node]!]!) {
    const arc = cursor[node]!
    const head = heads[arc]!
    if (residual[arc]! <= state.dust || depth[head] !== depth[node]! + 1) continue
    const pushed = pushFlow(state, head, Math.min(limit, residual[arc]!))
    if (pushed > 0) {
      residual[arc] = residual[arc]! - pushed
      residual[arc ^ 1] = residual[arc ^ 1]! + pushed
      return pushed
    }
  }
  return 0
}
