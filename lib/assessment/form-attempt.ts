import 'server-only'
import type { Content } from '@/lib/content/loader'
import { startAssessment } from './core/start-assessment'
import type { Bank } from './core/types'
import { createAttempt } from './mutations'
import type { getHistory } from './queries'
import type { AttemptSettings } from './schemas'
import { priorFor } from './service'

export interface FormAttempt {
  learnerId: string
  settings: AttemptSettings
  /** The learner's last ended attempt: what it found is where this one begins. */
  last: Awaited<ReturnType<typeof getHistory>>['last']
  seed: number
  seenItemIds: readonly string[]
  /** Level that is asked about, by skill id. */
  levels: ReadonlyMap<string, number>
  /** The questions, at least one, in order. */
  form: readonly string[]
}

/** Begins an attempt whose questions are fixed, from what is known of the learner, and returns its id. */
export async function beginFormAttempt(content: Content, bank: Bank, attempt: FormAttempt): Promise<string> {
  const { learnerId, settings, last, seed, seenItemIds, levels, form } = attempt
  const prior = await priorFor(content, bank, {
    learnerId,
    last,
    background: settings.background,
    ratingsAgain: false,
  })
  const state = startAssessment(bank, prior, {
    seed,
    targets: Object.fromEntries(bank.skills.map(({ id }) => [id, levels.get(id) ?? null])),
    seenItemIds: [...seenItemIds],
    questionCount: form.length,
    form: [...form],
  })
  return createAttempt({ learnerId, settings, state, seed, currentItemId: form[0] ?? null })
}
