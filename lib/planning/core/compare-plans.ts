import { currentWeek } from '@/lib/planning/core/plan-change'
import type { PlanInput, PlannedGoal, PlanOutline } from '@/lib/planning/core/types'

/** One of two plans in figures. `weeks` from the current week to the last with work, pauses included. */
export interface PlanFigures {
  readonly weeks: number
  readonly finishDate: string | null
  readonly remainingHours: number
  readonly levels: number
  readonly milestones: number
  /** False where the plan runs over its own date. */
  readonly fits: boolean
  /** Titles and hours of study of the current week's open entries. */
  readonly thisWeek: readonly { readonly id: string; readonly title: string; readonly hours: number }[]
}

/** Two plans side by side: each in figures, and what the second has that the first has not, and the reverse. */
export interface PlanComparison {
  readonly now: PlanFigures
  readonly then: PlanFigures
  readonly levelsGained: readonly PlannedGoal[]
  readonly levelsLost: readonly PlannedGoal[]
  readonly milestonesGained: readonly string[]
  readonly milestonesLost: readonly string[]
}

/** A plan with what it was made from. */
export interface ComparedPlan {
  readonly plan: PlanOutline
  readonly input: PlanInput
}

/** Compares the plan of now with one that could take its place. */
export function comparePlans(now: ComparedPlan, then: ComparedPlan): PlanComparison {
  const [mine, others] = [stones(now.plan), stones(then.plan)]
  return {
    now: figures(now),
    then: figures(then),
    levelsGained: goalsBeyond(then.plan, now.plan),
    levelsLost: goalsBeyond(now.plan, then.plan),
    milestonesGained: [...others].filter((id) => !mine.has(id)),
    milestonesLost: [...mine].filter((id) => !others.has(id)),
  }
}

function figures({ plan, input }: ComparedPlan): PlanFigures {
  const week = currentWeek(input)
  const ahead = plan.weeks.filter(({ start }) => start >= week)
  const last = ahead.findLastIndex(({ entries }) => entries.some(({ done }) => !done))
  return {
    weeks: last + 1,
    finishDate: plan.finishDate,
    remainingHours: plan.remainingHours,
    levels: plan.goals.length,
    milestones: stones(plan).size,
    fits: plan.fits,
    thisWeek: (ahead[0]?.entries ?? [])
      .filter(({ done, kind }) => !done && kind !== 'milestone')
      .map(({ nodeId, title, hours }) => ({ id: nodeId, title, hours })),
  }
}

/** Milestones whose stone the plan sets and that are still ahead. */
function stones({ weeks }: PlanOutline): Set<string> {
  return new Set(
    weeks.flatMap(({ entries }) =>
      entries.flatMap(({ kind, nodeId, done }) => (kind === 'milestone' && !done ? [nodeId] : [])),
    ),
  )
}

function goalsBeyond(plan: PlanOutline, other: PlanOutline): PlannedGoal[] {
  const known = new Set(other.goals.map(({ id }) => id))
  return plan.goals.filter(({ id }) => !known.has(id))
}
