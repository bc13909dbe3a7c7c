import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  BM25,
  bm25Idf,
  bm25Scores,
  byteRow,
  chunkCount,
  chunkSpans,
  cosine,
  discountedGain,
  indexTerms,
  meanReciprocalRank,
  normalisedGain,
  promptTokens,
  smoothIdf,
  spanOfCharacters,
  termOf,
  termsOf,
  tfIdfNorms,
  tfIdfScores,
  tokensOf,
} from '@/lib/labs/core/retrieval'

test('a page of 1,000 tokens in chunks of 200 with 50 overlap gives 7, which store at most 1,400 tokens', () => {
  expect(chunkCount(1000, { size: 200, overlap: 50 })).toBe(7)
  const stored = chunkSpans(1000, { size: 200, overlap: 50 }).reduce((sum, { from, to }) => sum + to - from, 0)
  expect(stored).toBe(1300)
  expect(7 * 200).toBe(1400)
  expect(chunkCount(200, { size: 200, overlap: 50 })).toBe(1)
  expect(chunkCount(201, { size: 200, overlap: 50 })).toBe(2)
  expect(chunkCount(0, { size: 200, overlap: 50 })).toBe(1)
  expect(() => chunkCount(9, { size: 50, overlap: 50 })).toThrow(RangeError)
})

test('grades 3, 2, 3, 0, 1, 2 have a DCG of 6.861 and an nDCG of 0.961, or 0.785 beside two better documents', () => {
  const grades = [3, 2, 3, 0, 1, 2]
  expect(discountedGain(grades)).toBeCloseTo(6.861, 3)
  expect(normalisedGain(grades)).toBeCloseTo(0.9608, 4)
  expect(discountedGain([3, 3, 3, 2, 2, 2])).toBeCloseTo(8.74, 3)
  expect(normalisedGain(grades, [...grades, 3, 2])).toBeCloseTo(0.785, 3)
  expect(normalisedGain([0, 0], [0])).toBe(0)
})

test('ranks 3, 2 and 1 have an MRR of 0.611, and nothing found counts 0', () => {
  expect(meanReciprocalRank([3, 2, 1])).toBeCloseTo(0.6111, 4)
  expect(meanReciprocalRank([1, null])).toBe(0.5)
  expect(meanReciprocalRank([])).toBe(0)
})

test('BM25 of “sat mat” on three toy sentences is 0.5296, 1.1844 and 0', () => {
  const index = indexTerms(['the cat sat', 'the cat sat on the mat', 'the dog ran'].map(termsOf))
  const [first, second, third] = bm25Scores(termsOf('sat mat'), index)
  expect(first).toBeCloseTo(0.5296, 4)
  expect(second).toBeCloseTo(1.1844, 4)
  expect(third).toBe(0)
})

test('TF-IDF cosine of a text with itself is 1, and of “a b” with “a c” follows from its weights', () => {
  const index = indexTerms([['a', 'b'], ['a', 'c'], ['d']])
  const given = { index, norms: tfIdfNorms(index) }
  // idf(a) = ln(4/3) + 1, idf(b) = idf(c) = ln(4/2) + 1; cos = idf(a)²/(idf(a)² + idf(b)²).
  const [a, b] = [Math.log(4 / 3) + 1, Math.log(2) + 1]
  const [self, other, none] = tfIdfScores(['a', 'b'], given)
  expect(self).toBeCloseTo(1, 12)
  expect(other).toBeCloseTo(a ** 2 / (a ** 2 + b ** 2), 12)
  expect(none).toBe(0)
  expect([...tfIdfScores(['z'], given)]).toEqual([0, 0, 0])
})

test('five chunks of 300 with 450 tokens before them make a prompt of 1,950', () => {
  expect(promptTokens({ system: 400, question: 50, k: 5, size: 300 })).toBe(1950)
})

