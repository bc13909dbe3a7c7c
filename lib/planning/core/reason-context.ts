import type { KeptSet } from '@/lib/planning/core/keep-set'
import type { PlanGraph } from '@/lib/planning/core/plan-graph'
import type { PlanInput } from '@/lib/planning/core/types'
import { inSentence } from '@/lib/planning/core/words'

/** What reasons are computed from. `solveWithout` plans again without a node; `firstWeekOf` gives the index of the week a node begins in; `order` is the order of work. */
export interface ReasonContext {
  readonly input: PlanInput
  readonly graph: PlanGraph
  readonly kept: Uint8Array
  readonly solveWithout: (node: number) => KeptSet
  readonly firstWeekOf: ReadonlyMap<number, number>
  readonly order: readonly number[]
}

/** The open work that belongs to a goal's own step, or the milestone itself. */
export function ownWork(graph: PlanGraph, target: number): number[] {
  if (graph.nodes[target]!.kind === 'milestone') return [target]
  return graph.needs[target]!.filter((need) => graph.nodes[need]!.kind !== 'goal')
}

/** The short name of a skill inside a sentence. */
export function skillInSentence(graph: PlanGraph, skill: string): string {
  const found = graph.scope.get(skill)?.skill
  return inSentence(found?.shortTitle ?? found?.title ?? skill)
}
