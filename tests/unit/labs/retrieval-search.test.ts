import fc from 'fast-check'
import { expect, test } from 'vitest'
import { bm25Idf, promptTokens } from '@/lib/labs/core/retrieval'
import {
  OVERLAPS,
  SCORERS,
  SIZES,
  cutCorpus,
  readCorpus,
  scoresOf,
  termsOfCut,
  type PolicyCorpus,
  type PolicyPage,
  type RetrievalData,
} from '@/lib/labs/core/retrieval-corpus'
import { askOwn } from '@/lib/labs/core/retrieval-own'
import {
  CAUSES,
  DEPTH,
  FILTERS,
  INDEX_STATES,
  LARGEST_K,
  costOfThousand,
  evaluate,
  frontierOf,
  gradeOf,
  gridOf,
  outcomeOf,
  questionsOf,
  rankOf,
  searchAll,
  sentOf,
  storedTokens,
  type FrontierPoint,
  type Pipeline,
  type RankedChunk,
  type Search,
  type Situation,
} from '@/lib/labs/core/retrieval-search'
import { OPEN, corpus, data } from './retrieval-data'

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

const page = (id: string, text: string, change: Partial<PolicyPage> = {}): PolicyPage => ({
  ...{ id, title: id, readers: ['all'], validFrom: '2026-01-01', text },
  ...change,
})
const toyOf = (pages: readonly PolicyPage[], questions: PolicyCorpus['questions']): RetrievalData => ({
  corpus: {
    indexedOn: '2026-10-01',
    fixedTokens: { system: 400, question: 50 },
    price: { perMillionTokens: 3 },
    readers: [
      { id: 'staff', label: 'A member of staff', groups: ['all'] },
      { id: 'manager', label: 'A manager', groups: ['managers'] },
    ],
    pages,
    questions,
  },
  similarities: { corpusHash: 0, questions: [], chunkings: [] },
})
const question = (id: string, about: string, answer: string) =>
  ({ id, set: 'open', kind: 'plain', page: about, text: 'Apple?', answer }) as const
const RULES = toyOf(
  [
    page('OLD', 'old apple rule', { supersededBy: 'NEW' }),
    page('NEW', 'new apple rule'),
    page('SECRET', 'secret apple rule', { readers: ['managers', 'people'] }),
    page('LATE', 'late apple rule', { notIndexed: 'It is not connected.' }),
    page('PEAR', 'a pear rule'),
  ],
  ['OLD', 'NEW', 'SECRET', 'LATE'].map((about) => question(`Q-${about}`, about, 'apple rule')),
)
const WHOLE: Pipeline = { size: 10, overlap: 0, scorer: 'bm25', isReranked: false, filter: 'off' }
const asking = (
  toy: RetrievalData,
  { pipeline = {}, situation = {} }: { pipeline?: Partial<Pipeline>; situation?: Partial<Situation> } = {},
) =>
  searchAll(toy, {
    pipeline: { ...WHOLE, ...pipeline },
    situation: { ...STAFF, ...situation },
    questions: readCorpus(toy.corpus).questions,
  })
const found = (toy: RetrievalData, given: Parameters<typeof asking>[1] = {}) =>
  asking(toy, given)[0]!.ranked.map(({ chunk }) => toy.corpus.pages[chunk.page]!.id)

test('a passage has grade 3 with the whole answer, 2 from half of it on, 1 for less and 0 beside it', () => {
  const grade = (from: number, to: number, on = 2) =>
    gradeOf({ page: on, place: 0, span: { from, to } }, { page: 2, span: { from: 10, to: 20 } })
  expect([grade(0, 30), grade(10, 20), grade(11, 20), grade(0, 19)]).toEqual([3, 3, 2, 2])
  expect([grade(15, 30), grade(16, 30), grade(0, 15), grade(0, 14)]).toEqual([2, 1, 2, 1])
  expect([grade(19, 30), grade(20, 30), grade(0, 11), grade(0, 10), grade(0, 30, 1)]).toEqual([1, 0, 1, 0, 0])
})

test('the index as found has withdrawn pages and lacks some; in order it lacks the withdrawn ones only', () => {
  expect(found(RULES)).toEqual(['OLD', 'NEW', 'SECRET'])
  expect(found(RULES, { situation: { index: 'ordered' } })).toEqual(['NEW', 'SECRET', 'LATE'])
  const isIndexed = (index: Situation['index']) =>
    asking(RULES, { situation: { index } }).map((search) => search.isIndexed)
  expect(isIndexed('found')).toEqual([true, true, true, false])
  expect(isIndexed('ordered')).toEqual([false, true, true, true])
  const [old] = asking(RULES)
  expect(old!.ranked.map(({ isWithdrawn }) => isWithdrawn)).toEqual([true, false, false])
})