test('terms are words in small letters without the plural; marks are none', () => {
  expect(termsOf('Parties, classes and the bus: GLASSES | 16:00 %')).toEqual([
    'party',
    'classe',
    'and',
    'the',
    'bus',
    'glasse',
    '16:00',
  ])
  const text = 'one two three'
  expect(spanOfCharacters(tokensOf(text), { start: 4, end: 8 })).toEqual({ from: 1, to: 2 })
  expect(spanOfCharacters(tokensOf(text), { start: 90, end: 99 })).toEqual({ from: 0, to: 0 })
})

test('chunks cover a page without a gap, begin at even steps and overlap as asked', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 3000 }), fc.integer({ min: 1, max: 400 }), fc.nat(), (length, size, some) => {
      const overlap = some % size
      const spans = chunkSpans(length, { size, overlap })
      expect(spans[0]!.from).toBe(0)
      expect(spans.at(-1)!.to).toBe(length)
      spans.slice(1).forEach(({ from }, place) => {
        expect(from).toBe((place + 1) * (size - overlap))
        expect(from).toBeLessThanOrEqual(spans[place]!.to)
        expect(spans[place]!.to - spans[place]!.from).toBe(size)
      })
      expect(chunkCount(length, { size, overlap })).toBeLessThanOrEqual(chunkCount(length + 1, { size, overlap }))
    }),
  )
})

test('BM25 does not depend on the order of words or documents, and one more match never lowers a score', () => {
  const word = fc.constantFrom('a', 'b', 'c', 'd', 'e')
  const documents = fc.array(fc.array(word, { minLength: 1, maxLength: 8 }), { minLength: 2, maxLength: 6 })
  fc.assert(
    fc.property(documents, fc.array(word, { minLength: 1, maxLength: 4 }), (texts, query) => {
      const scores = bm25Scores(query, indexTerms(texts))
      const turned = bm25Scores(
        [...query].reverse(),
        indexTerms([...texts].reverse().map((text) => [...text].reverse())),
      )
      scores.forEach((score, place) => expect(score).toBeCloseTo(turned[texts.length - 1 - place]!, 10))
      const asked = query[0]!
      const other = texts[0]!.findIndex((term) => !query.includes(term))
      if (other < 0 || !texts[0]!.includes(asked)) return
      const more = texts.map((text, place) => (place === 0 ? text.with(other, asked) : text))
      expect(bm25Scores(query, indexTerms(more))[0]).toBeGreaterThanOrEqual(scores[0]! - 1e-12)
    }),
  )
})

test('nDCG lies between 0 and 1, and is 1 for the best order', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 3 }), { minLength: 1, maxLength: 12 }), (grades) => {
      const value = normalisedGain(grades)
      expect(value).toBeGreaterThanOrEqual(0)
      expect(value).toBeLessThanOrEqual(1 + 1e-12)
      if (grades.some((grade) => grade > 0))
        expect(normalisedGain([...grades].sort((a, b) => b - a))).toBeCloseTo(1, 12)
    }),
  )
})

const wordsOf = (text: string) => tokensOf(text).map(({ start, end }) => text.slice(start, end))

test('words keep their inner points, hyphens and apostrophes; runs of hyphens and other marks stand alone', () => {
  expect(wordsOf("Don't pay 1,000.50 – self-service, o’clock.")).toEqual([
    "Don't",
    'pay',
    '1,000.50',
    '–',
    'self-service',
    ',',
    'o’clock',
    '.',
  ])
  expect(wordsOf('|---| a--b - 7:30 Å-Ö ½')).toEqual(['|', '---', '|', 'a', '--', 'b', '-', '7:30', 'Å-Ö', '½'])
  expect(wordsOf('-x- ..')).toEqual(['-', 'x', '-', '.', '.'])
  expect(wordsOf(' \n')).toEqual([])
})

