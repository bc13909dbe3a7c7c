import { termsOf } from './retrieval'
import type { AskedQuestion, Cut, SimilarityFile } from './retrieval-corpus'

/** Characters of a question in the learner's own words, without spaces around it. */
export const OWN_LENGTH = { min: 3, max: 300 }

const OWN = 'own'

/** Similarities of an own question and all passages of one cut, as a row of the similarity file. */
export interface OwnRow {
  /** `corpusHash` of the texts that it was made from. */
  readonly corpusHash: number
  readonly chunks: number
  readonly low: number
  readonly high: number
  /** One byte for each chunk as base64. */
  readonly values: string
}

/** A question in the learner's own words. Nobody marked an answer to it: every passage has grade 0. */
export function askOwn(text: string): AskedQuestion {
  return {
    question: { id: OWN, set: 'open', kind: 'plain', page: '', text, answer: '' },
    page: 0,
    span: { from: 0, to: 0 },
    terms: termsOf(text),
  }
}

/** A similarity file that knows the own question and one cut, and nothing else. */
export function fileOfOwn({ size, overlap }: Cut, { corpusHash, chunks, low, high, values }: OwnRow): SimilarityFile {
  return {
    corpusHash,
    questions: [OWN],
    chunkings: [{ size, overlap, chunks, low: [low], high: [high], values }],
  }
}
