'use server'

import { redirect } from 'next/navigation'
import { HandInSchema } from '@/lib/assessment/mastery-schemas'
import { hrefOf } from '@/lib/content/core/graph-queries'
import { getContent } from '@/lib/content/loader'
import { handInMilestoneCheck } from './check-record'

export interface HandInState {
  message: string | null
}

/** Hands a milestone check in with the learner's statement about help, and shows the result. */
export async function handInCheckAction(_before: HandInState, form: FormData): Promise<HandInState> {
  const parsed = HandInSchema.safeParse({ attemptId: form.get('attemptId'), helped: form.get('helped') })
  if (!parsed.success) return { message: 'Say first whether anybody or anything helped.' }
  const { attemptId, helped } = parsed.data
  const { rules } = await handInMilestoneCheck(attemptId, helped === 'no')
  const milestone = (await getContent()).milestones.get(rules.milestoneId)
  redirect(milestone === undefined ? '/roadmap' : `${hrefOf(milestone)}/check/${attemptId}/result`)
}
