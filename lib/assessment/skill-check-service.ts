import 'server-only'
import { randomInt } from 'node:crypto'
import { requireLearnerId } from '@/lib/account/learner'
import { getContent } from '@/lib/content/loader'
import { fail, ok, type Result } from '@/lib/shared/result'
import { bankToBeginWith } from './calibration-banks'
import { composeSkillCheck } from './core/skill-check'
import { beginFormAttempt } from './form-attempt'
import { getHistory, getLearnerSettings, listAttempts } from './queries'
import { AttemptSettingsSchema, type AttemptSettings } from './schemas'

/**
 * Begins two questions on one level of one skill for whoever is here and returns the attempt's id. They are an attempt like
 * any other that asks nothing else: its answers join what is known. A check already open is gone on with; another open
 * attempt comes first, and without two unseen questions there is no check.
 */
export async function beginSkillCheck(
  step: NonNullable<AttemptSettings['step']>,
): Promise<Result<string, 'other-open' | 'too-few'>> {
  const content = await getContent()
  const learnerId = await requireLearnerId()
  const [{ bank }, history, attempts, learner] = await Promise.all([
    bankToBeginWith(content),
    getHistory(learnerId),
    listAttempts(learnerId),
    getLearnerSettings(learnerId),
  ])
  const open = attempts.find(({ status }) => status === 'open')
  if (open !== undefined) return open.settings.step?.entryId === step.entryId ? ok(open.id) : fail('other-open')
  const seed = randomInt(2 ** 31)
  const form = composeSkillCheck(bank, {
    skill: step.skillId,
    level: step.level,
    seenItemIds: history.seenItemIds,
    seed,
  })
  if (form.length === 0) return fail('too-few')
  return ok(
    await beginFormAttempt(content, bank, {
      learnerId,
      settings: AttemptSettingsSchema.parse({ ...learner, ratings: {}, step }),
      last: history.last,
      seed,
      seenItemIds: history.seenItemIds,
      levels: new Map([[step.skillId, step.level]]),
      form,
    }),
  )
}
