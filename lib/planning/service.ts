import 'server-only'
import { createHash } from 'node:crypto'
import { getContent, type Content } from '@/lib/content/loader'
import { todayIn } from '@/lib/platform/today'
import { sameData } from '@/lib/shared/same-data'
import { buildFirstPlan, outlinePlan } from './core/build-plan'
import type { MilestoneChoice } from './core/choose-milestones'
import { comparePlans, type PlanComparison } from './core/compare-plans'
import { estimatePace, type Pace } from './core/pace'
import { finishRange, type FinishRange } from './core/finish-range'
import {
  currentWeek,
  isVisible,
  isWorthSaying,
  planChange,
  type PlanChange,
  type PlanChoices,
} from './core/plan-change'
import { replan } from './core/replan'
import type { InputOfBest, Plan, PlanInput } from './core/types'
import { measuredEntries } from './measured-entries'
import { stepOfEntry } from './entry-step'
import { redrawPlan, restoreChoices, savePlan } from './mutations'
import { choicesOf, inputOfBest, isPlannable, planInput, planInputWithChoices, type SettledFacts } from './plan-input'
import { getPlanFacts, getPlanVersion, getUnseenChange, listPlanVersions, type PlanVersionDto } from './queries'
import type { PlanSettings } from './schemas'

/** The plan as it stands now, with what it was computed from. */
export interface CurrentPlan {
  plan: Plan
  input: PlanInput
  facts: SettledFacts
  /** Milestones that stand for each other, and which the plan has. */
  milestoneChoices: MilestoneChoice[]
  /** Measured against estimates, once enough lessons are finished. */
  pace: Pace
  finish: FinishRange | null
}

/**
 * The learner's plan for today. When anything it is computed from has changed since the last time (something
 * finished, skipped, overruled, a new week, a new result) it is planned again, keeping what was promised. What the
 * learner could tell from the plan before becomes a new version, with the change and its causes; anything else is drawn
 * into the newest version. Null when track, hours or start are not set yet.
 */
export async function readCurrentPlan(learnerId: string, today: string): Promise<CurrentPlan | null> {
  const [content, facts] = await Promise.all([getContent(), getPlanFacts(learnerId)])
  if (facts === null || !isPlannable(facts) || !content.tracks.has(facts.learner.trackId)) return null
  const { input, milestoneChoices } = planInputWithChoices(content, facts, today)
  const plan = await settlePlan(learnerId, { content, facts, input, inputOfBest: inputOfBest(content, facts, today) })
  const pace = estimatePace(measuredEntries(content, facts))
  return {
    plan,
    input,
    facts,
    milestoneChoices,
    pace,
    finish: plan.remainingHours > 0 ? finishRange({ input, remainingHours: plan.remainingHours, pace }) : null,
  }
}

/** The kept plan where its input is the same, else a new one, kept. */
async function settlePlan(
  learnerId: string,
  {
    content,
    facts,
    input,
    ...options
  }: { content: Content; facts: SettledFacts; input: PlanInput; inputOfBest: InputOfBest },
): Promise<Plan> {
  const choices = choicesOf(facts)
  const inputHash = hashOf(content, { input, choices })
  const { latest } = facts
  if (latest?.inputHash === inputHash) return latest.plan
  if (latest === null) {
    const plan = buildFirstPlan(input, options)
    await savePlan(learnerId, { version: 1, plan, input, choices, inputHash, change: null, isSeen: true })
    return plan
  }
  const { plan } = replan(latest.plan, input, options)
  const before = await getPlanVersion(learnerId, latest.version)
  const change = before && planChange(before, { plan, input, choices })
  if (change !== null && !isVisible(change)) {
    await redrawPlan(learnerId, { version: latest.version, plan, input, inputHash })
    return plan
  }
  const isSeen = change === null || !isWorthSaying(change)
  await savePlan(learnerId, { version: latest.version + 1, plan, input, choices, inputHash, change, isSeen })
  return plan
}

