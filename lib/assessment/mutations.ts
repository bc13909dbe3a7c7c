import 'server-only'
import { db } from '@/lib/db/client'
import { Prisma } from '@/lib/db/generated/client'
import type { AttemptResult } from './core/attempt-result'
import type { KeptProfile } from './core/skill-profile'
import type { AssessmentState } from './core/types'
import type { AttemptSettings, GivenAnswerInput } from './schemas'

const asJson = (value: unknown) => value as Prisma.InputJsonValue

/** Begins an attempt. One attempt is open per learner: an open one is returned instead. */
export async function createAttempt({
  learnerId,
  settings,
  state,
  seed,
  currentItemId,
}: {
  learnerId: string
  settings: AttemptSettings
  state: AssessmentState
  seed: number
  currentItemId: string | null
}): Promise<string> {
  return db.$transaction(async (tx) => {
    // The row of the learner is the turnstile: two starts at once queue here.
    await tx.learner.update({
      where: { id: learnerId },
      data: {
        background: settings.background,
        stage: settings.stage,
        ...(settings.trackId === null ? {} : { trackId: settings.trackId }),
        version: { increment: 1 },
      },
    })
    const open = await tx.attempt.findFirst({ where: { learnerId, status: 'open' }, select: { id: true } })
    if (open) return open.id
    const { id } = await tx.attempt.create({
      data: {
        learnerId,
        engineVersion: String(state.engineVersion),
        bankVersion: state.bankVersion,
        seed,
        settings: asJson(settings),
        state: asJson(state),
        currentItemId,
      },
      select: { id: true },
    })
    return id
  })
}

/** One answer with the state it leads to, in one statement; false when the attempt has moved on in between. */
export async function saveAnswer({
  learnerId,
  attemptId,
  version,
  given,
  score,
  state,
  nextItemId,
}: {
  learnerId: string
  attemptId: string
  version: number
  given: GivenAnswerInput
  score: number | null
  state: AssessmentState
  nextItemId: string | null
}): Promise<boolean> {
  const rows = await db.$queryRaw<{ version: number }[]>`
    with moved as (
      update attempt set state = ${JSON.stringify(state)}::jsonb, current_item_id = ${nextItemId}, version = version + 1
      where learner_id = ${learnerId} and id = ${attemptId} and version = ${version} and status = 'open'
        and current_item_id = ${given.itemId}
      returning learner_id, id, version
    ), answered as (
      insert into response (learner_id, attempt_id, item_id, position, answer, score, confidence, elapsed_ms)
      select learner_id, id, ${given.itemId}, ${state.responses.length}, ${JSON.stringify(given.answer)}::jsonb, ${score},
        ${given.confidence ?? null}::int, ${given.elapsedMs}::int from moved
    )
    select version from moved`
  return rows.length === 1
}

/** Asks another question than the one chosen, unless the attempt has moved on. */
export async function replaceQuestion({
  learnerId,
  attemptId,
  version,
  nextItemId,
}: {
  learnerId: string
  attemptId: string
  version: number
  nextItemId: string | null
}): Promise<void> {
  await db.attempt.updateMany({
    where: { learnerId, id: attemptId, version, status: 'open' },
    data: { currentItemId: nextItemId, version: { increment: 1 } },
  })
}

/**
 * Continues an attempt whose questions are answered with more of them; false, and nothing changed, when it has moved on in
 * between or another attempt is open. The result goes: what is open shows no keys and has no result.
 */
export async function extendAttempt({
  learnerId,
  attemptId,
  version,
  state,
  nextItemId,
}: {
  learnerId: string
  attemptId: string
  version: number
  state: AssessmentState
  nextItemId: string
}): Promise<boolean> {
  return db.$transaction(async (tx) => {
    await tx.learner.update({ where: { id: learnerId }, data: { version: { increment: 1 } } })
    const others = await tx.attempt.count({ where: { learnerId, status: 'open', id: { not: attemptId } } })
    if (others > 0) return false
    const { count } = await tx.attempt.updateMany({
      where: { learnerId, id: attemptId, version, status: { in: ['open', 'finished'] }, currentItemId: null },
      data: {
        status: 'open',
        state: asJson(state),
        currentItemId: nextItemId,
        result: Prisma.DbNull,
        finishedAt: null,
        version: { increment: 1 },
      },
    })
    return count === 1
  })
}

/** Ends an attempt with its result and keeps the profile; false, and nothing changed, when it has moved on in between. */
export async function finishAttempt({
  learnerId,
  attemptId,
  version,
  result,
  profile,
}: {
  learnerId: string
  attemptId: string
  version: number
  result: AttemptResult
  profile: KeptProfile
}): Promise<boolean> {
  return db.$transaction(async (tx) => {
    const { count } = await tx.attempt.updateMany({
      where: { learnerId, id: attemptId, status: 'open', version },
      data: {
        status: 'finished',
        finishedAt: new Date(profile.at),
        result: asJson(result),
        currentItemId: null,
        version: { increment: 1 },
      },
    })
    if (count === 0) return false
    const kept = { attemptId, profile: asJson(profile), updatedAt: new Date(profile.at) }
    await tx.skillProfile.upsert({ where: { learnerId }, create: { learnerId, ...kept }, update: kept })
    await tx.learner.update({ where: { id: learnerId }, data: { version: { increment: 1 } } })
    return true
  })
}
