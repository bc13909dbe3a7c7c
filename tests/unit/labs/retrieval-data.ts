import { readFileSync } from 'node:fs'
import { parse } from 'yaml'
import type { RetrievalData, SimilarityFile } from '@/lib/labs/core/retrieval-corpus'
import { questionsOf } from '@/lib/labs/core/retrieval-search'
import { PolicyCorpusSchema, PolicyMarksSchema } from '@/lib/labs/schemas'

const file: unknown = parse(readFileSync('content/labs/L06-corpus.yaml', 'utf8'))

export const corpus = PolicyCorpusSchema.parse(file)

/** Both marks of each question. */
export const marks = PolicyMarksSchema.parse(file)

/** Corpus and similarities as the browser gets them. */
export const data: RetrievalData = {
  corpus,
  similarities: JSON.parse(readFileSync('public/labs/retrieval-similarities.v1.json', 'utf8')) as SimilarityFile,
}

/** The questions that are explored. */
export const OPEN = questionsOf(data, 'open')
