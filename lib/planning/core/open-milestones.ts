import type { PlanGraph } from '@/lib/planning/core/plan-graph'
import type { OpenMilestone } from '@/lib/planning/core/types'

/** Milestones that a set of kept nodes cannot reach, with the levels missing below them. */
export function openMilestones(graph: PlanGraph, kept: Uint8Array): OpenMilestone[] {
  return graph.nodes.flatMap(({ id, kind, title }, node) => {
    if (kind !== 'milestone' || kept[node]) return []
    const levels = graph.needs[node]!.filter((need) => !kept[need] && graph.nodes[need]!.kind === 'goal').map(
      (need) => ({ skill: graph.nodes[need]!.skill ?? '', level: graph.nodes[need]!.level ?? 0 }),
    )
    return [{ id, title, waitsFor: levels }]
  })
}
