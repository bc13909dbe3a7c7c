import type { CompiledBank } from '@/lib/assessment/core/compile-bank'
import type { Settings } from '@/lib/assessment/core/types'
import { hashText, seededRandom } from '@/lib/shared/random'

/** What an attempt does with an item: never asks it (retired or seen before), asks it only to try it out, asks it only when
 *  its share is used up, or asks it. */
export const NEVER_ASKED = 0
export const EXPERIMENTAL = 1
export const OUTSIDE_SHARE = 2
export const IN_SHARE = 3

// Settings never change during an attempt, so its share of a bank is drawn once.
const shares = new WeakMap<Settings, { readonly compiled: CompiledBank; readonly places: Uint8Array }>()

/** What an attempt does with every item, by item index. Its share holds of every skill a part of the items that are new to
 *  the learner, at least one, rounded up or down by chance so that the average is kept, and drawn by the seed of the
 *  attempt with weights 1/√(1 + times shown). Two learners of one ability then meet different questions although each gets
 *  the best of their share, which costs less precision than drawing among the best items of the whole bank. Weighted
 *  drawing without replacement: the largest u^(1/weight) with u uniform (Efraimidis and Spirakis 2006). */
export function placesInAttempt(compiled: CompiledBank, settings: Settings): Uint8Array {
  const known = shares.get(settings)
  if (known?.compiled === compiled) return known.places
  const places = drawShare(compiled, settings)
  shares.set(settings, { compiled, places })
  return places
}

function drawShare(compiled: CompiledBank, { seed, bankShare, seenItemIds }: Settings): Uint8Array {
  const { bank, skillOf, exposureWeight } = compiled
  const seen = new Set(seenItemIds)
  const random = seededRandom(hashText(`${seed}:share`))
  const bySkill = bank.skills.map((): { item: number; key: number }[] => [])
  const places = new Uint8Array(bank.items.length)
  bank.items.forEach(({ id, status }, item) => {
    const key = random() ** (1 / Math.sqrt(exposureWeight[item]!))
    if (status === 'retired' || seen.has(id)) return
    places[item] = status === 'active' ? OUTSIDE_SHARE : EXPERIMENTAL
    if (status === 'active') bySkill[skillOf[item]!]!.push({ item, key })
  })
  for (const entries of bySkill) {
    const count = Math.max(1, Math.floor(bankShare * entries.length + random()))
    const kept = entries.sort((left, right) => right.key - left.key).slice(0, count)
    for (const { item } of kept) places[item] = IN_SHARE
  }
  return places
}
