import 'server-only'
import { randomInt } from 'node:crypto'
import { requireLearnerId } from '@/lib/account/learner'
import { getContent } from '@/lib/content/loader'
import { fail, ok, type Result } from '@/lib/shared/result'
import { bankToBeginWith } from './calibration-banks'
import { composeSkillCheck } from './core/skill-check'
import { startAssessment } from './core/start-assessment'
import { createAttempt } from './mutations'
import { getHistory, getLearnerSettings, listAttempts } from './queries'
import { AttemptSettingsSchema, type AttemptSettings } from './schemas'
import { priorFor } from './service'

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
  const [first] = form
  if (first === undefined) return fail('too-few')
  const settings = AttemptSettingsSchema.parse({ ...learner, ratings: {}, step })
  const prior = await priorFor(content, bank, {
    learnerId,
    last: history.last,
    background: settings.background,
    ratingsAgain: false,
  })
  const state = startAssessment(bank, prior, {
    seed,
    targets: Object.fromEntries(bank.skills.map(({ id }) => [id, id === step.skillId ? step.level : null])),
    seenItemIds: history.seenItemIds,
    questionCount: form.length,
    form,
  })
  return ok(await createAttempt({ learnerId, settings, state, seed, currentItemId: first }))
}
