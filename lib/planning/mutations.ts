import 'server-only'
import { db } from '@/lib/db/client'
import { Prisma } from '@/lib/db/generated/client'
import type { PlanChange, PlanChoices, PlanVersion } from './core/plan-change'
import type { PlanOverride } from './core/types'
import type { PlanSettings } from './schemas'

/** Versions that are kept: what one week of lively use makes, several times over. */
const KEPT_VERSIONS = 24
const asJson = (value: unknown) => value as Prisma.InputJsonValue
const bump = { version: { increment: 1 } } as const

/** A version to keep. `change` is null in a first one; `isSeen` where there is nothing to say about it. */
export interface NewPlanVersion extends PlanVersion {
  version: number
  inputHash: string
  change: PlanChange | null
  isSeen: boolean
}

/** The parts of a version that can be drawn anew. The former plan is in its own row; inside the input it would double every version. */
function drawnPart({ plan, input, inputHash }: Pick<NewPlanVersion, 'plan' | 'input' | 'inputHash'>) {
  const { previous: _, ...kept } = input
  return { plan: asJson(plan), input: asJson(kept), inputHash }
}

/** Keeps a plan as the newest version; of two written at once the second is dropped, its input was the same or is planned again. */
export async function savePlan(learnerId: string, kept: NewPlanVersion): Promise<void> {
  const { version, choices, change, isSeen } = kept
  await db.$transaction([
    db.plan.createMany({
      data: [
        {
          learnerId,
          version,
          ...drawnPart(kept),
          choices: asJson(choices),
          change: change === null ? Prisma.DbNull : asJson(change),
          seenAt: isSeen ? new Date() : null,
        },
      ],
      skipDuplicates: true,
    }),
    db.plan.deleteMany({ where: { learnerId, version: { lte: version - KEPT_VERSIONS } } }),
    db.learner.update({ where: { id: learnerId }, data: bump }),
  ])
}

/** Draws the newest version anew where nobody could tell the difference: the version, its cause and its choices stay. */
export async function redrawPlan(
  learnerId: string,
  { version, ...drawn }: Pick<NewPlanVersion, 'version' | 'plan' | 'input' | 'inputHash'>,
): Promise<void> {
  await db.$transaction([
    db.plan.updateMany({ where: { learnerId, version }, data: drawnPart(drawn) }),
    db.learner.update({ where: { id: learnerId }, data: bump }),
  ])
}

/** Puts the summaries of all changes up to a version away. */
export async function markPlanSeen(learnerId: string, version: number): Promise<void> {
  await db.plan.updateMany({
    where: { learnerId, version: { lte: version }, seenAt: null },
    data: { seenAt: new Date() },
  })
}

/** What the learner decided about the plan as a whole. */
export async function savePlanSettings(learnerId: string, settings: Partial<PlanSettings>): Promise<void> {
  await db.learner.update({ where: { id: learnerId }, data: { ...settings, ...bump } })
}

/** Puts settings, words on entries and weeks off back to what they were. False, and nothing changed, when there is no such learner. */
export async function restoreChoices(
  learnerId: string,
  { overrides, pauses, ...settings }: PlanChoices,
): Promise<boolean> {
  return db.$transaction(async (tx) => {
    const { count } = await tx.learner.updateMany({ where: { id: learnerId }, data: { ...settings, ...bump } })
    if (count === 0) return false
    await tx.override.deleteMany({ where: { learnerId } })
    await tx.override.createMany({ data: overrides.map((word) => overrideRow(learnerId, word)) })
    await tx.pause.deleteMany({ where: { learnerId } })
    await tx.pause.createMany({ data: pauses.map((weekStart) => ({ learnerId, weekStart })) })
    return true
  })
}

function overrideRow(learnerId: string, { id, kind, week }: PlanOverride) {
  return { learnerId, nodeId: id, kind, week: week ?? null }
}

/** Adds words on entries; each takes the place of an earlier word on the same entry. */
export async function addOverrides(learnerId: string, overrides: readonly PlanOverride[]): Promise<void> {
  await db.$transaction([
    db.override.deleteMany({ where: { learnerId, nodeId: { in: overrides.map(({ id }) => id) } } }),
    db.override.createMany({ data: overrides.map((word) => overrideRow(learnerId, word)), skipDuplicates: true }),
    db.learner.update({ where: { id: learnerId }, data: bump }),
  ])
}

/** Chooses one of several milestones that stand for each other: earlier choices among them are taken back. */
export async function chooseAmong(
  learnerId: string,
  { chosen, among }: { chosen: string | null; among: readonly string[] },
): Promise<void> {
  await db.$transaction([
    db.override.deleteMany({ where: { learnerId, nodeId: { in: [...among] }, kind: 'choose' } }),
    ...(chosen === null
      ? []
      : [
          db.override.deleteMany({ where: { learnerId, nodeId: chosen } }),
          db.override.create({ data: overrideRow(learnerId, { id: chosen, kind: 'choose' }) }),
        ]),
    db.learner.update({ where: { id: learnerId }, data: bump }),
  ])
}

/** Takes a word back. */
export async function removeOverride(learnerId: string, nodeId: string): Promise<void> {
  await db.$transaction([
    db.override.deleteMany({ where: { learnerId, nodeId } }),
    db.learner.update({ where: { id: learnerId }, data: bump }),
  ])
}

/** Takes a week off, or takes it back. */
export async function setPause(
  learnerId: string,
  { weekStart, isOn }: { weekStart: string; isOn: boolean },
): Promise<void> {
  await db.$transaction([
    isOn
      ? db.pause.createMany({ data: [{ learnerId, weekStart }], skipDuplicates: true })
      : db.pause.deleteMany({ where: { learnerId, weekStart } }),
    db.learner.update({ where: { id: learnerId }, data: bump }),
  ])
}
