import 'server-only'
import { randomInt } from 'node:crypto'
import { requireLearnerId } from '@/lib/account/learner'
import { readIdentity } from '@/lib/account/cookies'
import type { Identity } from '@/lib/account/schemas'
import { getContent, type Content } from '@/lib/content/loader'
import { AppError } from '@/lib/shared/errors'
import { fail, ok, type Result } from '@/lib/shared/result'
import { bankOf } from './bank'
import { attemptResult } from './core/attempt-result'
import { buildPrior } from './core/build-prior'
import { carryForward } from './core/carry-forward'
import { estimateProfile } from './core/estimate-profile'
import { migrateState } from './core/migrate-state'
import { recordAnswer } from './core/record-answer'
import { recordRatings } from './core/replay'
import { scoreAnswer } from './core/score-answer'
import { selectItem } from './core/select-item'
import { extendAssessment, startAssessment } from './core/start-assessment'
import type { AssessmentState, Bank, Prior } from './core/types'
import { toPublicItem, type QuestionDto } from './item-dto'
import { createAttempt, finishAttempt, reopenAttempt, replaceQuestion, saveAnswer } from './mutations'
import { getAttempt, getHistory, type AttemptDto } from './queries'
import type { AttemptSettings, GivenAnswerInput } from './schemas'

const DAY_MS = 86_400_000

export type AnswerError = 'no-such-attempt' | 'attempt-ended' | 'not-this-question'

/**
 * Begins an attempt for whoever is here and returns its id. Earlier attempts are carried forward; their
 * questions are not asked again. @throws AppError bad-request for an unknown background or track
 */
export async function beginAttempt(settings: AttemptSettings): Promise<string> {
  const content = await getContent()
  requireKnown(content, settings)
  const learnerId = await requireLearnerId()
  const { bank } = bankOf(content)
  const history = await getHistory(learnerId)
  const ratings = Object.entries(settings.ratings).map(([id, value]) => ({ kind: 'area' as const, id, value }))
  const seed = randomInt(2 ** 31)
  const prior = history.last
    ? carryForward(bank, {
        state: migrateState(bank, onBank(bank, history.last.state)),
        elapsedDays: Math.max(0, (Date.now() - history.last.finishedAt.getTime()) / DAY_MS),
        studyGains: {},
        ratingsAgain: ratings.length > 0,
      })
    : firstPrior(content, bank, settings)
  const fresh = startAssessment(bank, prior, {
    seed,
    targets: targetsOf(content, settings),
    seenItemIds: history.seenItemIds,
  })
  const state = ratings.length > 0 ? recordRatings(bank, fresh, ratings) : fresh
  return createAttempt({ learnerId, settings, state, seed, currentItemId: selectItem(bank, state) })
}

/** The question to be answered now; null when there is no such attempt of whoever is here. */
export async function currentQuestion(
  attemptId: string,
): Promise<{ question: QuestionDto; attempt: AttemptDto } | null> {
  const [content, identity] = await Promise.all([getContent(), readIdentity()])
  const attempt = await getAskableAttempt(content, identity, attemptId)
  return attempt === null ? null : { attempt, question: questionOf(content, attempt) }
}

/**
 * Takes one answer: two round trips. An answer sent twice, out of turn or to somebody else's attempt
 * changes nothing and says so; the question that is due comes along.
 */
export async function answerQuestion(
  attemptId: string,
  given: GivenAnswerInput,
): Promise<Result<QuestionDto, AnswerError>> {
  const [content, identity] = await Promise.all([getContent(), readIdentity()])
  const attempt = await getAskableAttempt(content, identity, attemptId)
  if (attempt === null) return fail('no-such-attempt')
  if (attempt.status !== 'open') return fail('attempt-ended')
  if (attempt.currentItemId !== given.itemId) {
    const isRepeat = attempt.state.responses.some(({ itemId }) => itemId === given.itemId)
    return isRepeat ? ok(questionOf(content, attempt)) : fail('not-this-question')
  }
  const { bank, items } = bankOf(content)
  const item = items.get(given.itemId)
  if (item === undefined) return fail('not-this-question')
  const score = scoreOrRefuse(() => scoreAnswer(item, given.answer))
  const before = migrateState(bank, onBank(bank, attempt.state))
  const shared = {
    elapsedMs: given.elapsedMs,
    ...(given.confidence === undefined ? {} : { confidence: given.confidence / 100 }),
  }
  const state = recordAnswer(
    bank,
    before,
    given.itemId,
    score === null ? { kind: 'dont-know', ...shared } : { kind: 'scored', score, ...shared },
  )
  const nextItemId = selectItem(bank, state)
  const { learnerId, version } = attempt
  const isSaved = await saveAnswer({ learnerId, attemptId, version, given, score, state, nextItemId })
  // The attempt has moved on in between: by this same answer, by another, or to its end. What is now says which.
  if (!isSaved) return answerQuestion(attemptId, given)
  return ok(questionOf(content, { ...attempt, state, currentItemId: nextItemId }))
}

