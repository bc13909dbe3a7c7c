import { meanReciprocalRank, normalisedGain, bm25Idf } from './retrieval'
import {
  OVERLAPS,
  SIZES,
  cutCorpus,
  readCorpus,
  scoresOf,
  termsOfCut,
  type AskedQuestion,
  type Chunk,
  type Cut,
  type RetrievalData,
  type Scorer,
} from './retrieval-corpus'

/** off: nothing is kept from the reader. after: the first k are found, then what the reader may not see is dropped.
 *  before: only what the reader may see is searched. */
export const FILTERS = ['off', 'after', 'before'] as const
export type Filter = (typeof FILTERS)[number]

/** found: three pages are missing and withdrawn ones are in it. ordered: all pages are in it, withdrawn ones are not. */
export const INDEX_STATES = ['found', 'ordered'] as const
export type IndexState = (typeof INDEX_STATES)[number]

/** How many passages are ordered at all; the rule that re-ranks reads as many. */
export const DEPTH = 20
export const LARGEST_K = 12

/** Who asks, and what is in the index. */
export interface Situation {
  readonly reader: string
  readonly index: IndexState
}

export interface Pipeline extends Cut {
  readonly scorer: Scorer
  readonly isReranked: boolean
  readonly filter: Filter
}

/** A passage in the order found. `grade`: 3 holds the whole answer, 2 at least half of it, 1 some of it, 0 nothing. */
export interface RankedChunk {
  readonly chunk: Chunk
  readonly grade: number
  readonly isAllowed: boolean
  readonly isWithdrawn: boolean
  readonly tokens: number
}

/** Why an answer does not arrive; the first that holds, in this order. */
export const CAUSES = ['not-indexed', 'not-allowed', 'cut', 'ranked-low'] as const
export type MissCause = (typeof CAUSES)[number]

/** One question searched: the first passages in order, before k is chosen. */
export interface Search {
  readonly asked: AskedQuestion
  readonly ranked: readonly RankedChunk[]
  /** Grades of everything that could be found, for the ideal order. */
  readonly available: readonly number[]
  readonly isIndexed: boolean
  readonly isAllowed: boolean
  /** Whether one chunk holds the whole answer. */
  readonly isWhole: boolean
}

/** Share of the answer that a chunk holds, as a grade 0..3. */
export function gradeOf(chunk: Chunk, { page, span }: Pick<AskedQuestion, 'page' | 'span'>): number {
  if (chunk.page !== page) return 0
  const held = Math.min(chunk.span.to, span.to) - Math.max(chunk.span.from, span.from)
  if (held <= 0) return 0
  const share = held / (span.to - span.from)
  return share >= 1 ? 3 : share >= 0.5 ? 2 : 1
}

/** Searches for every question of a set. Equal scores keep the order of the pages; a passage without a word of the
 *  question is not found by BM25 or TF-IDF. */
export function searchAll(
  data: RetrievalData,
  { pipeline, situation, questions }: { pipeline: Pipeline; situation: Situation; questions: readonly AskedQuestion[] },
): Search[] {
  const { corpus } = data
  const groups = new Set(corpus.readers.find(({ id }) => id === situation.reader)?.groups)
  const pages = corpus.pages.map((page) => ({
    isAllowed: page.readers.some((group) => groups.has(group)),
    isIndexed: situation.index === 'found' ? page.notIndexed === undefined : page.supersededBy === undefined,
    isWithdrawn: page.supersededBy !== undefined,
  }))
  const { chunks, byPage } = cutCorpus(corpus, pipeline)
  const isSearched = (chunk: Chunk) => {
    const { isIndexed, isAllowed } = pages[chunk.page]!
    return isIndexed && (pipeline.filter !== 'before' || isAllowed)
  }
  const searched = chunks.flatMap((chunk, place) => (isSearched(chunk) ? [place] : []))
  return questions.map((asked) => {
    const scores = scoresOf(asked, { data, cut: pipeline, scorer: pipeline.scorer })
    const isLexical = pipeline.scorer !== 'embedding'
    const first = firstOf(isLexical ? searched.filter((place) => scores[place]! > 0) : searched, scores, DEPTH)
    const order = pipeline.isReranked ? reranked(first, { asked, scores, data, cut: pipeline }) : first
    const own = byPage[asked.page]!
    const page = pages[asked.page]!
    return {
      asked,
      ranked: order.map((place) => {
        const chunk = chunks[place]!
        const { isAllowed, isWithdrawn } = pages[chunk.page]!
        return {
          chunk,
          grade: gradeOf(chunk, asked),
          isAllowed,
          isWithdrawn,
          tokens: chunk.span.to - chunk.span.from,
        }
      }),
      available: own.filter(isSearched).map((chunk) => gradeOf(chunk, asked)),
      isIndexed: page.isIndexed,
      isAllowed: page.isAllowed,
      isWhole: own.some((chunk) => gradeOf(chunk, asked) === 3),
    }
  })
}

