/**
 * What a database error means for the caller:
 * - `conflict`: a serialisation failure or deadlock; the transaction was undone, trying again is always right.
 * - `not-sent`: no connection could be made (server down, starting or full), so nothing was done.
 * - `connection-lost`: the connection broke while a statement was under way; it may or may not have taken effect.
 * - `pool-exhausted`: all connections stayed busy for the time a request may wait; more tries would add to the load.
 * - `other`: everything else, a mistake in the statement or the data.
 */
export type DatabaseFailure = 'conflict' | 'not-sent' | 'connection-lost' | 'pool-exhausted' | 'other'

// SQLSTATE codes of the PostgreSQL manual (appendix A), Prisma's codes and Node's system error codes.
const FAILURE_BY_CODE: ReadonlyMap<string, DatabaseFailure> = new Map([
  ['40001', 'conflict'],
  ['40P01', 'conflict'],
  ['P2034', 'conflict'],
  ['57P03', 'not-sent'],
  ['53300', 'not-sent'],
  ['08001', 'not-sent'],
  ['P1001', 'not-sent'],
  ['P1002', 'not-sent'],
  ['ECONNREFUSED', 'not-sent'],
  ['EHOSTUNREACH', 'not-sent'],
  ['ENETUNREACH', 'not-sent'],
  ['ENOTFOUND', 'not-sent'],
  ['EAI_AGAIN', 'not-sent'],
  ['57P01', 'connection-lost'],
  ['57P02', 'connection-lost'],
  ['08003', 'connection-lost'],
  ['08006', 'connection-lost'],
  ['P1017', 'connection-lost'],
  ['ECONNRESET', 'connection-lost'],
  ['EPIPE', 'connection-lost'],
  ['ETIMEDOUT', 'connection-lost'],
  ['P2024', 'pool-exhausted'],
])

// pg reports these two without any code; the wording is pinned with the version and checked by a test against a server.
const FAILURE_BY_MESSAGE: readonly [string, DatabaseFailure][] = [
  ['timeout exceeded when trying to connect', 'pool-exhausted'],
  ['Connection terminated', 'connection-lost'],
]

const DEEPEST_CAUSE = 6

/** Reads an error of Prisma, its adapters, pg or Node, following causes; never throws. */
export function classifyFailure(error: unknown): DatabaseFailure {
  let current: unknown = error
  for (let depth = 0; depth < DEEPEST_CAUSE && isRecord(current); depth += 1) {
    for (const key of ['originalCode', 'code']) {
      const failure = FAILURE_BY_CODE.get(String(current[key]))
      if (failure !== undefined) return failure
    }
    const message = typeof current['message'] === 'string' ? current['message'] : ''
    const byMessage = FAILURE_BY_MESSAGE.find(([start]) => message.startsWith(start))
    if (byMessage !== undefined) return byMessage[1]
    const meta = current['meta']
    current = (isRecord(meta) ? meta['driverAdapterError'] : undefined) ?? current['cause']
  }
  return 'other'
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null
}
