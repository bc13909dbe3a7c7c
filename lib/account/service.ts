import 'server-only'
import { db } from '@/lib/db/client'
import { getLog } from '@/lib/platform/log'
import { sendMail } from '@/lib/platform/mail'
import { takeAttempt } from '@/lib/platform/rate-limit'
import { getSiteUrl } from '@/lib/platform/env'
import { fail, ok, type Result } from '@/lib/shared/result'
import { createToken, createUser, resetPassword, startSession, type StartedSession } from './mutations'
import { hashPassword, verifyPassword } from './passwords'
import { getCredentials } from './queries'

/** Where a request comes from, for limits and for the list of sessions. */
export interface Origin {
  address: string
  userAgent: string
}

export type SignInError = 'wrong-credentials' | 'too-many'
export type SignUpError = 'address-taken' | 'too-many'
export type ResetError = 'token-spent' | 'too-many'

/**
 * Signs in with e-mail and password and brings the guest's history along. Unknown addresses and wrong
 * passwords get the same answer after the same work. Limits count per address and place, so that
 * guessing elsewhere never locks the owner out.
 */
export async function signInWithPassword(
  { email, password }: { email: string; password: string },
  { guestId, origin }: { guestId: string | null; origin: Origin },
): Promise<Result<StartedSession, SignInError>> {
  const isAllowed =
    (await takeAttempt('sign-in-place', origin.address)) && (await takeAttempt('sign-in', `${email}|${origin.address}`))
  if (!isAllowed) return fail('too-many')
  const account = await getCredentials(email)
  const isRight = await verifyPassword(account?.passwordHash ?? null, password)
  if (!isRight || account === null) return fail('wrong-credentials')
  return ok(
    await db.$transaction((tx) => startSession(tx, { userId: account.id, guestId, userAgent: origin.userAgent })),
  )
}

/** Makes an account; everything the guest did becomes the account's. */
export async function signUp(
  { email, password, name }: { email: string; password: string; name: string | null },
  { guestId, origin }: { guestId: string | null; origin: Origin },
): Promise<Result<StartedSession, SignUpError>> {
  if (!(await takeAttempt('sign-up', origin.address))) return fail('too-many')
  const passwordHash = await hashPassword(password)
  return db.$transaction(async (tx) => {
    const user = await createUser(tx, { email, name, passwordHash })
    if (user === null) return fail('address-taken')
    return ok(await startSession(tx, { userId: user.id, guestId, userAgent: origin.userAgent }))
  })
}

/** Mails a link to set a new password when the address has an account; says nothing about whether it has. */
export async function requestReset(email: string, origin: Origin): Promise<Result<null, 'too-many'>> {
  if (!(await takeAttempt('reset', `${email}|${origin.address}`))) return fail('too-many')
  const account = await getCredentials(email)
  if (account !== null) {
    // Not awaited: the time a mail server takes would tell that the address has an account.
    void mailResetLink({ userId: account.id, email }).catch((error: unknown) => {
      getLog().error({ err: error }, 'a link to set a new password could not be sent')
    })
  }
  return ok(null)
}

async function mailResetLink({ userId, email }: { userId: string; email: string }): Promise<void> {
  const token = await createToken({ userId, purpose: 'reset' })
  await sendMail({
    to: email,
    subject: 'Set a new password for Milepost',
    text: [
      'Somebody, hopefully you, asked to set a new password for this address.',
      `Open this link within an hour: ${getSiteUrl()}/reset?token=${token}`,
      'If it was not you, do nothing; the old password stays.',
    ].join('\n\n'),
  })
}

/** Sets a new password with a mailed secret and ends every session of the account. */
export async function finishReset(
  { token, password }: { token: string; password: string },
  origin: Origin,
): Promise<Result<null, ResetError>> {
  // Hashing is dear; nobody makes the server do it without end by sending made-up secrets.
  if (!(await takeAttempt('reset-finish', origin.address))) return fail('too-many')
  const passwordHash = await hashPassword(password)
  return (await resetPassword({ token, passwordHash })) ? ok(null) : fail('token-spent')
}

/** A person who came through GitHub or Google: found by the provider's id, linked by a verified address, or made. */
export async function signInWithProvider(
  profile: {
    provider: string
    providerAccountId: string
    email: string
    isEmailVerified: boolean
    name: string | null
  },
  { guestId, origin }: { guestId: string | null; origin: Origin },
): Promise<Result<StartedSession, 'address-taken'>> {
  const { provider, providerAccountId, email, name } = profile
  return db.$transaction(async (tx) => {
    const linked = await tx.account.findUnique({
      where: { provider_providerAccountId: { provider, providerAccountId } },
      select: { userId: true },
    })
    let userId = linked?.userId
    if (userId === undefined) {
      const known = await tx.user.findUnique({ where: { email }, select: { id: true } })
      // An address the provider has not verified must not open somebody else's account.
      if (known !== null && !profile.isEmailVerified) return fail('address-taken')
      userId = known?.id ?? (await createUser(tx, { email, name, passwordHash: null }))?.id
      if (userId === undefined) return fail('address-taken')
      await tx.account.create({ data: { provider, providerAccountId, userId } })
    }
    return ok(await startSession(tx, { userId, guestId, userAgent: origin.userAgent }))
  })
}
