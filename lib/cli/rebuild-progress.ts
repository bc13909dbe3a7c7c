import { StartError } from '@/lib/platform/start-error'
import { listLearnersWithEvents, rebuildProgressOf } from '@/lib/progress/rebuild'
import type { Command } from '@/lib/server/control'

const PAGE_SIZE = 200

/** `npm run progress:rebuild [-- learner]`: computes the states of everybody, or of one learner, from the events once more. */
export const rebuildProgress: Command = async ([onlyId]) => {
  if (onlyId !== undefined && (await listLearnersWithEvents({ after: '', take: 1, onlyId })).length === 0) {
    throw new StartError(`No learner ${onlyId} has recorded anything.`)
  }
  let learners = 0
  let changed = 0
  for (let after = ''; ;) {
    const ids = await listLearnersWithEvents({ after, take: PAGE_SIZE, ...(onlyId === undefined ? {} : { onlyId }) })
    for (const id of ids) changed += await rebuildProgressOf(id)
    learners += ids.length
    const last = ids.at(-1)
    if (last === undefined || ids.length < PAGE_SIZE) break
    after = last
  }
  return `Read the events of ${learners} ${learners === 1 ? 'learner' : 'learners'}; ${changed === 0 ? 'every state agreed with them' : `${changed} ${changed === 1 ? 'state was' : 'states were'} corrected`}.`
}