test('only a filter before the search leaves out what the reader may not see, and one group of the page is enough', () => {
  expect(found(RULES, { pipeline: { filter: 'before' } })).toEqual(['OLD', 'NEW'])
  expect(found(RULES, { pipeline: { filter: 'after' } })).toEqual(['OLD', 'NEW', 'SECRET'])
  expect(found(RULES, { pipeline: { filter: 'before' }, situation: { reader: 'manager' } })).toEqual(['SECRET'])
  expect(found(RULES, { pipeline: { filter: 'before' }, situation: { reader: 'nobody' } })).toEqual([])
  expect(asking(RULES).map(({ isAllowed }) => isAllowed)).toEqual([true, true, false, true])
  expect(asking(RULES)[0]!.ranked.map(({ isAllowed }) => isAllowed)).toEqual([true, true, false])
})

test('words find only passages that share one, meaning orders them all, and what can be found has its grades', () => {
  expect(found(RULES, { pipeline: { scorer: 'tfidf' } })).toEqual(['OLD', 'NEW', 'SECRET'])
  expect(found(RULES, { pipeline: { scorer: 'embedding' } })).toEqual(['OLD', 'NEW', 'SECRET', 'PEAR'])
  const cut = asking(RULES, { pipeline: { size: 2 } })
  // "new apple" and "rule": half of the answer each.
  expect(cut.map(({ available, isWhole }) => [available, isWhole])).toEqual([
    [[2, 2], false],
    [[2, 2], false],
    [[2, 2], false],
    [[], false],
  ])
  expect(asking(RULES)[1]).toMatchObject({ available: [3], isWhole: true })
  expect(asking(RULES, { pipeline: { filter: 'before' } })[2]).toMatchObject({ available: [], isWhole: true })
  const [, first] = cut
  expect(first!.ranked.map(({ tokens, grade }) => [tokens, grade])).toEqual([
    [2, 0],
    [2, 2],
    [2, 0],
  ])
})

test('the twenty best are ordered, of equals the earlier page first, and a late better one pushes the last out', () => {
  const texts = Array.from({ length: 25 }, (_, place) => page(`P${place}`, place === 24 ? 'apple apple' : 'apple tea'))
  const order = found(toyOf(texts, [question('Q', 'P3', 'tea')]))
  expect(order).toEqual(['P24', ...Array.from({ length: DEPTH - 1 }, (_, place) => `P${place}`)])
  expect([DEPTH, LARGEST_K]).toEqual([20, 12])
})

test('the first twenty are those of the whole corpus sorted by score', () => {
  for (const scorer of SCORERS) {
    const pipeline = { ...WHOLE, size: 75, overlap: 0.2, scorer }
    search(pipeline)
      .slice(0, 8)
      .forEach(({ asked, ranked }) => {
        const { chunks } = cutCorpus(corpus, pipeline)
        const scores = scoresOf(asked, { data, cut: pipeline, scorer })
        const sorted = [...chunks.keys()]
          .filter((place) => corpus.pages[chunks[place]!.page]!.notIndexed === undefined && scores[place]! > 0)
          .sort((a, b) => scores[b]! - scores[a]!)
        expect(ranked.map(({ chunk }) => chunk)).toEqual(sorted.slice(0, DEPTH).map((place) => chunks[place]))
      })
  }
})

test('re-ranking adds to the share of the best score the weighted share of words in passage or title', () => {
  const pipeline = { ...WHOLE, size: 75, overlap: 0.2, scorer: 'tfidf', isReranked: true } as const
  const { index } = termsOfCut(corpus, pipeline)
  const { chunks, words } = cutCorpus(corpus, pipeline)
  const { titleTerms } = readCorpus(corpus)
  search(pipeline).forEach(({ asked, ranked }) => {
    const scores = scoresOf(asked, { data, cut: pipeline, scorer: 'tfidf' })
    const places = ranked.map(({ chunk }) => chunks.indexOf(chunk))
    const best = Math.max(...places.map((place) => scores[place]!))
    const terms = [...new Set(asked.terms)]
    const idf = (term: string) => bm25Idf(index.size, index.postings.get(term)?.length ?? 0)
    const weight = (some: string[]) => some.map(idf).reduce((a, b) => a + b, 0)
    const values = places.map((place) => {
      const isHeld = (term: string) => words[place]!.has(term) || titleTerms[chunks[place]!.page]!.has(term)
      return scores[place]! / best + weight(terms.filter(isHeld)) / weight(terms)
    })
    values.slice(1).forEach((value, place) => expect(value).toBeLessThanOrEqual(values[place]! + 1e-12))
    expect(values[0]).toBeLessThanOrEqual(2 + 1e-12)
  })
})

