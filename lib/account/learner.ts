import 'server-only'
import { db } from '@/lib/db/client'
import { rememberGuest } from './cookies'
import { getViewer } from './viewer'

/**
 * The learner who writes now. The first write of a stranger makes the learner and the cookie that
 * remembers it; nobody is asked for an account. Only in actions and route handlers.
 */
export async function requireLearnerId(): Promise<string> {
  const viewer = await getViewer()
  if (viewer.learnerId !== null) return viewer.learnerId
  const learner = await db.learner.create({ data: { userId: viewer.user?.id ?? null }, select: { id: true } })
  if (viewer.user === null) await rememberGuest(learner.id)
  return learner.id
}
