import 'server-only'
import { randomInt } from 'node:crypto'
import { requireLearnerId } from '@/lib/account/learner'
import { readIdentity } from '@/lib/account/cookies'
import type { Identity } from '@/lib/account/schemas'
import { getContent, type Content } from '@/lib/content/loader'
import { AppError } from '@/lib/shared/errors'
import { fail, ok, type Result } from '@/lib/shared/result'
import type { AnswerError } from './answer-errors'
import { intervalSince, resultOf } from './between-attempts'
import { bankOfState, bankToBeginWith } from './calibration-banks'
import { learnFromAttempt } from './calibration-service'
import type { AttemptResult } from './core/attempt-result'
import { attemptProgress, progressChange } from './core/attempt-progress'
import { buildPrior } from './core/build-prior'
import { carryForward } from './core/carry-forward'
import { estimateProfile } from './core/estimate-profile'
import { recordAnswer } from './core/record-answer'
import { recordRatings, replay } from './core/replay'
import { RETEST_QUESTIONS } from './core/retest-advice'
import { scoreAnswer } from './core/score-answer'
import { checkRulesOf, deadlineOf } from './core/mastery-check'
import { selectItem } from './core/select-item'
import { settleNext } from './core/settle-next'
import { extendAssessment, startAssessment } from './core/start-assessment'
import type { AssessmentState, Bank, Prior } from './core/types'
import { toPublicItem, type QuestionDto } from './item-dto'
import { createAttempt, extendAttempt, finishAttempt, replaceQuestion, saveAnswer } from './mutations'
import { getAttempt, getHistory, listResponses, type AttemptDto, type EarlierAttempt } from './queries'
import { presentState } from './present-state'
import { ItemAnswerSchema, type AttemptSettings, type GivenAnswerInput } from './schemas'

/** Questions offered when the attempt has its own. */
export const MORE_QUESTIONS = 5

/**
 * Begins an attempt for whoever is here and returns its id. Earlier attempts are carried forward; their
 * questions are not asked again. @throws AppError bad-request for an unknown background or track, conflict when no unseen
 * question is left
 */
export async function beginAttempt(settings: AttemptSettings): Promise<string> {
  const content = await getContent()
  requireKnown(content, settings)
  const learnerId = await requireLearnerId()
  const { bank } = await bankToBeginWith(content)
  const history = await getHistory(learnerId)
  const ratings = Object.entries(settings.ratings).map(([id, value]) => ({ kind: 'area' as const, id, value }))
  const seed = randomInt(2 ** 31)
  const prior = await priorFor(content, bank, {
    learnerId,
    last: history.last,
    background: settings.background,
    ratingsAgain: ratings.length > 0,
  })
  const fresh = startAssessment(bank, prior, {
    seed,
    targets: targetsOf(content, settings),
    seenItemIds: history.seenItemIds,
    // A retest is short because the kept profile does the rest; a few answers are nothing to go on from.
    ...(history.seenItemIds.length >= RETEST_QUESTIONS ? { questionCount: RETEST_QUESTIONS } : {}),
  })
  const state = ratings.length > 0 ? recordRatings(bank, fresh, ratings) : fresh
  const currentItemId = selectItem(bank, state)
  if (currentItemId === null) {
    throw new AppError('conflict', {
      message: `No unseen question for ${learnerId}`,
      userMessage: 'You have seen every question there is. Your last result stands until new questions are published.',
    })
  }
  return createAttempt({ learnerId, settings, state, seed, currentItemId })
}

/** The question to be answered now; null when there is no such attempt of whoever is here. */
export async function currentQuestion(
  attemptId: string,
): Promise<{ question: QuestionDto; attempt: AttemptDto } | null> {
  const [content, identity] = await Promise.all([getContent(), readIdentity()])
  const attempt = await getAskableAttempt(content, identity, attemptId)
  return attempt === null ? null : { attempt, question: await questionOf(content, attempt) }
}

/**
 * Takes one answer: two round trips. An attempt asks a question once, so attempt and question name the answer: sent again
 * it changes nothing and gets the question that is due. Another answer to it, an answer out of turn, after the end or to
 * somebody else's attempt changes nothing and says so.
 */