test('re-ranking prefers the page whose title names what is asked, and does nothing for a question without words', () => {
  const toy = toyOf([page('A', 'apple tea'), page('Apples', 'apple tea')], [question('Q', 'A', 'tea')])
  expect(found(toy)).toEqual(['A', 'Apples'])
  const [same] = asking(toy, { pipeline: { isReranked: true } })
  expect(same!.ranked).toHaveLength(2)
  const named = toyOf(
    [page('A', 'apple tea'), page('B', 'apple tea', { title: 'Crates' })],
    [{ ...question('Q', 'A', 'tea'), text: 'Apple crates?' }],
  )
  expect(found(named)).toEqual(['A', 'B'])
  expect(found(named, { pipeline: { isReranked: true } })).toEqual(['B', 'A'])
  const pipeline = { ...WHOLE, isReranked: true, scorer: 'embedding' } as const
  const [wordless] = searchAll(named, { pipeline, situation: STAFF, questions: [askOwn('?!')] })
  expect(wordless!.ranked.map(({ chunk }) => chunk.page)).toEqual([0, 1])
})

/** A passage of ten tokens in order, and a search with only these. */
const passage = (grade: number, change: Partial<RankedChunk> = {}): RankedChunk => ({
  ...{
    chunk: { page: 1, place: 0, span: { from: 0, to: 10 } },
    grade,
    isAllowed: true,
    isWithdrawn: false,
    tokens: 10,
  },
  ...change,
})
const searchOf = (ranked: readonly RankedChunk[], change: Partial<Search> = {}): Search => ({
  asked: readCorpus(RULES.corpus).questions[1]!,
  ...{ ranked, available: ranked.map(({ grade }) => grade), isIndexed: true, isAllowed: true, isWhole: true },
  ...change,
})
const SECRET = passage(3, { isAllowed: false, tokens: 7 })

test('a filter after the search drops from the first k, so that forbidden passages have taken their places', () => {
  const order = searchOf([SECRET, passage(1), passage(3)])
  expect(sentOf(order, { k: 2, filter: 'after' })).toEqual([passage(1)])
  expect(sentOf(order, { k: 2, filter: 'off' })).toEqual([SECRET, passage(1)])
  expect(sentOf(order, { k: 2, filter: 'before' })).toEqual([SECRET, passage(1)])
  expect(['off', 'before', 'after'].map((filter) => rankOf(order, filter as Pipeline['filter']))).toEqual([1, 1, 2])
  expect(rankOf(searchOf([passage(2)]), 'off')).toBeNull()
  expect(rankOf(searchOf([passage(2), passage(3), passage(3)]), 'before')).toBe(2)
})

test('each cause of a miss holds only when those before it do not', () => {
  const miss = (change: Partial<Search>, filter: Pipeline['filter'] = 'before') =>
    outcomeOf(searchOf([passage(2), passage(3)], change), { k: 1, filter })
  expect(outcomeOf(searchOf([passage(3)], { isIndexed: false }), { k: 1, filter: 'off' })).toBe('sent')
  expect(miss({ isIndexed: false, isAllowed: false, isWhole: false })).toBe('not-indexed')
  expect(miss({ isAllowed: false, isWhole: false })).toBe('not-allowed')
  expect(miss({ isAllowed: false }, 'after')).toBe('not-allowed')
  expect(miss({ isAllowed: false }, 'off')).toBe('ranked-low')
  expect(miss({ isAllowed: false, isWhole: false }, 'off')).toBe('cut')
  expect(miss({ isWhole: false })).toBe('cut')
  expect(miss({})).toBe('ranked-low')
})