test('a run of characters touches a token from its first to its last letter, and not the space beside it', () => {
  const tokens = tokensOf('one two three')
  expect(spanOfCharacters(tokens, { start: 3, end: 8 })).toEqual({ from: 1, to: 2 })
  expect(spanOfCharacters(tokens, { start: 2, end: 9 })).toEqual({ from: 0, to: 3 })
  expect(spanOfCharacters(tokens, { start: 6, end: 7 })).toEqual({ from: 1, to: 2 })
  expect(spanOfCharacters(tokens, { start: 3, end: 4 })).toEqual({ from: 0, to: 0 })
  expect(spanOfCharacters([], { start: 0, end: 9 })).toEqual({ from: 0, to: 0 })
})

test('ten tokens in chunks of 4 that share 1 end exactly with the third chunk, and an eleventh needs a fourth', () => {
  const three = [
    { from: 0, to: 4 },
    { from: 3, to: 7 },
    { from: 6, to: 10 },
  ]
  expect(chunkSpans(10, { size: 4, overlap: 1 })).toEqual(three)
  expect(chunkSpans(11, { size: 4, overlap: 1 })).toEqual([...three, { from: 9, to: 11 }])
  expect(chunkSpans(8, { size: 4, overlap: 0 })).toHaveLength(2)
  for (const overlap of [-1, 4, 5, Number.NaN])
    expect(() => chunkCount(9, { size: 4, overlap })).toThrow(`An overlap of ${overlap} in chunks of 4`)
  expect(chunkCount(9, { size: 4, overlap: 3 })).toBe(6)
})

test('the plural goes from words of four letters on, and not from -us, -ss or the short ones', () => {
  const singular = (word: string) => termOf(word)
  expect(['gas', 'days', 'ties', 'bonus', 'pass', 'rooms', 'policies'].map(singular)).toEqual([
    'gas',
    'day',
    'ty',
    'bonus',
    'pass',
    'room',
    'policy',
  ])
  // -aies and -eies keep their i, as Harman's rule asks.
  expect(['dalaies', 'boeies', 'sizes', 'employees', 'shoes', 'says so'].map(singular)).toEqual([
    'dalaie',
    'boeie',
    'size',
    'employee',
    'shoe',
    'says so',
  ])
  expect(['–', '%', '---'].map(singular)).toEqual([null, null, null])
  expect(['É', '7'].map(singular)).toEqual(['é', '7'])
})

test('an index counts each term in each document, their lengths and the mean of these', () => {
  const index = indexTerms([['a', 'b', 'a'], [], ['b']])
  expect(index).toMatchObject({ size: 3, lengths: [3, 0, 1], averageLength: 4 / 3 })
  expect([...index.postings]).toEqual([
    ['a', [{ document: 0, count: 2 }]],
    [
      'b',
      [
        { document: 0, count: 1 },
        { document: 2, count: 1 },
      ],
    ],
  ])
  expect(indexTerms([])).toMatchObject({ size: 0, averageLength: 0 })
})

test('both kinds of idf are those of their formulas, and neither falls to zero for a word that all documents hold', () => {
  expect(BM25).toEqual({ k1: 1.5, b: 0.75 })
  // ln(1 + 7.5/3.5) and ln(11/4) + 1.
  expect(bm25Idf(10, 3)).toBeCloseTo(1.14513, 5)
  expect(smoothIdf(10, 3)).toBeCloseTo(2.0116, 5)
  expect(bm25Idf(10, 10)).toBeCloseTo(Math.log(22 / 21), 12)
  expect(smoothIdf(10, 10)).toBe(1)
})

test('a term asked twice counts twice in BM25, and an unknown one not at all', () => {
  const index = indexTerms([['a', 'b'], ['a', 'a', 'c', 'd'], ['d']])
  const once = bm25Scores(['a'], index)
  expect([...bm25Scores(['a', 'z', 'a'], index)]).toEqual([...once].map((score) => 2 * score))
  // idf = ln(1 + 1.5/2.5); average length 7/3, so the second text counts as long as 12/7 of it.
  const idf = Math.log(1.6)
  expect(once[1]).toBeCloseTo((idf * 2 * 2.5) / (2 + 1.5 * (0.25 + (0.75 * 12) / 7)), 12)
  expect(once[2]).toBe(0)
})