/** Names all a plan is made from. Of today only its week counts: within a week a plan does not change because a day has passed. */
function hashOf(content: Content, { input, choices }: { input: PlanInput; choices: PlanChoices }): string {
  const { previous: _, ...rest } = input
  return createHash('sha256')
    .update(content.version)
    .update(JSON.stringify([{ ...rest, today: currentWeek(input) }, choices]))
    .digest('base64url')
}

/** What the plan changed since the learner last looked, with the ways on from it. */
export interface PlanNotice {
  version: number
  change: PlanChange
  earlierCount: number
  /** The version before, where going back to it would change something. */
  undoTo: number | null
  /** An entry the learner said to know, of which two questions could say something. */
  checkable: string | null
}

/** The newest change that was not put away; null when there is none. */
export async function readPlanNotice(
  learnerId: string,
  { facts }: Pick<CurrentPlan, 'facts'>,
): Promise<PlanNotice | null> {
  const [content, unseen] = await Promise.all([getContent(), getUnseenChange(learnerId)])
  if (unseen === null) return null
  const { version, change, earlierCount, choicesBefore } = unseen
  const known = new Set(facts.overrides.flatMap(({ id, kind }) => (kind === 'known' ? [id] : [])))
  const checkable = change.causes.flatMap((cause) =>
    cause.kind === 'word' && known.has(cause.id) && stepOfEntry(content, cause.id) !== null ? [cause.id] : [],
  )
  return {
    version,
    change,
    earlierCount,
    undoTo: choicesBefore !== null && !sameData(choicesBefore, choicesOf(facts)) ? version - 1 : null,
    checkable: checkable[0] ?? null,
  }
}

/** A version of a plan in its history. */
export interface PlanHistoryEntry extends PlanVersionDto {
  /** Whether a return to it would change anything the learner has decided. */
  canReturn: boolean
}

/** What became of a learner's plan until now, newest first. Versions from before choices were kept cannot be returned to. */
export async function readPlanHistory(
  learnerId: string,
  { facts }: Pick<CurrentPlan, 'facts'>,
): Promise<PlanHistoryEntry[]> {
  const versions = await listPlanVersions(learnerId)
  const now = choicesOf(facts)
  return versions.map((version) => ({
    ...version,
    canReturn: version.choices !== null && !sameData(version.choices, now),
  }))
}

/**
 * Goes back to what the learner had decided in a kept version. The plan is made from that version's promises, so that an
 * undone change leaves no trace in the current week; what was finished since stays finished. Kept as a new version that
 * says what changed. False, and nothing changed, when the version is not kept.
 */
export async function returnToVersion(learnerId: string, version: number): Promise<boolean> {
  const then = await getPlanVersion(learnerId, version)
  if (then === null || !(await restoreChoices(learnerId, then.choices))) return false
  const [content, facts] = await Promise.all([getContent(), getPlanFacts(learnerId)])
  const before = facts?.latest ? await getPlanVersion(learnerId, facts.latest.version) : null
  if (!facts?.latest || before === null || !isPlannable(facts)) return true
  const today = todayIn(facts.learner.timeZone)
  const input = planInput(content, facts, today)
  const choices = choicesOf(facts)
  const { plan } = replan(then.plan, input, { inputOfBest: inputOfBest(content, facts, today) })
  await savePlan(learnerId, {
    version: facts.latest.version + 1,
    plan,
    input,
    choices,
    inputHash: hashOf(content, { input, choices }),
    change: planChange(before, { plan, input, choices }),
    isSeen: false,
  })
  return true
}

/** The current plan beside the one that other settings would give. Nothing is kept. @throws Error for an unknown track */
export async function planWhatIf(
  current: Pick<CurrentPlan, 'plan' | 'input' | 'facts'>,
  { settings, today }: { settings: PlanSettings; today: string },
): Promise<PlanComparison> {
  const facts = { ...current.facts, learner: { ...current.facts.learner, ...settings } }
  const input = planInput(await getContent(), facts, today)
  const plan = outlinePlan({ ...input, previous: current.plan })
  return comparePlans(current, { plan, input })
}
