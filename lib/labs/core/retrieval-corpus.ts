import { hashText } from '@/lib/shared/random'
import {
  bm25Scores,
  chunkSpans,
  indexTerms,
  spanOfCharacters,
  termOf,
  termsOf,
  tfIdfNorms,
  tfIdfScores,
  tokensOf,
  type TermIndex,
  type Token,
  type TokenSpan,
} from './retrieval'

export interface PolicyPage {
  readonly id: string
  readonly title: string
  /** Groups of which a reader needs one. */
  readonly readers: readonly string[]
  readonly validFrom: string
  /** The page that replaces this one. */
  readonly supersededBy?: string | undefined
  /** Why the index as found lacks the page. */
  readonly notIndexed?: string | undefined
  readonly text: string
}

export const QUESTION_KINDS = ['plain', 'words', 'table', 'exception', 'versions', 'twins'] as const

export interface PolicyQuestion {
  readonly id: string
  /** Open questions are explored in the lab; kept ones are drawn for its task. */
  readonly set: 'open' | 'kept'
  readonly kind: (typeof QUESTION_KINDS)[number]
  readonly page: string
  readonly text: string
  /** The run of text that answers; it occurs once in the page. */
  readonly answer: string
}

export interface PolicyReader {
  readonly id: string
  readonly label: string
  readonly groups: readonly string[]
}

export interface PolicyCorpus {
  readonly indexedOn: string
  /** Tokens that every prompt holds. */
  readonly fixedTokens: { readonly system: number; readonly question: number }
  readonly price: { readonly perMillionTokens: number }
  readonly readers: readonly PolicyReader[]
  readonly pages: readonly PolicyPage[]
  readonly questions: readonly PolicyQuestion[]
}

/** Cosines of questions and chunks by an embedding model, computed beforehand for each way of cutting. */
export interface SimilarityFile {
  /** `corpusHash` of the texts that it was made from. */
  readonly corpusHash: number
  readonly questions: readonly string[]
  readonly chunkings: readonly {
    readonly size: number
    /** Share of the size. */
    readonly overlap: number
    readonly chunks: number
    /** For each question the cosine that counts as none, and the highest. */
    readonly low: readonly number[]
    readonly high: readonly number[]
    /** Question by question one byte for each chunk, 0 for low and below, 255 for high, as base64. */
    readonly values: string
  }[]
}

export interface RetrievalData {
  readonly corpus: PolicyCorpus
  readonly similarities: SimilarityFile
}

export const SCORERS = ['bm25', 'tfidf', 'embedding'] as const
export type Scorer = (typeof SCORERS)[number]

/** The ways of cutting for which embeddings exist: tokens, and overlap as a share of them. */
export const SIZES = [50, 75, 100, 150, 200, 300] as const
export const OVERLAPS = [0, 0.2, 0.4] as const

export interface Cut {
  readonly size: number
  /** Share of the size. */
  readonly overlap: number
}

export interface Chunk {
  readonly page: number
  /** Its place among the chunks of its page, from 0. */
  readonly place: number
  readonly span: TokenSpan
}

/** A page with its tokens. */
export interface ReadPage {
  readonly page: PolicyPage
  readonly tokens: readonly Token[]
  /** Search term of each token, null for a mark. */
  readonly terms: readonly (string | null)[]
}

/** A question with the place of its answer. */
export interface AskedQuestion {
  readonly question: PolicyQuestion
  readonly page: number
  readonly span: TokenSpan
  readonly terms: readonly string[]
}

/** The corpus cut in one way, ready to be searched. */
export interface CutCorpus {
  readonly chunks: readonly Chunk[]
  /** Chunks of each page. */
  readonly byPage: readonly (readonly Chunk[])[]
  readonly terms: readonly (readonly string[])[]
  /** The same without order and repeats. */
  readonly words: readonly ReadonlySet<string>[]
}

export interface ReadCorpus {
  readonly pages: readonly ReadPage[]
  readonly questions: readonly AskedQuestion[]
  readonly titleTerms: readonly ReadonlySet<string>[]
}

/** Keeps what was derived from an object for as long as the object lives. */
function keptFor<Source extends object, Value>(make: (source: Source, key: string) => Value) {
  const kept = new WeakMap<Source, Map<string, Value>>()
  return (source: Source, key = ''): Value => {
    const values = kept.get(source) ?? new Map<string, Value>()
    kept.set(source, values)
    if (!values.has(key)) values.set(key, make(source, key))
    return values.get(key) as Value
  }
}

const keyOf = ({ size, overlap }: Cut) => `${size}/${overlap}`
function cutOf(key: string): Cut {
  const [size, overlap] = key.split('/').map(Number) as [number, number]
  return { size, overlap }
}

