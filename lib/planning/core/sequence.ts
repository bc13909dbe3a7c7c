import { reach, topologicalOrder } from '@/lib/planning/core/contract-closure'
import type { GraphNode, PlanGraph } from '@/lib/planning/core/plan-graph'

/** A node in order. `tier` groups what must not be mixed (asked first, then stage by stage); `density` is the value per tick of the block it was placed for, never rising inside a tier. */
export interface SequencedNode {
  readonly node: number
  readonly tier: number
  readonly density: number
}

/** What orders the plan. `first` and `last` are node indices the learner moved; `frontLoad` skills come early; `phases` begin the first stage, group after group. */
export interface SequenceInput {
  readonly graph: PlanGraph
  readonly kept: Uint8Array
  readonly first: readonly number[]
  readonly last: readonly number[]
  readonly frontLoad: ReadonlySet<string>
  readonly phases: readonly ReadonlySet<string>[]
}

/** One thing to complete: `nodes` with all their needs. */
interface Target {
  readonly nodes: readonly number[]
  readonly value: number
  readonly tier: number
}

/** Skills a background should meet early, and evidence, which is best made while its skills are fresh, count half as much again when placed. */
const earlyFactor = 1.5
const mixLookAhead = 4

/** Orders the kept work: repeatedly the goal with the best value per hour, counted over its missing prerequisites, stage after stage; kinds are mixed where the needs allow. Goals themselves are left out of the result. */
export function sequence(input: SequenceInput): SequencedNode[] {
  const { graph, kept } = input
  const placed = new Uint8Array(graph.nodes.length)
  const rank = needsRank(graph)
  const result: SequencedNode[] = []
  const closures = buildTargets(input).map((target) => ({ target, members: membersOf(graph, kept, target) }))
  let tier = -1
  let density = Infinity
  while (closures.length > 0) {
    let best = 0
    let bestDensity = -1
    closures.forEach(({ target, members }, index) => {
      const isLater = target.tier > closures[best]!.target.tier
      if (isLater) return
      const own = densityOf(graph, members, placed, target.value)
      if (target.tier < closures[best]!.target.tier || own > bestDensity) [best, bestDensity] = [index, own]
    })
    const [{ target, members }] = closures.splice(best, 1) as [(typeof closures)[number]]
    density = target.tier === tier ? Math.min(density, bestDensity) : bestDensity
    tier = target.tier
    const added = members.filter((node) => !placed[node]).sort((a, b) => rank[a]! - rank[b]!)
    for (const node of added) {
      placed[node] = 1
      if (graph.nodes[node]!.kind !== 'goal') result.push({ node, tier, density })
    }
  }
  return mixKinds(graph, result)
}

function membersOf(graph: PlanGraph, kept: Uint8Array, target: Target): number[] {
  const closure = reach(graph.needs, target.nodes)
  return graph.nodes.flatMap((_, node) => (closure[node] && kept[node] ? [node] : []))
}

function densityOf(graph: PlanGraph, members: readonly number[], placed: Uint8Array, value: number): number {
  let ticks = 0
  for (const node of members) if (!placed[node]) ticks += graph.nodes[node]!.ticks
  return value / Math.max(ticks, 1)
}

/** Position of each node in the needs order, so that blocks come out with needs first and otherwise in content order. */
function needsRank(graph: PlanGraph): Int32Array {
  const rank = new Int32Array(graph.nodes.length)
  topologicalOrder(graph.needs).forEach((node, position) => {
    rank[node] = position
  })
  return rank
}

function buildTargets({ graph, kept, first, last, frontLoad, phases }: SequenceInput): Target[] {
  const targets: Target[] = []
  const delayed = reach(graph.dependants, last)
  for (const node of first) if (kept[node]) targets.push({ nodes: [node], value: 1, tier: 0 })
  graph.nodes.forEach((aim, node) => {
    if (!kept[node] || !aim.isAim) return
    const isEarly = aim.kind === 'milestone' || (aim.skill !== null && frontLoad.has(aim.skill))
    const value = aim.value * (isEarly ? earlyFactor : 1)
    const tier = 1 + 2 * aim.stage - headStart(phases, aim)
    if (!delayed[node]) {
      targets.push({ nodes: [node], value, tier })
      return
    }
    const early = graph.needs[node]!.filter((need) => !delayed[need])
    targets.push({ nodes: early, value, tier }, { nodes: [node], value, tier: tier + 1 })
  })
  return targets
}

/** Groups of the first stage stand in tiers of their own, between what was asked first (0) and the rest of the stage (1). */
function headStart(phases: SequenceInput['phases'], { id, skill, stage }: GraphNode): number {
  const phase = stage === 0 ? phases.findIndex((ids) => ids.has(id) || (skill !== null && ids.has(skill))) : -1
  return phase < 0 ? 0 : (phases.length - phase) / (phases.length + 1)
}

type Mode = 'read' | 'try' | 'make'

const modes: Record<GraphNode['kind'], Mode> = {
  reading: 'read',
  checklist: 'read',
  case: 'read',
  goal: 'read',
  lab: 'try',
  practice: 'try',
  project: 'make',
  milestone: 'make',
}

function modeAt(graph: PlanGraph, item: SequencedNode | undefined): Mode | null {
  return item ? modes[graph.nodes[item.node]!.kind] : null
}

/** Breaks up runs of three entries of one mode by bringing forward the next entry of another mode, if it is near and its needs allow. */
function mixKinds(graph: PlanGraph, order: readonly SequencedNode[]): SequencedNode[] {
  const mixed = [...order]
  for (let index = 2; index < mixed.length; index += 1) {
    const mode = modeAt(graph, mixed[index])
    const isRun = [1, 2].every((back) => modeAt(graph, mixed[index - back]) === mode)
    if (!isRun) continue
    for (let ahead = index + 1; ahead <= Math.min(index + mixLookAhead, mixed.length - 1); ahead += 1) {
      const candidate = mixed[ahead]!
      const between = mixed.slice(index, ahead)
      if (candidate.tier !== mixed[index]!.tier) break
      if (modeAt(graph, candidate) === mode || needsAny(graph, candidate.node, between)) continue
      mixed.splice(ahead, 1)
      mixed.splice(index, 0, candidate)
      break
    }
  }
  return mixed
}

function needsAny(graph: PlanGraph, node: number, others: readonly SequencedNode[]): boolean {
  const closure = reach(graph.needs, [node])
  return others.some((other) => closure[other.node])
}
