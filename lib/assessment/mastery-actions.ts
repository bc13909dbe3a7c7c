'use server'

import { redirect } from 'next/navigation'
import { hrefOf } from '@/lib/content/core/graph-queries'
import { getContent } from '@/lib/content/loader'
import { AppError } from '@/lib/shared/errors'
import { beginCheck } from './mastery-service'

/** Begins the check of the milestone named in the form; where it cannot begin now, its page says why. */
export async function beginCheckAction(form: FormData): Promise<void> {
  const milestoneId = form.get('milestoneId')
  const milestone = (await getContent()).milestones.get(typeof milestoneId === 'string' ? milestoneId : '')
  if (milestone === undefined) redirect('/roadmap')
  const path = `${hrefOf(milestone)}/check`
  let attemptId: string
  try {
    attemptId = await beginCheck(milestone.id)
  } catch (error) {
    if (error instanceof AppError && (error.code === 'conflict' || error.code === 'not-found')) redirect(path)
    throw error
  }
  redirect(`${path}/${attemptId}`)
}
