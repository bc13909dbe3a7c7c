import 'server-only'
import { randomInt } from 'node:crypto'
import { requireLearnerId } from '@/lib/account/learner'
import { readIdentity } from '@/lib/account/cookies'
import { getContent, type Content } from '@/lib/content/loader'
import { AppError } from '@/lib/shared/errors'
import { resultOf } from './between-attempts'
import { bankOfState, bankToBeginWith, currentBank } from './calibration-banks'
import {
  checkRulesOf,
  composeCheck,
  deadlineOf,
  isRightAnswer,
  judgeCheck,
  type MasteryOutcome,
  type MasteryRules,
} from './core/mastery-check'
import { checkStanding, type CheckStanding } from './core/mastery-standing'
import type { Bank } from './core/types'
import type { QuestionDto } from './item-dto'
import { getCheckRecords, outcomeIn, type CheckRecords, type EndedCheckDto } from './mastery-queries'
import { getAttempt, getHistory, listResponses, type AttemptDto, type ResponseDto } from './queries'
import { beginFormAttempt } from './form-attempt'
import { closeAttempt, currentQuestion, isTimeUp } from './service'

/** Everything the first page of a check shows. */
export interface CheckOverviewDto {
  rules: MasteryRules
  /** Ids of the skills it asks about. */
  skills: string[]
  standing: CheckStanding
  /** Newest first. */
  ended: EndedCheckDto[]
}

/** The check of a milestone for a learner (null for a stranger); null when the milestone has none. */
export async function readCheckOverview(
  milestoneId: string,
  learnerId: string | null,
): Promise<CheckOverviewDto | null> {
  const content = await getContent()
  const known = rulesIn(content, milestoneId)
  if (known === null) return null
  const { rules, skills } = known
  if (learnerId === null) return { rules, skills, standing: { kind: 'ready' }, ended: [] }
  const [{ bank }, records] = await Promise.all([currentBank(content), getCheckRecords(learnerId, milestoneId)])
  const { short } = composeCheck(bank, { rules, skills, seenItemIds: records.seenItemIds, seed: 0 })
  return { rules, skills, standing: standingOf(rules, records, short), ended: records.ended }
}

function standingOf(
  rules: MasteryRules,
  { open, ended }: CheckRecords,
  short: { skill: string; fresh: number }[],
): CheckStanding {
  return checkStanding(rules, {
    open: open && { ...open, startedAt: open.startedAt.getTime() },
    endedAt: ended[0]?.endedAt.getTime() ?? null,
    short,
    now: Date.now(),
  })
}

function rulesIn(content: Content, milestoneId: string): { rules: MasteryRules; skills: string[] } | null {
  const rules = checkRulesOf(milestoneId)
  const milestone = content.milestones.get(milestoneId)
  if (rules === null || milestone === undefined) return null
  return { rules, skills: milestone.moves.filter((id) => content.skills.has(id)) }
}

/**
 * Begins the check of a milestone for whoever is here and returns its id; its time runs from now on. An open check is gone on
 * with. @throws AppError not-found for a milestone without a check, conflict when it cannot begin now
 */
export async function beginCheck(milestoneId: string): Promise<string> {
  const content = await getContent()
  const known = rulesIn(content, milestoneId)
  if (known === null) throw noSuchCheck(milestoneId)
  const { rules, skills } = known
  const learnerId = await requireLearnerId()
  const [{ bank }, records, history] = await Promise.all([
    bankToBeginWith(content),
    getCheckRecords(learnerId, milestoneId),
    getHistory(learnerId),
  ])
  const seed = randomInt(2 ** 31)
  const { itemIds, short } = composeCheck(bank, { rules, skills, seenItemIds: records.seenItemIds, seed })
  const standing = standingOf(rules, records, short)
  if (standing.kind === 'running' || standing.kind === 'time-up') return standing.attemptId
  if (standing.kind !== 'ready') {
    throw new AppError('conflict', {
      message: `A check of ${milestoneId} cannot begin: ${standing.kind}`,
      userMessage: 'A check cannot begin now. This page says why.',
    })
  }
  return beginFormAttempt(content, bank, {
    learnerId,
    settings: records.settings,
    last: history.last,
    seed,
    seenItemIds: records.seenItemIds,
    levels: new Map(skills.map((id) => [id, 2])),
    form: itemIds,
  })
}

/** A check under way. */
export interface OpenCheckDto {
  question: QuestionDto
  rules: MasteryRules
  /** ISO moment after which no answer counts. */
  endsAt: string
  remainingMs: number
}

