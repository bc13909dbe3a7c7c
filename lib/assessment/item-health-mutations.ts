// No 'server-only' marker: the thin server and the command line load this outside of React's server build.
import { db } from '@/lib/db/client'

/** Takes an item out by a rule, unless it is out already; whether it was still in. */
export async function flagByRule(flag: {
  itemId: string
  cause: 'reports' | 'statistics'
  note: string
  at: Date
}): Promise<boolean> {
  const { itemId, cause, note, at } = flag
  const changed = await db.$executeRaw`
    insert into item_review (item_id, status, cause, note, at) values (${itemId}, 'flagged', ${cause}, ${note}, ${at})
    on conflict (item_id) do update set status = 'flagged', cause = ${cause}, note = ${note}, user_id = null, at = ${at}
      where item_review.status <> 'flagged'`
  return changed === 1
}

/** An editor takes an item out; written down in the audit log. */
export async function flagByEditor({
  itemId,
  userId,
  note,
  at,
}: {
  itemId: string
  userId: string
  note: string
  at: Date
}): Promise<void> {
  const review = { status: 'flagged', cause: 'editor', note, userId, at }
  await db.$transaction(async (tx) => {
    await tx.itemReview.upsert({ where: { itemId }, create: { itemId, ...review }, update: review })
    await tx.auditEntry.create({
      data: { at, actorUserId: userId, action: 'item-flagged', subject: itemId, detail: { note } },
    })
  })
}

/**
 * An editor has reviewed an item: it is asked again, and its reports are closed; written down in the audit log. Of a changed
 * item everything learned so far is about another text: its statistics and parameters begin anew.
 */
export async function clearByEditor({
  itemId,
  userId,
  note,
  isChanged,
  at,
}: {
  itemId: string
  userId: string
  note: string
  isChanged: boolean
  at: Date
}): Promise<void> {
  const review = { status: 'cleared', cause: 'editor', note, userId, at, ...(isChanged ? { answersFrom: at } : {}) }
  await db.$transaction(async (tx) => {
    await tx.itemReview.upsert({ where: { itemId }, create: { itemId, ...review }, update: review })
    await tx.itemReport.updateMany({ where: { itemId, resolvedAt: null }, data: { resolvedAt: at } })
    if (isChanged) await tx.itemEstimate.deleteMany({ where: { itemId } })
    await tx.auditEntry.create({
      data: { at, actorUserId: userId, action: 'item-cleared', subject: itemId, detail: { note, isChanged } },
    })
  })
}
