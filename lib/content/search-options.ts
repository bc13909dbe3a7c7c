import type { Options } from 'minisearch'

/** One published thing as the search knows it. */
export interface SearchHit {
  id: string
  /** Lesson, skill, milestone, term … in words. */
  kind: string
  title: string
  summary: string
  path: string
}

/** The same on both sides: the server writes the index with these options and the browser reads it with them. */
export const SEARCH_OPTIONS: Options<SearchHit> = {
  fields: ['title', 'summary', 'text'],
  storeFields: ['kind', 'title', 'summary', 'path'],
  searchOptions: { boost: { title: 4, summary: 2 }, prefix: true, fuzzy: 0.15 },
}
