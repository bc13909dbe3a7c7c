import 'server-only'
import { getContent } from '@/lib/content/loader'
import { bankOfState } from './calibration-banks'
import { explainGap, type GapEffect } from './core/explain-gap'
import { hasSkillsOf, presentState } from './present-state'
import { getHistory, listResponses } from './queries'

/** The answers of the newest assessment that moved one gap most. */
export interface AnswersBehind {
  attemptId: string
  /** How many answers the assessment has. */
  answered: number
  effects: (GapEffect & {
    /** Place in the assessment, from 1. */
    number: number
    score: number | null
  })[]
}

/** How many answers are named. */
const NAMED = 5

/** The answers behind the probability that a learner stands below a level of a skill; null without an assessment that the
 *  present curriculum can read. */
export async function answersBehind(
  learnerId: string,
  { skill, level }: { skill: string; level: number },
): Promise<AnswersBehind | null> {
  const [content, { last }] = await Promise.all([getContent(), getHistory(learnerId)])
  if (last === null) return null
  const { bank } = await bankOfState(content, last.state)
  if (!hasSkillsOf(bank, last.state)) return null
  const responses = await listResponses({ learnerId, attemptId: last.id })
  const given = new Map(responses.map((response) => [response.itemId, response]))
  return {
    attemptId: last.id,
    answered: responses.length,
    effects: explainGap(bank, presentState(bank, last.state), { skill, level, count: NAMED }).map((effect) => ({
      ...effect,
      number: given.get(effect.itemId)?.position ?? effect.position + 1,
      score: given.get(effect.itemId)?.score ?? null,
    })),
  }
}
