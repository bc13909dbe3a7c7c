import { buildPlanGraph, workIdOf } from '@/lib/planning/core/plan-graph'
import type { LevelProbabilities, Plan, PlanEntry, PlanInput } from '@/lib/planning/core/types'
import { gapProbability } from '@/lib/planning/core/value-of-step'

/** A goal or milestone with the week in which the plan reaches it; null where no work of it is left. */
export interface ReachedInWeek {
  readonly id: string
  readonly weekIndex: number | null
}

/** The numbers behind the reason of one entry. Hours include reviews unless said otherwise. */
export interface EntryNumbers {
  readonly nodeId: string
  readonly title: string
  readonly sentence: string
  /** Finished work keeps the reason it was planned with. */
  readonly isDone: boolean
  /** Hours of study of the entry, without reviews, over all its weeks. */
  readonly studyHours: number
  readonly weekIndexes: readonly number[]
  /** Null for milestones, which prove levels instead of closing them. */
  readonly gap: {
    readonly skill: string
    readonly level: number
    /** P(level below the goal's level). */
    readonly probability: number
    readonly levels: LevelProbabilities
  } | null
  /** From the goal served to the first one elsewhere that would be missed, each needed by the next. */
  readonly chain: readonly ReachedInWeek[]
  /** Goals and milestones that fall away without the entry, each with P(below it) where it is a level. */
  readonly lost: readonly (ReachedInWeek & { readonly probability: number | null })[]
  /** Levels that a milestone gives evidence for and waits for. */
  readonly waitsFor: readonly ReachedInWeek[]
  readonly hoursSaved: number
  /** False where the search for the best plan without the entry was stopped: less may be lost. */
  readonly isProven: boolean
  readonly remainingHours: number
}

/** The numbers behind an entry, as the plan has computed them; null where the plan has no such entry with a reason. */
export function entryNumbers(plan: Plan, input: PlanInput, nodeId: string): EntryNumbers | null {
  const pieces = plan.weeks.flatMap(({ index, entries }) =>
    entries.filter((entry) => entry.nodeId === nodeId).map((entry) => ({ entry, index })),
  )
  const entry = pieces.map((piece) => piece.entry).find(({ reason }) => reason !== null)
  if (!entry?.reason) return null
  const { reason } = entry
  const reached = (id: string): ReachedInWeek => ({ id, weekIndex: weekOf(plan, id) })
  return {
    nodeId,
    title: entry.title,
    sentence: reason.sentence,
    isDone: entry.done,
    studyHours: pieces.reduce((sum, piece) => sum + piece.entry.hours, 0),
    weekIndexes: [...new Set(pieces.map(({ index }) => index))],
    gap: gapOf(input, reason.goalId),
    chain: reason.chain.map(reached),
    lost: reason.lostGoals.map((id) => ({ ...reached(id), probability: probabilityBelow(input, id) })),
    waitsFor: needsOfMilestone(input, entry).map(reached),
    hoursSaved: reason.hoursSaved,
    isProven: reason.isProven ?? true,
    remainingHours: plan.remainingHours,
  }
}

/** Skill and level of a goal's id; null for a milestone. */
function goalOf(id: string): { skill: string; level: number } | null {
  const [kind, skill, level] = id.split(':')
  return kind === 'goal' ? { skill: skill!, level: Number(level) } : null
}

/** As it is known now; the entries of a frozen week keep the sentence they were promised with. */
function gapOf(input: PlanInput, goalId: string | null): EntryNumbers['gap'] {
  const goal = goalId === null ? null : goalOf(goalId)
  const levels = goal && input.levelProbabilities[goal.skill]
  return goal && levels ? { ...goal, probability: gapProbability(levels, goal.level), levels } : null
}

function probabilityBelow(input: PlanInput, id: string): number | null {
  const goal = goalOf(id)
  const levels = goal && input.levelProbabilities[goal.skill]
  return goal && levels ? gapProbability(levels, goal.level) : null
}

function weekOf({ goals, weeks }: Plan, id: string): number | null {
  const goal = goals.find((planned) => planned.id === id)
  if (goal) return goal.weekIndex
  return weeks.find(({ entries }) => entries.some((entry) => entry.nodeId === id))?.index ?? null
}

function needsOfMilestone(input: PlanInput, { kind, nodeId }: PlanEntry): string[] {
  if (kind !== 'milestone' && kind !== 'milestone-work') return []
  const graph = buildPlanGraph(input)
  const node = graph.nodes.findIndex((other) => other.id === nodeId || workIdOf(other) === nodeId)
  return (graph.needs[node] ?? []).flatMap((need) => {
    const { id, kind: needed } = graph.nodes[need]!
    return needed === 'goal' ? [id] : []
  })
}