export async function answerQuestion(
  attemptId: string,
  given: GivenAnswerInput,
): Promise<Result<QuestionDto, AnswerError>> {
  const [content, identity] = await Promise.all([getContent(), readIdentity()])
  const attempt = await getAskableAttempt(content, identity, attemptId)
  if (attempt === null) return fail('no-such-attempt')
  if (attempt.status !== 'open' || isTimeUp(attempt, Date.now())) return fail('attempt-ended')
  if (attempt.currentItemId !== given.itemId) {
    if (!attempt.state.responses.some(({ itemId }) => itemId === given.itemId)) return fail('not-this-question')
    return (await isKept(attempt, given)) ? ok(await questionOf(content, attempt)) : fail('already-answered')
  }
  const { bank, items } = await bankOfState(content, attempt.state)
  const item = items.get(given.itemId)
  if (item === undefined) return fail('not-this-question')
  const score = scoreOrRefuse(() => scoreAnswer(item, given.answer))
  const before = presentState(bank, attempt.state)
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
  return ok(await questionOf(content, { ...attempt, state, currentItemId: nextItemId }, before))
}

/** Whether the time of a milestone check has run out at a moment (ms); an assessment has no limit. */
export function isTimeUp({ settings, startedAt }: Pick<AttemptDto, 'settings' | 'startedAt'>, now: number): boolean {
  const rules = settings.check === undefined ? null : checkRulesOf(settings.check.milestoneId)
  return rules !== null && now > deadlineOf(rules, startedAt.getTime())
}

/** Whether this very answer is the one that was kept. */
async function isKept({ learnerId, id }: AttemptDto, { itemId, answer }: GivenAnswerInput): Promise<boolean> {
  const kept = (await listResponses({ learnerId, attemptId: id })).find((response) => response.itemId === itemId)
  // The database keeps JSON in an order of its own; the schema puts both into the same.
  const inOrder = (value: unknown) => JSON.stringify(ItemAnswerSchema.parse(value))
  return kept !== undefined && inOrder(kept.answer) === inOrder(answer)
}

/** Ends an attempt, at any time, with what is known. @throws AppError not-found */
export async function endAttempt(attemptId: string): Promise<void> {
  // An answer that comes in meanwhile counts: then what is known is computed once more.
  for (;;) {
    const { attempt, content, bank } = await requireAttempt(attemptId)
    if (attempt.status !== 'open') return
    requireAssessment(attempt)
    const result = await resultOf(content, bank, attempt)
    if (await closeAttempt(bank, { attempt, result, endedAt: new Date() })) return
  }
}

/** Closes an open attempt: keeps result and profile and lets the items learn. False when it has moved on in between. */
export async function closeAttempt(
  bank: Bank,
  { attempt, result, endedAt }: { attempt: AttemptDto; result: AttemptResult; endedAt: Date },
): Promise<boolean> {
  const { learnerId, id: attemptId, version } = attempt
  const state = presentState(bank, attempt.state)
  const isFinished = await finishAttempt({
    learnerId,
    attemptId,
    version,
    result,
    profile: {
      engineVersion: state.engineVersion,
      bankVersion: bank.version,
      at: endedAt.toISOString(),
      skills: estimateProfile(bank, state).skills.map(({ id, mean, sd, shownLevelCap }) => ({
        id,
        mean,
        sd,
        shownLevelCap,
      })),
    },
  })
  if (isFinished) await learnFromAttempt({ learnerId, attemptId })
  return isFinished
}

/**
 * Goes on with an attempt whose questions are answered, ended or not, for some more. Returns whether they are being asked,
 * the bank has none left, or another attempt is open. @throws AppError not-found
 */
export async function askMore(attemptId: string, count: number): Promise<'asking' | 'none-left' | 'other-open'> {
  const { attempt, bank } = await requireAttempt(attemptId)
  requireAssessment(attempt)
  if (attempt.currentItemId !== null) return 'asking'
  const state = extendAssessment(presentState(bank, attempt.state), count)
  const nextItemId = selectItem(bank, state)
  if (nextItemId === null) return 'none-left'
  const { learnerId, version } = attempt
  if (await extendAttempt({ learnerId, attemptId, version, state, nextItemId })) return 'asking'
  // Asked for twice at once, or another attempt stands in the way.
  return (await requireAttempt(attemptId)).attempt.status === 'open' ? 'asking' : 'other-open'
}