/** Tokens of an overlap. */
export function overlapTokens({ size, overlap }: Cut): number {
  return Math.round(size * overlap)
}

/** Number that changes with every text that an embedding is made of. */
export function corpusHash({ pages, questions }: Pick<PolicyCorpus, 'pages' | 'questions'>): number {
  return hashText([...pages, ...questions].map(({ id, text }) => `${id} ${text}`).join('\n'))
}

/** @throws Error if a question names no page or its answer does not stand in it */
export const readCorpus = keptFor((corpus: PolicyCorpus): ReadCorpus => {
  const pages = corpus.pages.map((page) => {
    const tokens = tokensOf(page.text)
    return { page, tokens, terms: tokens.map(({ start, end }) => termOf(page.text.slice(start, end))) }
  })
  const questions = corpus.questions.map((question) => {
    const page = corpus.pages.findIndex(({ id }) => id === question.page)
    const start = pages[page]?.page.text.indexOf(question.answer) ?? -1
    if (start < 0) throw new Error(`The answer of ${question.id} does not stand in ${question.page}`)
    const span = spanOfCharacters(pages[page]!.tokens, { start, end: start + question.answer.length })
    return { question, page, span, terms: termsOf(question.text) }
  })
  return { pages, questions, titleTerms: corpus.pages.map(({ title }) => new Set(termsOf(title))) }
})

/** Text of a chunk, or of any run of tokens. */
export function textOf({ page, tokens }: Pick<ReadPage, 'page' | 'tokens'>, { from, to }: TokenSpan): string {
  return to <= from ? '' : page.text.slice(tokens[from]!.start, tokens[to - 1]!.end)
}

const cutKept = keptFor((corpus: PolicyCorpus, key: string): CutCorpus => {
  const cut = cutOf(key)
  const { pages } = readCorpus(corpus)
  const byPage = pages.map(({ tokens }, page) =>
    chunkSpans(tokens.length, { size: cut.size, overlap: overlapTokens(cut) }).map((span, place) => ({
      page,
      place,
      span,
    })),
  )
  const chunks = byPage.flat()
  const terms = chunks.map(({ page, span }) =>
    pages[page]!.terms.slice(span.from, span.to).filter((term) => term !== null),
  )
  return { chunks, byPage, terms, words: terms.map((each) => new Set(each)) }
})

/** All pages cut in one way, in the order of the pages. */
export function cutCorpus(corpus: PolicyCorpus, cut: Cut): CutCorpus {
  return cutKept(corpus, keyOf(cut))
}

const termsKept = keptFor((corpus: PolicyCorpus, key: string): { index: TermIndex; norms: Float64Array } => {
  const index = indexTerms(cutCorpus(corpus, cutOf(key)).terms)
  return { index, norms: tfIdfNorms(index) }
})

/** Terms of all chunks. Pages that a state of the index lacks are left out when the chunks are ranked, so that the weight
 *  of a word is the same in every state. */
export function termsOfCut(corpus: PolicyCorpus, cut: Cut): { index: TermIndex; norms: Float64Array } {
  return termsKept(corpus, keyOf(cut))
}

const bytesKept = keptFor((file: SimilarityFile, key: string) => {
  const chunking = file.chunkings.find((each) => keyOf(each) === key)
  return chunking && { ...chunking, bytes: Uint8Array.from(atob(chunking.values), (letter) => letter.charCodeAt(0)) }
})

/** Whether the embeddings were made from these very texts. */
export function fitsCorpus({ corpus, similarities }: RetrievalData): boolean {
  return similarities.corpusHash === corpusHash(corpus)
}

/** Scores of every chunk for a question. Lexical scores of 0 mean that no word is shared. */
export function scoresOf(
  question: AskedQuestion,
  { data, cut, scorer }: { data: RetrievalData; cut: Cut; scorer: Scorer },
): Float64Array {
  if (scorer !== 'embedding') {
    const terms = termsOfCut(data.corpus, cut)
    return scorer === 'bm25' ? bm25Scores(question.terms, terms.index) : tfIdfScores(question.terms, terms)
  }
  const chunking = bytesKept(data.similarities, keyOf(cut))
  const row = data.similarities.questions.indexOf(question.question.id)
  if (chunking === undefined || row < 0) return new Float64Array(cutCorpus(data.corpus, cut).chunks.length)
  const [low, high] = [chunking.low[row]!, chunking.high[row]!]
  return Float64Array.from(
    chunking.bytes.subarray(row * chunking.chunks, (row + 1) * chunking.chunks),
    (byte) => low + ((high - low) * byte) / 255,
  )
}
