import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { parse } from 'yaml'
import { expect, test } from 'vitest'
import {
  bm25Scores,
  chunkCount,
  chunkSpans,
  discountedGain,
  indexTerms,
  meanReciprocalRank,
  normalisedGain,
  promptTokens,
  spanOfCharacters,
  termsOf,
  tfIdfNorms,
  tfIdfScores,
  tokensOf,
} from '@/lib/labs/core/retrieval'
import {
  OVERLAPS,
  SCORERS,
  SIZES,
  corpusHash,
  cutCorpus,
  fitsCorpus,
  readCorpus,
  scoresOf,
  textOf,
  type RetrievalData,
  type SimilarityFile,
} from '@/lib/labs/core/retrieval-corpus'
import {
  CAUSES,
  DEPTH,
  FILTERS,
  INDEX_STATES,
  costOfThousand,
  evaluate,
  frontierOf,
  gridOf,
  outcomeOf,
  questionsOf,
  searchAll,
  sentOf,
  storedTokens,
  type Pipeline,
  type Situation,
} from '@/lib/labs/core/retrieval-search'
import {
  OPENING,
  bestExplored,
  causeKey,
  judgeRetrieval,
  retrievalTask,
  type RetrievalTask,
  type Setting,
} from '@/lib/labs/core/retrieval-task'
import { numberWord } from '@/components/roadmap/number-words'
import { PolicyCorpusSchema } from '@/lib/labs/schemas'
import { whole } from '@/lib/labs/core/verdict'
import { SEEDS } from './predictions'

const corpus = PolicyCorpusSchema.parse(parse(readFileSync('content/labs/L06-corpus.yaml', 'utf8')))
const data: RetrievalData = {
  corpus,
  similarities: JSON.parse(readFileSync('public/labs/retrieval-similarities.v1.json', 'utf8')) as SimilarityFile,
}
const lesson = readFileSync('content/lessons/D4/D4-2.mdx', 'utf8')
const OPEN = questionsOf(data, 'open')
const STAFF: Situation = { reader: 'staff', index: 'found' }

/** Plans of the whole grid at random. */
const plans = fc.record({
  pipeline: fc.record({
    size: fc.constantFrom(...SIZES),
    overlap: fc.constantFrom(...OVERLAPS),
    scorer: fc.constantFrom(...SCORERS),
    isReranked: fc.boolean(),
    filter: fc.constantFrom(...FILTERS),
  }),
  situation: fc.record({
    reader: fc.constantFrom(...corpus.readers.map(({ id }) => id)),
    index: fc.constantFrom(...INDEX_STATES),
  }),
})
const search = (pipeline: Pipeline, situation = STAFF) => searchAll(data, { pipeline, situation, questions: OPEN })

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