test('an evaluation of three toy questions is what one counts by hand', () => {
  // The page OLD was replaced by NEW, which the question is about.
  const searches = [
    searchOf([passage(2), passage(3, { tokens: 4 })]),
    searchOf([SECRET]),
    searchOf([passage(1, { chunk: { page: 0, place: 0, span: { from: 0, to: 3 } }, tokens: 3 })], {
      available: [3, 1],
      isWhole: false,
    }),
  ]
  const result = evaluate(searches, { k: 2, filter: 'off', data: RULES })
  const half = 1 / Math.log2(3)
  expect(result).toMatchObject({ asked: 3, sent: 2, recall: 2 / 3, leaks: 1, stale: 1 })
  expect(result.causes).toEqual({ 'not-indexed': 0, 'not-allowed': 0, cut: 1, 'ranked-low': 0 })
  expect(result.mrr).toBeCloseTo((1 / 2 + 1) / 3, 12)
  expect(result.tokens).toBeCloseTo(450 + (14 + 7 + 3) / 3, 12)
  // A place that stays empty counts as nothing found: 1 of 3 + 1/log₂3.
  expect(result.ndcg).toBeCloseTo(((2 + 3 * half) / (3 + 2 * half) + 1 + 1 / (3 + half)) / 3, 12)
  expect(evaluate(searches, { k: 2, filter: 'after', data: RULES })).toMatchObject({ sent: 1, leaks: 0 })
  const none = { asked: 0, sent: 0, recall: 0, mrr: 0, ndcg: 0, tokens: 450, leaks: 0, stale: 0 }
  expect(evaluate([], { k: 2, filter: 'off', data: RULES })).toMatchObject(none)
})

test('1,750 tokens a question cost €5.25 for 1,000 questions at €3 a million, and overlaps are stored twice', () => {
  expect(costOfThousand(1750, RULES.corpus)).toBeCloseTo(5.25, 12)
  expect(storedTokens(RULES, { size: 10, overlap: 0 })).toBe(15)
  // Three tokens in chunks of two that share one: 0–2 and 1–3.
  expect(storedTokens(RULES, { size: 2, overlap: 0.5 })).toBe(20)
  expect(questionsOf(data, 'kept').map(({ question: { id } }) => id)).toEqual(
    corpus.questions.filter(({ set }) => set === 'kept').map(({ id }) => id),
  )
})

test('the grid has every size, overlap and k once, each with the evaluation of that setting', () => {
  const pipeline = { scorer: 'bm25', isReranked: false, filter: 'after' } as const
  const questions = OPEN.slice(0, 6)
  const grid = gridOf(data, { pipeline, situation: STAFF, questions })
  expect(new Set(grid.map(({ size, overlap, k }) => `${size} ${overlap} ${k}`)).size).toBe(6 * 3 * 12)
  expect(grid).toHaveLength(216)
  for (const { size, overlap, k, tokens, sent } of grid.filter((_, place) => place % 17 === 0)) {
    const searches = searchAll(data, { pipeline: { ...pipeline, size, overlap }, situation: STAFF, questions })
    const result = evaluate(searches, { k, filter: 'after', data })
    expect(sent).toBe(result.sent)
    expect(tokens).toBeCloseTo(result.tokens, 9)
  }
  expect(gridOf(data, { pipeline, situation: STAFF, questions: [] })[0]).toMatchObject({ k: 1, tokens: 450, sent: 0 })
})

test('of equal tokens the frontier takes the point that finds most, and of equal finds the one with fewest tokens', () => {
  const point = (tokens: number, sent: number): FrontierPoint => ({ size: 50, overlap: 0, k: 1, tokens, sent })
  const points = [point(900, 8), point(700, 5), point(700, 6), point(800, 6), point(600, 2), point(950, 7)]
  const before = [...points]
  expect(frontierOf(points)).toEqual([point(600, 2), point(700, 6), point(900, 8)])
  expect(points).toEqual(before)
  expect(frontierOf([point(500, 0), point(600, 0)])).toEqual([point(500, 0)])
  expect(frontierOf([])).toEqual([])
})

test('three filters, two states of the index, three ways to score and four causes have their names', () => {
  expect(FILTERS).toEqual(['off', 'after', 'before'])
  expect(INDEX_STATES).toEqual(['found', 'ordered'])
  expect(SCORERS).toEqual(['bm25', 'tfidf', 'embedding'])
  expect(CAUSES).toEqual(['not-indexed', 'not-allowed', 'cut', 'ranked-low'])
})

test('one passage that the reader may not see is a leak, and one of a replaced page is stale, beside any others', () => {
  const old = passage(0, { chunk: { page: 0, place: 0, span: { from: 0, to: 3 } } })
  const result = evaluate([searchOf([SECRET, passage(1), old])], { k: 3, filter: 'off', data: RULES })
  expect(result).toMatchObject({ leaks: 1, stale: 1 })
})
