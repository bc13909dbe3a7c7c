import { compileBank } from '@/lib/assessment/core/compile-bank'
import { skillDirection } from '@/lib/assessment/core/base-distribution'
import { recordAnswer } from '@/lib/assessment/core/record-answer'
import { startAssessment } from '@/lib/assessment/core/start-assessment'
import type { AssessmentState, AttemptFacts, Bank, Evidence, Rating } from '@/lib/assessment/core/types'

/** The state that follows from the facts of an attempt. A state is a function of its facts: replaying one gives the same
 *  numbers to the bit, whenever ratings or evidence came in.
 *  @throws as startAssessment, recordRatings, recordEvidence and recordAnswer do. */
export function replay(bank: Bank, { prior, settings, ratings, evidence, responses }: AttemptFacts): AssessmentState {
  for (const rating of ratings) checkRating(bank, rating)
  for (const entry of evidence) checkEvidence(bank, entry)
  const start: AssessmentState = { ...startAssessment(bank, prior, settings), ratings, evidence }
  return responses.reduce((state, { itemId, answer }) => recordAnswer(bank, state, itemId, answer), start)
}

/** The attempt with these self-ratings instead of any earlier ones.
 *  @throws RangeError for a value outside 0–4; Error for a skill or area the bank does not know. */
export function recordRatings(bank: Bank, state: AssessmentState, ratings: readonly Rating[]): AssessmentState {
  return replay(bank, { ...state, ratings })
}

/** The attempt with this evidence instead of any earlier one. Of several entries for a skill the highest counts.
 *  @throws RangeError for a level other than 3 or 4; Error for a skill the bank does not know. */
export function recordEvidence(bank: Bank, state: AssessmentState, evidence: readonly Evidence[]): AssessmentState {
  return replay(bank, { ...state, evidence })
}

function checkRating(bank: Bank, rating: Rating): void {
  if (!(rating.value >= 0 && rating.value <= 4))
    throw new RangeError(`Rating of ${rating.id} must be 0 to 4, got ${rating.value}`)
  skillDirection(compileBank(bank), rating, bank.skills.length)
}

function checkEvidence(bank: Bank, { skill, level }: Evidence): void {
  if (level !== 3 && level !== 4) throw new RangeError(`Evidence shows level 3 or 4, got ${String(level)}`)
  skillDirection(compileBank(bank), { kind: 'skill', id: skill }, bank.skills.length)
}
