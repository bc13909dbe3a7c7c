import 'server-only'
import { answersBehind, type AnswersBehind } from '@/lib/assessment/answers-behind'
import { entryNumbers, type EntryNumbers } from './core/entry-numbers'
import { readCurrentPlan } from './service'

/** The numbers behind an entry, with where its probability comes from. */
export interface EntryNumbersDto extends EntryNumbers {
  /** False while only the background speaks about the learner. */
  isAssessed: boolean
  /** Null where the entry closes no gap or no assessment can be read. */
  answers: AnswersBehind | null
}

/** The numbers behind one entry of the learner's current plan, computed when asked for; null where there is no such entry. */
export async function readEntryNumbers(
  learnerId: string,
  { nodeId, today }: { nodeId: string; today: string },
): Promise<EntryNumbersDto | null> {
  const current = await readCurrentPlan(learnerId, today)
  const numbers = current && entryNumbers(current.plan, current.input, nodeId)
  if (numbers === null) return null
  return {
    ...numbers,
    isAssessed: current?.facts.profile != null,
    answers: numbers.gap === null ? null : await answersBehind(learnerId, numbers.gap),
  }
}
