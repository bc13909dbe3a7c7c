import type { ChoiceItem, NumericItem, OrderingItem } from '@/lib/content/core/types'

const HEAD = {
  skill: 'E1',
  level: 2,
  difficulty: 3,
  pool: 'assessment',
  locale: 'en',
  seedRefs: [],
  variantOf: null,
  stem: 'What do you do?',
  isCase: false,
  exhibit: null,
  source: '',
  status: 'live',
  reviewedBy: null,
  reviewedOn: null,
  expiresOn: null,
} as const

/** An item with four options, of which the named ones are right. */
export function choiceItem(key: string[], changes: Partial<ChoiceItem> = {}): ChoiceItem {
  const options = ['A', 'B', 'C', 'D'].map((id) => ({
    id,
    text: `Option ${id}`,
    correct: key.includes(id),
    rationale: `Reason for ${id}`,
  }))
  return { ...HEAD, seedRefs: [], id: 'E1-a', type: key.length > 1 ? 'multi' : 'single', options, key, ...changes }
}

/** An item whose entries, given here, stand in the right order. */
export function orderingItem(entries: string[], changes: Partial<OrderingItem> = {}): OrderingItem {
  const correctOrder = entries.map((text) => ({ text, rationale: `Reason for ${text}` }))
  return { ...HEAD, seedRefs: [], id: 'E1-b', type: 'ordering', correctOrder, scoring: null, ...changes }
}

/** An item that asks for a number. */
export function numericItem(
  answer: Partial<NumericItem['answer']> = {},
  changes: Partial<NumericItem> = {},
): NumericItem {
  return {
    ...HEAD,
    seedRefs: [],
    id: 'E1-c',
    type: 'numeric',
    answer: { value: 20, tolerance: 0.5, unit: '%', working: '2 of 10', ...answer },
    commonErrors: [],
    ...changes,
  }
}
