import 'server-only'
import type { KeptProfile } from '@/lib/assessment/core/skill-profile'
import { db } from '@/lib/db/client'
import type { Plan, PlanOverride } from './core/types'

/** Everything of a learner that a plan is computed from. */
export interface PlanFacts {
  learner: {
    background: string | null
    trackId: string | null
    stage: string
    hoursPerWeek: number | null
    startDate: string | null
    deadline: string | null
    timeZone: string
    weekStartDay: number
  }
  lessons: { lessonId: string; status: string; minutes: number; finishedAt: Date | null }[]
  practiceDone: string[]
  milestonesDone: string[]
  profile: KeptProfile | null
  pauses: string[]
  overrides: PlanOverride[]
  latest: { version: number; plan: Plan; inputHash: string; createdAt: Date } | null
}

/** Reads what planning needs, in an order that says nothing by itself: the same facts give the same input. Null when there is no such learner. */
export async function getPlanFacts(learnerId: string): Promise<PlanFacts | null> {
  const found = await db.learner.findUnique({
    where: { id: learnerId },
    select: {
      background: true,
      trackId: true,
      stage: true,
      hoursPerWeek: true,
      startDate: true,
      deadline: true,
      timeZone: true,
      weekStartDay: true,
      lessonStates: {
        orderBy: { lessonId: 'asc' },
        select: { lessonId: true, status: true, minutes: true, finishedAt: true },
      },
      practiceStates: { orderBy: { nodeId: 'asc' }, select: { nodeId: true } },
      milestoneStates: {
        where: { status: { in: ['claimed', 'accepted'] } },
        orderBy: { milestoneId: 'asc' },
        select: { milestoneId: true },
      },
      skillProfile: { select: { profile: true } },
      pauses: { orderBy: { weekStart: 'asc' }, select: { weekStart: true } },
      overrides: { orderBy: [{ createdAt: 'asc' }, { nodeId: 'asc' }], select: { nodeId: true, kind: true } },
      plans: {
        orderBy: { version: 'desc' },
        take: 1,
        select: { version: true, plan: true, inputHash: true, createdAt: true },
      },
    },
  })
  if (found === null) return null
  const { lessonStates, practiceStates, milestoneStates, skillProfile, pauses, overrides, plans, ...learner } = found
  const [latest] = plans
  return {
    learner,
    lessons: lessonStates,
    practiceDone: practiceStates.map(({ nodeId }) => nodeId),
    milestonesDone: milestoneStates.map(({ milestoneId }) => milestoneId),
    profile: (skillProfile?.profile as KeptProfile | undefined) ?? null,
    pauses: pauses.map(({ weekStart }) => weekStart),
    overrides: overrides.map(({ nodeId, kind }) => ({ id: nodeId, kind: kind as PlanOverride['kind'] })),
    latest: latest ? { ...latest, plan: latest.plan as unknown as Plan } : null,
  }
}
