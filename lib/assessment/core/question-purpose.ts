import { hashText, seededRandom } from '@/lib/shared/random'
import type { Settings } from '@/lib/assessment/core/types'

/** Why a question is asked: to measure, to notice careless answering, or to try an experimental item. */
export type QuestionPurpose = 'measure' | 'easy-check' | 'explore'

/** Questions in which the exploration share is kept exactly on average. */
const BLOCK = 10

/** Purpose of the question with number `asked` (0 for the first). Every `easyCheckEvery`-th question is an easy check;
 *  in every block of ten, share × 10 questions (rounded up or down by chance, so that the average is kept) explore, never
 *  the first of the attempt. */
export function questionPurpose(
  { seed, explorationShare, easyCheckEvery }: PurposeSettings,
  asked: number,
): QuestionPurpose {
  if ((asked + 1) % easyCheckEvery === 0) return 'easy-check'
  const block = Math.floor(asked / BLOCK)
  const random = seededRandom(hashText(`${seed}:explore:${block}`))
  const count = Math.floor(explorationShare * BLOCK + random())
  const places = Array.from({ length: BLOCK }, (_, place) => block * BLOCK + place).filter(
    (place) => place > 0 && (place + 1) % easyCheckEvery !== 0,
  )
  for (let drawn = 0; drawn < count; drawn += 1) {
    const [place] = places.splice(Math.floor(random() * places.length), 1)
    if (place === asked) return 'explore'
  }
  return 'measure'
}

/** The settings that decide the purpose. */
export type PurposeSettings = Pick<Settings, 'seed' | 'explorationShare' | 'easyCheckEvery'>
