import { reach } from '@/lib/planning/core/contract-closure'
import { defaultSearchLimit, whatIfLimits } from '@/lib/planning/core/keep-set'
import type { KeptSet } from '@/lib/planning/core/keep-set'
import { solveWithout } from '@/lib/planning/core/solve-plan'
import type { Solution } from '@/lib/planning/core/solve-plan'

/** Plans again as if a node could not be done. */
export type WhatIfSolver = (node: number) => KeptSet

/** The best plan without a node, for many nodes of one plan. Nodes whose absence loses the same goals share one solve. What the first search does not prove is searched again as long as the plan's share of subproblems lasts. */
export function whatIfSolver(solution: Solution): WhatIfSolver {
  const { graph, input } = solution
  const solved = new Map<string, KeptSet>()
  const full = input.searchLimit ?? defaultSearchLimit
  let left: number = whatIfLimits.together
  const solve = (node: number): KeptSet => {
    const quick = solveWithout(solution, { node, searchLimit: Math.min(full, whatIfLimits.each) })
    if (quick.proven || left <= 0) return quick
    const longer = solveWithout(solution, { node, searchLimit: Math.min(full, left) })
    left -= longer.explored
    return longer.explored > quick.explored ? longer : quick
  }
  return (node) => {
    const lost = reach(graph.dependants, [node])
    const key = graph.nodes.flatMap(({ isAim }, index) => (isAim && lost[index] ? [index] : [])).join()
    const known = solved.get(key) ?? solve(node)
    solved.set(key, known)
    return known
  }
}

/** For a plan whose reasons nobody reads: as if nothing were lost. */
export function withoutSolving({ chosen }: Solution): WhatIfSolver {
  return () => chosen
}
