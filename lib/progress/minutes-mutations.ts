import 'server-only'
import { getContent } from '@/lib/content/loader'
import { db } from '@/lib/db/client'
import { rebuildProgressIn } from './rebuild'

/** Lets the browser measure minutes, or not. */
export async function setMeasuring(learnerId: string, isOn: boolean): Promise<void> {
  const choice = JSON.stringify({ minutes: isOn ? 'on' : 'off' })
  await db.$executeRaw`
    update learner set preferences = preferences || ${choice}::jsonb, version = version + 1 where id = ${learnerId}`
}

/** Removes every minute of a learner: from the events, from the states they lead to, and from the inputs of kept plans. */
export async function deleteMinutes(learnerId: string): Promise<void> {
  const content = await getContent()
  await db.$transaction(
    async (tx) => {
      await tx.$queryRaw`select id from learner where id = ${learnerId} for update`
      await tx.progressEvent.deleteMany({ where: { learnerId, kind: { in: ['lesson-minutes', 'lab-minutes'] } } })
      await tx.$executeRaw`
        update progress_event set data = data - 'minutes' where learner_id = ${learnerId} and kind = 'lesson-position'`
      await tx.$executeRaw`update plan set input = input - 'progressMinutes' where learner_id = ${learnerId}`
      await rebuildProgressIn(tx, { content, learnerId })
    },
    { timeout: 60_000 },
  )
}
