/**
 * Circles in "needs" relations. Each circle is reported once, from its first node in map order, and ends with that node again:
 * ['a', 'b', 'a']. Nodes that are needed but have no entry are ignored. Depth-first search, linear in nodes and edges.
 */
export function findCycles(needs: ReadonlyMap<string, readonly string[]>): string[][] {
  const cycles: string[][] = []
  const state = new Map<string, 'open' | 'done'>()
  const path: string[] = []

  function visit(node: string) {
    if (state.get(node) === 'done' || !needs.has(node)) return
    if (state.get(node) === 'open') {
      cycles.push([...path.slice(path.indexOf(node)), node])
      return
    }
    state.set(node, 'open')
    path.push(node)
    for (const needed of needs.get(node) ?? []) visit(needed)
    path.pop()
    state.set(node, 'done')
  }

  for (const node of needs.keys()) visit(node)
  return cycles
}
