import { AppError } from '@/lib/shared/errors'
import { classifyFailure } from './core/classify-failure'

const FIRST_PAUSE_MS = 40
const LONGEST_PAUSE_MS = 500
/** A restart of the database within this time is not noticed by anybody. */
const PATIENCE_MS = 4_000

/**
 * Runs database work, again where that is safe: after serialisation failures and deadlocks, and after connections
 * that failed before a statement was sent, for up to four seconds. Work marked as idempotent (it carries a client id
 * or only reads) is also repeated after a connection that broke half-way. `work` must hold the whole transaction.
 * @throws AppError unavailable when the database still does not answer then; anything else as it came
 */
export async function withRetry<T>(work: () => Promise<T>, { isIdempotent = false } = {}): Promise<T> {
  const startedAtMs = performance.now()
  for (let pauseMs = FIRST_PAUSE_MS; ; pauseMs = Math.min(pauseMs * 2, LONGEST_PAUSE_MS)) {
    try {
      return await work()
    } catch (error) {
      const failure = classifyFailure(error)
      const mayRepeat =
        failure === 'conflict' || failure === 'not-sent' || (failure === 'connection-lost' && isIdempotent)
      const pauseWithJitterMs = pauseMs * (0.5 + Math.random() / 2)
      if (!mayRepeat || performance.now() - startedAtMs + pauseWithJitterMs > PATIENCE_MS)
        throw isDatabaseUnavailable(error) ? unavailable(error) : error
      await new Promise((resolve) => setTimeout(resolve, pauseWithJitterMs))
    }
  }
}

function unavailable(cause: unknown): AppError {
  const error = new AppError('unavailable', {
    message: `The database did not answer: ${cause instanceof Error ? cause.message : String(cause)}`,
    userMessage: 'The database does not answer just now. Nothing of yours is lost; try again in a moment.',
  })
  error.cause = cause
  return error
}

/** Whether the database cannot answer for now. */
export function isDatabaseUnavailable(error: unknown): boolean {
  const failure = classifyFailure(error)
  return failure === 'not-sent' || failure === 'connection-lost' || failure === 'pool-exhausted'
}

/** Whether a write met a row that already has this unique value. */
export function isUniqueViolation(error: unknown): boolean {
  return typeof error === 'object' && error !== null && 'code' in error && error.code === 'P2002'
}
