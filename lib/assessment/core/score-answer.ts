import type { Item } from '@/lib/content/core/types'
import { hashText, seededRandom } from '@/lib/shared/random'

/** What a learner gave as an answer; the zod contract is lib/assessment/schemas.ts. */
export type GivenAnswer =
  | { readonly type: 'choice'; readonly optionIds: readonly string[] }
  | { readonly type: 'order'; readonly optionIds: readonly string[] }
  | { readonly type: 'number'; readonly value: number }
  | { readonly type: 'dont-know' }

/** Ids under which the entries of an ordering item are shown. */
const LETTERS = 'ABCDEFGH'

type OrderingItem = Extract<Item, { type: 'ordering' }>

/**
 * The entries of an ordering item in the order in which they are shown, as indexes into the right order.
 * Shuffled by the item's id, the same for everybody, and never the right order itself (2 to 8 entries).
 */
export function shownOrder({ id, correctOrder }: Pick<OrderingItem, 'id' | 'correctOrder'>): number[] {
  const random = seededRandom(hashText(id))
  const shuffled = correctOrder
    .map((_, index) => ({ index, rank: random() }))
    .sort((one, other) => one.rank - other.rank)
    .map(({ index }) => index)
  const isRight = shuffled.every((index, place) => index === place)
  return isRight ? [...shuffled.slice(1), ...shuffled.slice(0, 1)] : shuffled
}

/**
 * Ids of the entries of an ordering item, the n-th for the n-th entry of the right order. An id is the letter
 * of the place where the entry is shown, so that ids say nothing about the right order.
 * @throws RangeError for more than 8 entries
 */
export function orderEntryIds(item: Pick<OrderingItem, 'id' | 'correctOrder'>): string[] {
  const ids: string[] = []
  shownOrder(item).forEach((index, place) => {
    const letter = LETTERS[place]
    if (letter === undefined) throw new RangeError(`An ordering item has at most ${LETTERS.length} entries: ${item.id}`)
    ids[index] = letter
  })
  return ids
}

/**
 * Score of an answer, 0 to 1; null for "I don't know". Rules of the item format: single all or nothing;
 * several keys count 1 when exact and half when a part of them was found and nothing wrong was chosen;
 * an order counts the share of pairs that stand the right way round; a number counts inside its tolerance.
 * @throws TypeError when the kind of answer does not fit the kind of item
 */
export function scoreAnswer(item: Item, answer: GivenAnswer): number | null {
  if (answer.type === 'dont-know') return null
  switch (item.type) {
    case 'single':
    case 'multi':
      return scoreChoice(item.key, requireKind(item, answer, 'choice').optionIds)
    case 'ordering':
      return scoreOrder(orderEntryIds(item), requireKind(item, answer, 'order').optionIds)
    case 'numeric': {
      const { value } = requireKind(item, answer, 'number')
      return Math.abs(value - item.answer.value) <= item.answer.tolerance + 1e-9 ? 1 : 0
    }
  }
}

function requireKind<K extends GivenAnswer['type']>(
  item: Item,
  answer: GivenAnswer,
  kind: K,
): Extract<GivenAnswer, { type: K }> {
  if (answer.type !== kind)
    throw new TypeError(`Item ${item.id} (${item.type}) takes an answer of kind ${kind}, got ${answer.type}`)
  return answer as Extract<GivenAnswer, { type: K }>
}

function scoreChoice(key: readonly string[], chosen: readonly string[]): number {
  const picked = new Set(chosen)
  const found = key.filter((id) => picked.has(id)).length
  if (picked.size > found) return 0
  return found === key.length ? 1 : found > 0 ? 0.5 : 0
}

function scoreOrder(rightOrder: readonly string[], order: readonly string[]): number {
  const { length } = rightOrder
  const placeOf = new Map(order.map((id, index) => [id, index]))
  if (placeOf.size !== length) return 0
  // Where an entry was invented a right one has no place: NaN stands neither before nor after anything.
  const places = rightOrder.map((id) => placeOf.get(id) ?? Number.NaN)
  const right = places.flatMap((before, first) => places.slice(first + 1).filter((after) => before < after)).length
  return right / ((length * (length - 1)) / 2)
}
