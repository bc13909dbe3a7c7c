import { expect, test } from 'vitest'
import { bm25Scores, indexTerms, tfIdfNorms, tfIdfScores } from '@/lib/labs/core/retrieval'
import {
  OVERLAPS,
  QUESTION_KINDS,
  SIZES,
  corpusHash,
  cutCorpus,
  fitsCorpus,
  overlapTokens,
  readCorpus,
  scoresOf,
  termsOfCut,
  textOf,
  type PolicyCorpus,
  type RetrievalData,
  type SimilarityFile,
} from '@/lib/labs/core/retrieval-corpus'
import { askOwn, fileOfOwn } from '@/lib/labs/core/retrieval-own'
import { OwnQuestionSchema } from '@/lib/labs/schemas'
import { hashText } from '@/lib/shared/random'
import { OPEN, corpus, data, marks } from './retrieval-data'

test('the corpus has 40 pages and 60 questions, and every marked answer occurs once in its page', () => {
  expect(corpus.pages).toHaveLength(40)
  expect(corpus.questions.map(({ set }) => set).filter((set) => set === 'open')).toHaveLength(36)
  expect(corpus.questions).toHaveLength(60)
  const pages = new Map(corpus.pages.map((page) => [page.id, page]))
  expect(pages.size).toBe(40)
  expect(new Set(corpus.questions.map(({ id }) => id)).size).toBe(60)
  for (const { id, page, answer } of corpus.questions) expect(pages.get(page)!.text.split(answer), id).toHaveLength(2)
  const groups = new Set(corpus.readers.flatMap((reader) => reader.groups))
  for (const { id, text, readers, supersededBy } of corpus.pages) {
    const words = text.split(/\s+/).length
    expect(words, id).toBeGreaterThanOrEqual(150)
    expect(words, id).toBeLessThanOrEqual(500)
    expect(
      readers.some((group) => groups.has(group)),
      id,
    ).toBe(true)
    if (supersededBy !== undefined) expect(pages.has(supersededBy), id).toBe(true)
  }
})

test('two people who marked the answers separately name the same page and overlapping runs in 59 of 60', () => {
  const textOfPage = new Map(corpus.pages.map(({ id, text }) => [id, text]))
  expect(marks.questions).toHaveLength(60)
  for (const { id, second } of marks.questions)
    expect(textOfPage.get(second.page)!.split(second.answer), id).toHaveLength(2)
  const samePage = marks.questions.filter(({ page, second }) => page === second.page)
  const overlapping = samePage.filter(({ page, answer, second }) => {
    const text = textOfPage.get(page)!
    const [from, secondFrom] = [text.indexOf(answer), text.indexOf(second.answer)]
    return Math.min(from + answer.length, secondFrom + second.answer.length) > Math.max(from, secondFrom)
  })
  const identical = overlapping.filter(({ answer, second }) => answer === second.answer)
  const within = overlapping.filter(({ answer, second }) => answer !== second.answer && answer.includes(second.answer))
  expect([samePage, overlapping, within, identical].map(({ length }) => length)).toEqual([59, 59, 53, 4])
  const elsewhere = marks.questions.filter(({ page, second }) => page !== second.page)
  expect(elsewhere.map(({ id, page, second }) => [id, page, second.page])).toEqual([['Q28', 'P15', 'P17']])
  expect(marks.note).toContain('in 59 the same page and an overlapping run of text')
})

test('the corpus that is served has the first mark of each question and not the second', () => {
  for (const question of corpus.questions)
    expect(Object.keys(question)).toEqual(['id', 'set', 'kind', 'page', 'text', 'answer'])
})

test('the span of an answer is the answer, and the embeddings were made from these texts', () => {
  const { pages, questions } = readCorpus(corpus)
  for (const { question, page, span } of questions)
    expect(question.answer.startsWith(textOf(pages[page]!, span).slice(0, 8))).toBe(true)
  expect(fitsCorpus(data)).toBe(true)
  expect(data.similarities.questions).toEqual(corpus.questions.map(({ id }) => id))
  for (const size of SIZES)
    for (const overlap of OVERLAPS) {
      const made = data.similarities.chunkings.find((each) => each.size === size && each.overlap === overlap)!
      expect(made.chunks).toBe(cutCorpus(corpus, { size, overlap }).chunks.length)
      expect(Buffer.from(made.values, 'base64')).toHaveLength(60 * made.chunks)
    }
  const changed = { ...corpus, pages: corpus.pages.with(0, { ...corpus.pages[0]!, text: 'Other words.' }) }
  expect(corpusHash(changed)).not.toBe(corpusHash(corpus))
})

