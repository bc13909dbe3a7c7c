import 'server-only'
import { learnerIdSql } from '@/lib/account/learner-sql'
import type { Identity } from '@/lib/account/schemas'
import { db } from '@/lib/db/client'
import type { AttemptResult } from './core/attempt-result'
import type { RatedAnswer } from './core/confidence-calibration'
import type { KeptProfile } from './core/skill-profile'
import type { Studied } from './core/study-gains'
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

/** What earlier attempts left: the last one in which something was answered, the items already seen, and the kept profile. */
export async function getHistory(learnerId: string): Promise<{
  last: EarlierAttempt | null
  seenItemIds: string[]
  profile: KeptProfile | null
}> {
  const [last, seen, kept] = await Promise.all([
    findEarlier(learnerId, {}),
    db.response.findMany({ where: { learnerId }, select: { itemId: true } }),
    db.skillProfile.findUnique({ where: { learnerId }, select: { profile: true } }),
  ])
  return {
    last,
    seenItemIds: [...new Set(seen.map(({ itemId }) => itemId))],
    profile: (kept?.profile as KeptProfile | undefined) ?? null,
  }
}

/** A finished attempt that a later one goes on from. */
export interface EarlierAttempt {
  id: string
  state: AssessmentState
  finishedAt: Date
}

/** The attempt that one begun at `startedAt` goes on from; null for a first one. */
export async function getAttemptBefore({
  learnerId,
  startedAt,
}: {
  learnerId: string
  startedAt: Date
}): Promise<EarlierAttempt | null> {
  return findEarlier(learnerId, { lte: startedAt })
}

async function findEarlier(learnerId: string, finishedAt: { lte?: Date }): Promise<EarlierAttempt | null> {
  const found = await db.attempt.findFirst({
    where: { learnerId, status: 'finished', finishedAt: { not: null, ...finishedAt }, responses: { some: {} } },
    orderBy: { finishedAt: 'desc' },
    select: { id: true, state: true, finishedAt: true },
  })
  return found?.finishedAt
    ? { id: found.id, state: found.state as unknown as AssessmentState, finishedAt: found.finishedAt }
    : null
}

/** Whether the learner has questions to go on with. */
export async function hasOpenAttempt(learnerId: string): Promise<boolean> {
  return (await db.attempt.count({ where: { learnerId, status: 'open' } })) > 0
}

/** Lessons and practice blocks finished after one moment and up to another. */
export async function listStudied({
  learnerId,
  after,
  until,
}: {
  learnerId: string
  after: Date
  until: Date
}): Promise<Studied> {
  const [lessons, practice] = await Promise.all([
    db.lessonState.findMany({
      where: { learnerId, status: 'done', finishedAt: { gt: after, lte: until } },
      orderBy: { finishedAt: 'asc' },
      select: { lessonId: true },
    }),
    db.practiceState.findMany({
      where: { learnerId, doneAt: { gt: after, lte: until } },
      orderBy: { doneAt: 'asc' },
      select: { nodeId: true },
    }),
  ])
  return { lessons: lessons.map(({ lessonId }) => lessonId), practice: practice.map(({ nodeId }) => nodeId) }
}

/** Background, track and stage as they are set now. @throws when there is no such learner */
export async function getLearnerSettings(
  learnerId: string,
): Promise<{ background: string | null; trackId: string | null; stage: string }> {
  return db.learner.findUniqueOrThrow({
    where: { id: learnerId },
    select: { background: true, trackId: true, stage: true },
  })
}

/** What the learner last said of themself, to begin a retest with: the track of now, the rest of the last attempt. */
export async function getRetestSettings(learnerId: string): Promise<AttemptSettings | null> {
  const [last, learner] = await Promise.all([
    db.attempt.findFirst({
      where: { learnerId, status: 'finished' },
      orderBy: { finishedAt: 'desc' },
      select: { settings: true },
    }),
    db.learner.findUnique({ where: { id: learnerId }, select: { trackId: true, stage: true } }),
  ])
  if (last === null || learner === null) return null
  const { background } = AttemptSettingsSchema.parse(last.settings)
  return AttemptSettingsSchema.parse({ background, ...learner, ratings: {} })
}

/** Every answer of the learner's ended attempts that was given with a confidence; those given too fast are left out. */
export async function listRatedAnswers(learnerId: string): Promise<RatedAnswer[]> {
  const rows = await db.$queryRaw<{ confidence: number; score: number }[]>`
    select (r.value->'answer'->>'confidence')::float as confidence, (r.value->'answer'->>'score')::float as score
    from attempt a, jsonb_array_elements(a.state->'responses') r
    where a.learner_id = ${learnerId} and a.status <> 'open' and r.value->>'use' <> 'too-fast'
      and r.value->'answer'->>'confidence' is not null and r.value->'answer'->>'score' is not null`
  return rows.map(({ confidence, score }) => ({ confidence, isRight: score > 0.999 }))
}
