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
  /** 1-based number of the question that is due: one more than answers were given. */
  number: number
  /** How many questions the attempt has as it stands. */
  count: number
  /** Null when every question is answered, or no unseen one is left. */
  item: ItemPublicDto | null
  progress: ProgressDto
  /** Time spent on the answers so far, in ms. */
  spentMs: number
  /** What more questions would bring; null while one is due. */
  more: MoreDto | null
}

/** What is settled, in skill ids. Whether as a gap or as solid is not told before the end. */
export interface ProgressDto {
  settled: readonly string[]
  /** Open skills for which every question was seen. */
  exhausted: readonly string[]
  /** What the last answer settled, and what it opened again. */
  lastSettled: readonly string[]
  lastReopened: readonly string[]
}

/** What more questions would bring. */
export interface MoreDto {
  /** How many can be asked; fewer than five, or none, when the bank runs out. */
  questions: number
  /** Skills that would more likely than not be settled, likeliest first. */
  skills: readonly string[]
  /** How many skills more would be settled on average. */
  expectedSettled: number
}
