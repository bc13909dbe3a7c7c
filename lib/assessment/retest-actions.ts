'use server'

import { redirect } from 'next/navigation'
import { getViewer } from '@/lib/account/viewer'
import { AppError } from '@/lib/shared/errors'
import { getRetestSettings } from './queries'
import { beginAttempt } from './service'

/** Begins a short retest with what is known from the last attempt, or leads to the set-up where there is none. */
export async function beginRetestAction(): Promise<void> {
  const { learnerId } = await getViewer()
  const settings = learnerId === null ? null : await getRetestSettings(learnerId)
  if (settings === null) redirect('/assessment')
  let attemptId: string
  try {
    attemptId = await beginAttempt(settings)
  } catch (error) {
    // Nothing unseen is left: the set-up page says so.
    if (error instanceof AppError && error.code === 'conflict') redirect('/assessment')
    throw error
  }
  redirect(`/assessment/${attemptId}`)
}
