import 'server-only'
import { db } from '@/lib/db/client'
import type { Role } from './schemas'

/** What signing in needs to know of an address; null when there is no account. */
export async function getCredentials(email: string): Promise<{ id: string; passwordHash: string | null } | null> {
  return db.user.findUnique({ where: { email }, select: { id: true, passwordHash: true } })
}

export interface SessionDto {
  id: string
  userAgent: string
  createdAt: Date
  lastSeenAt: Date
}

/** A user's open sessions, newest first. */
export async function listSessions(userId: string): Promise<SessionDto[]> {
  return db.session.findMany({
    where: { userId, revokedAt: null },
    orderBy: { createdAt: 'desc' },
    select: { id: true, userAgent: true, createdAt: true, lastSeenAt: true },
  })
}

export interface ProfileDto {
  timeZone: string
  weekStartDay: number
}

/** What the learner set about time; defaults when nothing was set. */
export async function getProfile(learnerId: string | null): Promise<ProfileDto> {
  const kept =
    learnerId === null
      ? null
      : await db.learner.findUnique({ where: { id: learnerId }, select: { timeZone: true, weekStartDay: true } })
  return kept ?? { timeZone: 'UTC', weekStartDay: 1 }
}

export interface PersonDto {
  id: string
  email: string
  name: string | null
  role: Role
  createdAt: Date
}

/** Everybody with an account, newest first, for the people page; the caller checks the permission. */
export async function listPeople(): Promise<PersonDto[]> {
  return db.user.findMany({
    orderBy: { createdAt: 'desc' },
    take: 200,
    select: { id: true, email: true, name: true, role: true, createdAt: true },
  })
}

export interface OutboxMailDto {
  id: string
  recipient: string
  subject: string
  body: string
  createdAt: Date
}

/** Mail that waits because no SMTP server is configured. */
export async function listOutbox(): Promise<OutboxMailDto[]> {
  return db.outboxMail.findMany({ orderBy: { createdAt: 'desc' }, take: 100 })
}
