import { expect, test } from 'vitest'
import { classifyFailure } from '@/lib/db/core/classify-failure'
import { isDatabaseUnavailable, isUniqueViolation, withRetry } from '@/lib/db/retry'

/** The shape in which Prisma passes on an error of its driver. */
const fromDriver = (originalCode: string): object =>
  Object.assign(new Error('Database error'), {
    code: 'P2039',
    meta: { driverAdapterError: { cause: { originalCode } } },
  })
const withCode = (code: string): object => Object.assign(new Error('x'), { code })

test.each([
  ['a serialisation failure', fromDriver('40001'), 'conflict'],
  ['a deadlock', fromDriver('40P01'), 'conflict'],
  ['a write conflict of Prisma', withCode('P2034'), 'conflict'],
  ['a refused connection', withCode('ECONNREFUSED'), 'not-sent'],
  ['a refused connection behind another error', new Error('x', { cause: withCode('ECONNREFUSED') }), 'not-sent'],
  ['a starting server', fromDriver('57P03'), 'not-sent'],
  ['a terminated connection', fromDriver('57P01'), 'connection-lost'],
  ['a reset connection', withCode('ECONNRESET'), 'connection-lost'],
  ['a connection that ended without a code', new Error('Connection terminated unexpectedly'), 'connection-lost'],
  ['a wait for a connection', new Error('timeout exceeded when trying to connect'), 'pool-exhausted'],
  ['a unique violation', withCode('P2002'), 'other'],
  ['any other error', new Error('x'), 'other'],
  ['something that is no error', 'text', 'other'],
  ['nothing', undefined, 'other'],
])('classifyFailure recognises %s', (_what, error, failure) => {
  expect(classifyFailure(error)).toBe(failure)
})

test('classifyFailure ends on an error that is its own cause', () => {
  const error = new Error('x')
  error.cause = error
  expect(classifyFailure(error)).toBe('other')
})

async function countTries(error: unknown, options?: { isIdempotent: boolean }): Promise<number> {
  let tries = 0
  await withRetry(async () => {
    tries += 1
    if (tries < 3) throw error
  }, options).catch(() => undefined)
  return tries
}

test('withRetry repeats what was not sent or was undone', async () => {
  expect(await countTries(withCode('ECONNREFUSED'))).toBe(3)
  expect(await countTries(fromDriver('40001'))).toBe(3)
})

test('withRetry repeats after a connection lost half-way only what is idempotent', async () => {
  expect(await countTries(fromDriver('57P01'))).toBe(1)
  expect(await countTries(fromDriver('57P01'), { isIdempotent: true })).toBe(3)
})

test('withRetry passes on mistakes and full pools at once', async () => {
  expect(await countTries(withCode('P2002'), { isIdempotent: true })).toBe(1)
  expect(await countTries(new Error('timeout exceeded when trying to connect'), { isIdempotent: true })).toBe(1)
})

test('withRetry calls an outage by its name when patience ends, and passes on everything else as it came', async () => {
  const lost = new Error('lost', { cause: fromDriver('57P01') })
  await expect(withRetry(() => Promise.reject(lost))).rejects.toMatchObject({ code: 'unavailable', cause: lost })
  const mistake = new Error('mistake', { cause: withCode('P2002') })
  await expect(withRetry(() => Promise.reject(mistake))).rejects.toBe(mistake)
})

test('isDatabaseUnavailable separates outages from mistakes', () => {
  expect(isDatabaseUnavailable(withCode('ECONNREFUSED'))).toBe(true)
  expect(isDatabaseUnavailable(new Error('timeout exceeded when trying to connect'))).toBe(true)
  expect(isDatabaseUnavailable(fromDriver('40001'))).toBe(false)
  expect(isUniqueViolation(withCode('P2002'))).toBe(true)
  expect(isUniqueViolation(null)).toBe(false)
})