/** Ends an attempt, at any time, with what is known. @throws AppError not-found */
export async function endAttempt(attemptId: string): Promise<void> {
  // An answer that comes in meanwhile counts: then what is known is computed once more.
  for (;;) {
    const { attempt, bank } = await requireAttempt(attemptId)
    if (attempt.status !== 'open') return
    const state = migrateState(bank, onBank(bank, attempt.state))
    const isFinished = await finishAttempt({
      learnerId: attempt.learnerId,
      attemptId,
      version: attempt.version,
      result: attemptResult(bank, state),
      profile: {
        engineVersion: state.engineVersion,
        bankVersion: bank.version,
        at: new Date().toISOString(),
        skills: estimateProfile(bank, state).skills.map(({ id, mean, sd, shownLevelCap }) => ({
          id,
          mean,
          sd,
          shownLevelCap,
        })),
      },
    })
    if (isFinished) return
  }
}

/** Goes on with an ended attempt for some more questions; false when the bank has none left. @throws AppError not-found */
export async function askMore(attemptId: string, count: number): Promise<boolean> {
  const { attempt, bank } = await requireAttempt(attemptId)
  if (attempt.status === 'open') return true
  const state = extendAssessment(migrateState(bank, onBank(bank, attempt.state)), count)
  const nextItemId = selectItem(bank, state)
  if (nextItemId === null) return false
  await reopenAttempt({ learnerId: attempt.learnerId, attemptId, state, nextItemId })
  return true
}

async function requireAttempt(attemptId: string) {
  const [content, identity] = await Promise.all([getContent(), readIdentity()])
  const attempt = await getAttempt(identity, attemptId)
  if (attempt === null) {
    throw new AppError('not-found', {
      message: `No attempt ${attemptId}`,
      userMessage: 'There is no such assessment of yours.',
    })
  }
  return { attempt, bank: bankOf(content).bank }
}

/** An attempt whose question can be asked: where it has left the bank since it was chosen, another one takes its place. */
async function getAskableAttempt(content: Content, identity: Identity, attemptId: string): Promise<AttemptDto | null> {
  const attempt = await getAttempt(identity, attemptId)
  const { bank, items } = bankOf(content)
  if (attempt?.status !== 'open' || attempt.currentItemId === null || items.has(attempt.currentItemId)) return attempt
  const nextItemId = selectItem(bank, migrateState(bank, onBank(bank, attempt.state)))
  const { learnerId, version } = attempt
  await replaceQuestion({ learnerId, attemptId, version, nextItemId })
  return getAttempt(identity, attemptId)
}

/** The items of an older bank may be gone: answers to them are dropped, the rest counts under the present bank. */
function onBank(bank: Bank, state: AssessmentState): AssessmentState {
  if (state.bankVersion === bank.version) return state
  const known = new Set(bank.items.map(({ id }) => id))
  const skills = new Set(bank.skills.map(({ id }) => id))
  const isSame =
    state.prior.skillIds.length === bank.skills.length && state.prior.skillIds.every((id) => skills.has(id))
  if (!isSame) throw new Error('The skills of the curriculum changed since this attempt; it cannot be carried over')
  return { ...state, bankVersion: bank.version, responses: state.responses.filter(({ itemId }) => known.has(itemId)) }
}

function questionOf(
  content: Content,
  { id, state, currentItemId }: Pick<AttemptDto, 'id' | 'state' | 'currentItemId'>,
): QuestionDto {
  const item = currentItemId === null ? undefined : bankOf(content).items.get(currentItemId)
  return {
    attemptId: id,
    number: Math.min(state.responses.length + 1, state.settings.questionCount),
    count: state.settings.questionCount,
    item: item ? toPublicItem(item) : null,
  }
}

function targetsOf(content: Content, { trackId, stage }: AttemptSettings): Record<string, number | null> {
  const targets = content.tracks.get(trackId ?? '')?.targets[stage]
  const basic = [...content.tracks.values()][0]?.targets.basic
  // Without a track the basic stage is the yardstick: its targets are common to all tracks.
  const wanted = targets ?? basic ?? {}
  return Object.fromEntries([...content.skills.keys()].map((id) => [id, wanted[id] ?? null]))
}

function firstPrior(content: Content, bank: Bank, { background }: AttemptSettings): Prior {
  const known = content.backgrounds.get(background ?? '')
  if (known) return buildPrior({ skills: bank.skills, levels: known.prior })
  // Nothing said: the average of the known backgrounds (see README, "What it does not know").
  const all = [...content.backgrounds.values()]
  const mean = (id: string) => all.reduce((sum, { prior }) => sum + (prior[id] ?? 0), 0) / Math.max(1, all.length)
  return buildPrior({ skills: bank.skills, levels: Object.fromEntries(bank.skills.map(({ id }) => [id, mean(id)])) })
}

function requireKnown(content: Content, { background, trackId, ratings }: AttemptSettings): void {
  const unknown =
    (background !== null && !content.backgrounds.has(background) && `background ${background}`) ||
    (trackId !== null && !content.tracks.has(trackId) && `track ${trackId}`) ||
    Object.keys(ratings).find((id) => !content.areas.has(id))
  if (!unknown) return
  throw new AppError('bad-request', {
    message: `Unknown ${unknown}`,
    userMessage: `There is no ${unknown}. Choose again.`,
  })
}

function scoreOrRefuse(score: () => number | null): number | null {
  try {
    return score()
  } catch (error) {
    if (error instanceof TypeError) {
      throw new AppError('bad-request', {
        message: error.message,
        userMessage: 'This answer does not fit the question.',
      })
    }
    throw error
  }
}
