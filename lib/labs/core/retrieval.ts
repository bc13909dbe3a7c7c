/** A word or a mark of a text and where it stands, in characters. */
export interface Token {
  readonly start: number
  readonly end: number
}

/** A run of tokens [from, to) of a page. */
export interface TokenSpan {
  readonly from: number
  readonly to: number
}

/** Words (with inner points, hyphens and apostrophes), runs of hyphens, and every other mark by itself. A model's own
 *  tokens are pieces of words and somewhat more numerous; the rules of chunking are the same. */
const TOKEN = /[\p{L}\p{N}]+(?:[.,:'’-][\p{L}\p{N}]+)*|-{2,}|[^\s\p{L}\p{N}]/gu
const WORD = /[\p{L}\p{N}]/u

export function tokensOf(text: string): Token[] {
  return Array.from(text.matchAll(TOKEN), ({ index, 0: { length } }) => ({ start: index, end: index + length }))
}

/** The tokens that a run of characters touches. */
export function spanOfCharacters(tokens: readonly Token[], { start, end }: Token): TokenSpan {
  const touched = (token: Token) => token.end > start && token.start < end
  const from = tokens.findIndex(touched)
  return from < 0 ? { from: 0, to: 0 } : { from, to: tokens.findLastIndex(touched) + 1 }
}

/** How many chunks a page of n tokens gives: 1 + ⌈max(0, n − s)/(s − o)⌉.
 *  @throws RangeError unless 0 ≤ o < s */
export function chunkCount(length: number, { size, overlap }: { size: number; overlap: number }): number {
  if (!(overlap >= 0 && overlap < size)) throw new RangeError(`An overlap of ${overlap} in chunks of ${size}`)
  return 1 + Math.ceil(Math.max(0, length - size) / (size - overlap))
}

/** The chunks of a page: each begins s − o after the one before; the last one may be shorter. */
export function chunkSpans(length: number, cut: { size: number; overlap: number }): TokenSpan[] {
  const step = cut.size - cut.overlap
  return Array.from({ length: chunkCount(length, cut) }, (_, place) => ({
    from: place * step,
    to: Math.min(length, place * step + cut.size),
  }))
}

/** Tokens that a prompt holds at most: system + question + k·s. */
export function promptTokens({
  system,
  question,
  k,
  size,
}: {
  system: number
  question: number
  k: number
  size: number
}): number {
  return system + question + k * size
}

/** The search term of a token: its word in small letters without the plural's ending (the S-stemmer of D. Harman, "How
 *  effective is suffixing?", JASIS 42, 1991); null for a mark. */
export function termOf(token: string): string | null {
  return WORD.test(token) ? withoutPlural(token.toLowerCase()) : null
}

/** The search terms of a text, in order. */
export function termsOf(text: string): string[] {
  return tokensOf(text).flatMap(({ start, end }) => termOf(text.slice(start, end)) ?? [])
}

/** Harman's rule for -es takes the same letter as that for -s, so that one line does for both. */
function withoutPlural(word: string): string {
  if (word.length < 4) return word
  if (word.endsWith('ies') && !/[ae]ies$/.test(word)) return `${word.slice(0, -3)}y`
  if (word.endsWith('s') && !/[us]s$/.test(word)) return word.slice(0, -1)
  return word
}

/** Where the terms of some documents stand: for each term the documents that hold it and how often. */
export interface TermIndex {
  readonly size: number
  readonly lengths: readonly number[]
  readonly averageLength: number
  readonly postings: ReadonlyMap<string, readonly { document: number; count: number }[]>
}

export function indexTerms(documents: readonly (readonly string[])[]): TermIndex {
  const postings = new Map<string, { document: number; count: number }[]>()
  documents.forEach((terms, document) => {
    for (const term of terms) {
      const list = postings.get(term) ?? []
      const last = list.at(-1)
      if (last?.document === document) last.count += 1
      else list.push({ document, count: 1 })
      postings.set(term, list)
    }
  })
  const lengths = documents.map((terms) => terms.length)
  const sum = lengths.reduce((total, length) => total + length, 0)
  return { size: documents.length, lengths, averageLength: sum / Math.max(1, documents.length), postings }
}

export const BM25 = { k1: 1.5, b: 0.75 }

/** idf of BM25 that is never negative: ln(1 + (N − df + 0.5)/(df + 0.5)). */
export function bm25Idf(documents: number, withTerm: number): number {
  return Math.log(1 + (documents - withTerm + 0.5) / (withTerm + 0.5))
}

/** BM25 of every document: Σ idf·f(k₁ + 1)/(f + k₁(1 − b + b·|d|/avgdl)), k₁ = 1.5, b = 0.75 (Robertson and Zaragoza,
 *  "The probabilistic relevance framework: BM25 and beyond", 2009). A term asked twice counts twice. */
export function bm25Scores(query: readonly string[], index: TermIndex): Float64Array {
  const scores = new Float64Array(index.size)
  for (const term of query) {
    const postings = index.postings.get(term) ?? []
    const idf = bm25Idf(index.size, postings.length)
    for (const { document, count } of postings) {
      const relative = index.lengths[document]! / index.averageLength
      scores[document]! += (idf * count * (BM25.k1 + 1)) / (count + BM25.k1 * (1 - BM25.b + BM25.b * relative))
    }
  }
  return scores
}

/** idf of TF-IDF, smoothed as if one more document held every term: ln((1 + N)/(1 + df)) + 1 (scikit-learn's default). */
export function smoothIdf(documents: number, withTerm: number): number {
  return Math.log((1 + documents) / (1 + withTerm)) + 1
}

/** Lengths of the documents as vectors of tf·idf. */
export function tfIdfNorms(index: TermIndex): Float64Array {
  const squares = new Float64Array(index.size)
  for (const postings of index.postings.values()) {
    const idf = smoothIdf(index.size, postings.length)
    for (const { document, count } of postings) squares[document]! += (count * idf) ** 2
  }
  return squares.map(Math.sqrt)
}

/** Cosine of question and document as vectors of tf·idf, 0..1; 0 for a question without a known term (Salton, Wong and
 *  Yang, "A vector space model for automatic indexing", 1975). Terms that no document holds are left out. */
export function tfIdfScores(query: readonly string[], { index, norms }: { index: TermIndex; norms: Float64Array }) {
  const scores = new Float64Array(index.size)
  const counts = new Map<string, number>()
  for (const term of query) counts.set(term, (counts.get(term) ?? 0) + 1)
  let square = 0
  for (const [term, asked] of counts) {
    const postings = index.postings.get(term) ?? []
    if (postings.length === 0) continue
    const weight = asked * smoothIdf(index.size, postings.length)
    square += weight ** 2
    for (const { document, count } of postings) scores[document]! += (weight * weight * count) / asked
  }
  return scores.map((sum, place) => (sum === 0 ? 0 : sum / (Math.sqrt(square) * norms[place]!)))
}

/** Cosine of two vectors of the same length. */
export function cosine(a: ArrayLike<number>, b: ArrayLike<number>): number {
  let [product, squareA, squareB] = [0, 0, 0]
  for (let at = 0; at < a.length; at += 1) {
    const [x, y] = [a[at]!, b[at]!]
    product += x * y
    squareA += x * x
    squareB += y * y
  }
  return product / Math.sqrt(squareA * squareB)
}

/** Cosines below that of this place become 0: only the best passages are ever looked at, and they get the finer steps. */
const KEPT = 48

/** One question's cosines as bytes: 0 for `low` and below, 255 for `high`; both are multiples of 0.0001. */
export function byteRow(cosines: readonly number[]): { low: number; high: number; bytes: number[] } {
  const least = cosines.toSorted((a, b) => b - a)[KEPT] ?? Math.min(...cosines)
  const low = Math.floor(least * 1e4) / 1e4
  const high = Math.max(Math.ceil(Math.max(...cosines) * 1e4) / 1e4, low + 1e-4)
  return { low, high, bytes: cosines.map((value) => Math.max(0, Math.round((255 * (value - low)) / (high - low)))) }
}

/** Mean of 1/rank; a rank of null, nothing found, counts 0. 0 without ranks. */
export function meanReciprocalRank(ranks: readonly (number | null)[]): number {
  return ranks.reduce<number>((sum, rank) => sum + (rank === null ? 0 : 1 / rank), 0) / Math.max(1, ranks.length)
}

/** Discounted cumulative gain Σ relᵢ/log₂(i + 1) (Järvelin and Kekäläinen, ACM TOIS 20, 2002). */
export function discountedGain(grades: readonly number[]): number {
  return grades.reduce((sum, grade, place) => sum + grade / Math.log2(place + 2), 0)
}

/** DCG over that of the best order of the `available` grades, as many as were ranked; 0 if nothing is relevant. */
export function normalisedGain(grades: readonly number[], available: readonly number[] = grades): number {
  const best = discountedGain([...available].sort((a, b) => b - a).slice(0, grades.length))
  return best === 0 ? 0 : discountedGain(grades) / best
}
