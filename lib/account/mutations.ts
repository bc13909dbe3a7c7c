import 'server-only'
import { createHash, randomBytes } from 'node:crypto'
import { db } from '@/lib/db/client'
import type { Prisma } from '@/lib/db/generated/client'
import { mergeLearner } from './merge'
import type { Viewer } from './schemas'

type Transaction = Prisma.TransactionClient

export interface StartedSession {
  userId: string
  sessionId: string
  learnerId: string
}

/** The SHA-256 under which a mailed secret is kept. */
export function hashToken(token: string): string {
  return createHash('sha256').update(token).digest('hex')
}

/** Makes an account; null when the address has one. */
export async function createUser(
  tx: Transaction,
  user: { email: string; name: string | null; passwordHash: string | null },
): Promise<{ id: string } | null> {
  const [created] = await tx.user.createManyAndReturn({ data: [user], skipDuplicates: true, select: { id: true } })
  return created ?? null
}

/**
 * Begins a session on this device and brings the guest's history along: attached when the account has no
 * learner yet, merged when it has one.
 */
export async function startSession(
  tx: Transaction,
  { userId, guestId, userAgent }: { userId: string; guestId: string | null; userAgent: string },
): Promise<StartedSession> {
  const learnerId = await bringGuestAlong(tx, { userId, guestId })
  const session = await tx.session.create({
    data: { userId, userAgent: userAgent.slice(0, 200) },
    select: { id: true },
  })
  return { userId, sessionId: session.id, learnerId }
}

async function bringGuestAlong(
  tx: Transaction,
  { userId, guestId }: { userId: string; guestId: string | null },
): Promise<string> {
  const own = await tx.learner.findUnique({ where: { userId }, select: { id: true } })
  if (own !== null) {
    if (guestId !== null) await mergeLearner(tx, { from: guestId, into: own.id })
    return own.id
  }
  if (guestId !== null) {
    const { count } = await tx.learner.updateMany({
      where: { id: guestId, userId: null },
      data: { userId, version: { increment: 1 } },
    })
    if (count === 1) return guestId
  }
  return (await tx.learner.create({ data: { userId }, select: { id: true } })).id
}

/** Ends one session of a user; others of the same user stay. */
export async function revokeSession({ userId, sessionId }: { userId: string; sessionId: string }): Promise<boolean> {
  const { count } = await db.session.updateMany({
    where: { id: sessionId, userId, revokedAt: null },
    data: { revokedAt: new Date() },
  })
  return count === 1
}

/** A secret for a mail, valid once and for an hour; earlier ones of the same purpose end. */
export async function createToken({ userId, purpose }: { userId: string; purpose: 'reset' }): Promise<string> {
  const token = randomBytes(32).toString('base64url')
  await db.$transaction([
    db.verificationToken.deleteMany({ where: { userId, purpose } }),
    db.verificationToken.create({
      data: { tokenHash: hashToken(token), userId, purpose, expiresAt: new Date(Date.now() + 3_600_000) },
    }),
  ])
  return token
}

/** Uses a mailed secret: sets the new password and ends every session. False when the secret is used, old or unknown. */
export async function resetPassword({
  token,
  passwordHash,
}: {
  token: string
  passwordHash: string
}): Promise<boolean> {
  return db.$transaction(async (tx) => {
    const now = new Date()
    const { count } = await tx.verificationToken.updateMany({
      where: { tokenHash: hashToken(token), purpose: 'reset', usedAt: null, expiresAt: { gt: now } },
      data: { usedAt: now },
    })
    if (count !== 1) return false
    const { userId } = await tx.verificationToken.findUniqueOrThrow({ where: { tokenHash: hashToken(token) } })
    await tx.user.update({ where: { id: userId }, data: { passwordHash, emailVerified: now } })
    await tx.session.updateMany({ where: { userId, revokedAt: null }, data: { revokedAt: now } })
    return true
  })
}

/** Removes an account and everything that belongs to it, mail that waits for it included. Deleted twice it stays deleted. */
export async function deleteUser(userId: string): Promise<void> {
  await db.$transaction(async (tx) => {
    const user = await tx.user.findUnique({ where: { id: userId }, select: { email: true } })
    if (user === null) return
    await tx.verificationToken.deleteMany({ where: { userId } })
    await tx.outboxMail.deleteMany({ where: { recipient: user.email } })
    await tx.user.delete({ where: { id: userId } })
    await tx.auditEntry.create({ data: { actorUserId: userId, action: 'account-deleted', subject: userId } })
  })
}

/** Removes a guest and everything that belongs to it. */
export async function deleteGuest(learnerId: string): Promise<void> {
  await db.learner.deleteMany({ where: { id: learnerId, userId: null } })
}

/** Name of the account, time zone and first day of the week of the learner. */
export async function updateProfile(
  viewer: Viewer,
  { name, timeZone, weekStartDay }: { name: string | null; timeZone: string; weekStartDay: number },
): Promise<void> {
  await db.$transaction(async (tx) => {
    if (viewer.user !== null) await tx.user.update({ where: { id: viewer.user.id }, data: { name } })
    if (viewer.learnerId === null) return
    await tx.learner.update({
      where: { id: viewer.learnerId },
      data: { timeZone, weekStartDay, isTimeZoneSet: true, version: { increment: 1 } },
    })
  })
}