/** The check of whoever is here with its due question; `ended` when it was handed in, null when there is none of theirs. */
export async function readOpenCheck(attemptId: string): Promise<OpenCheckDto | 'ended' | null> {
  const found = await currentQuestion(attemptId)
  const rules = found && rulesOfAttempt(found.attempt)
  if (!found || !rules || found.attempt.status === 'left') return null
  if (found.attempt.status !== 'open') return 'ended'
  const ends = deadlineOf(rules, found.attempt.startedAt.getTime())
  return {
    question: found.question,
    rules,
    endsAt: new Date(ends).toISOString(),
    remainingMs: Math.max(0, ends - Date.now()),
  }
}

/**
 * Hands a check in, whatever is answered. Ended by its time it counts as ended then. Handing in twice changes nothing; returns
 * the outcome. @throws AppError not-found
 */
export async function handInCheck(attemptId: string, isUnaided: boolean): Promise<EndedCheck> {
  for (;;) {
    const { attempt, rules } = await requireCheck(attemptId)
    if (attempt.status === 'finished' && attempt.finishedAt !== null) {
      const outcome = outcomeIn(attempt.result)
      if (outcome === null) throw new Error(`The check ${attemptId} has ended without an outcome`)
      return { ...attempt, rules, outcome, endedAt: attempt.finishedAt }
    }
    const content = await getContent()
    const { bank } = await bankOfState(content, attempt.state)
    const now = Date.now()
    const endedAt = isTimeUp(attempt, now) ? deadlineOf(rules, attempt.startedAt.getTime()) : now
    const check = await judge(bank, { attempt, rules, endedAt, isUnaided })
    const result = { ...(await resultOf(content, bank, attempt)), check }
    // An answer that comes in meanwhile counts: then everything is judged once more.
    await closeAttempt(bank, { attempt, result, endedAt: new Date(endedAt) })
  }
}

/** A check that was handed in. */
export interface EndedCheck extends Pick<AttemptDto, 'id' | 'learnerId' | 'startedAt'> {
  rules: MasteryRules
  outcome: MasteryOutcome
  endedAt: Date
}

/** Everything the result of a check shows; `open` while it has not been handed in, null when there is none of theirs. */
export async function readCheckResult(
  attemptId: string,
): Promise<(EndedCheck & { responses: ResponseDto[]; unanswered: number }) | 'open' | null> {
  const attempt = await getAttempt(await readIdentity(), attemptId)
  const rules = attempt && rulesOfAttempt(attempt)
  if (!attempt || !rules || attempt.status === 'left') return null
  const outcome = outcomeIn(attempt.result)
  if (attempt.finishedAt === null || outcome === null) return 'open'
  const responses = await listResponses({ learnerId: attempt.learnerId, attemptId })
  const { id, learnerId, startedAt, finishedAt } = attempt
  const unanswered = outcome.asked - responses.length
  return { id, learnerId, startedAt, rules, outcome, endedAt: finishedAt, responses, unanswered }
}

async function judge(
  bank: Bank,
  {
    attempt,
    rules,
    endedAt,
    isUnaided,
  }: { attempt: AttemptDto; rules: MasteryRules; endedAt: number; isUnaided: boolean },
): Promise<MasteryOutcome> {
  const { id: attemptId, learnerId, startedAt } = attempt
  const [responses, { ended }] = await Promise.all([
    listResponses({ learnerId, attemptId }),
    getCheckRecords(learnerId, rules.milestoneId),
  ])
  const scores = new Map(responses.map(({ itemId, score }) => [itemId, score]))
  const itemsById = new Map(bank.items.map((item) => [item.id, item]))
  // What left the bank before it was answered was never asked.
  const questions = (attempt.state.settings.form ?? []).flatMap((itemId) => {
    const item = itemsById.get(itemId)
    if (item === undefined || (item.status !== 'active' && !scores.has(itemId))) return []
    return [{ skill: item.skill, isRight: isRightAnswer(item.format, scores.get(itemId) ?? null) }]
  })
  const earlier = ended.find((check) => check.startedAt < startedAt)
  return judgeCheck(rules, {
    questions,
    startedAt: startedAt.getTime(),
    endedAt,
    earlierEndedAt: earlier?.endedAt.getTime() ?? null,
    isUnaided,
  })
}

async function requireCheck(attemptId: string): Promise<{ attempt: AttemptDto; rules: MasteryRules }> {
  const attempt = await getAttempt(await readIdentity(), attemptId)
  const rules = attempt && rulesOfAttempt(attempt)
  if (!attempt || !rules || attempt.status === 'left') throw noSuchCheck(attemptId)
  return { attempt, rules }
}

function rulesOfAttempt({ settings }: Pick<AttemptDto, 'settings'>): MasteryRules | null {
  return settings.check === undefined ? null : checkRulesOf(settings.check.milestoneId)
}

function noSuchCheck(id: string): AppError {
  return new AppError('not-found', { message: `No check ${id}`, userMessage: 'There is no such check of yours.' })
}
