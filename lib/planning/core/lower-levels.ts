import { dependantsOf } from '@/lib/planning/core/contract-closure'
import { goalId } from '@/lib/planning/core/node-ids'
import type { GraphNode, PlanGraph } from '@/lib/planning/core/plan-graph'
import type { ScopedSkill } from '@/lib/planning/core/plan-scope'
import { heldLevel, stepWeight } from '@/lib/planning/core/value-of-step'

/** A level whose gap is less probable than this is not planned for, however many hours there are. */
const leastGapProbability = 0.02

/** The lowest level from which each skill may be planned, where that is below the one it is planned from in `scope`. */
export function lowestBeginnings(scope: ReadonlyMap<string, ScopedSkill>): Record<string, number> {
  return Object.fromEntries(
    [...scope].flatMap(([id, { probabilities, held }]) => {
      const lowest = heldLevel(probabilities, leastGapProbability)
      return lowest < held ? [[id, lowest]] : []
    }),
  )
}

/** The graph of what is asked for, with the levels below as options: a level that is probably held can be planned with all levels up to the one held, but nothing needs it. It is worth what it brings to those who stand just below it: the levels up to the one held, and, in a node of its own for each, the levels above.
 *  `lower` is the graph that begins at `lowestBeginnings`. Nodes of `asked` keep their places. Milestones stay as asked for. */
export function withLowerLevels(asked: PlanGraph, lower: PlanGraph): PlanGraph {
  const added = lower.nodes.filter(({ id, kind }) => kind !== 'milestone' && !asked.indexOf.has(id))
  const rewards = [...lower.scope.keys()].flatMap((skill) => rewardsOf(skill, { asked, lower }))
  const nodes = [
    ...asked.nodes,
    ...added.map((node) => ({ ...node, value: node.kind === 'goal' ? valueBelow(node, asked) : 0 })),
    ...rewards.map(({ node }) => node),
  ]
  const indexOf = new Map(nodes.map(({ id }, index) => [id, index]))
  const place = (ids: readonly string[]): number[] => ids.flatMap((id) => indexOf.get(id) ?? [])
  const needs = [
    ...asked.needs,
    ...added.map((node) => place(needsOfOption(node, { asked, lower }))),
    ...rewards.map((reward) => place(reward.needs)),
  ]
  return { ...asked, nodes, needs, dependants: dependantsOf(needs), indexOf }
}

/** The level from which a chosen set of `withLowerLevels` plans each skill, where that is below the one held. */
export function beginningsOf(options: PlanGraph, kept: Uint8Array): Record<string, number> {
  const beginnings: Record<string, number> = {}
  options.nodes.forEach(({ kind, skill, level }, node) => {
    if (!kept[node] || kind !== 'goal' || level! > options.scope.get(skill!)!.held) return
    beginnings[skill!] = Math.min(beginnings[skill!] ?? 4, level! - 1)
  })
  return beginnings
}

/** A node of no work, worth something once all it needs is planned. */
interface Reward {
  readonly node: GraphNode
  readonly needs: readonly string[]
}

/** Whether a node of `withLowerLevels` is a reward for levels that are nodes themselves. */
export function isReward({ id, kind, skill, level }: Pick<GraphNode, 'id' | 'kind' | 'skill' | 'level'>): boolean {
  return kind === 'goal' && id !== goalId(skill!, level!)
}

/** Both graphs. */
interface Graphs {
  readonly asked: PlanGraph
  readonly lower: PlanGraph
}

/** What the levels asked for are worth to those who stand at a level below the one held, for every such level. */
function rewardsOf(skill: string, { asked, lower }: Graphs): Reward[] {
  const { held } = asked.scope.get(skill)!
  const { held: lowest, target, probabilities } = lower.scope.get(skill)!
  const goals = asked.nodes.filter((node) => node.kind === 'goal' && node.isAim && node.skill === skill)
  return Array.from({ length: held - lowest }, (_, index) => lowest + index).flatMap((from) =>
    goals.map((goal) => ({
      node: { ...goal, id: `${goal.id}:from:${from}`, value: stepWeight(target) * probabilities[from]! },
      needs: [goal.id, goalId(skill, from + 1)],
    })),
  )
}

/** What a level that is probably held is worth by itself: the levels from it to the one held (or asked for), to those who stand just below it. */
function valueBelow({ skill, level }: GraphNode, { scope }: PlanGraph): number {
  const { held, target, probabilities } = scope.get(skill!)!
  const steps = Math.max(0, Math.min(held, target) - level! + 1)
  return stepWeight(target) * steps * probabilities[level! - 1]!
}

/** An option needs what it always needs, except levels that are probably held, and the next level where that is one of them. */
function needsOfOption(option: GraphNode, { asked, lower }: Graphs): string[] {
  const isHeld = (level: number | null, skill: string | null): boolean =>
    level !== null && skill !== null && level <= asked.scope.get(skill)!.held
  const needs = lower.needs[lower.indexOf.get(option.id)!]!.map((need) => lower.nodes[need]!).filter(
    ({ skill, level }) => !isHeld(level, skill) || (skill === option.skill && level === option.level),
  )
  const { kind, skill, level } = option
  const next = kind === 'goal' && isHeld(level! + 1, skill) ? [goalId(skill!, level! + 1)] : []
  return [...needs.map(({ id }) => id), ...next]
}
