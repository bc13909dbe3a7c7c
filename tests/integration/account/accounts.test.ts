import { expect, test, vi } from 'vitest'
import { Device } from '../../support/cookie-jar'
import { countRoundTrips, withTestDatabase } from '../../support/test-database'
import { eventOf, jsonRequest } from '../../support/events'
import { formOf, redirected } from '../../support/redirected'
import { POST as postEvents } from '@/app/api/me/events/route'
import { GET as getState } from '@/app/api/me/state/route'
import {
  requestResetAction,
  resetAction,
  revokeSessionAction,
  signInAction,
  signOutAction,
  signUpAction,
} from '@/lib/account/actions'
import { can, PERMISSIONS } from '@/lib/account/permissions'
import { listSessions } from '@/lib/account/queries'
import { setRole } from '@/lib/account/role-mutations'
import { signInWithPassword, signInWithProvider } from '@/lib/account/service'
import { getViewer, requirePermission } from '@/lib/account/viewer'
import { db } from '@/lib/db/client'
import { takeAttempt } from '@/lib/platform/rate-limit'
import type { LearnerStateDto } from '@/lib/learner-state/core/learner-state'
import type { ProgressEvent } from '@/lib/progress/schemas'

withTestDatabase()

const BLANK = { message: null, fields: {}, typed: {} }
const PASSWORD = 'a short sentence'
let people = 0
const newAddress = () => `person-${(people += 1)}@example.org`

const send = (device: Device, ...events: ProgressEvent[]) => device.run(() => postEvents(jsonRequest({ events })))
const stateOf = async (device: Device) =>
  (await (await device.run(() => getState(new Request('http://milepost.test/')))).json()) as LearnerStateDto
const viewerOf = (device: Device) => device.run(() => getViewer())
const signUp = (device: Device, email: string, next = '/plan') =>
  device.run(() => redirected(() => signUpAction(BLANK, formOf({ email, password: PASSWORD, name: 'Ada', next }))))
const signIn = (device: Device, email: string, password = PASSWORD) =>
  device.run(() => redirected(() => signInAction(BLANK, formOf({ email, password, next: '' }))))
const refusedSignIn = (device: Device, email: string, password: string) =>
  device.run(() => signInAction(BLANK, formOf({ email, password })))

async function guest(lessonId: string): Promise<Device> {
  const device = new Device()
  await send(device, eventOf({ kind: 'lesson-done', lessonId }))
  return device
}

test('signing up keeps everything the guest did, under the same learner', async () => {
  const device = await guest('E1-1')
  const { learnerId } = await viewerOf(device)
  const email = newAddress()
  expect(await signUp(device, ` ${email.toUpperCase()} `)).toBe('/plan')
  const viewer = await viewerOf(device)
  expect(viewer).toMatchObject({ learnerId, user: { email, name: 'Ada', role: 'learner' } })
  expect(await stateOf(device)).toMatchObject({ user: { email }, lessons: { 'E1-1': { status: 'done' } } })
})

test('the state of somebody with an account costs one round trip, recording two', async () => {
  const device = await guest('E1-1')
  await signUp(device, newAddress())
  expect((await countRoundTrips(() => stateOf(device))).roundTrips).toBe(1)
  expect(
    (await countRoundTrips(() => send(device, eventOf({ kind: 'lesson-done', lessonId: 'E1-2' })))).roundTrips,
  ).toBe(2)
})

test('an old guest cookie opens nothing once the guest has an account', async () => {
  const device = await guest('E1-1')
  const thief = new Device()
  for (const [name, value] of device.cookies) thief.cookies.set(name, value)
  await signUp(device, newAddress())
  expect([...device.cookies.keys()].sort()).toEqual(['milepost-known', 'next-auth.session-token'])
  expect(await viewerOf(thief)).toEqual({ learnerId: null, user: null })
  expect(await stateOf(thief)).toMatchObject({ version: 0, lessons: {}, user: null })
  await send(thief, eventOf({ kind: 'lesson-reopened', lessonId: 'E1-1' }))
  expect((await stateOf(device)).lessons['E1-1']?.status).toBe('done')
})

test('an address has one account, however it is spelt', async () => {
  const email = newAddress()
  await signUp(new Device(), email)
  const again = await new Device().run(() =>
    signUpAction(
      BLANK,
      formOf({ email: `  ${email.replace('person', 'ＰＥＲＳＯＮ')}`, password: PASSWORD, name: '' }),
    ),
  )
  expect(again.message).toMatch(/has an account/)
  expect(again.typed).not.toHaveProperty('password')
  expect(await db.user.count({ where: { email } })).toBe(1)
})

test('of two sign-ups for one address at once, one makes the account', async () => {
  const email = newAddress()
  const outcomes = await Promise.all(
    [1, 2].map(() =>
      signUp(new Device(), email).then(
        () => 'made',
        () => 'refused',
      ),
    ),
  )
  expect(outcomes.sort()).toEqual(['made', 'refused'])
})

