import 'server-only'
import { Prisma } from '@/lib/db/generated/client'
import type { Identity } from './schemas'

/**
 * SQL that is the id of the learner whom the cookies may act for, or null: the session is open, or the
 * guest belongs to no account. Put into a statement it saves the round trip of asking first.
 */
export function learnerIdSql({ userId, sessionId, learnerId }: Identity): Prisma.Sql {
  if (userId !== null && sessionId !== null) {
    return Prisma.sql`(select l.id from session s join learner l on l.user_id = s.user_id where s.id = ${sessionId} and s.user_id = ${userId} and s.revoked_at is null)`
  }
  if (learnerId === null) return Prisma.sql`(select null::text)`
  return Prisma.sql`(select l.id from learner l where l.id = ${learnerId} and l.user_id is null)`
}