test('an unknown question or cut has no similarities and no crash', () => {
  const asked = OPEN[0]!
  const stranger = { ...asked, question: { ...asked.question, id: 'Q99' } }
  const cut = { size: 100, overlap: 0 }
  expect(Math.max(...scoresOf(stranger, { data, cut, scorer: 'embedding' }))).toBe(0)
  expect(Math.max(...scoresOf(asked, { data, cut, scorer: 'embedding' }))).toBeGreaterThan(0.3)
  const broken = { ...corpus, questions: [{ ...corpus.questions[0]!, answer: 'not there' }] }
  expect(() => readCorpus(broken)).toThrow(/does not stand/)
})
/** Two pages of five and three tokens, one question to each. */
const TOY: PolicyCorpus = {
  indexedOn: '2026-10-01',
  fixedTokens: { system: 400, question: 50 },
  price: { perMillionTokens: 3 },
  readers: [{ id: 'staff', label: 'A member of staff', groups: ['all'] }],
  pages: [
    { id: 'P1', title: 'Red pies', readers: ['all'], validFrom: '2026-01-01', text: 'red pies, red tea' },
    { id: 'P2', title: 'Tea', readers: ['all'], validFrom: '2026-01-01', text: 'tea is warm' },
  ],
  questions: [
    { id: 'Q1', set: 'open', kind: 'plain', page: 'P1', text: 'Which pie?', answer: 'red pies' },
    { id: 'Q2', set: 'kept', kind: 'plain', page: 'P2', text: 'How is tea?', answer: 'warm' },
  ],
}
const CUT = { size: 4, overlap: 0.5 }
/** Four chunks, each with its own byte for each question. */
const TOY_FILE: SimilarityFile = {
  corpusHash: corpusHash(TOY),
  questions: ['Q1', 'Q2'],
  chunkings: [
    { size: 4, overlap: 0, chunks: 3, low: [0, 0], high: [0, 0], values: btoa('\0\0\0\0\0\0') },
    { ...CUT, chunks: 3, low: [0.1, 0.2], high: [0.6, 0.71], values: btoa('\xff\0\x33\x01\xff\x64') },
  ],
}
const toy: RetrievalData = { corpus: TOY, similarities: TOY_FILE }

test('a page is read as tokens with their search terms, and a question with the tokens of its answer', () => {
  const { pages, questions, titleTerms } = readCorpus(TOY)
  expect(pages.map(({ terms }) => terms)).toEqual([
    ['red', 'py', null, 'red', 'tea'],
    ['tea', 'is', 'warm'],
  ])
  expect(pages[0]!.tokens[3]).toEqual({ start: 10, end: 13 })
  expect(questions.map(({ page, span, terms }) => ({ page, span, terms }))).toEqual([
    { page: 0, span: { from: 0, to: 2 }, terms: ['which', 'pie'] },
    { page: 1, span: { from: 2, to: 3 }, terms: ['how', 'is', 'tea'] },
  ])
  expect(titleTerms).toEqual([new Set(['red', 'py']), new Set(['tea'])])
  expect(readCorpus(TOY)).toBe(readCorpus(TOY))
})

test('a question about a page that does not exist, or an answer that is not in it, is named', () => {
  const asked = (change: object) => ({ ...TOY, questions: [{ ...TOY.questions[1]!, ...change }] })
  expect(() => readCorpus(asked({ page: 'P9' }))).toThrow('The answer of Q2 does not stand in P9')
  expect(() => readCorpus(asked({ answer: 'cold' }))).toThrow('The answer of Q2 does not stand in P2')
  expect(readCorpus(asked({ answer: 'tea' })).questions[0]!.span).toEqual({ from: 0, to: 1 })
})

test('the text of a run of tokens ends with its last token, and an empty run has none', () => {
  const page = readCorpus(TOY).pages[0]!
  expect(textOf(page, { from: 1, to: 4 })).toBe('pies, red')
  expect(textOf(page, { from: 4, to: 5 })).toBe('tea')
  expect(textOf(page, { from: 0, to: 0 })).toBe('')
  expect(textOf(page, { from: 3, to: 2 })).toBe('')
})

