import type { PlanGraph } from '@/lib/planning/core/plan-graph'
import { skillInSentence } from '@/lib/planning/core/reason-context'
import type { DroppedGoal, OpenMilestone } from '@/lib/planning/core/types'
import { counted, hoursText, listed } from '@/lib/planning/core/words'
import { sentenceStart } from '@/lib/shared/sentence-start'

/** What a relaxation leaves out, what it saves and what it costs, in words. */
export function fewerGoalsSentence({
  graph,
  goals,
  hoursSaved,
  opens,
}: {
  graph: PlanGraph
  goals: readonly DroppedGoal[]
  hoursSaved: number
  opens: readonly OpenMilestone[]
}): string {
  const prices = opens.filter(({ waitsFor }) => waitsFor.length > 0).map((open) => priceOf(graph, open))
  const price = prices.length > 0 ? `, at a price: ${prices.join('; ')}` : ''
  return `${sentenceStart(goalCounts(goals))} fewer: ${whatStays(graph, goals)}. ${hoursText(hoursSaved)} saved${price}.`
}

/** What waits when date and hours stay, in words. */
export function bestFitSentence(graph: PlanGraph, goals: readonly DroppedGoal[]): string {
  const rest =
    goals.length === 0 ? '' : ` ${sentenceStart(goalCounts(goals))} fewer for now: ${whatStays(graph, goals)}.`
  return `Date and hours stay, and the plan holds what brings most in them. It is chosen again whenever something changes.${rest}`
}

/** "two levels and one milestone". */
export function goalCounts(goals: readonly Pick<DroppedGoal, 'skill'>[]): string {
  const milestones = goals.filter(({ skill }) => skill === null).length
  const levels = goals.length - milestones
  return listed(
    [levels > 0 ? counted(levels, 'level') : '', milestones > 0 ? counted(milestones, 'milestone') : ''].filter(
      Boolean,
    ),
  )
}

/** At which level each skill stays, and which milestones wait. */
function whatStays(graph: PlanGraph, goals: readonly DroppedGoal[]): string {
  const stays = groupByLevel(graph, lowestLevels(goals)).map(({ level, names }) =>
    level === 1
      ? `${listed(names)} ${verb(names, 'wait')}`
      : `${listed(names)} ${verb(names, 'stay')} at level ${level - 1}`,
  )
  const titles = goals.flatMap(({ skill, title }) => (skill === null ? [`“${title}”`] : []))
  if (titles.length > 0) stays.push(`${listed(titles)} ${verb(titles, 'wait')}`)
  return stays.join('; ')
}

function priceOf(graph: PlanGraph, { title, waitsFor }: OpenMilestone): string {
  const lowest = new Map(waitsFor.toSorted((a, b) => b.level - a.level).map(({ skill, level }) => [skill, level]))
  const reasons = groupByLevel(graph, lowest).map(
    ({ level, names }) => `${listed(names)} ${verb(names, 'reach')} level ${level}`,
  )
  return `“${title}” stays open until ${listed(reasons)}`
}

function lowestLevels(goals: readonly DroppedGoal[]): Map<string, number> {
  const lowest = new Map<string, number>()
  for (const { skill, level } of goals) {
    if (skill !== null) lowest.set(skill, Math.min(lowest.get(skill) ?? level!, level!))
  }
  return lowest
}

function groupByLevel(graph: PlanGraph, levels: ReadonlyMap<string, number>): { level: number; names: string[] }[] {
  const groups = new Map<number, string[]>()
  for (const [skill, level] of levels) groups.set(level, [...(groups.get(level) ?? []), skillInSentence(graph, skill)])
  return [...groups].map(([level, names]) => ({ level, names }))
}

function verb(subjects: readonly string[], base: 'wait' | 'stay' | 'reach'): string {
  if (subjects.length > 1) return base
  return base === 'reach' ? 'reaches' : `${base}s`
}
