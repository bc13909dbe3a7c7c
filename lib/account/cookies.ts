import 'server-only'
import { cookies } from 'next/headers'
import { decode, encode } from 'next-auth/jwt'
import { getAuthSecret, getSiteUrl } from '@/lib/platform/env'
import type { Identity } from './schemas'
import { openSignedValue, signValue } from './signed-value'

const GUEST_DAYS = 180
const SESSION_DAYS = 30
const DAY_SECONDS = 86_400
const GUEST_COOKIE = 'milepost-guest'
/** Tells scripts that somebody is remembered here, and not who: a stranger's page then asks the server nothing. */
const HINT_COOKIE = 'milepost-known'

function isSecure(): boolean {
  return getSiteUrl().startsWith('https://')
}

/** next-auth's own cookie name, so that its providers and our forms share one session. */
export function sessionCookieName(): string {
  return isSecure() ? '__Secure-next-auth.session-token' : 'next-auth.session-token'
}

function cookieOptions(days: number) {
  return { httpOnly: true, sameSite: 'lax', secure: isSecure(), path: '/', maxAge: days * DAY_SECONDS } as const
}

/** Who the cookies say this is: signatures checked, no database. */
export async function readIdentity(): Promise<Identity> {
  const jar = await cookies()
  const token = jar.get(sessionCookieName())?.value
  if (token !== undefined) {
    const claims = await decode({ token, secret: getAuthSecret() }).catch(() => null)
    if (
      claims &&
      typeof claims.sub === 'string' &&
      typeof claims['sid'] === 'string' &&
      typeof claims['lid'] === 'string'
    ) {
      return { userId: claims.sub, sessionId: claims['sid'], learnerId: claims['lid'] }
    }
  }
  const guest = jar.get(GUEST_COOKIE)?.value
  const learnerId = guest === undefined ? null : openSignedValue(guest, getAuthSecret())
  return { userId: null, sessionId: null, learnerId }
}

/** Remembers a guest on this device; the cookie of an ended session goes, it would hide the guest. Only in actions and route handlers. */
export async function rememberGuest(learnerId: string): Promise<void> {
  const jar = await cookies()
  jar.delete(sessionCookieName())
  jar.set(GUEST_COOKIE, signValue(learnerId, getAuthSecret()), cookieOptions(GUEST_DAYS))
  jar.set(HINT_COOKIE, '1', { ...cookieOptions(GUEST_DAYS), httpOnly: false })
}

/** Remembers a signed-in person on this device; a guest's cookie goes. */
export async function rememberSession(session: {
  userId: string
  sessionId: string
  learnerId: string
}): Promise<void> {
  const jar = await cookies()
  const token = await encode({
    token: { sub: session.userId, sid: session.sessionId, lid: session.learnerId },
    secret: getAuthSecret(),
    maxAge: SESSION_DAYS * DAY_SECONDS,
  })
  jar.set(sessionCookieName(), token, cookieOptions(SESSION_DAYS))
  await rememberHint()
  jar.delete(GUEST_COOKIE)
}

/** Sets the hint alone, where next-auth sets the session's cookie itself. */
export async function rememberHint(): Promise<void> {
  const jar = await cookies()
  jar.set(HINT_COOKIE, '1', { ...cookieOptions(SESSION_DAYS), httpOnly: false })
}

/** Forgets everybody on this device. */
export async function forgetEverybody(): Promise<void> {
  const jar = await cookies()
  jar.delete(sessionCookieName())
  jar.delete(GUEST_COOKIE)
  jar.delete(HINT_COOKIE)
}
