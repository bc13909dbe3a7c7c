import type { Exhibit, Item } from '@/lib/content/core/types'
import { orderEntryIds, shownOrder } from './core/score-answer'

/** A question as a learner may see it: no key, no reasons, no parameters. */
export interface ItemPublicDto {
  id: string
  skill: string
  type: Item['type']
  stem: string
  exhibit: Exhibit | null
  /** Options in the order shown; empty for a number. */
  options: { id: string; text: string }[]
  unit: string | null
}

/** The public part of an item. Entries to be ordered are shuffled, and neither their order nor their ids tell the right one. */
export function toPublicItem(item: Item): ItemPublicDto {
  const { id, skill, type, stem, exhibit } = item
  return {
    id,
    skill,
    type,
    stem,
    exhibit,
    options: publicOptions(item),
    unit: type === 'numeric' ? item.answer.unit : null,
  }
}

function publicOptions(item: Item): { id: string; text: string }[] {
  if (item.type === 'numeric') return []
  if (item.type !== 'ordering') return item.options.map(({ id, text }) => ({ id, text }))
  const ids = orderEntryIds(item)
  return shownOrder(item).map((index) => ({ id: ids[index]!, text: item.correctOrder[index]!.text }))
}

/** Everything about an item, for lessons (practice items) and for results of attempts that have ended. */
export interface ItemReviewDto extends ItemPublicDto {
  key: string[]
  rationales: Record<string, string>
  /** For an order the right one, for a number the value; in words. */
  solution: string | null
  /** For a number: what counts as right, and replies to likely wrong figures. */
  figure: { value: number; tolerance: number; commonErrors: { value: number; feedback: string }[] } | null
}

/** The item with its key and reasons. */
export function toReviewItem(item: Item): ItemReviewDto {
  const open = toPublicItem(item)
  switch (item.type) {
    case 'single':
    case 'multi':
      return {
        ...open,
        key: item.key,
        rationales: Object.fromEntries(item.options.map(({ id, rationale }) => [id, rationale])),
        solution: null,
        figure: null,
      }
    case 'ordering':
      return {
        ...open,
        key: orderEntryIds(item),
        rationales: Object.fromEntries(
          orderEntryIds(item).map((id, index) => [id, item.correctOrder[index]!.rationale]),
        ),
        solution: item.correctOrder.map(({ text }) => text).join(' → '),
        figure: null,
      }
    case 'numeric': {
      const { value, tolerance, unit, working } = item.answer
      return {
        ...open,
        key: [],
        rationales: {},
        solution: `${value}${unit === null ? '' : ` ${unit}`}. ${working}`,
        figure: { value, tolerance, commonErrors: item.commonErrors },
      }
    }
  }
}

/** The question now, and how far the attempt is. */
export interface QuestionDto {
  attemptId: string
  /** 1-based number of this question. */
  number: number
  count: number
  /** Null when every question is answered. */
  item: ItemPublicDto | null
}
