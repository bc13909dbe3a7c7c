import 'server-only'
import { db } from '@/lib/db/client'
import type { Prisma } from '@/lib/db/generated/client'
import type { OverrideKind, Plan, PlanInput } from './core/types'
import type { PlanSettings } from './schemas'

const KEPT_VERSIONS = 12
const asJson = (value: unknown) => value as Prisma.InputJsonValue
const bump = { version: { increment: 1 } } as const

/** Keeps a plan as the newest version; of two written at once the second is dropped, its input was the same or is planned again. */
export async function savePlan(
  learnerId: string,
  { version, input, inputHash, plan }: { version: number; input: PlanInput; inputHash: string; plan: Plan },
): Promise<void> {
  // The former plan is in its own row; keeping it inside the input would double every version.
  const { previous: _, ...kept } = input
  await db.$transaction([
    db.plan.createMany({
      data: [{ learnerId, version, input: asJson(kept), plan: asJson(plan), inputHash }],
      skipDuplicates: true,
    }),
    db.plan.deleteMany({ where: { learnerId, version: { lte: version - KEPT_VERSIONS } } }),
    db.learner.update({ where: { id: learnerId }, data: bump }),
  ])
}

/** What the learner decided about the plan as a whole. */
export async function savePlanSettings(learnerId: string, settings: Partial<PlanSettings>): Promise<void> {
  await db.learner.update({ where: { id: learnerId }, data: { ...settings, ...bump } })
}

/** The learner's word on one entry; the last one counts. */
export async function saveOverride(
  learnerId: string,
  { nodeId, kind }: { nodeId: string; kind: OverrideKind },
): Promise<void> {
  await db.$transaction([
    db.override.upsert({
      where: { learnerId_nodeId: { learnerId, nodeId } },
      create: { learnerId, nodeId, kind },
      update: { kind, createdAt: new Date() },
    }),
    db.learner.update({ where: { id: learnerId }, data: bump }),
  ])
}

/** Adds several overrides at once, as a relaxation does; each takes the place of an earlier word on the same entry. */
export async function addOverrides(
  learnerId: string,
  overrides: readonly { id: string; kind: OverrideKind }[],
): Promise<void> {
  await db.$transaction([
    db.override.deleteMany({ where: { learnerId, nodeId: { in: overrides.map(({ id }) => id) } } }),
    db.override.createMany({
      data: overrides.map(({ id, kind }) => ({ learnerId, nodeId: id, kind })),
      skipDuplicates: true,
    }),
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