test('a wrong password and an unknown address get the same answer', async () => {
  const email = newAddress()
  await signUp(new Device(), email)
  const wrong = await refusedSignIn(new Device(), email, 'not the password')
  const unknown = await refusedSignIn(new Device(), 'nobody@example.org', PASSWORD)
  expect({ ...wrong, typed: null }).toEqual({ ...unknown, typed: null })
  expect(wrong.message).toMatch(/do not fit together/)
})

test('an account without a password cannot be entered with one', async () => {
  const email = newAddress()
  const origin = { address: 'here', userAgent: '' }
  const made = await signInWithProvider(
    { provider: 'github', providerAccountId: email, email, isEmailVerified: false, name: null },
    { guestId: null, origin },
  )
  expect(made.ok).toBe(true)
  expect(await signInWithPassword({ email, password: '' }, { guestId: null, origin })).toEqual({
    ok: false,
    error: 'wrong-credentials',
  })
})

test('a provider opens an account with an unverified address never, with a verified one always the same', async () => {
  const email = newAddress()
  await signUp(new Device(), email)
  const { id } = await db.user.findUniqueOrThrow({ where: { email } })
  const through = (isEmailVerified: boolean) =>
    signInWithProvider(
      { provider: 'google', providerAccountId: email, email, isEmailVerified, name: null },
      { guestId: null, origin: { address: 'here', userAgent: '' } },
    )
  expect(await through(false)).toEqual({ ok: false, error: 'address-taken' })
  expect(await through(true)).toMatchObject({ ok: true, value: { userId: id } })
  expect(await through(false)).toMatchObject({ ok: true, value: { userId: id } })
})

test('guessing at one account from one place ends after ten tries, and its owner elsewhere still gets in', async () => {
  const email = newAddress()
  await signUp(new Device(), email)
  const guesser = new Device('198.51.100.7')
  for (let tries = 0; tries < 10; tries += 1) {
    expect((await refusedSignIn(guesser, email, 'guess')).message).toMatch(/do not fit/)
  }
  expect((await refusedSignIn(guesser, email, PASSWORD)).message).toMatch(/Too many tries/)
  expect(await signIn(new Device('203.0.113.5'), email)).toBe('/today')
})

test('a class may sign up from one place, but not a machine without end', async () => {
  const place = '198.51.100.8'
  for (let tries = 0; tries < 40; tries += 1) expect(await takeAttempt('sign-up', place)).toBe(true)
  expect(await signUp(new Device(place), newAddress())).toBe('/plan')
  for (let tries = 0; tries < 1000 && (await takeAttempt('sign-up', place)); tries += 1);
  const refused = await new Device(place).run(() =>
    signUpAction(BLANK, formOf({ email: newAddress(), password: PASSWORD, name: '' })),
  )
  expect(refused.message).toMatch(/Too many tries/)
  expect(await signUp(new Device('198.51.100.9'), newAddress())).toBe('/plan')
})

test('asking for a new password says the same about every address, and mails only those that have an account', async () => {
  const email = newAddress()
  await signUp(new Device(), email)
  const ask = (address: string) => new Device().run(() => requestResetAction(BLANK, formOf({ email: address })))
  expect(await ask('nobody@example.org')).toEqual(await ask(email))
  await vi.waitFor(async () => expect(await db.outboxMail.count({ where: { recipient: email } })).toBe(1))
  expect(await db.outboxMail.count({ where: { recipient: 'nobody@example.org' } })).toBe(0)
})

async function resetTokenFor(email: string): Promise<string> {
  const before = await db.outboxMail.count({ where: { recipient: email } })
  await new Device().run(() => requestResetAction(BLANK, formOf({ email })))
  await vi.waitFor(async () => expect(await db.outboxMail.count({ where: { recipient: email } })).toBe(before + 1))
  const mail = await db.outboxMail.findFirstOrThrow({ where: { recipient: email }, orderBy: { createdAt: 'desc' } })
  return /token=([\w-]+)/.exec(mail.body)?.[1] ?? expect.fail('the mail has no link')
}

const reset = (token: string, password: string) =>
  new Device().run(() => resetAction(BLANK, formOf({ token, password })))

test('a link for a new password works once, ends every session and the old password', async () => {
  const device = new Device()
  const email = newAddress()
  await signUp(device, email)
  const first = await resetTokenFor(email)
  const second = await resetTokenFor(email)
  expect((await reset(first, 'another sentence')).message).toMatch(/used or is older/)
  expect(await redirected(() => reset(second, 'another sentence'))).toBe('/sign-in?reset=done')
  expect((await reset(second, 'a third sentence')).message).toMatch(/used or is older/)
  expect(await viewerOf(device)).toEqual({ learnerId: null, user: null })
  expect((await refusedSignIn(new Device(), email, PASSWORD)).message).toMatch(/do not fit/)
  expect(await signIn(new Device(), email, 'another sentence')).toBe('/today')
})

