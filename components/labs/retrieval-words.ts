import type { Filter, IndexState, MissCause } from '@/lib/labs/core/retrieval-search'
import type { Scorer } from '@/lib/labs/core/retrieval-corpus'

export const SCORER_NAMES: Readonly<Record<Scorer, string>> = {
  bm25: 'BM25',
  tfidf: 'TF-IDF',
  embedding: 'Embeddings',
}
export const FILTER_NAMES: Readonly<Record<Filter, string>> = {
  off: 'None',
  after: 'After the search',
  before: 'Before the search',
}
export const INDEX_NAMES: Readonly<Record<IndexState, string>> = {
  found: 'As found',
  ordered: 'In order',
}
export const CAUSE_NAMES: Readonly<Record<MissCause, string>> = {
  'not-indexed': 'Not in the index',
  'not-allowed': 'Not allowed',
  cut: 'Cut by a border',
  'ranked-low': 'Ranked too low',
}
export const KIND_NAMES = {
  plain: 'Words of the page',
  words: 'Other words',
  table: 'A row of a table',
  exception: 'A rule with its condition',
  versions: 'An older page differs',
  twins: 'A page of the same form',
} as const

/** Groups of a page for people to read. */
export function readersText(groups: readonly string[]): string {
  const names: Readonly<Record<string, string>> = {
    all: 'everybody',
    managers: 'managers',
    people: 'the people team',
    finance: 'finance',
    it: 'IT',
  }
  return groups.map((group) => names[group] ?? group).join(' and ')
}

/** "1 question", "2 questions". */
export function counted(count: number, one: string, many = `${one}s`): string {
  return `${count} ${count === 1 ? one : many}`
}

/** €3.39 */
export function euros(value: number): string {
  return `€${value.toFixed(2)}`
}
