// No 'server-only' marker: the thin server and the command line load this outside of React's server build.
import { db } from '@/lib/db/client'
import type { Prisma } from '@/lib/db/generated/client'
import type { DifficultyEstimate } from './core/calibrate-difficulty'
import type { Bank } from './core/types'

/** Keeps a bank for the attempts of its version. */
export async function keepBankVersion(bank: Bank): Promise<void> {
  await db.$executeRaw`
    insert into bank_version (version, bank) values (${bank.version}, ${JSON.stringify(bank)}::jsonb)
    on conflict (version) do nothing`
}

/** What an answer tells its item. */
export interface Lesson {
  itemId: string
  /** Ability on the item's skill by everything but this answer. */
  cavity: { mean: number; variance: number }
  /** What is believed about the item before its first answer. */
  prior: DifficultyEstimate
  /** The estimate with this answer. */
  learn: (before: DifficultyEstimate) => DifficultyEstimate
}

/**
 * Lets items learn from the answers of an attempt, each answer once: false, and nothing changed, when others were faster.
 * Items are locked in the order of their ids, so two attempts that end together wait for each other and none is lost.
 */
export async function saveLessons({
  learnerId,
  attemptId,
  from,
  to,
  lessons,
}: {
  learnerId: string
  attemptId: string
  /** Answers learned from before, and now. */
  from: number
  to: number
  lessons: readonly Lesson[]
}): Promise<boolean> {
  const sorted = lessons.toSorted((one, other) => (one.itemId < other.itemId ? -1 : 1))
  return db.$transaction(async (tx) => {
    const { count } = await tx.attempt.updateMany({
      where: { learnerId, id: attemptId, learnedCount: from },
      data: { learnedCount: to },
    })
    if (count === 0) return false
    if (sorted.length === 0) return true
    await tx.itemEstimate.createMany({
      data: sorted.map(({ itemId, prior }) => ({ itemId, ...prior, answers: 0 })),
      skipDuplicates: true,
    })
    const estimates = await lockEstimates(
      tx,
      sorted.map(({ itemId }) => itemId),
    )
    const learned = sorted.map(({ itemId, cavity, learn, prior }) => ({
      item_id: itemId,
      ...learn(estimates.get(itemId) ?? prior),
      ability: cavity.mean,
      ability_variance: cavity.variance,
    }))
    await tx.$executeRaw`
      update item_estimate e set mean = l.mean, variance = l.variance, answers = e.answers + 1, updated_at = now()
      from jsonb_to_recordset(${JSON.stringify(learned)}::jsonb) as l(item_id text, mean float8, variance float8)
      where e.item_id = l.item_id`
    await tx.$executeRaw`
      update response r set ability = l.ability, ability_variance = l.ability_variance
      from jsonb_to_recordset(${JSON.stringify(learned)}::jsonb) as l(item_id text, ability float8, ability_variance float8)
      where r.learner_id = ${learnerId} and r.attempt_id = ${attemptId} and r.item_id = l.item_id`
    return true
  })
}

async function lockEstimates(
  tx: Prisma.TransactionClient,
  itemIds: readonly string[],
): Promise<Map<string, DifficultyEstimate>> {
  const rows = await tx.$queryRaw<(DifficultyEstimate & { item_id: string })[]>`
    select item_id, mean, variance from item_estimate where item_id = any(${itemIds}) order by item_id for update`
  return new Map(rows.map(({ item_id, mean, variance }) => [item_id, { mean, variance }]))
}

/** Parameters that take the place of others. */
export interface NewParameters {
  itemId: string
  answers: number
  oldA: number
  oldB: number
  a: number
  b: number
}

/** Publishes parameters together with the bank that carries them. Returns the number of the publication. */
export async function publishParameters(bank: Bank, parameters: readonly NewParameters[], at: Date): Promise<number> {
  return db.$transaction(async (tx) => {
    await tx.bankVersion.createMany({
      data: { version: bank.version, bank: bank as unknown as Prisma.InputJsonValue },
      skipDuplicates: true,
    })
    const newest = await tx.itemParameters.findFirst({
      orderBy: { publication: 'desc' },
      select: { publication: true },
    })
    const publication = (newest?.publication ?? 0) + 1
    await tx.itemParameters.createMany({
      data: parameters.map((each) => ({ ...each, publication, bankVersion: bank.version, publishedAt: at })),
    })
    return publication
  })
}

/** Writes down that the bank was calibrated. */
export async function recordCalibration(run: {
  at: Date
  attempts: number
  answers: number
  published: number
  flagged: number
}): Promise<void> {
  await db.calibrationRun.create({ data: run })
}
