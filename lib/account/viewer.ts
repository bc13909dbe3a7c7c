import 'server-only'
import { cache } from 'react'
import { AppError } from '@/lib/shared/errors'
import { db } from '@/lib/db/client'
import { readIdentity } from './cookies'
import { can, type Permission } from './permissions'
import type { Identity, Viewer } from './schemas'

const NOBODY: Viewer = { learnerId: null, user: null }

/**
 * Checks the cookies' claim against the database in one round trip: a signed-in person needs a session
 * that was not revoked; a guest needs a learner that belongs to no account.
 */
export async function checkIdentity(identity: Identity): Promise<Viewer> {
  if (identity.userId !== null && identity.sessionId !== null) {
    const session = await db.session.findFirst({
      where: { id: identity.sessionId, userId: identity.userId, revokedAt: null },
      select: {
        user: { select: { id: true, email: true, name: true, role: true, learner: { select: { id: true } } } },
      },
    })
    if (!session) return NOBODY
    const { learner, ...user } = session.user
    return { learnerId: learner?.id ?? null, user: { ...user, sessionId: identity.sessionId } }
  }
  if (identity.learnerId === null) return NOBODY
  const guest = await db.learner.findFirst({
    where: { id: identity.learnerId, userId: null },
    select: { id: true },
  })
  return guest ? { learnerId: guest.id, user: null } : NOBODY
}

/** Who is here; asked once per request. */
export const getViewer = cache(async (): Promise<Viewer> => {
  const identity = await readIdentity()
  return identity.learnerId === null && identity.userId === null ? NOBODY : checkIdentity(identity)
})

/** The signed-in person when their role carries the permission. @throws AppError signed-out or forbidden */
export async function requirePermission(permission: Permission): Promise<NonNullable<Viewer['user']>> {
  const { user } = await getViewer()
  if (user === null) {
    throw new AppError('signed-out', {
      message: `${permission} asked for by nobody`,
      userMessage: 'Sign in first; this needs an account with the right role.',
    })
  }
  if (!can(user.role, permission)) {
    throw new AppError('forbidden', {
      message: `${permission} asked for by ${user.id} (${user.role})`,
      userMessage: 'Your account does not carry the role for this. An administrator can change it.',
    })
  }
  return user
}

/** The signed-in person. @throws AppError signed-out */
export async function requireUser(): Promise<NonNullable<Viewer['user']>> {
  const { user } = await getViewer()
  if (user !== null) return user
  throw new AppError('signed-out', {
    message: 'A page for accounts asked for by nobody',
    userMessage: 'Sign in first.',
  })
}
