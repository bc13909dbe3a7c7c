'use server'

import { redirect } from 'next/navigation'
import * as z from 'zod'
import { AppError } from '@/lib/shared/errors'
import { typedIn } from '@/lib/shared/typed-in'
import { AttemptSettingsSchema, STAGES } from './schemas'
import { askMore, beginAttempt, endAttempt, MORE_QUESTIONS } from './service'

export interface SetUpState {
  message: string | null
  /** What was chosen, so that a refusal keeps it. */
  typed: Record<string, string>
}

function ratingsIn(form: FormData): Record<string, number> {
  const entries = [...form.entries()].flatMap(([name, value]) => {
    const area = /^rating-([A-Z]\d?)$/.exec(name)?.[1]
    return area !== undefined && typeof value === 'string' && value !== '' ? [[area, Number(value)] as const] : []
  })
  return Object.fromEntries(entries)
}

function choice(form: FormData, name: string): string | null {
  const value = form.get(name)
  return typeof value === 'string' && value !== '' && value !== 'none' ? value : null
}

/** Starts an assessment from the set-up form. */
export async function beginAttemptAction(_before: SetUpState, form: FormData): Promise<SetUpState> {
  const stage = choice(form, 'stage') ?? STAGES[0]
  const parsed = AttemptSettingsSchema.safeParse({
    background: choice(form, 'background'),
    trackId: choice(form, 'track'),
    stage,
    ratings: ratingsIn(form),
  })
  const refusal = (message: string): SetUpState => ({ message, typed: typedIn(form) })
  if (!parsed.success) return refusal('Something in the form could not be read. Choose again.')
  let attemptId: string
  try {
    attemptId = await beginAttempt(parsed.data)
  } catch (error) {
    if (error instanceof AppError) return refusal(error.userMessage)
    throw error
  }
  redirect(`/assessment/${attemptId}`)
}

/** Stops now, or confirms the end, and shows what is known. */
export async function endAttemptAction(form: FormData): Promise<void> {
  const attemptId = z.uuid().parse(form.get('attemptId'))
  await endAttempt(attemptId)
  redirect(`/assessment/${attemptId}/result`)
}

/** Five more questions on the same attempt. While another one is open, that comes first. */
export async function askMoreAction(form: FormData): Promise<void> {
  const attemptId = z.uuid().parse(form.get('attemptId'))
  const outcome = await askMore(attemptId, MORE_QUESTIONS)
  switch (outcome) {
    case 'asking':
      return redirect(`/assessment/${attemptId}`)
    case 'none-left':
      return redirect(`/assessment/${attemptId}/result?more=none`)
    case 'other-open':
      return redirect('/assessment')
  }
}
