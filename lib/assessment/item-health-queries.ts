// No 'server-only' marker: the thin server and the command line load this outside of React's server build.
import { db } from '@/lib/db/client'
import { DONT_KNOW } from './core/match-moments'
import { creditOf } from './core/match-sites'
import type { ItemAnswer } from './core/item-health'
import type { ItemFormat } from './core/types'
import { ItemAnswerSchema } from './schemas'

/** Health is told from an item's newest answers: enough for every statistic, and what the item is like now. */
export const NEWEST_ANSWERS = 200

interface AnswerRow {
  item_id: string
  answer: unknown
  score: number | null
  elapsed_ms: number
  created_at: Date
  ability: number
  ability_variance: number
}

/**
 * The newest answers that count of each item, by item id; formats say how a score is credited. Answers to an older text are
 * left out.
 */
export async function readNewestAnswers(formats: ReadonlyMap<string, ItemFormat>): Promise<Map<string, ItemAnswer[]>> {
  const rows = await db.$queryRaw<AnswerRow[]>`
    select r.* from unnest(${[...formats.keys()]}::text[]) as i(id)
    left join item_review v on v.item_id = i.id
    cross join lateral (
      select item_id, answer, score, elapsed_ms, created_at, ability, ability_variance from response
      where item_id = i.id and ability is not null and (v.answers_from is null or created_at >= v.answers_from)
      order by created_at desc limit ${NEWEST_ANSWERS}
    ) r`
  const byItem = new Map<string, ItemAnswer[]>()
  for (const row of rows) {
    const answer = toAnswer(row, formats.get(row.item_id)!)
    const known = byItem.get(row.item_id)
    if (known) known.push(answer)
    else byItem.set(row.item_id, [answer])
  }
  return byItem
}

function toAnswer(row: AnswerRow, format: ItemFormat): ItemAnswer {
  const { score, elapsed_ms, created_at, ability, ability_variance } = row
  const credit = score === null ? DONT_KNOW : creditOf({ kind: 'scored', score }, format)
  return {
    credit: Math.max(0, credit),
    isDontKnow: credit === DONT_KNOW,
    ability,
    abilityVariance: ability_variance,
    elapsedMs: elapsed_ms,
    replies: repliesIn(row.answer),
    at: created_at.getTime(),
  }
}

function repliesIn(stored: unknown): readonly string[] {
  const answer = ItemAnswerSchema.parse(stored)
  switch (answer.type) {
    case 'choice':
      return answer.optionIds
    case 'number':
      return [String(answer.value)]
    case 'order':
    case 'dont-know':
      return []
  }
}

/** The last word about an item. */
export interface ItemReviewDto {
  status: 'flagged' | 'cleared'
  cause: 'editor' | 'reports' | 'statistics'
  note: string
  at: Date
}

/** Reviews by item id. */
export async function readReviews(): Promise<Map<string, ItemReviewDto>> {
  const rows = await db.itemReview.findMany({
    select: { itemId: true, status: true, cause: true, note: true, at: true },
  })
  return new Map(rows.map(({ itemId, ...review }) => [itemId, review as ItemReviewDto]))
}

/** Open reports by item id, and how many learners among those who reported it were asked it. */
export async function countOpenReports(itemId?: string): Promise<Map<string, { open: number; asked: number }>> {
  const rows = await db.$queryRaw<{ item_id: string; open: number; asked: number }[]>`
    select item_id, count(*)::int as open, (count(distinct learner_id) filter (where attempt_id is not null))::int as asked
    from item_report where resolved_at is null and (${itemId ?? null}::text is null or item_id = ${itemId ?? null})
    group by item_id`
  return new Map(rows.map(({ item_id, open, asked }) => [item_id, { open, asked }]))
}

/** What learners said about an item, the open ones first. Says nothing about who said it. */
export async function listReportsOf(
  itemId: string,
): Promise<{ id: string; text: string; at: Date; isOpen: boolean }[]> {
  const rows = await db.itemReport.findMany({
    where: { itemId },
    orderBy: [{ resolvedAt: { sort: 'desc', nulls: 'first' } }, { createdAt: 'desc' }],
    take: 100,
    select: { id: true, text: true, createdAt: true, resolvedAt: true },
  })
  return rows.map(({ id, text, createdAt, resolvedAt }) => ({ id, text, at: createdAt, isOpen: resolvedAt === null }))
}

/** What editors decided about an item, the newest first. */
export async function listDecisions(
  itemId: string,
): Promise<{ id: string; at: Date; action: string; actor: string; note: string }[]> {
  return db.$queryRaw`
    select a.id, a.at, a.action, coalesce(u.name, u.email, 'an account that is gone') as actor,
      coalesce(a.detail->>'note', '') as note
    from audit_entry a left join "user" u on u.id = a.actor_user_id
    where a.subject = ${itemId} and a.action in ('item-flagged', 'item-cleared')
    order by a.at desc limit 50`
}

/** What was published of an item, the newest first. */
export async function listPublications(itemId: string) {
  return db.itemParameters.findMany({
    where: { itemId },
    orderBy: { publication: 'desc' },
    take: 20,
    select: { publication: true, publishedAt: true, answers: true, oldA: true, oldB: true, a: true, b: true },
  })
}
