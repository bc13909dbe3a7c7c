import type { Answer, BankItem } from '@/lib/assessment/core/types'
import { fastestHonestMs } from '@/lib/assessment/core/record-answer'
import type { Learner } from './world'
import { knowing } from './world'

/** How a learner answers an item: the item's place in the bank finds the learner's luck with it. */
export type AnswerRule = (learner: Learner, item: BankItem, index: number, ability: number) => Answer

/** Knows or guesses, as the curve says. */
export const plainly: AnswerRule = (learner, item, index, ability) =>
  score(learner.luck[index]!, rightChance(item, ability))

/** Offered "I don't know": three in four of those who do not know take it, the others guess among five options. Of those
 *  who know, one in thirteen passes too. */
export const modestly: AnswerRule = (learner, item, index, ability) => {
  const know = knowing(item, ability)
  const pass = know * PASS_KNOWING + (1 - know) * PASS_NOT_KNOWING
  const luck = learner.luck[index]!
  if (luck >= 1 - pass) return { kind: 'dont-know' }
  return score(luck, know * (1 - PASS_KNOWING) + (1 - know) * (1 - PASS_NOT_KNOWING) * BLIND_CHANCE)
}

const PASS_NOT_KNOWING = 0.75
const PASS_KNOWING = 0.075
const BLIND_CHANCE = 0.2

/** A share of the answers is given blindly, at the speed of honest ones. */
export function blindly(share: number, answer: AnswerRule = plainly): AnswerRule {
  return (learner, item, index, ability) =>
    learner.mood[index]! < share ? score(learner.luck[index]!, item.c) : answer(learner, item, index, ability)
}

/** A share of the answers is given blindly and 85 % of these too fast; honest answers are too fast in 2 % of cases. */
export function hastily(share: number): AnswerRule {
  return (learner, item, index, ability) => {
    const isBlind = learner.mood[index]! < share
    const isFast = learner.pace[index]! < (isBlind ? FAST_WHEN_BLIND : FAST_WHEN_HONEST)
    const limit = fastestHonestMs(item, 'scored')
    const answer = score(learner.luck[index]!, isBlind ? item.c : rightChance(item, ability))
    return { ...answer, elapsedMs: isFast ? limit / 2 : limit * 2 }
  }
}

const FAST_WHEN_BLIND = 0.85
const FAST_WHEN_HONEST = 0.02

function rightChance(item: BankItem, ability: number): number {
  return item.c + (1 - item.c) * knowing(item, ability)
}

function score(luck: number, right: number): Answer {
  return { kind: 'scored', score: luck < right ? 1 : 0 }
}
