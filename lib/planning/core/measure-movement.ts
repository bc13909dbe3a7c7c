import type { PackedPiece } from '@/lib/planning/core/pack'
import { packSolution } from '@/lib/planning/core/pack-solution'
import { workIdOf } from '@/lib/planning/core/plan-graph'
import type { Solution } from '@/lib/planning/core/solve-plan'
import type { Plan } from '@/lib/planning/core/types'

/** How much a replan moved. `promised` entries were in the previous plan after the current week and are still open; `moved` begin in another week than the shift alone would put them; `dropped` left the plan without the learner's word. `share` = (moved + dropped) / promised, 0 when nothing was promised. */
export interface PlanMovement {
  readonly promised: number
  readonly moved: number
  readonly dropped: number
  readonly share: number
}

/** Compares a replan with the forced shift: the old order packed into the new weeks. */
export function measureMovement({ previous, solution }: { previous: Plan; solution: Solution }): PlanMovement {
  const { graph, all, chosen, room } = solution
  const current = room.calendar.weekAt(0).index
  const later = new Set(
    previous.weeks.filter(({ index }) => index > current).flatMap(({ entries }) => entries.map(({ nodeId }) => nodeId)),
  )
  const open = graph.nodes.flatMap((node, index) =>
    later.has(workIdOf(node)) && node.ticks > 0 && all.kept[index] ? [index] : [],
  )
  const forced = firstWeeks(packSolution(solution, solution.leastChanged))
  const actual = firstWeeks(packSolution(solution, solution.order))
  const dropped = open.filter((node) => !chosen.kept[node]).length
  const moved = open.filter((node) => chosen.kept[node] && forced.get(node) !== actual.get(node)).length
  return { promised: open.length, moved, dropped, share: open.length === 0 ? 0 : (moved + dropped) / open.length }
}

function firstWeeks(weeks: readonly (readonly PackedPiece[])[]): Map<number, number> {
  const first = new Map<number, number>()
  weeks.forEach((pieces, week) => {
    for (const { node } of pieces) if (!first.has(node)) first.set(node, week)
  })
  return first
}
