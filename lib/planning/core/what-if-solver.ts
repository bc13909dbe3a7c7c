import { reach } from '@/lib/planning/core/contract-closure'
import { defaultSearchLimit, whatIfLimits } from '@/lib/planning/core/keep-set'
import type { KeptSet } from '@/lib/planning/core/keep-set'
import { solveWithout } from '@/lib/planning/core/solve-plan'
import type { Solution } from '@/lib/planning/core/solve-plan'

/** Plans again as if a node could not be done. */
export type WhatIfSolver = (node: number) => KeptSet

/** The best plan without a node, for many nodes of one plan. Nodes whose absence loses the same goals share one solve. What its own subproblems do not prove is searched on as long as those of the whole plan last. */
export function whatIfSolver(solution: Solution): WhatIfSolver {
  const { graph, input } = solution
  const solved = new Map<string, KeptSet>()
  const full = input.searchLimit ?? defaultSearchLimit
  let left: number = whatIfLimits.together
  const solve = (node: number): KeptSet => {
    const found = solveWithout(solution, { node, searchLimit: Math.min(full, whatIfLimits.each + left) })
    left -= Math.max(0, found.explored - whatIfLimits.each)
    return found
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
