// No 'server-only' marker: the thin server and the command line load this outside of React's server build.
import { getContent, type Content } from '@/lib/content/loader'
import { getLog } from '@/lib/platform/log'
import { bankFacts, bankOf, buildBank, NO_FACTS } from './bank'
import { bankOfState, currentBank, renewBankFacts } from './calibration-banks'
import {
  publishParameters,
  recordCalibration,
  saveLessons,
  type Lesson,
  type NewParameters,
} from './calibration-mutations'
import {
  lastCalibration,
  listAnsweredBefore,
  listLearnedAttempts,
  listUnlearnedAttempts,
  readUnlearnedAttempt,
} from './calibration-queries'
import { updateDifficulty } from './core/calibrate-difficulty'
import { authorPriors, calibrationSteps, type CalibratedItem } from './core/calibrate-items'
import { observeItems, type AnsweredAttempt } from './core/calibrate-observations'
import { isCalibrationDue, PUBLISH_ANSWERS, whyWithheld } from './core/calibrate-publication'
import { compileBank } from './core/compile-bank'
import type { Bank } from './core/types'
import { flagByRules } from './item-health-flags'
import { hasSkillsOf, presentState } from './present-state'

/** An attempt nobody touched for so long is taken as left. */
const IDLE_MS = 24 * 3_600_000
/** The newest attempts that are calibrated from: at twenty questions some two hundred answers for each of 500 items, beyond
 *  which parameters hardly gain (engine-research.md section 4.5). */
const MOST_ATTEMPTS = 5000
const PAGE_SIZE = 200
/** How long the calibration may hold the process before requests get their turn. */
const SLICE_MS = 8

/**
 * Lets items learn from an attempt that has ended. Done here and not with each answer, because only now every answer is seen
 * with all others of the learner, and because answering stays at two round trips. What fails here is made up for at night.
 */
export async function learnFromAttempt(attempt: { learnerId: string; attemptId: string }): Promise<void> {
  try {
    await learn(await getContent(), attempt)
  } catch (error) {
    getLog().error({ err: error, attemptId: attempt.attemptId }, 'items did not learn from an attempt')
  }
}

async function learn(
  content: Content,
  { learnerId, attemptId }: { learnerId: string; attemptId: string },
): Promise<void> {
  const attempt = await readUnlearnedAttempt(learnerId, attemptId)
  if (attempt === null) return
  const { bank } = await bankOfState(content, attempt.state)
  const state = hasSkillsOf(bank, attempt.state) ? presentState(bank, attempt.state) : null
  const fresh = state === null ? [] : observeItems(bank, state)
  const { learnedCount, state: stored } = attempt
  const asked = new Set(stored.responses.slice(learnedCount).map(({ itemId }) => itemId))
  const observations = fresh.filter(({ itemId }) => asked.has(itemId))
  const before = await listAnsweredBefore({
    learnerId,
    attemptId,
    itemIds: observations.map(({ itemId }) => itemId),
  })
  const priors = authorPriors(buildBank(content, NO_FACTS).bank)
  const lessons = observations.flatMap((observation): Lesson[] => {
    const { itemId, cavity } = observation
    const prior = priors.get(itemId)
    if (prior === undefined || before.has(itemId)) return []
    const item = bank.items[compileBank(bank).itemIndex.get(itemId)!]!
    return [
      {
        itemId,
        cavity,
        prior: { mean: prior.b, variance: prior.bSd ** 2 },
        learn: (estimate) => updateDifficulty(estimate, observation, item),
      },
    ]
  })
  await saveLessons({ learnerId, attemptId, from: learnedCount, to: stored.responses.length, lessons })
}

/** What a calibration did. */
export interface CalibrationReport {
  attempts: number
  answers: number
  /** Items with enough answers to be published. */
  ready: number
  /** Items whose parameters were published, with the number of the publication and the bank it made; null for none. */
  published: { items: number; publication: number; bankVersion: string } | null
  /** Items taken out by their statistics or by reports. */
  flagged: string[]
}

