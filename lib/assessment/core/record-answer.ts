import type { Result } from '@/lib/shared/result'
import { fail, ok } from '@/lib/shared/result'
import { compileBank } from '@/lib/assessment/core/compile-bank'
import { BLANK_SITE, matchSites } from '@/lib/assessment/core/match-sites'
import { inheritBase, posteriorOf } from '@/lib/assessment/core/posterior'
import type { Answer, AssessmentState, Bank, BankItem, RecordedResponse } from '@/lib/assessment/core/types'

/** Time nobody needs less than, before reading: finding and pressing an answer (engine.md section 5). */
const FASTEST_ANSWER_MS = 3000
/** Reading time per word at 600 words a minute, faster than almost anybody reads, so that only answers given without
 *  reading are caught. */
const FASTEST_WORD_MS = 100
/** "I don't know" may be honest after a glance; below this it is a click in passing. */
const FASTEST_PASS_MS = 1000

/** Whether an answer to the item can be recorded now. */
export function checkAnswer(
  bank: Bank,
  state: AssessmentState,
  itemId: string,
): Result<BankItem, 'unknown-item' | 'already-answered'> {
  const index = compileBank(bank).itemIndex.get(itemId)
  if (index === undefined) return fail('unknown-item')
  if (state.responses.some((response) => response.itemId === itemId)) return fail('already-answered')
  return ok(bank.items[index]!)
}

/** The attempt with one more answer: its site is matched once, then all sites once more. Answers to experimental
 *  items are kept and change no estimate; one that is too fast says nothing of its skill, but lowers what the others say.
 *  @throws Error if the item is unknown or already answered (ask `checkAnswer` first); RangeError if score or confidence
 *  lies outside 0–1. */
export function recordAnswer(bank: Bank, state: AssessmentState, itemId: string, answer: Answer): AssessmentState {
  const checked = checkAnswer(bank, state, itemId)
  if (!checked.ok) throw new Error(`Answer to ${itemId} refused: ${checked.error}`)
  if (answer.kind === 'scored') requireShare('score', answer.score)
  if (answer.confidence !== undefined) requireShare('confidence', answer.confidence)
  const response: RecordedResponse = { itemId, answer, use: responseUse(checked.value, answer) }
  const responses = [...state.responses, response]
  const blank = [...state.sites, BLANK_SITE]
  const sites =
    response.use !== 'experimental'
      ? matchSites(compileBank(bank), {
          joint: posteriorOf(bank, state),
          responses,
          sites: blank,
          slip: state.settings.slip,
          newest: true,
        })
      : blank
  return inheritBase(bank, { from: state, to: { ...state, responses, sites } })
}

/** Shortest time in ms in which an item can have been read and answered. */
export function fastestHonestMs(item: BankItem, kind: Answer['kind']): number {
  if (kind === 'dont-know') return FASTEST_PASS_MS
  return item.fastBelowMs ?? FASTEST_ANSWER_MS + FASTEST_WORD_MS * (item.wordCount ?? 0)
}

function responseUse(item: BankItem, answer: Answer): RecordedResponse['use'] {
  if (item.status === 'experimental') return 'experimental'
  const { kind, elapsedMs = Infinity } = answer
  return elapsedMs < fastestHonestMs(item, kind) ? 'too-fast' : 'scored'
}

function requireShare(name: string, value: number): void {
  if (!(value >= 0 && value <= 1)) throw new RangeError(`${name} must lie in 0 to 1, got ${value}`)
}