test('chunks of four tokens that share two cut five tokens twice, in the order of the pages and without the marks', () => {
  const { chunks, byPage, terms, words } = cutCorpus(TOY, CUT)
  expect(chunks).toEqual([
    { page: 0, place: 0, span: { from: 0, to: 4 } },
    { page: 0, place: 1, span: { from: 2, to: 5 } },
    { page: 1, place: 0, span: { from: 0, to: 3 } },
  ])
  expect(byPage).toEqual([chunks.slice(0, 2), chunks.slice(2)])
  expect(terms).toEqual([
    ['red', 'py', 'red'],
    ['red', 'tea'],
    ['tea', 'is', 'warm'],
  ])
  expect(words[0]).toEqual(new Set(['red', 'py']))
  expect(cutCorpus(TOY, { ...CUT })).toBe(cutCorpus(TOY, CUT))
  expect(cutCorpus(TOY, { size: 4, overlap: 0 }).chunks[1]!.span).toEqual({ from: 4, to: 5 })
  expect([0.2, 0.4].map((overlap) => overlapTokens({ size: 33, overlap }))).toEqual([7, 13])
})

test('scores of words are BM25 and TF-IDF over the chunks of that cut', () => {
  const asked = readCorpus(TOY).questions[1]!
  const index = indexTerms(cutCorpus(TOY, CUT).terms)
  const norms = tfIdfNorms(index)
  expect(termsOfCut(TOY, CUT)).toEqual({ index, norms })
  expect(scoresOf(asked, { data: toy, cut: CUT, scorer: 'bm25' })).toEqual(bm25Scores(asked.terms, index))
  expect(scoresOf(asked, { data: toy, cut: CUT, scorer: 'tfidf' })).toEqual(tfIdfScores(asked.terms, { index, norms }))
})

test('scores of meaning are the bytes of the question’s own row between its low and its high', () => {
  const [first, second] = readCorpus(TOY).questions
  const scores = (asked: typeof first, cut = CUT) => [...scoresOf(asked!, { data: toy, cut, scorer: 'embedding' })]
  // 255, 0 and 51 of 255 between 0.1 and 0.6; 1, 255 and 100 of 255 between 0.2 and 0.71.
  ;[0.6, 0.1, 0.2].forEach((score, place) => expect(scores(first)[place]).toBeCloseTo(score, 12))
  ;[0.202, 0.71, 0.4].forEach((score, place) => expect(scores(second)[place]).toBeCloseTo(score, 12))
  expect([scores(first), scores(second)].map(({ length }) => length)).toEqual([3, 3])
  expect(scores(first, { size: 2, overlap: 0 })).toEqual([0, 0, 0, 0, 0])
  expect(scores(askOwn('Tea?'))).toEqual([0, 0, 0])
})

test('embeddings fit the very pages and questions they were made from, in their order', () => {
  expect(corpusHash(TOY)).toBe(hashText('P1 red pies, red tea\nP2 tea is warm\nQ1 Which pie?\nQ2 How is tea?'))
  expect(fitsCorpus(toy)).toBe(true)
  expect(fitsCorpus({ ...toy, corpus: { ...TOY, questions: TOY.questions.toReversed() } })).toBe(false)
  expect(fitsCorpus({ ...toy, corpus: { ...TOY, pages: TOY.pages.toReversed() } })).toBe(false)
})

test('the file has a row for every offered cut and no other, and the questions are of every kind', () => {
  expect(data.similarities.chunkings.map(({ size, overlap }) => `${size}/${overlap}`)).toEqual(
    SIZES.flatMap((size) => OVERLAPS.map((overlap) => `${size}/${overlap}`)),
  )
  expect(new Set(corpus.questions.map(({ kind }) => kind))).toEqual(new Set(QUESTION_KINDS))
})

test('an own question has its terms and no answer, and its row is a file of one question and one cut', () => {
  const asked = askOwn('Whose teas?')
  expect(asked).toEqual({
    question: { id: 'own', set: 'open', kind: 'plain', page: '', text: 'Whose teas?', answer: '' },
    page: 0,
    span: { from: 0, to: 0 },
    terms: ['whose', 'tea'],
  })
  const row = { corpusHash: 7, chunks: 3, low: 0.25, high: 0.5, values: btoa('\xff\0\x33') }
  const similarities = fileOfOwn(CUT, row)
  expect(similarities).toEqual({
    corpusHash: 7,
    questions: ['own'],
    chunkings: [{ ...CUT, chunks: 3, low: [0.25], high: [0.5], values: row.values }],
  })
  const scores = scoresOf(asked, { data: { corpus: TOY, similarities }, cut: CUT, scorer: 'embedding' })
  expect([...scores]).toEqual([0.5, 0.25, 0.3])
})

test('an own question has three characters at least and three hundred at most, without the spaces around it', () => {
  const isTaken = (text: string) => OwnQuestionSchema.safeParse({ text, size: 50, overlap: 0 }).success
  expect(['ab', ' ab ', 'abc', 'a'.repeat(300), ` ${'a'.repeat(300)} `, 'a'.repeat(301)].map(isTaken)).toEqual([
    false,
    false,
    true,
    true,
    true,
    false,
  ])
})
