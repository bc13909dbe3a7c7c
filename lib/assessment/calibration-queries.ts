// No 'server-only' marker: the thin server and the command line load this outside of React's server build.
import { db } from '@/lib/db/client'
import type { BankFacts } from './bank'
import type { AnsweredAttempt } from './core/calibrate-observations'
import type { DifficultyEstimate } from './core/calibrate-difficulty'
import type { AssessmentState, Bank } from './core/types'

/** What answers and editors say about items now. Parameters published before an item's text changed are left out. */
export async function readBankFacts(): Promise<BankFacts> {
  const [published, flagged, estimates] = await Promise.all([
    db.$queryRaw<{ item_id: string; a: number; b: number }[]>`
      select distinct on (p.item_id) p.item_id, p.a, p.b from item_parameters p
      left join item_review r on r.item_id = p.item_id
      where r.answers_from is null or p.published_at >= r.answers_from
      order by p.item_id, p.publication desc`,
    db.itemReview.findMany({ where: { status: 'flagged' }, select: { itemId: true } }),
    db.itemEstimate.findMany({ select: { itemId: true, answers: true } }),
  ])
  return {
    published: new Map(published.map(({ item_id, a, b }) => [item_id, { a, b }])),
    flagged: new Set(flagged.map(({ itemId }) => itemId)),
    timesShown: new Map(estimates.map(({ itemId, answers }) => [itemId, answers])),
  }
}

/** A bank as it was kept for the attempts of its version; null when none was. */
export async function readBankVersion(version: string): Promise<Bank | null> {
  const row = await db.bankVersion.findUnique({ where: { version }, select: { bank: true } })
  return (row?.bank as Bank | undefined) ?? null
}

/** An attempt with answers its items have not learned from. */
export interface UnlearnedAttempt {
  learnerId: string
  id: string
  state: AssessmentState
  learnedCount: number
}

/** One attempt, if its items have something to learn from it. */
export async function readUnlearnedAttempt(learnerId: string, attemptId: string): Promise<UnlearnedAttempt | null> {
  const row = await db.attempt.findUnique({
    where: { learnerId_id: { learnerId, id: attemptId } },
    select: { state: true, learnedCount: true },
  })
  if (row === null) return null
  const state = row.state as unknown as AssessmentState
  return row.learnedCount < state.responses.length
    ? { learnerId, id: attemptId, state, learnedCount: row.learnedCount }
    : null
}

/** Attempts that are over, or rest since `idleSince`, with answers nobody learned from; a page in the order of their ids. */
export async function listUnlearnedAttempts({
  idleSince,
  afterId,
  take,
}: {
  idleSince: Date
  afterId: string
  take: number
}): Promise<{ learnerId: string; attemptId: string }[]> {
  const rows = await db.$queryRaw<{ learner_id: string; id: string }[]>`
    select a.learner_id, a.id from attempt a
    where a.id > ${afterId} and jsonb_array_length(a.state->'responses') > a.learned_count
      and (a.status <> 'open' or not exists (select 1 from response r
        where r.learner_id = a.learner_id and r.attempt_id = a.id and r.created_at > ${idleSince}))
    order by a.id limit ${take}`
  return rows.map(({ learner_id, id }) => ({ learnerId: learner_id, attemptId: id }))
}

/** Of some items those a learner had answered in an earlier attempt. */
export async function listAnsweredBefore({
  learnerId,
  attemptId,
  itemIds,
}: {
  learnerId: string
  attemptId: string
  itemIds: readonly string[]
}): Promise<Set<string>> {
  // Ids of attempts grow with time.
  const rows = await db.response.findMany({
    where: { learnerId, attemptId: { lt: attemptId }, itemId: { in: [...itemIds] } },
    select: { itemId: true },
  })
  return new Set(rows.map(({ itemId }) => itemId))
}

interface AttemptRow {
  id: string
  state: AssessmentState
  item_ids: string[] | null
}

/**
 * The newest attempts the items learned from, before an id where one is given. Only answers that count for calibration are
 * in them: not too fast, the learner's first to the item, and to its present text.
 */
export async function listLearnedAttempts(
  beforeId: string | null,
  take: number,
): Promise<{ attempts: AnsweredAttempt[]; lastId: string | null }> {
  const rows = await db.$queryRaw<AttemptRow[]>`
    select a.id, a.state, (
      select array_agg(r.item_id) from response r left join item_review v on v.item_id = r.item_id
      where r.learner_id = a.learner_id and r.attempt_id = a.id and r.ability is not null
        and (v.answers_from is null or r.created_at >= v.answers_from)
    ) as item_ids
    from attempt a where a.learned_count > 0 and (${beforeId}::text is null or a.id < ${beforeId})
    order by a.id desc limit ${take}`
  return { attempts: rows.map(toAnswered), lastId: rows.at(-1)?.id ?? null }
}

function toAnswered({ state, item_ids }: AttemptRow): AnsweredAttempt {
  const counted = new Set(item_ids)
  const { prior, settings, ratings, evidence, responses } = state
  return {
    prior,
    // Thousands of attempts are held at once; what they had seen before is not looked at.
    settings: { ...settings, seenItemIds: [] },
    ratings,
    evidence,
    responses: responses.filter(({ itemId }) => counted.has(itemId)),
  }
}

/** Running estimates of difficulty by item id. */
export async function readEstimates(): Promise<Map<string, DifficultyEstimate & { answers: number }>> {
  const rows = await db.itemEstimate.findMany({
    select: { itemId: true, mean: true, variance: true, answers: true },
  })
  return new Map(rows.map(({ itemId, ...estimate }) => [itemId, estimate]))
}

/** When the bank was calibrated last. */
export async function lastCalibration(): Promise<Date | null> {
  const row = await db.calibrationRun.findFirst({ orderBy: { at: 'desc' }, select: { at: true } })
  return row?.at ?? null
}
