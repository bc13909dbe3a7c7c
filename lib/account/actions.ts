'use server'

import { redirect } from 'next/navigation'
import * as z from 'zod'
import { storableText } from '@/lib/shared/storable-text'
import { forgetEverybody, readIdentity, rememberSession } from './cookies'
import { sameOriginPath } from './core/same-origin-path'
import { deleteGuest, deleteUser, revokeSession, updateProfile, type StartedSession } from './mutations'
import { readOrigin } from './origin'
import { ProfileSchema, ResetRequestSchema, ResetSchema, SignInSchema, SignUpSchema } from './schemas'
import {
  finishReset,
  requestReset,
  signInWithPassword,
  signUp,
  type ResetError,
  type SignInError,
  type SignUpError,
} from './service'
import { getViewer, requireUser } from './viewer'

/** What a form shows after it was sent: a sentence for the whole and one per field; what was typed stays. */
export interface FormState {
  message: string | null
  fields: Record<string, string>
  typed: Record<string, string>
  isDone?: boolean
}

const SENTENCES: Record<SignInError | SignUpError | ResetError, string> = {
  'wrong-credentials': 'Address and password do not fit together. Check both, or set a new password.',
  'too-many': 'Too many tries in a short time. Wait a quarter of an hour, then try again.',
  'address-taken': 'This address has an account. Sign in, or set a new password.',
  'token-spent': 'This link was used or is older than an hour. Ask for a new one.',
}

function textOf(form: FormData, name: string): string | undefined {
  const value = form.get(name)
  return typeof value === 'string' ? value : undefined
}

function readForm<T extends z.ZodObject>(schema: T, form: FormData): { values: z.output<T> } | { state: FormState } {
  const given = Object.fromEntries(
    Object.keys(schema.shape).map((name) => {
      const value = form.get(name)
      return [name, typeof value === 'string' ? storableText(value) : '']
    }),
  )
  const parsed = schema.safeParse(given)
  if (parsed.success) return { values: parsed.data }
  const fields: Record<string, string> = {}
  for (const issue of parsed.error.issues) fields[String(issue.path[0])] ??= issue.message
  return { state: refusal('Something is missing or not right. The fields say what.', given, fields) }
}

function refusal(message: string, typed: Record<string, string>, fields: Record<string, string> = {}): FormState {
  const { password: _, ...kept } = typed
  return { message, fields, typed: kept }
}

async function guestId(): Promise<string | null> {
  const viewer = await getViewer()
  return viewer.user === null ? viewer.learnerId : null
}

/** A new session takes the place of the one this device had, which ends. */
async function changeSession(session: StartedSession): Promise<void> {
  const { userId, sessionId } = await readIdentity()
  if (userId !== null && sessionId !== null) await revokeSession({ userId, sessionId })
  await rememberSession(session)
}

export async function signInAction(_before: FormState, form: FormData): Promise<FormState> {
  const read = readForm(SignInSchema, form)
  if ('state' in read) return read.state
  const result = await signInWithPassword(read.values, { guestId: await guestId(), origin: await readOrigin() })
  if (!result.ok) return refusal(SENTENCES[result.error], { email: read.values.email })
  await changeSession(result.value)
  redirect(sameOriginPath(textOf(form, 'next')))
}

export async function signUpAction(_before: FormState, form: FormData): Promise<FormState> {
  const read = readForm(SignUpSchema, form)
  if ('state' in read) return read.state
  const { email, name } = read.values
  const result = await signUp(read.values, { guestId: await guestId(), origin: await readOrigin() })
  if (!result.ok) return refusal(SENTENCES[result.error], { email, name: name ?? '' })
  await changeSession(result.value)
  redirect(sameOriginPath(textOf(form, 'next')))
}

export async function signOutAction(): Promise<void> {
  const { userId, sessionId } = await readIdentity()
  if (userId !== null && sessionId !== null) await revokeSession({ userId, sessionId })
  await forgetEverybody()
  redirect('/')
}

export async function requestResetAction(_before: FormState, form: FormData): Promise<FormState> {
  const read = readForm(ResetRequestSchema, form)
  if ('state' in read) return read.state
  const result = await requestReset(read.values.email, await readOrigin())
  if (!result.ok) return refusal(SENTENCES[result.error], read.values)
  return { ...refusal('If this address has an account, a link is on its way. It holds for an hour.', {}), isDone: true }
}

export async function resetAction(_before: FormState, form: FormData): Promise<FormState> {
  const read = readForm(ResetSchema, form)
  if ('state' in read) return read.state
  const result = await finishReset(read.values, await readOrigin())
  if (!result.ok) return refusal(SENTENCES[result.error], {})
  redirect('/sign-in?reset=done')
}

export async function updateProfileAction(_before: FormState, form: FormData): Promise<FormState> {
  const read = readForm(ProfileSchema, form)
  if ('state' in read) return read.state
  const viewer = await getViewer()
  await updateProfile(viewer, read.values)
  return { ...refusal('Saved.', {}), isDone: true }
}

export async function revokeSessionAction(form: FormData): Promise<void> {
  const user = await requireUser()
  const sessionId = z.uuid().parse(form.get('sessionId'))
  await revokeSession({ userId: user.id, sessionId })
  if (sessionId === user.sessionId) {
    await forgetEverybody()
    redirect('/sign-in')
  }
  redirect('/account')
}

/** Deletes the account, or the guest, and everything that belongs to it. The word "delete" must be typed. */
export async function deleteEverythingAction(_before: FormState, form: FormData): Promise<FormState> {
  if (textOf(form, 'confirm')?.trim().toLowerCase() !== 'delete') {
    return refusal('Nothing was deleted. Type the word delete to confirm.', {}, { confirm: 'Type delete' })
  }
  const viewer = await getViewer()
  if (viewer.user !== null) await deleteUser(viewer.user.id)
  else if (viewer.learnerId !== null) await deleteGuest(viewer.learnerId)
  await forgetEverybody()
  redirect('/?deleted=yes')
}