test('of two uses of one link at once, one counts; an hour later none', async () => {
  const email = newAddress()
  await signUp(new Device(), email)
  const token = await resetTokenFor(email)
  const outcomes = await Promise.all(
    ['one sentence more', 'two sentences more'].map((password) =>
      redirected(() => reset(token, password)).then(
        () => 1,
        () => 0,
      ),
    ),
  )
  expect(outcomes.sort()).toEqual([0, 1])
  const late = await resetTokenFor(email)
  await db.verificationToken.updateMany({ data: { expiresAt: new Date(Date.now() - 1000) } })
  expect((await reset(late, 'a late sentence')).message).toMatch(/used or is older/)
})

test('a revoked session is nobody, and what the device does next belongs to one new guest', async () => {
  const [laptop, phone] = [new Device(), new Device()]
  const email = newAddress()
  await signUp(laptop, email)
  await signIn(phone, email)
  const { user } = await viewerOf(phone)
  expect(await listSessions(user?.id ?? '')).toHaveLength(2)
  expect(
    await laptop.run(() => redirected(() => revokeSessionAction(formOf({ sessionId: user?.sessionId ?? '' })))),
  ).toBe('/account')
  expect(await viewerOf(phone)).toEqual({ learnerId: null, user: null })
  expect(await stateOf(phone)).toMatchObject({ version: 0, user: null })
  expect((await viewerOf(laptop)).user?.email).toBe(email)
  await send(phone, eventOf({ kind: 'lesson-done', lessonId: 'E1-1' }))
  await send(phone, eventOf({ kind: 'lesson-done', lessonId: 'E1-2' }))
  expect(Object.keys((await stateOf(phone)).lessons).sort()).toEqual(['E1-1', 'E1-2'])
  expect((await stateOf(laptop)).lessons).toEqual({})
})

test('signing in again ends the session the device had', async () => {
  const [device, copy] = [new Device(), new Device()]
  const email = newAddress()
  await signUp(device, email)
  for (const [name, value] of device.cookies) copy.cookies.set(name, value)
  await signIn(device, email)
  expect((await viewerOf(copy)).user).toBeNull()
  expect(await listSessions((await viewerOf(device)).user?.id ?? '')).toHaveLength(1)
})

test('nobody ends the session of somebody else', async () => {
  const [one, other] = [new Device(), new Device()]
  await signUp(one, newAddress())
  await signUp(other, newAddress())
  const { user } = await viewerOf(one)
  await other.run(() => redirected(() => revokeSessionAction(formOf({ sessionId: user?.sessionId ?? '' }))))
  expect((await viewerOf(one)).user?.id).toBe(user?.id)
})

test('signing out ends the session itself, not only the cookie', async () => {
  const device = new Device()
  await signUp(device, newAddress())
  const copy = new Device()
  for (const [name, value] of device.cookies) copy.cookies.set(name, value)
  expect(await device.run(() => redirected(() => signOutAction()))).toBe('/')
  expect(device.cookies.size).toBe(0)
  expect((await viewerOf(copy)).user).toBeNull()
})

test('a session cookie that was tampered with is nobody', async () => {
  const device = new Device()
  await signUp(device, newAddress())
  const [name, value] = [...device.cookies][0]!
  device.cookies.set(name, `${value.slice(0, -6)}AAAAAA`)
  expect(await viewerOf(device)).toEqual({ learnerId: null, user: null })
})

test('a changed role holds from the next request on and is written down', async () => {
  const device = new Device()
  const email = newAddress()
  await signUp(device, email)
  for (const permission of PERMISSIONS) {
    await expect(device.run(() => requirePermission(permission))).rejects.toMatchObject({ code: 'forbidden' })
    await expect(new Device().run(() => requirePermission(permission))).rejects.toMatchObject({ code: 'signed-out' })
  }
  for (const role of ['editor', 'reviewer', 'administrator', 'learner'] as const) {
    const changed = await setRole({ email, role, actorUserId: null })
    for (const permission of PERMISSIONS) {
      const outcome = await device.run(() =>
        requirePermission(permission).then(
          () => true,
          () => false,
        ),
      )
      expect([role, permission, outcome]).toEqual([role, permission, can(role, permission)])
    }
    const entry = await db.auditEntry.findFirst({ where: { subject: changed?.id ?? '' }, orderBy: { at: 'desc' } })
    expect(entry).toMatchObject({ action: 'role-changed', detail: { to: role } })
  }
  expect(await setRole({ email: 'nobody@example.org', role: 'editor', actorUserId: null })).toBeNull()
})

test('signing in never leads to another site', async () => {
  const email = newAddress()
  await signUp(new Device(), email)
  for (const next of ['https://evil.example/', '//evil.example', '/..//evil.example', '/\\evil.example']) {
    const path = await new Device().run(() =>
      redirected(() => signInAction(BLANK, formOf({ email, password: PASSWORD, next }))),
    )
    expect([next, path]).toEqual([next, '/today'])
  }
})
