import 'server-only'
import { createHash } from 'node:crypto'
import { getContent, type Content } from '@/lib/content/loader'
import { buildPlan } from './core/build-plan'
import { estimatePace, type Pace } from './core/pace'
import { finishRange, type FinishRange } from './core/finish-range'
import { replan } from './core/replan'
import type { Plan, PlanInput } from './core/types'
import { savePlan } from './mutations'
import { isPlannable, planInput } from './plan-input'
import { getPlanFacts, type PlanFacts } from './queries'

/** The plan as it stands now, with what it was computed from. */
export interface CurrentPlan {
  plan: Plan
  input: PlanInput
  facts: PlanFacts
  /** Measured against estimates, once enough lessons are finished. */
  pace: Pace
  finish: FinishRange | null
}

/**
 * The learner's plan for today. When anything it is computed from has changed since the last time (something
 * finished, skipped, overruled, a new week, a new result) it is planned again, keeping what was promised,
 * and kept as a new version. Null when track, hours or start are not set yet.
 */
export async function readCurrentPlan(learnerId: string, today: string): Promise<CurrentPlan | null> {
  const [content, facts] = await Promise.all([getContent(), getPlanFacts(learnerId)])
  if (facts === null || !isPlannable(facts) || !content.tracks.has(facts.learner.trackId)) return null
  const input = planInput(content, facts, today)
  const inputHash = hashOf(content, input)
  const { latest } = facts
  const plan =
    latest?.inputHash === inputHash ? latest.plan : latest ? replan(latest.plan, input).plan : firstPlan(input)
  if (latest?.inputHash !== inputHash) {
    await savePlan(learnerId, { version: (latest?.version ?? 0) + 1, input, inputHash, plan })
  }
  const pace = estimatePace(measured(content, facts))
  return {
    plan,
    input,
    facts,
    pace,
    finish: plan.remainingHours > 0 ? finishRange({ input, remainingHours: plan.remainingHours, pace }) : null,
  }
}

/**
 * Where a date cannot be kept, the offers count with the current week as it is shown: a replan keeps that week,
 * and an offer must still hold when it is taken.
 */
function firstPlan(input: PlanInput): Plan {
  const plan = buildPlan(input)
  return plan.relaxations === null ? plan : replan(plan, input).plan
}

function hashOf(content: Content, input: PlanInput): string {
  const { previous: _, ...rest } = input
  return createHash('sha256').update(content.version).update(JSON.stringify(rest)).digest('base64url')
}

/** Finished lessons with measured minutes; a lesson ticked off without reading says nothing about pace. */
function measured(content: Content, { lessons }: PlanFacts) {
  return lessons.flatMap(({ lessonId, status, minutes }) => {
    const estimate = content.lessons.get(lessonId)?.minutes
    return status === 'done' && estimate !== undefined && minutes >= estimate / 10
      ? [{ estimateMinutes: estimate, actualMinutes: minutes }]
      : []
  })
}