/**
 * Calibrates the bank: learns from attempts that were left, takes out items by their statistics and reports, fits a and b of every
 * item to the answers, and publishes what passes the guard as a new version of the bank. Attempts that began keep theirs.
 * Gives other work its turn every few milliseconds.
 */
export async function calibrateBank(now: Date): Promise<CalibrationReport> {
  const content = await getContent()
  await learnFromTheLeft(now)
  const flagged = await flagByRules(content, now)
  const authorBank = buildBank(content, NO_FACTS).bank
  const attempts = await readAttempts(authorBank)
  const fitted = await inSlices(calibrationSteps({ bank: authorBank, attempts }))
  await renewBankFacts()
  const published = await publish(content, { authorBank, fitted, now })
  const answers = fitted.reduce((sum, item) => sum + item.answers, 0)
  await recordCalibration({
    at: now,
    attempts: attempts.length,
    answers,
    published: published?.items ?? 0,
    flagged: flagged.length,
  })
  const ready = fitted.filter((item) => item.answers >= PUBLISH_ANSWERS).length
  return { attempts: attempts.length, answers, ready, published, flagged }
}

/** Whether three o'clock UTC has passed since the last calibration. */
export async function isCalibrationDueNow(now: Date): Promise<boolean> {
  const last = await lastCalibration()
  return isCalibrationDue({ now: now.getTime(), last: last?.getTime() ?? null })
}

async function learnFromTheLeft(now: Date): Promise<void> {
  const idleSince = new Date(now.getTime() - IDLE_MS)
  for (let afterId = ''; ;) {
    const left = await listUnlearnedAttempts({ idleSince, afterId, take: PAGE_SIZE })
    for (const attempt of left) await learnFromAttempt(attempt)
    const last = left.at(-1)
    if (last === undefined || left.length < PAGE_SIZE) return
    afterId = last.attemptId
  }
}

async function readAttempts(bank: Bank): Promise<AnsweredAttempt[]> {
  const all: AnsweredAttempt[] = []
  for (let before: string | null = null; all.length < MOST_ATTEMPTS;) {
    const { attempts, lastId } = await listLearnedAttempts(before, PAGE_SIZE)
    all.push(...attempts.filter((attempt) => hasSkillsOf(bank, attempt)))
    if (attempts.length < PAGE_SIZE) break
    before = lastId
  }
  return all
}

/** Runs steps to their end and hands the process to others every few milliseconds. */
async function inSlices<T>(steps: Generator<undefined, T>): Promise<T> {
  for (let began = performance.now(); ;) {
    const step = steps.next()
    if (step.done) return step.value
    if (performance.now() - began < SLICE_MS) continue
    await new Promise(setImmediate)
    began = performance.now()
  }
}

async function publish(
  content: Content,
  { authorBank, fitted, now }: { authorBank: Bank; fitted: readonly CalibratedItem[]; now: Date },
): Promise<CalibrationReport['published']> {
  const { bank } = await currentBank(content)
  const { published, flagged } = bankFacts()
  const compiled = compileBank(bank)
  const moved = fitted.flatMap((item): NewParameters[] => {
    const index = compiled.itemIndex.get(item.itemId)!
    const present = { a: compiled.a[index]!, b: compiled.b[index]! }
    const withheld = whyWithheld({
      fitted: item,
      authorB: authorBank.items[index]!.b,
      present,
      isPublished: published.has(item.itemId),
      isFlagged: flagged.has(item.itemId),
    })
    const { itemId, answers, a, b } = item
    return withheld === null ? [{ itemId, answers, oldA: present.a, oldB: present.b, a, b }] : []
  })
  if (moved.length === 0) return null
  const values = new Map([...published, ...moved.map(({ itemId, a, b }) => [itemId, { a, b }] as const)])
  const next = buildBank(content, { ...bankFacts(), published: values })
  const publication = await publishParameters(next.kept, moved, now)
  await renewBankFacts()
  return { items: moved.length, publication, bankVersion: bankOf(content).bank.version }
}