/** The `count` places with the highest scores, best first; of equals the earlier one. */
function firstOf(places: readonly number[], scores: ArrayLike<number>, count: number): number[] {
  const best: number[] = []
  for (const place of places) {
    const value = scores[place]!
    if (best.length === count && value <= scores[best[count - 1]!]!) continue
    let at = best.length
    while (at > 0 && scores[best[at - 1]!]! < value) at -= 1
    best.splice(at, 0, place)
    if (best.length > count) best.pop()
  }
  return best
}

/** Our rule: score as a share of the best one, plus the share of the question's words (weighted by idf) that stand in the
 *  passage or in the title of its page. A model that reads question and passage together would take its place. */
function reranked(
  places: readonly number[],
  { asked, scores, data, cut }: { asked: AskedQuestion; scores: Float64Array; data: RetrievalData; cut: Cut },
): number[] {
  const { index } = termsOfCut(data.corpus, cut)
  const { chunks, words } = cutCorpus(data.corpus, cut)
  const { titleTerms } = readCorpus(data.corpus)
  const weights = [...new Set(asked.terms)].map((term) => ({
    term,
    idf: bm25Idf(index.size, index.postings.get(term)?.length ?? 0),
  }))
  const sum = weights.reduce((total, { idf }) => total + idf, 0)
  const best = Math.max(1e-9, ...places.map((place) => scores[place]!))
  const values = new Map(
    places.map((place) => {
      const title = titleTerms[chunks[place]!.page]!
      const held = weights.filter(({ term }) => words[place]!.has(term) || title.has(term))
      return [place, scores[place]! / best + held.reduce((total, { idf }) => total + idf, 0) / Math.max(1e-9, sum)]
    }),
  )
  return [...places].sort((a, b) => values.get(b)! - values.get(a)!)
}

/** What is sent to the model: the first k, less what a filter after the search drops. */
export function sentOf({ ranked }: Search, { k, filter }: { k: number; filter: Filter }): RankedChunk[] {
  const first = ranked.slice(0, k)
  return filter === 'after' ? first.filter(({ isAllowed }) => isAllowed) : first
}

/** Whether the whole answer is sent, and if not, why. A page that the reader may not see is refused rightly: the fourth
 *  cause is no fault of the search. */
export function outcomeOf(search: Search, { k, filter }: { k: number; filter: Filter }): 'sent' | MissCause {
  if (sentOf(search, { k, filter }).some(({ grade }) => grade === 3)) return 'sent'
  if (!search.isIndexed) return 'not-indexed'
  if (!search.isAllowed && filter !== 'off') return 'not-allowed'
  return search.isWhole ? 'ranked-low' : 'cut'
}

/** Place of the first passage with the whole answer, from 1; null if it is not among the first `DEPTH`. */
export function rankOf({ ranked }: Search, filter: Filter): number | null {
  const order = filter === 'after' ? ranked.filter(({ isAllowed }) => isAllowed) : ranked
  const place = order.findIndex(({ grade }) => grade === 3)
  return place < 0 ? null : place + 1
}