test('the cosine of TF-IDF weighs how often a question and a text hold each term', () => {
  const index = indexTerms([['a', 'a', 'b'], ['b']])
  const norms = tfIdfNorms(index)
  const a = Math.log(3 / 2) + 1
  expect(norms[0]).toBeCloseTo(Math.hypot(2 * a, 1), 12)
  expect(norms[1]).toBe(1)
  const [first, second] = tfIdfScores(['b', 'a', 'b'], { index, norms })
  expect(first).toBeCloseTo((2 * a * a + 2) / (Math.hypot(a, 2) * Math.hypot(2 * a, 1)), 12)
  expect(second).toBeCloseTo(2 / Math.hypot(a, 2), 12)
  expect(tfIdfScores(['a', 'a', 'b'], { index, norms })[0]).toBeCloseTo(1, 12)
  expect(tfIdfScores(['a', 'z'], { index, norms })).toEqual(tfIdfScores(['a'], { index, norms }))
})

test('the cosine of (3, 4) and (4, 3) is 0.96 whatever the lengths, and −1 for opposite vectors', () => {
  expect(cosine([3, 4], [4, 3])).toBeCloseTo(0.96, 12)
  expect(cosine([30, 40], [2, 1.5])).toBeCloseTo(0.96, 12)
  expect(cosine([1, 2], [-1, -2])).toBeCloseTo(-1, 12)
  expect(cosine([1, 0, 2], [0, 5, 0])).toBe(0)
})

test('cosines become bytes between the 49th best, or the least of fewer, and the best one', () => {
  expect(byteRow([0.5, 0.25, 0.375])).toEqual({ low: 0.25, high: 0.5, bytes: [255, 0, 128] })
  // Bounds are multiples of 0.0001 outside the values: 255·(0.0201/0.8643) ≈ 5.9.
  const { low, high, bytes } = byteRow([0.98765, 0.12345, 0.1435])
  expect([low, high]).toEqual([0.1234, 0.9877])
  expect(bytes).toEqual([255, 0, 6])
  const rising = (count: number) => byteRow(Array.from({ length: count }, (_, place) => (place + 1) / 128))
  expect(rising(48).low).toBeCloseTo(0.0078, 12)
  expect(rising(49).low).toBeCloseTo(0.0078, 12)
  expect(rising(50).low).toBeCloseTo(0.0156, 12)
  expect(rising(60).bytes.filter((byte) => byte === 0)).toHaveLength(12)
  const same = byteRow([0.5, 0.5])
  expect(same.high - same.low).toBeCloseTo(1e-4, 12)
  expect(same.bytes).toEqual([0, 0])
})

test('the best order takes as many of the available grades as were ranked, and leaves their list alone', () => {
  const available = [1, 0, 3, 2]
  // (1 + 2/log₂3) of at most (3 + 2/log₂3).
  expect(normalisedGain([1, 2], available)).toBeCloseTo((1 + 2 / Math.log2(3)) / (3 + 2 / Math.log2(3)), 12)
  expect(available).toEqual([1, 0, 3, 2])
  expect(discountedGain([])).toBe(0)
  expect(normalisedGain([])).toBe(0)
})

test('only the end of a word decides on its plural', () => {
  // -aies and -uss within a word are no ending.
  expect(['daiesparties', 'mussels', 'businesses', 'classrooms'].map((word) => termOf(word))).toEqual([
    'daiesparty',
    'mussel',
    'businesse',
    'classroom',
  ])
})

test('a text without words has the cosine 0 with any question', () => {
  const index = indexTerms([['a'], []])
  expect([...tfIdfScores(['a'], { index, norms: tfIdfNorms(index) })]).toEqual([1, 0])
  expect([...tfIdfScores([], { index, norms: tfIdfNorms(index) })]).toEqual([0, 0])
})
