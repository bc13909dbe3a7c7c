import 'server-only'
import { learnerIdSql } from '@/lib/account/learner-sql'
import type { Identity } from '@/lib/account/schemas'
import { db } from '@/lib/db/client'
import type { AttemptResult } from './core/attempt-result'
import type { KeptProfile } from './core/skill-profile'
import type { AssessmentState } from './core/types'
import { AttemptSettingsSchema, type AttemptSettings } from './schemas'

/** An attempt with its engine state. */
export interface AttemptDto {
  learnerId: string
  id: string
  status: 'open' | 'finished' | 'left'
  seed: number
  bankVersion: string
  settings: AttemptSettings
  state: AssessmentState
  currentItemId: string | null
  result: AttemptResult | null
  version: number
  startedAt: Date
  finishedAt: Date | null
}

interface AttemptRow {
  learner_id: string
  id: string
  status: AttemptDto['status']
  seed: number
  bank_version: string
  settings: unknown
  state: AssessmentState
  current_item_id: string | null
  result: AttemptResult | null
  version: number
  started_at: Date
  finished_at: Date | null
}

/** An attempt of whoever the cookies name, in one round trip; null when it is somebody else's or does not exist. */
export async function getAttempt(identity: Identity, attemptId: string): Promise<AttemptDto | null> {
  const [row] = await db.$queryRaw<AttemptRow[]>`
    select a.* from attempt a where a.learner_id = ${learnerIdSql(identity)} and a.id = ${attemptId}`
  if (row === undefined) return null
  return {
    learnerId: row.learner_id,
    id: row.id,
    status: row.status,
    seed: row.seed,
    bankVersion: row.bank_version,
    settings: AttemptSettingsSchema.parse(row.settings),
    state: row.state,
    currentItemId: row.current_item_id,
    result: row.result,
    version: row.version,
    startedAt: row.started_at,
    finishedAt: row.finished_at,
  }
}

export interface AttemptSummaryDto {
  id: string
  status: string
  startedAt: Date
  finishedAt: Date | null
  answered: number
  settings: AttemptSettings
}

/** A learner's attempts, newest first. */
export async function listAttempts(learnerId: string | null): Promise<AttemptSummaryDto[]> {
  if (learnerId === null) return []
  const rows = await db.attempt.findMany({
    where: { learnerId, status: { not: 'left' } },
    orderBy: { startedAt: 'desc' },
    take: 20,
    select: {
      id: true,
      status: true,
      startedAt: true,
      finishedAt: true,
      settings: true,
      _count: { select: { responses: true } },
    },
  })
  return rows.map(({ _count, settings, ...row }) => ({
    ...row,
    answered: _count.responses,
    settings: AttemptSettingsSchema.parse(settings),
  }))
}

export interface ResponseDto {
  itemId: string
  position: number
  answer: unknown
  score: number | null
  confidence: number | null
  elapsedMs: number
}

/** The answers of one attempt in the order of asking. */
export async function listResponses({
  learnerId,
  attemptId,
}: {
  learnerId: string
  attemptId: string
}): Promise<ResponseDto[]> {
  return db.response.findMany({
    where: { learnerId, attemptId },
    orderBy: { position: 'asc' },
    select: { itemId: true, position: true, answer: true, score: true, confidence: true, elapsedMs: true },
  })
}

/** What earlier attempts left: the kept profile with its state, and the items already seen. */
export async function getHistory(learnerId: string): Promise<{
  last: { state: AssessmentState; finishedAt: Date } | null
  seenItemIds: string[]
  profile: KeptProfile | null
}> {
  const [last, seen, kept] = await Promise.all([
    db.attempt.findFirst({
      where: { learnerId, status: 'finished' },
      orderBy: { finishedAt: 'desc' },
      select: { state: true, finishedAt: true },
    }),
    db.response.findMany({ where: { learnerId }, select: { itemId: true } }),
    db.skillProfile.findUnique({ where: { learnerId }, select: { profile: true } }),
  ])
  return {
    last: last?.finishedAt ? { state: last.state as unknown as AssessmentState, finishedAt: last.finishedAt } : null,
    seenItemIds: [...new Set(seen.map(({ itemId }) => itemId))],
    profile: (kept?.profile as KeptProfile | undefined) ?? null,
  }
}
