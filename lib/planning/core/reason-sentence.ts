import type { GraphNode, PlanGraph } from '@/lib/planning/core/plan-graph'
import { gapThreshold } from '@/lib/planning/core/plan-scope'
import { ownWork, skillInSentence } from '@/lib/planning/core/reason-context'
import type { ReasonContext } from '@/lib/planning/core/reason-context'
import { counted, hoursText, inHundred, inSentence, inWords, leastHoursSaid, listed } from '@/lib/planning/core/words'

/** The facts a sentence is made of; indices of nodes. */
export interface SentenceFacts {
  readonly node: number
  readonly goal: number | null
  readonly chain: readonly number[]
  readonly lost: readonly number[]
  readonly hoursSaved: number
}

/** One or two plain sentences that say what the facts say: the gap and what is lost for the first entry of a goal, the closing of the level for its last. */
export function reasonSentence(context: ReasonContext, facts: SentenceFacts): string {
  const { graph, input } = context
  const node = graph.nodes[facts.node]!
  const isAskedFirst = input.overrides.some(({ kind, id }) => kind === 'first' && (id === node.id || id === node.skill))
  const sentence =
    facts.goal === null ? milestoneSentence(graph, facts.node) : goalSentence(context, { ...facts, goal: facts.goal })
  return isAskedFirst ? `You asked for this first. ${sentence}` : sentence
}

function goalSentence(context: ReasonContext, facts: SentenceFacts & { readonly goal: number }): string {
  const { graph, order } = context
  const goal = graph.nodes[facts.goal]!
  const skill = skillInSentence(graph, goal.skill ?? '')
  const own = new Set(ownWork(graph, facts.goal))
  const parts = order.filter((node) => own.has(node))
  const part = parts.indexOf(facts.node)
  if (part < 0) return `Needed for ${inSentence(goal.title)}. ${consequence(context, facts)}`
  if (part === 0) return `${gapSentence(context, goal)} ${consequence(context, facts)}`
  if (part === parts.length - 1) return `Closes level ${goal.level ?? 0} of ${skill}${targetNote(context, goal)}.`
  return `Part ${inWords(part + 1)} of ${inWords(parts.length)} of level ${goal.level ?? 0} in ${skill}; ${priceOfLeavingOut(facts)}.`
}

/** What an entry costs the plan. Where hours are short nothing may be saved: other work takes the room. */
function priceOfLeavingOut(facts: SentenceFacts): string {
  return facts.hoursSaved < leastHoursSaid
    ? `leaving it out gives its hours to other work and costs ${levelAndOthers(facts)}`
    : `leaving it out saves ${hoursText(facts.hoursSaved)} and costs ${levelAndOthers(facts)}`
}

function levelAndOthers({ lost, goal }: SentenceFacts): string {
  const others = lost.filter((node) => node !== goal).length
  return others > 0 ? `the level and ${counted(others, 'more goal')}` : 'the level'
}

function gapSentence({ graph, input }: ReasonContext, goal: GraphNode): string {
  const skill = skillInSentence(graph, goal.skill ?? '')
  const level = goal.level ?? 0
  const chance = inHundred(goal.gapProbability ?? 1)
  const stage = input.stages[goal.stage]
  const isTarget = stage?.targets[goal.skill ?? ''] === level
  return isTarget ? `${chance} that ${skill} is a gap.` : `${chance} that ${skill} is below level ${level}.`
}

function targetNote({ input }: ReasonContext, goal: GraphNode): string {
  const stage = input.stages[goal.stage]
  return stage && stage.targets[goal.skill ?? ''] === goal.level
    ? `, the target of the ${inSentence(stage.title)} stage`
    : ''
}

/** What is missing without the entry: the first work elsewhere that would lose its ground, else the level itself. */
function consequence(
  context: ReasonContext,
  { goal, chain, lost, hoursSaved }: SentenceFacts & { goal: number },
): string {
  const { graph, order, firstWeekOf } = context
  const target = chain.length > 1 ? chain.at(-1) : undefined
  if (target === undefined) return stayingSentence(graph, { goal, lost, hoursSaved })
  const others = lost.filter((node) => node !== target && node !== goal).length
  const more = others > 0 ? `, and ${counted(others, 'more goal')} ${others === 1 ? 'falls' : 'fall'} away` : ''
  if (graph.nodes[target]!.kind === 'milestone')
    return `Without it, the milestone “${graph.nodes[target]!.title}” stays open${more}.`
  const first = order.find((node) => ownWork(graph, target).includes(node)) ?? -1
  const week = firstWeekOf.get(first)
  if (week === undefined) return stayingSentence(graph, { goal, lost, hoursSaved })
  const before = graph.nodes[chain.at(-2)!]!
  const ground = `${skillInSentence(graph, before.skill ?? '')} at level ${before.level ?? 0}`
  return `Without it, “${graph.nodes[first]!.title}” in week ${week} has no ${ground} to build on${more}.`
}

function stayingSentence(
  graph: PlanGraph,
  { goal, lost, hoursSaved }: { goal: number; lost: readonly number[]; hoursSaved: number },
): string {
  const { skill, level, gapProbability } = graph.nodes[goal]!
  // A level that is probably held is planned to make sure of it.
  const stays = (gapProbability ?? 1) < gapThreshold ? 'may stay' : 'stays'
  const others = lost.filter((node) => node !== goal).length
  const more = others > 0 ? `, ${counted(others, 'more goal')} ${others === 1 ? 'falls' : 'fall'} away` : ''
  return `Without it, ${skillInSentence(graph, skill ?? '')} ${stays} at level ${(level ?? 1) - 1}${more} and ${hoursSaved < leastHoursSaid ? 'other work takes its hours' : `${hoursText(hoursSaved)} are saved`}.`
}

function milestoneSentence(graph: PlanGraph, node: number): string {
  const skills = [...new Set(graph.needs[node]!.flatMap((need) => graph.nodes[need]!.skill ?? []))]
  const names = skills.slice(0, 3).map((skill) => skillInSentence(graph, skill))
  if (skills.length > 3) names.push(`${inWords(skills.length - 3)} more`)
  const shows = names.length > 0 ? `Your evidence for ${listed(names)}. ` : ''
  return `${shows}Without it, the milestone stays open.`
}

/** Why a milestone's stone stands where it does. `last` is the title of the work that completes it: null when nothing is left to do, the milestone's own title when that is its own work. */
export function stoneSentence(title: string, last: string | null): string {
  if (last === null) return 'Its work is done: hand it in for review.'
  return last === title
    ? 'Stands here because the work on it ends here.'
    : `Stands here because “${last}” completes what it asks for.`
}
