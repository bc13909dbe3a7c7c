import { compileBank } from '@/lib/assessment/core/compile-bank'
import { estimateProfile } from '@/lib/assessment/core/estimate-profile'
import { classifyGap } from '@/lib/assessment/core/gap-words'
import type { AssessmentState, Bank } from '@/lib/assessment/core/types'

/** How far an attempt is, in skill ids in bank order. A skill is settled when it would be called a gap or solid now; which
 *  of the two is not part of this. Skills without a target are left out. `exhausted` are open skills for which no unseen
 *  question is left: what is known of them can only change through related skills. */
export interface AttemptProgress {
  readonly settled: readonly string[]
  readonly open: readonly string[]
  readonly exhausted: readonly string[]
}

/** What is settled, what is open, and where questions have run out. Works at any time, also before the first answer.
 *  @throws Error if the state belongs to another version of the bank. */
export function attemptProgress(bank: Bank, state: AssessmentState): AttemptProgress {
  const settled: string[] = []
  const open: string[] = []
  for (const { id, gapProbability } of estimateProfile(bank, state).skills) {
    if (gapProbability === null) continue
    if (classifyGap(gapProbability) === 'not-sure') open.push(id)
    else settled.push(id)
  }
  const askable = askableSkills(bank, state)
  return { settled, open, exhausted: open.filter((id) => !askable.has(id)) }
}

/** What one answer changed: skills settled by it, and skills it opened again. */
export function progressChange(
  before: AttemptProgress,
  after: AttemptProgress,
): { settled: string[]; reopened: string[] } {
  return {
    settled: after.settled.filter((id) => before.open.includes(id)),
    reopened: after.open.filter((id) => before.settled.includes(id)),
  }
}

/** Skills with a scored item that was not seen before and has no variant answered in this attempt. */
function askableSkills(bank: Bank, { responses, settings }: AssessmentState): Set<string> {
  const { familyOf, itemIndex } = compileBank(bank)
  const seen = new Set(settings.seenItemIds)
  const closedFamilies = new Set(responses.map(({ itemId }) => familyOf[itemIndex.get(itemId)!]!))
  const askable = bank.items.filter(
    ({ id, status }, index) => status === 'active' && !seen.has(id) && !closedFamilies.has(familyOf[index]!),
  )
  return new Set(askable.map(({ skill }) => skill))
}
