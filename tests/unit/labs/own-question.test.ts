import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { beforeAll, expect, test, vi } from 'vitest'
import { cutCorpus, readCorpus, scoresOf, type SimilarityFile } from '@/lib/labs/core/retrieval-corpus'
import { askOwn, fileOfOwn } from '@/lib/labs/core/retrieval-own'
import { searchAll } from '@/lib/labs/core/retrieval-search'
import { answerOwnQuestion } from '@/lib/labs/own-question'
import { getRetrievalData } from '@/lib/labs/queries'

const CUT = { size: 300, overlap: 0 } as const
const committed = JSON.parse(readFileSync('public/labs/retrieval-similarities.v1.json', 'utf8')) as SimilarityFile
let visitors = 0

/** Each question comes from somebody else: limits are tested where the route is. */
const answer = (text: string) =>
  answerOwnQuestion({ text, ...CUT }, { learnerId: null, address: `visitor-${(visitors += 1)}` })
const bytesOf = (values: string) => [...Buffer.from(values, 'base64')]

// On a busy machine the passages take longer than a question may; asking again succeeds.
beforeAll(() => vi.waitFor(() => answer('Who pays for travel?'), { timeout: 170_000 }))

test('a question asked in own words gets the committed row of that question, within one step', async () => {
  const { corpus } = await getRetrievalData()
  const chunking = committed.chunkings.find(({ size, overlap }) => size === CUT.size && overlap === CUT.overlap)!
  const all = bytesOf(chunking.values)
  for (const [row, { text }] of corpus.questions.slice(0, 10).entries()) {
    const { chunks, low, high, values } = await answer(text)
    expect(chunks).toBe(chunking.chunks)
    expect(low).toBeCloseTo(chunking.low[row]!, 3)
    expect(high).toBeCloseTo(chunking.high[row]!, 3)
    const bytes = bytesOf(values)
    const steps = bytes.map((byte, place) => Math.abs(byte - all[row * chunks + place]!))
    expect(Math.max(...steps), text).toBeLessThanOrEqual(1)
  }
})

test('any text of 3 to 300 characters gives one byte for each passage, and scores between low and high', async () => {
  const data = await getRetrievalData()
  const text = fc.oneof(
    fc.string({ minLength: 3, maxLength: 300 }),
    fc.string({ minLength: 3, maxLength: 100, unit: 'grapheme' }),
    fc.constantFrom('???', '\u{1F600}'.repeat(150), '提示词工程', 'a'.repeat(300)),
  )
  await fc.assert(
    fc.asyncProperty(text, async (question) => {
      const row = await answer(question)
      expect(bytesOf(row.values)).toHaveLength(cutCorpus(data.corpus, CUT).chunks.length)
      const scores = scoresOf(askOwn(question), {
        data: { corpus: data.corpus, similarities: fileOfOwn(CUT, row) },
        cut: CUT,
        scorer: 'embedding',
      })
      expect(Math.min(...scores)).toBeGreaterThanOrEqual(row.low)
      expect(Math.max(...scores)).toBeCloseTo(row.high, 9)
    }),
    { numRuns: 25 },
  )
})

test('an own question is ranked like one of the corpus, and no passage is marked as its answer', async () => {
  const data = await getRetrievalData()
  const given = readCorpus(data.corpus).questions[0]!
  const [pipeline, situation] = [
    { ...CUT, scorer: 'bm25', isReranked: true, filter: 'before' } as const,
    { reader: 'staff', index: 'found' } as const,
  ]
  const questions = [given, askOwn(given.question.text)]
  const [marked, own] = searchAll(data, { pipeline, situation, questions })
  expect(own!.ranked.map(({ chunk }) => chunk)).toEqual(marked!.ranked.map(({ chunk }) => chunk))
  expect(own!.ranked.every(({ grade }) => grade === 0)).toBe(true)
})