/** Ending and more questions are for assessments. @throws AppError bad-request for a milestone check */
function requireAssessment({ id, settings }: AttemptDto): void {
  if (settings.check === undefined) return
  throw new AppError('bad-request', {
    message: `${id} is a check and is handed in, neither ended nor made longer`,
    userMessage: 'This is a milestone check. Hand it in on its own page.',
  })
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
  const { bank } = await bankOfState(content, attempt.state)
  return { attempt, content, bank }
}

/** An attempt whose question can be asked: where it has left the bank since it was chosen, another one takes its place. */
async function getAskableAttempt(content: Content, identity: Identity, attemptId: string): Promise<AttemptDto | null> {
  const attempt = await getAttempt(identity, attemptId)
  if (attempt?.status !== 'open' || attempt.currentItemId === null) return attempt
  const { bank, items } = await bankOfState(content, attempt.state)
  if (items.has(attempt.currentItemId)) return attempt
  const nextItemId = selectItem(bank, presentState(bank, attempt.state))
  const { learnerId, version } = attempt
  await replaceQuestion({ learnerId, attemptId, version, nextItemId })
  return getAttempt(identity, attemptId)
}

async function questionOf(
  content: Content,
  { id, state: stored, currentItemId }: Pick<AttemptDto, 'id' | 'state' | 'currentItemId'>,
  before?: AssessmentState,
): Promise<QuestionDto> {
  const { bank, items } = await bankOfState(content, stored)
  const state = presentState(bank, stored)
  const item = currentItemId === null ? undefined : items.get(currentItemId)
  return {
    attemptId: id,
    number: state.responses.length + 1,
    count: state.settings.questionCount,
    item: item ? toPublicItem(item) : null,
    progress: progressOf(bank, { state, before: before ?? beforeLastAnswer(bank, state) }),
    spentMs: state.responses.reduce((sum, { answer }) => sum + (answer.elapsedMs ?? 0), 0),
    more: item ? null : moreOf(bank, state),
  }
}

/** A state follows from its facts, so what stood before the last answer need not be kept. */
function beforeLastAnswer(bank: Bank, state: AssessmentState): AssessmentState {
  return state.responses.length === 0 ? state : replay(bank, { ...state, responses: state.responses.slice(0, -1) })
}

function progressOf(
  bank: Bank,
  { state, before }: { state: AssessmentState; before: AssessmentState },
): QuestionDto['progress'] {
  const now = attemptProgress(bank, state)
  const { settled, reopened } = progressChange(attemptProgress(bank, before), now)
  return { settled: now.settled, exhausted: now.exhausted, lastSettled: settled, lastReopened: reopened }
}

function moreOf(bank: Bank, state: AssessmentState): QuestionDto['more'] {
  const { questions, likely, settledNow, expectedSettled } = settleNext(bank, state, MORE_QUESTIONS)
  return {
    questions,
    skills: likely,
    expectedSettled: Math.round(Math.max(0, expectedSettled - settledNow) * 10) / 10,
  }
}

function targetsOf(content: Content, { trackId, stage }: AttemptSettings): Record<string, number | null> {
  const targets = content.tracks.get(trackId ?? '')?.targets[stage]
  const basic = [...content.tracks.values()][0]?.targets.basic
  // Without a track the basic stage is the yardstick: its targets are common to all tracks.
  const wanted = targets ?? basic ?? {}
  return Object.fromEntries([...content.skills.keys()].map((id) => [id, wanted[id] ?? null]))
}

/** What is believed of a learner before the first answer of a new attempt. */
export async function priorFor(
  content: Content,
  bank: Bank,
  {
    learnerId,
    last,
    background,
    ratingsAgain,
  }: { learnerId: string; last: EarlierAttempt | null; background: string | null; ratingsAgain: boolean },
): Promise<Prior> {
  return last === null
    ? firstPrior(content, bank, background)
    : carriedPrior(content, bank, { learnerId, last, ratingsAgain })
}

/** What the last attempt left, after the time and the study since. */
async function carriedPrior(
  content: Content,
  bank: Bank,
  { learnerId, last, ratingsAgain }: { learnerId: string; last: EarlierAttempt; ratingsAgain: boolean },
): Promise<Prior> {
  const state = presentState(bank, last.state)
  const interval = await intervalSince(content, bank, {
    learnerId,
    state,
    from: last.finishedAt,
    until: new Date(),
  })
  return carryForward(bank, { state, ...interval, ratingsAgain })
}

function firstPrior(content: Content, bank: Bank, background: string | null): Prior {
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
