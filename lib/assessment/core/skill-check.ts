import { drawn, freshnessIn, onePerFamily } from '@/lib/assessment/core/mastery-check'
import type { Bank } from '@/lib/assessment/core/types'
import { hashText, seededRandom } from '@/lib/shared/random'

/** Questions asked about one level of one skill: enough to notice a mistake, few enough to be worth the minute. */
export const SKILL_CHECK_QUESTIONS = 2

/** Questions go up to this level; what lies above is shown by work. */
const HIGHEST_ASKED = 3

/** Chooses two fresh questions on a level (1–4) of a skill, of two families: those of the level itself first, then the nearest, the lower before the higher. Empty when there are not two. The same seed gives the same questions. */
export function composeSkillCheck(
  bank: Bank,
  { skill, level, seenItemIds, seed }: { skill: string; level: number; seenItemIds: readonly string[]; seed: number },
): string[] {
  const isFresh = freshnessIn(bank, seenItemIds)
  const random = seededRandom(hashText(`${seed}:skill-check`))
  const distance = (own: number) => Math.abs(own - Math.min(level, HIGHEST_ASKED))
  const candidates = drawn(
    bank.items.filter((item) => item.skill === skill && isFresh(item)),
    random,
  ).sort((one, other) => distance(one.level) - distance(other.level) || one.level - other.level)
  const chosen = onePerFamily(candidates).slice(0, SKILL_CHECK_QUESTIONS)
  return chosen.length < SKILL_CHECK_QUESTIONS ? [] : chosen.map(({ id }) => id)
}
