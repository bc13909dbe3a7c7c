import { cutBelowLevel } from '@/lib/assessment/core/level-scale'
import type { ItemFormat } from '@/lib/assessment/core/types'

/** Discrimination given to an item before anybody has answered it, in logits per unit of ability. Below the median of
 *  1.35 seen in ability tests, because an unproven item is more often blunt than sharp. */
const AUTHOR_DISCRIMINATION = 1.2

/** One step of the five-point difficulty scale on the ability scale. Difficulty 3 stands on the cut of the item's
 *  level: in the middle of the level, .4 above the cut, 1/(1 + e^(−1.2·.4)) = .62 know it and with guesses about two in
 *  three are right, which is how the scale defines 3. The ends follow: difficulty 1 is known by .83 of those in the
 *  middle ("almost everybody"), difficulty 5 by .35 ("only the strongest"). */
const DIFFICULTY_STEP = 0.45

/** Share of those who do not know and guess, although "I don't know" is offered and costs nothing. */
const GUESSING_SHARE = 0.5

/** Chance of a right guess by format, in [0, .25]: blind chance times the share who guess. Single choice has 1/options;
 *  the count of ways to choose the keys bounds multiple choice, the count of orders bounds ordering; a number can hardly
 *  be guessed.
 *  @throws RangeError for fewer than two options in a format with options. */
export function guessChance({ format, optionCount, keyCount }: GuessInput): number {
  if (format === 'numeric') return 0.02
  if (optionCount < 2) throw new RangeError(`An item needs at least two options, got ${optionCount}`)
  return GUESSING_SHARE / waysToAnswer({ format, optionCount, keyCount })
}

/** Format of an item with the number of options offered and of right options. */
export interface GuessInput {
  readonly format: ItemFormat
  readonly optionCount: number
  readonly keyCount: number
}

function waysToAnswer({ format, optionCount, keyCount }: GuessInput): number {
  if (format === 'single') return optionCount
  let ways = 1
  const factors = format === 'ordering' ? optionCount : keyCount
  for (let index = 0; index < factors; index += 1) {
    ways *= format === 'ordering' ? index + 1 : (optionCount - index) / (index + 1)
  }
  // Partly right answers earn part of the credit, so a guess is never worth nothing at all.
  return Math.min(ways, 25)
}

/** Item parameters from what an author knows: level 1–3, difficulty 1–5 within the level, and the format.
 *  @throws RangeError for a difficulty outside 1–5. */
export function authorParameters({ level, difficulty, ...guess }: AuthorInput): { a: number; b: number; c: number } {
  if (!(difficulty >= 1 && difficulty <= 5)) throw new RangeError(`Difficulty runs from 1 to 5, got ${difficulty}`)
  return {
    a: AUTHOR_DISCRIMINATION,
    b: cutBelowLevel(level) + DIFFICULTY_STEP * (difficulty - 3),
    c: guessChance(guess),
  }
}

/** What an author states about an item. */
export interface AuthorInput extends GuessInput {
  readonly level: 1 | 2 | 3
  readonly difficulty: number
}
