import type { PlanGraph } from '@/lib/planning/core/plan-graph'
import type { OpenMilestone } from '@/lib/planning/core/types'

/** Milestones that a set of kept nodes cannot reach, with the levels missing below them. */
export function openMilestones(graph: PlanGraph, kept: Uint8Array): OpenMilestone[] {
  return graph.nodes.flatMap(({ id, kind, title }, node) => {
    if (kind !== 'milestone' || kept[node]) return []
    const missing = graph.needs[node]!.filter((need) => !kept[need]).map((need) => graph.nodes[need]!)
    const goals = missing.filter((need) => need.kind === 'goal')
    return [{ id, title, waitsFor: goals.map(({ skill, level }) => ({ skill: skill!, level: level! })) }]
  })
}
