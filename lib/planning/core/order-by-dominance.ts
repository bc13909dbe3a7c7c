import { dependantsOf, reach } from '@/lib/planning/core/contract-closure'
import type { ClosureProblem } from '@/lib/planning/core/max-closure'

/** Adds needs that cost no optimum and take away symmetry: a node that nobody needs may wait for any node that asks no more than it does, costs no more and brings no less, because exchanging the two can only help (ties go to the lower index, so no cycle arises). Skills of one size then stand in line instead of being tried in every combination. */
export function orderByDominance(problem: ClosureProblem, tieValues: readonly number[]): ClosureProblem {
  const { values, costs } = problem
  const size = values.length
  const dependants = dependantsOf(problem.needs)
  const closures = problem.needs.map((_, node) => reach(problem.needs, [node]))
  // Asked of two in rank, where the first brings no less.
  const isNoWorse = (i: number, j: number): boolean => costs[i]! <= costs[j]! && tieValues[i]! >= tieValues[j]!
  const asksNoMore = (i: number, j: number): boolean =>
    closures[i]!.every((isNeeded, node) => !isNeeded || node === i || closures[j]![node])
  // From best to worst and equal ones by index, so that a chain through better nodes makes further arcs unnecessary.
  const ranked = Array.from({ length: size }, (_, node) => node).sort(
    (i, j) => values[j]! - values[i]! || costs[i]! - costs[j]! || tieValues[j]! - tieValues[i]!,
  )
  const needs = problem.needs.map((list) => [...list])
  const reached = closures.map((closure) => Uint8Array.from(closure))
  ranked.forEach((j, rank) => {
    if (dependants[j]!.length > 0) return
    for (const i of ranked.slice(0, rank).toReversed()) {
      if (reached[j]![i] || !isNoWorse(i, j) || !asksNoMore(i, j)) continue
      needs[j]!.push(i)
      reached[i]!.forEach((isReached, node) => {
        if (isReached) reached[j]![node] = 1
      })
    }
  })
  return { values, costs, needs }
}
