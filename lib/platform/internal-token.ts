import { randomBytes, timingSafeEqual } from 'node:crypto'
import { processWide } from '@/lib/shared/process-wide'

/** The secret by which the thin server proves itself to Next's handlers of the same process; new at each start. */
export function getInternalToken(): string {
  return processWide('internal-token', () => randomBytes(32).toString('hex'))
}

/** Whether a request carries the secret of this process. */
export function hasInternalToken(request: Request): boolean {
  const given = Buffer.from(request.headers.get('authorization') ?? '')
  const expected = Buffer.from(`Bearer ${getInternalToken()}`)
  return given.byteLength === expected.byteLength && timingSafeEqual(given, expected)
}
