/** A gap is called from here on: at least 80 in 100 below the target. */
export const GAP_FROM = 0.8
/** A skill is called solid up to here: at most 20 in 100 below the target. */
export const SOLID_UP_TO = 0.2

/** Verdict on a gap probability. */
export type GapClass = 'gap' | 'not-sure' | 'solid'

/** Words from the surest gap down. The strong words start at 95 and 85 in 100, mirrored for solid. */
const WORDS: readonly (readonly [from: number, words: string])[] = [
  [0.95, 'almost certainly a gap'],
  [0.85, 'very probably a gap'],
  [GAP_FROM, 'probably a gap'],
  [0.5, 'could go either way, leaning gap'],
]
const SOLID_WORDS: readonly (readonly [upTo: number, words: string])[] = [
  [0.05, 'almost certainly solid'],
  [0.15, 'very probably solid'],
  [SOLID_UP_TO, 'probably solid'],
]

/** The verdict on a gap probability in [0, 1]: `gap` from .8, `solid` up to .2, else `not-sure`.
 *  @throws RangeError outside 0–1. */
export function classifyGap(probability: number): GapClass {
  requireProbability(probability)
  if (probability >= GAP_FROM) return 'gap'
  return probability <= SOLID_UP_TO ? 'solid' : 'not-sure'
}

/** A gap probability in words, always in step with `classifyGap`.
 *  @throws RangeError outside 0–1. */
export function gapWords(probability: number): string {
  requireProbability(probability)
  const solid = SOLID_WORDS.find(([upTo]) => probability <= upTo)
  if (solid) return solid[1]
  const gap = WORDS.find(([from]) => probability >= from)
  return gap ? gap[1] : 'could go either way, leaning solid'
}

function requireProbability(value: number): void {
  if (!(value >= 0 && value <= 1)) throw new RangeError(`A probability lies in 0 to 1, got ${value}`)
}