test('the corpus has 40 pages and 60 questions, and every marked answer occurs once in its page', () => {
  expect(corpus.pages).toHaveLength(40)
  expect(corpus.questions.map(({ set }) => set).filter((set) => set === 'open')).toHaveLength(36)
  expect(corpus.questions).toHaveLength(60)
  const pages = new Map(corpus.pages.map((page) => [page.id, page]))
  expect(pages.size).toBe(40)
  expect(new Set(corpus.questions.map(({ id }) => id)).size).toBe(60)
  for (const { id, page, answer, second } of corpus.questions)
    for (const mark of [answer, ...(second === undefined ? [] : [second])])
      expect(pages.get(page)!.text.split(mark), `${id}: ${mark}`).toHaveLength(2)
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

test('both passes of marking agree in 51 of 60, and where they differ they overlap', () => {
  const differing = corpus.questions.filter(({ second }) => second !== undefined)
  expect(60 - differing.length).toBe(51)
  for (const { id, page, answer, second } of differing) {
    const text = corpus.pages.find((each) => each.id === page)!.text
    const [a, b] = [text.indexOf(answer), text.indexOf(second!)]
    expect(Math.min(a + answer.length, b + second!.length) - Math.max(a, b), id).toBeGreaterThan(20)
  }
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

test('every question either arrives or has one cause, whatever the plan; tokens stay within the formula', () => {
  fc.assert(
    fc.property(plans, fc.integer({ min: 1, max: 12 }), ({ pipeline, situation }, k) => {
      const result = evaluate(search(pipeline, situation), { k, filter: pipeline.filter, data })
      const missed = CAUSES.reduce((sum, cause) => sum + result.causes[cause], 0)
      expect(result.sent + missed).toBe(OPEN.length)
      expect(result.tokens).toBeLessThanOrEqual(promptTokens({ system: 400, question: 50, k, size: pipeline.size }))
      expect(result.ndcg).toBeLessThanOrEqual(1 + 1e-12)
      if (pipeline.filter !== 'off') expect(result.leaks).toBe(0)
      if (situation.index === 'ordered') expect(result.stale).toBe(0)
    }),
    { numRuns: 60 },
  )
})

test('more passages never lose an answer, and a filter before the search never finds less than one after it', () => {
  fc.assert(
    fc.property(plans, fc.integer({ min: 1, max: 11 }), ({ pipeline, situation }, k) => {
      const sent = (filter: Pipeline['filter'], count: number) =>
        evaluate(search({ ...pipeline, isReranked: false, filter }, situation), { k: count, filter, data }).sent
      expect(sent(pipeline.filter, k + 1)).toBeGreaterThanOrEqual(sent(pipeline.filter, k))
      expect(sent('before', k)).toBeGreaterThanOrEqual(sent('after', k))
    }),
    { numRuns: 40 },
  )
})

test('re-ranking keeps the same twenty passages and only changes their order', () => {
  const pipeline: Pipeline = { size: 100, overlap: 0.2, scorer: 'embedding', isReranked: false, filter: 'before' }
  const [plain, ordered] = [search(pipeline), search({ ...pipeline, isReranked: true })]
  let moved = 0
  plain.forEach(({ ranked }, place) => {
    const other = ordered[place]!.ranked
    expect(new Set(other.map(({ chunk }) => chunk))).toEqual(new Set(ranked.map(({ chunk }) => chunk)))
    expect(ranked).toHaveLength(DEPTH)
    if (other[0]!.chunk !== ranked[0]!.chunk) moved += 1
  })
  expect(moved).toBeGreaterThan(5)
})

test('the frontier rises, and no point of the grid beats it', () => {
  for (const scorer of SCORERS) {
    const points = gridOf(data, {
      pipeline: { scorer, isReranked: false, filter: 'before' },
      situation: STAFF,
      questions: OPEN,
    })
    const frontier = frontierOf(points)
    frontier.slice(1).forEach((point, place) => {
      expect(point.sent).toBeGreaterThan(frontier[place]!.sent)
      expect(point.tokens).toBeGreaterThan(frontier[place]!.tokens)
    })
    for (const point of points)
      expect(frontier.some(({ tokens, sent }) => tokens <= point.tokens && sent >= point.sent)).toBe(true)
  }
})

/** The right causes and a setting, as the panel hands them in. */
function handIn({ size, overlap, k, scorer, isReranked, filter }: Setting, { misses }: Pick<RetrievalTask, 'misses'>) {
  return {
    'answer-size': size,
    'answer-overlap': String(Math.round(overlap * 100)),
    'answer-k': k,
    'answer-scorer': scorer,
    'answer-rerank': isReranked ? 'on' : 'off',
    'answer-filter': filter,
    ...Object.fromEntries(misses.map(({ cause }, place) => [causeKey(place), cause])),
  }
}

/** Searching every setting for each reader takes a second or two once. */
const TASKS = SEEDS.map((seed) => ({ seed, task: retrievalTask(seed, data) }))

test('every task is passed by the setting that is best on the explored questions, with the right causes', () => {
  for (const { seed, task } of TASKS) {
    const best = bestExplored(data, task)
    expect(judgeRetrieval({ seed, answer: handIn(best, task), data }), `task ${seed}`).toMatchObject({ passed: true })
    expect(retrievalTask(seed, data)).toEqual(task)
    for (const asked of task.questions) expect(asked.question.set).toBe('kept')
  }
  expect(new Set(TASKS.map(({ task }) => task.situation.reader)).size).toBe(4)
  expect(new Set(TASKS.map(({ task }) => task.excluded)).size).toBe(3)
  expect(new Set(TASKS.flatMap(({ task }) => task.misses.map(({ cause }) => cause))).size).toBe(4)
})

test('the opening state, most passages, no filter and a wrong cause fail every task', () => {
  for (const { seed, task } of TASKS) {
    const best = bestExplored(data, task)
    const judge = (setting: Setting) => judgeRetrieval({ seed, answer: handIn(setting, task), data })
    expect(judge(OPENING).passed, `task ${seed}`).toBe(false)
    expect(judge({ ...best, k: 12 }).because).toMatch(/tokens a question are read/)
    expect(judge({ ...best, filter: 'off' }).because).toMatch(/may not see|are asked/)
    const wrong = { ...handIn(best, task), [causeKey(1)]: CAUSES.find((cause) => cause !== task.misses[1]!.cause)! }
    expect(judgeRetrieval({ seed, answer: wrong, data }).because).toMatch(/2 of 3 misses/)
  }
})

test('one setting with one guess of the causes passes at most a tenth of the tasks', () => {
  const setting: Setting = { size: 100, overlap: 0.2, k: 4, scorer: 'embedding', isReranked: true, filter: 'before' }
  const misses = (['ranked-low', 'cut', 'not-allowed'] as const).map((cause) => ({ cause }))
  const passed = TASKS.filter(
    ({ seed }) => judgeRetrieval({ seed, answer: handIn(setting, { misses: misses as never }), data }).passed,
  )
  expect(passed.length).toBeLessThanOrEqual(4)
})

test('an excluded part is named, and a missing or malformed answer does not pass', () => {
  const { seed, task } = TASKS.find((each) => each.task.excluded === 'embedding')!
  const best = bestExplored(data, task)
  const answer = handIn({ ...best, scorer: 'embedding' }, task)
  expect(judgeRetrieval({ seed, answer, data }).because).toMatch(/not allowed here/)
  const again = TASKS.find((each) => each.task.excluded === 'rerank')!
  const reranked = handIn({ ...bestExplored(data, again.task), isReranked: true }, again.task)
  expect(judgeRetrieval({ seed: again.seed, answer: reranked, data }).because).toMatch(/Re-ranking is not allowed/)
  for (const bad of [
    {},
    { ...answer, 'answer-size': 51 },
    { ...answer, 'answer-k': 'many' },
    { ...answer, 'answer-k': 2.5 },
    { ...answer, 'answer-k': 0 },
    { ...answer, 'answer-rerank': true },
    { ...answer, 'answer-filter': '' },
    { ...answer, 'answer-overlap': '' },
    { ...answer, 'answer-scorer': 'toString' },
  ])
    expect(judgeRetrieval({ seed, answer: bad, data }).because).toMatch(/Choose all six/)
})

test('a miss is named by the first cause that holds', () => {
  const pipeline: Pipeline = { size: 50, overlap: 0, scorer: 'bm25', isReranked: false, filter: 'before' }
  for (const each of search(pipeline)) {
    const outcome = outcomeOf(each, { k: 5, filter: 'before' })
    const { page, readers } = { page: each.asked.question.page, readers: corpus.pages[each.asked.page]!.readers }
    if (outcome === 'not-indexed') expect(['P20', 'P28', 'P37']).toContain(page)
    if (outcome === 'not-allowed') expect(readers).not.toContain('all')
    if (outcome === 'cut') expect(each.isWhole).toBe(false)
    if (outcome === 'sent') expect(sentOf(each, { k: 5, filter: 'before' }).some(({ grade }) => grade === 3)).toBe(true)
  }
})

/** A setting of lesson D4-2, asked by a member of staff. */
function printed(setting: Partial<Setting>, index: Situation['index'] = 'found') {
  const { k, ...pipeline } = { ...OPENING, filter: 'before' as const, ...setting }
  const searches = search(pipeline, { reader: 'staff', index })
  return { searches, filter: pipeline.filter, k, ...evaluate(searches, { k, filter: pipeline.filter, data }) }
}
const arrived = ({ searches, k, filter }: ReturnType<typeof printed>) =>
  searches.map((each) => outcomeOf(each, { k, filter }) === 'sent')

test('the figures printed in lesson D4-2 are the lab’s', () => {
  for (const size of SIZES) {
    const { sent, causes, tokens } = printed({ size })
    expect(lesson).toContain(`| ${size} tokens | ${sent} | ${causes.cut} | ${whole(tokens)} |`)
  }
  const smaller = { size: 150, overlap: 0 } as const
  const overlapping = { ...smaller, overlap: 0.2 } as const
  const meaning = { ...overlapping, scorer: 'embedding' } as const
  const reranked = { ...meaning, isReranked: true } as const
  const rows = {
    A: printed({ filter: 'off' }),
    B: printed({}),
    C: printed(smaller),
    D: printed(overlapping),
    E: printed(meaning),
    F: printed(reranked),
    G: printed(reranked, 'ordered'),
  }
  for (const [name, { sent, tokens, causes }] of Object.entries(rows))
    expect(lesson.match(new RegExp(`\\| ${name} \\| .*`))?.[0]).toContain(
      `| ${sent} | ${whole(tokens)} | ${causes['ranked-low']} | ${causes.cut} | ${causes['not-indexed']} | ${causes['not-allowed']} |`,
    )
  expect([rows.A.leaks, rows.F.stale, rows.G.stale]).toEqual([20, 3, 0])
  // Options of the decision, and the filter after the search.
  const twelve = printed({ filter: 'off', k: 12 })
  expect([twelve.sent, Math.round(twelve.tokens), twelve.leaks]).toEqual([32, 3591, 33])
  expect(printed({ filter: 'off', scorer: 'embedding' }).sent).toBe(27)
  const small = printed({ filter: 'off', size: 50 })
  expect([small.sent, small.causes.cut]).toEqual([8, 19])
  expect(printed({ filter: 'after' }).sent).toBe(24)
  const more = printed({ ...reranked, k: 12 })
  expect([more.sent, Math.round(more.tokens)]).toEqual([28, 2039])
  expect(more.tokens / rows.F.tokens).toBeCloseTo(1.82, 2)
  // The better setting that the lesson names, and what its extra tokens cost at the lab's price.
  const hundreds = { ...reranked, size: 100 } as const
  const [eight, all] = [8, 12].map((k) => printed({ ...hundreds, k }, 'ordered')) as [typeof more, typeof more]
  expect(lesson).toContain(`${eight.sent} answers with eight sent (${whole(eight.tokens)} tokens)`)
  expect(lesson).toContain(`all ${all.sent} with twelve (${whole(all.tokens)})`)
  const extra = Math.round(all.tokens) - Math.round(rows.G.tokens)
  const cost = costOfThousand(extra, corpus).toFixed(2)
  expect(lesson).toContain(
    `Their ${extra} extra tokens cost €${cost} for 1,000 questions at the lab's €${corpus.price.perMillionTokens} a million. If ${numberWord(all.sent - rows.G.sent)} more answers in ${OPEN.length} hold`,
  )
  // What one finds and the other does not.
  const only = (first: boolean[], second: boolean[]) => first.filter((found, place) => found && !second[place]).length
  const [d, e, f] = [arrived(rows.D), arrived(rows.E), arrived(rows.F)]
  expect([only(d, e), only(e, d), only(f, e), only(e, f)]).toEqual([5, 5, 5, 0])
  const kinds = [['plain'], ['words'], ['table'], ['exception'], ['versions', 'twins']]
  const counts = kinds.map((names) => {
    const places = OPEN.flatMap(({ question }, place) => (names.includes(question.kind) ? [place] : []))
    return [places.length, places.filter((place) => d[place]).length, places.filter((place) => e[place]).length]
  })
  expect(counts).toEqual([
    [10, 5, 4],
    [12, 3, 7],
    [6, 5, 3],
    [5, 5, 5],
    [3, 3, 2],
  ])
  expect(storedTokens(data, overlapping) / storedTokens(data, smaller)).toBeCloseTo(1.17, 2)
})

test('the figures printed in lesson D4-4 are the lab’s', () => {
  const project = readFileSync('content/lessons/D4/D4-4.mdx', 'utf8')
  const base = { size: 150, overlap: 0.2, k: 5, filter: 'before' } as const
  const settings: Setting[] = [
    { ...base, scorer: 'bm25', isReranked: false },
    { ...base, scorer: 'embedding', isReranked: false },
    { ...base, scorer: 'embedding', isReranked: true },
  ]
  const situation: Situation = { reader: 'manager', index: 'ordered' }
  const run = (set: 'open' | 'kept') =>
    settings.map((setting) => {
      const searches = searchAll(data, { pipeline: setting, situation, questions: questionsOf(data, set) })
      return {
        ...evaluate(searches, { k: 5, filter: 'before', data }),
        found: searches.map((each) => outcomeOf(each, setting) === 'sent'),
      }
    })
  const [open, kept] = [run('open'), run('kept')]
  const share = (sent: number, asked: number) => `${sent} (${Math.round((100 * sent) / asked)}%)`
  expect(project).toContain(`| Found, of 36 | ${open.map(({ sent }) => share(sent, 36)).join(' | ')} |`)
  expect(project).toContain(`| Found, of 24 | ${kept.map(({ sent }) => share(sent, 24)).join(' | ')} |`)
  for (const results of [open, kept])
    for (const [name, cause] of [
      ['Ranked low', 'ranked-low'],
      ['Not allowed', 'not-allowed'],
    ] as const)
      expect(project).toContain(`| ${name} | ${results.map(({ causes }) => causes[cause]).join(' | ')} |`)
  expect(project).toContain(`| Tokens a question | ${open.map(({ tokens }) => whole(tokens)).join(' | ')} |`)
  expect(open.map(({ causes }) => causes.cut)).toEqual([0, 0, 0])
  expect(kept.map(({ causes }) => causes.cut)).toEqual([1, 1, 1])
  const gained = (from: boolean[], to: boolean[]) => [
    to.filter((found, place) => found && !from[place]).length,
    from.filter((found, place) => found && !to[place]).length,
  ]
  expect(gained(open[0]!.found, open[2]!.found)).toEqual([5, 3])
  expect(gained(kept[0]!.found, kept[2]!.found)).toEqual([8, 1])
  const both = (place: number) => [...open[place]!.found, ...kept[place]!.found]
  expect(gained(both(0), both(1))).toEqual([13, 8])
  expect(gained(both(0), both(2))).toEqual([13, 4])
})
