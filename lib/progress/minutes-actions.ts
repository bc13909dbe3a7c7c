'use server'

import { revalidatePath } from 'next/cache'
import { requireLearnerId } from '@/lib/account/learner'
import { deleteMinutes, setMeasuring } from './minutes-mutations'
import { correctMinutes } from './minutes-service'
import { OwnMinutesSchema } from './schemas'

export interface OwnMinutesState {
  isKept: boolean
  message: string | null
  /** What was typed and not taken. */
  typed: string | null
}

/** The learner's own figure for one lesson or lab. */
export async function correctMinutesAction(_before: OwnMinutesState, form: FormData): Promise<OwnMinutesState> {
  const typed = form.get('minutes')
  const parsed = OwnMinutesSchema.safeParse({ subjectId: form.get('subjectId'), minutes: typed })
  if (!parsed.success) {
    const message = parsed.error.issues[0]?.message ?? 'This is not a number of minutes'
    return { isKept: false, message, typed: typeof typed === 'string' ? typed : null }
  }
  await correctMinutes(await requireLearnerId(), parsed.data)
  revalidatePath('/progress')
  return { isKept: true, message: 'Kept.', typed: null }
}

/** Switches the measuring of minutes on or off. */
export async function switchMinutesAction(form: FormData): Promise<void> {
  await setMeasuring(await requireLearnerId(), form.get('isOn') === 'true')
  revalidatePath('/account')
}

/** Deletes every minute measured or corrected so far. */
export async function deleteMinutesAction(): Promise<void> {
  await deleteMinutes(await requireLearnerId())
  revalidatePath('/account')
}
