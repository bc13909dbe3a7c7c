import type { CompiledBank } from '@/lib/assessment/core/compile-bank'
import type { Settings } from '@/lib/assessment/core/types'
import { hashText, seededRandom } from '@/lib/shared/random'

// Settings never change during an attempt, so its share of a bank is drawn once.
const shares = new WeakMap<Settings, { readonly compiled: CompiledBank; readonly isIn: Uint8Array }>()

/** Which items an attempt may ask, by item index: of every skill a share of the items that are new to the learner, at
 *  least one, drawn by the seed of the attempt with weights 1/√(1 + times shown). Two learners of one ability then meet
 *  different questions although each gets the best of their share, which costs less precision than drawing among the
 *  best items of the whole bank. Weighted drawing without replacement: the largest u^(1/weight) with u uniform
 *  (Efraimidis and Spirakis 2006). */
export function itemsOfAttempt(compiled: CompiledBank, settings: Settings): Uint8Array {
  const known = shares.get(settings)
  if (known?.compiled === compiled) return known.isIn
  const isIn = drawShare(compiled, settings)
  shares.set(settings, { compiled, isIn })
  return isIn
}

function drawShare(compiled: CompiledBank, { seed, bankShare, seenItemIds }: Settings): Uint8Array {
  const { bank, skillOf, exposureWeight } = compiled
  const seen = new Set(seenItemIds)
  const random = seededRandom(hashText(`${seed}:share`))
  const bySkill = bank.skills.map((): { item: number; key: number }[] => [])
  bank.items.forEach(({ id, status }, item) => {
    const key = random() ** (1 / Math.sqrt(exposureWeight[item]!))
    if (status === 'active' && !seen.has(id)) bySkill[skillOf[item]!]!.push({ item, key })
  })
  const isIn = new Uint8Array(bank.items.length)
  for (const entries of bySkill) {
    const kept = entries.sort((left, right) => right.key - left.key).slice(0, Math.ceil(bankShare * entries.length))
    for (const { item } of kept) isIn[item] = 1
  }
  return isIn
}
