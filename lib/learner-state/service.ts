import 'server-only'
import type { Identity } from '@/lib/account/schemas'
import { getContent } from '@/lib/content/loader'
import { withRetry } from '@/lib/db/retry'
import { buildLearnerState } from './core/build-learner-state'
import { getLearnerRecords } from './queries'
import { EMPTY_LEARNER_STATE, type LearnerStateDto } from './core/learner-state'

/** The state of whoever the cookies name: one database round trip, none for a stranger. @throws AppError unavailable */
export async function readLearnerState(identity: Identity): Promise<LearnerStateDto> {
  if (identity.learnerId === null && identity.userId === null) return EMPTY_LEARNER_STATE
  const [content, records] = await Promise.all([
    getContent(),
    withRetry(() => getLearnerRecords(identity), { isIdempotent: true }),
  ])
  return buildLearnerState(content, records, new Date().toISOString())
}