/** All questions together. Shares 0..1; tokens and cost are means of a question. */
export interface Evaluation {
  readonly asked: number
  readonly sent: number
  readonly recall: number
  readonly mrr: number
  readonly ndcg: number
  readonly causes: Readonly<Record<MissCause, number>>
  /** Fixed part and passages that are read by the model. */
  readonly tokens: number
  /** Questions for which a passage was sent that the reader may not see. */
  readonly leaks: number
  /** Questions for which a withdrawn page was sent that the page with the answer has replaced. */
  readonly stale: number
}

export function evaluate(
  searches: readonly Search[],
  { k, filter, data }: { k: number; filter: Filter; data: RetrievalData },
): Evaluation {
  const { fixedTokens, pages } = data.corpus
  const cut = { k, filter }
  const causes = { 'not-indexed': 0, 'not-allowed': 0, cut: 0, 'ranked-low': 0 }
  let [sent, tokens, leaks, stale, gain] = [0, 0, 0, 0, 0]
  for (const search of searches) {
    const passages = sentOf(search, cut)
    const outcome = outcomeOf(search, cut)
    if (outcome === 'sent') sent += 1
    else causes[outcome] += 1
    tokens += passages.reduce((sum, passage) => sum + passage.tokens, 0)
    if (passages.some(({ isAllowed }) => !isAllowed)) leaks += 1
    if (passages.some(({ chunk }) => pages[chunk.page]!.supersededBy === search.asked.question.page)) stale += 1
    const grades = passages.map(({ grade }) => grade)
    gain += normalisedGain([...grades, ...Array<number>(k - grades.length).fill(0)], search.available)
  }
  const count = Math.max(1, searches.length)
  return {
    asked: searches.length,
    sent,
    recall: sent / count,
    mrr: meanReciprocalRank(searches.map((search) => rankOf(search, filter))),
    ndcg: gain / count,
    causes,
    tokens: fixedTokens.system + fixedTokens.question + tokens / count,
    leaks,
    stale,
  }
}

/** Price of the tokens read for 1,000 questions. */
export function costOfThousand(tokens: number, { price }: RetrievalData['corpus']): number {
  return (tokens * 1000 * price.perMillionTokens) / 1e6
}

/** Tokens that the index holds with its overlaps. */
export function storedTokens(data: RetrievalData, cut: Cut): number {
  return cutCorpus(data.corpus, cut).chunks.reduce((sum, { span }) => sum + span.to - span.from, 0)
}

/** The questions of a set, in order. */
export function questionsOf(data: RetrievalData, set: 'open' | 'kept'): AskedQuestion[] {
  return readCorpus(data.corpus).questions.filter(({ question }) => question.set === set)
}

/** A way to cut with a number of passages, and what it brings. */
export interface FrontierPoint extends Cut {
  readonly k: number
  readonly tokens: number
  readonly sent: number
}

/** Every way to cut with every k, for one scorer, filter and situation. */
export function gridOf(
  data: RetrievalData,
  {
    pipeline,
    situation,
    questions,
  }: { pipeline: Omit<Pipeline, keyof Cut>; situation: Situation; questions: readonly AskedQuestion[] },
): FrontierPoint[] {
  return SIZES.flatMap((size) =>
    OVERLAPS.flatMap((overlap) => {
      const searches = searchAll(data, { pipeline: { ...pipeline, size, overlap }, situation, questions })
      return Array.from({ length: LARGEST_K }, (_, place) => {
        const k = place + 1
        const cut = { k, filter: pipeline.filter }
        const passages = searches.map((search) => sentOf(search, cut))
        const read = passages.flat().reduce((sum, passage) => sum + passage.tokens, 0)
        const { system, question } = data.corpus.fixedTokens
        return {
          size,
          overlap,
          k,
          tokens: system + question + read / Math.max(1, questions.length),
          sent: passages.filter((sent) => sent.some(({ grade }) => grade === 3)).length,
        }
      })
    }),
  )
}

/** The points that no other one beats: nothing finds as much for fewer tokens. Fewest tokens first. */
export function frontierOf(points: readonly FrontierPoint[]): FrontierPoint[] {
  const frontier: FrontierPoint[] = []
  for (const point of [...points].sort((a, b) => a.tokens - b.tokens || b.sent - a.sent))
    if (frontier.length === 0 || point.sent > frontier.at(-1)!.sent) frontier.push(point)
  return frontier
}
