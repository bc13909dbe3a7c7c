import { expect, test } from 'vitest'
import { OVERLAPS, SCORERS } from '@/lib/labs/core/retrieval-corpus'
import { CAUSES, LARGEST_K, gridOf, outcomeOf, questionsOf, searchAll } from '@/lib/labs/core/retrieval-search'
import {
  ANSWER_KEYS,
  EXCLUDED,
  OPENING,
  TASK_QUESTIONS,
  bestExplored,
  causeKey,
  evaluateSetting,
  judgeRetrieval,
  retrievalTask,
  type RetrievalTask,
  type Setting,
} from '@/lib/labs/core/retrieval-task'
import { whole } from '@/lib/labs/core/verdict'
import { hashText } from '@/lib/shared/random'
import { SEEDS } from './predictions'
import { corpus, data } from './retrieval-data'

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

/** Every setting that can be chosen on the open questions, as the grids give them. */
function settingsOn({ situation, budget, excluded }: Pick<RetrievalTask, 'situation' | 'budget' | 'excluded'>) {
  return SCORERS.filter((scorer) => excluded !== 'embedding' || scorer !== 'embedding').flatMap((scorer) =>
    [false, true]
      .filter((isReranked) => excluded !== 'rerank' || !isReranked)
      .flatMap((isReranked) =>
        gridOf(data, {
          pipeline: { scorer, isReranked, filter: 'before' },
          situation,
          questions: questionsOf(data, 'open'),
        }).map((point) => ({ ...point, scorer, isReranked })),
      )
      .filter(({ tokens }) => tokens <= budget),
  )
}

test('the best explored setting finds most within the budget and, of equals, reads least', () => {
  const situation = { reader: 'manager', index: 'ordered' } as const
  for (const excluded of ['none', 'embedding', 'rerank'] as const)
    for (const budget of [900, 1400]) {
      const [first] = settingsOn({ situation, budget, excluded }).sort((a, b) => b.sent - a.sent || a.tokens - b.tokens)
      const { size, overlap, k, scorer, isReranked } = first!
      const best = bestExplored(data, { situation, budget, excluded })
      expect(best).toMatchObject({ size, overlap, k, scorer, isReranked, filter: 'before' })
    }
  // A setting that reads exactly what is allowed may be taken.
  const { tokens, ...best } = bestExplored(data, { situation, budget: 1400, excluded: 'none' }) as Setting & {
    tokens: number
  }
  expect(bestExplored(data, { situation, budget: tokens, excluded: 'none' })).toMatchObject(best)
  expect(bestExplored(data, { situation, budget: tokens - 1e-6, excluded: 'none' })).not.toMatchObject(best)
})

test('a task asks one answer less than the best explored setting sends, and more than plain word search reaches', () => {
  for (const { task } of TASKS.slice(0, 8)) {
    const evaluated = (setting: Setting) => evaluateSetting(data, { ...task, setting })
    const best = evaluated(bestExplored(data, task))
    expect(task.target).toBe(best.sent - 1)
    expect(best.tokens).toBeLessThanOrEqual(task.budget)
    const plain = Array.from({ length: LARGEST_K }, (_, place) =>
      evaluated({ size: 150, overlap: 0, k: place + 1, scorer: 'bm25', isReranked: false, filter: 'before' }),
    ).filter(({ tokens }) => tokens <= task.budget)
    expect(plain.length).toBeGreaterThan(0)
    for (const { sent } of plain) expect(sent).toBeLessThan(best.sent)
  }
  const kept = new Set(questionsOf(data, 'kept').map(({ question }) => question.id))
  for (const { task } of TASKS) {
    const ids = new Set(task.questions.map(({ question }) => question.id))
    expect(ids.size).toBe(TASK_QUESTIONS)
    for (const id of ids) expect(kept).toContain(id)
  }
  expect(TASK_QUESTIONS).toBe(18)
  expect(new Set(TASKS.map(({ task }) => task.budget))).toEqual(new Set([900, 1050, 1200, 1400]))
  expect(new Set(TASKS.map(({ task }) => task.situation.index))).toEqual(new Set(['found', 'ordered']))
})

test('the three misses of a task are different, in order, of two causes at least, and true of their setting', () => {
  for (const { task } of TASKS) {
    const { missSetting, misses, situation } = task
    const ids = misses.map(({ asked }) => asked.question.id)
    expect(new Set(ids).size).toBe(3)
    expect(ids).toEqual(ids.toSorted())
    expect(new Set(misses.map(({ cause }) => cause)).size).toBeGreaterThan(1)
    expect(missSetting).toMatchObject({ isReranked: false, filter: 'before' })
    const questions = misses.map(({ asked }) => asked)
    const searches = searchAll(data, { pipeline: missSetting, situation, questions })
    const open = searchAll(data, { pipeline: { ...missSetting, filter: 'off' }, situation, questions })
    misses.forEach(({ asked, cause, title, readers, pageTokens, isIndexed, touchedAt }, place) => {
      const page = corpus.pages[asked.page]!
      expect(outcomeOf(searches[place]!, missSetting)).toBe(cause)
      expect({ title, readers, isIndexed }).toEqual({
        title: page.title,
        readers: page.readers,
        isIndexed: situation.index === 'found' ? page.notIndexed === undefined : page.supersededBy === undefined,
      })
      // Tokens are words and marks, so there are more of them than words.
      expect(pageTokens).toBeGreaterThan(page.text.split(/\s+/).length)
      const { ranked } = open[place]!
      const before = ranked.slice(0, (touchedAt ?? ranked.length + 1) - 1)
      expect(before.every(({ grade }) => grade === 0)).toBe(true)
      if (touchedAt !== null) expect(ranked[touchedAt - 1]!.grade).toBeGreaterThan(0)
    })
  }
  const drawn = <T>(of: (task: RetrievalTask) => T) => new Set(TASKS.map(({ task }) => of(task)))
  expect(drawn(({ missSetting }) => missSetting.size)).toEqual(new Set([50, 75, 100]))
  expect(drawn(({ missSetting }) => missSetting.k)).toEqual(new Set([2, 3, 4]))
  expect(drawn(({ missSetting }) => missSetting.overlap)).toEqual(new Set(OVERLAPS))
  expect(drawn(({ missSetting }) => missSetting.scorer)).toEqual(new Set(SCORERS))
  const touched = TASKS.flatMap(({ task }) => task.misses.map(({ touchedAt }) => touchedAt))
  expect(touched).toContain(null)
  expect(touched).toContain(1)
})

// The server draws the task again to judge it. A change of the corpus changes it too; then renew these lines.
test('each seed draws the task that it always drew', () => {
  const told = ({ situation, excluded, budget, target, questions, missSetting, misses }: RetrievalTask) =>
    [
      `${situation.reader}, ${situation.index}, without ${excluded}, ${budget} tokens, ${target} of`,
      questions.map(({ question }) => question.id.slice(1)).join(' '),
      `| ${missSetting.size}/${missSetting.overlap}/${missSetting.k} ${missSetting.scorer}:`,
      misses.map(({ asked, cause }) => `${asked.question.id} ${cause}`).join(', '),
    ].join(' ')
  expect(TASKS.slice(0, 5).map(({ task }) => told(task))).toEqual([
    'finance, found, without rerank, 1200 tokens, 9 of 05 08 11 13 15 17 19 22 24 26 28 31 33 37 40 44 49 51 | 100/0.4/2 bm25: Q15 ranked-low, Q28 ranked-low, Q55 not-allowed',
    'staff, ordered, without none, 1200 tokens, 11 of 03 05 08 11 15 17 19 22 24 26 33 35 42 44 46 49 51 60 | 100/0.4/3 tfidf: Q03 ranked-low, Q28 ranked-low, Q40 not-allowed',
    'finance, found, without embedding, 1400 tokens, 7 of 05 08 11 13 17 19 22 24 26 33 35 37 40 44 46 49 55 60 | 100/0.4/4 bm25: Q08 ranked-low, Q35 not-indexed, Q49 not-indexed',
    'it, ordered, without rerank, 900 tokens, 7 of 03 05 08 13 17 19 24 26 28 31 33 35 40 42 44 46 49 60 | 100/0/4 tfidf: Q11 cut, Q37 cut, Q40 not-allowed',
    'finance, found, without rerank, 1200 tokens, 8 of 03 05 08 11 17 22 26 28 33 35 37 40 42 44 46 51 55 60 | 50/0/4 bm25: Q19 cut, Q31 ranked-low, Q44 ranked-low',
  ])
  // A check sum of the lines of all forty.
  expect(hashText(TASKS.map(({ task }) => told(task)).join('\n'))).toBe(3_644_160_832)
})

test('with more and more passages a setting passes exactly from the target on and up to the budget', () => {
  const seen = new Set<string>()
  for (const { seed, task } of TASKS.slice(0, 6)) {
    const best = bestExplored(data, task)
    for (let k = 1; k <= LARGEST_K; k += 1) {
      const { sent, tokens } = evaluateSetting(data, { ...task, setting: { ...best, k } })
      const { passed, because } = judgeRetrieval({ seed, answer: handIn({ ...best, k }, task), data })
      expect(passed, `task ${seed}, k = ${k}`).toBe(sent >= task.target && tokens <= task.budget)
      const found = `${sent} of 18 answers arrive for ${whole(tokens)} tokens a question`
      const wrong = [
        ...(sent < task.target ? [`${found}; ${task.target} are asked`] : []),
        ...(tokens > task.budget
          ? [`${whole(tokens)} tokens a question are read, ${whole(task.budget)} are allowed`]
          : []),
      ]
      expect(because).toBe(
        passed ? `${found}, nothing leaks, and all three misses have their cause.` : `${wrong.join('. ')}.`,
      )
      seen.add(`${Math.sign(sent - task.target)} ${tokens <= task.budget}`)
    }
  }
  expect(seen).toEqual(new Set(['-1 true', '0 true', '1 true', '1 false']))
})

test('all that is wrong is said, each in a sentence of its own', () => {
  const { seed, task } = TASKS.find((each) => each.task.excluded === 'embedding')!
  const setting: Setting = { size: 300, overlap: 0, k: 12, scorer: 'embedding', isReranked: false, filter: 'off' }
  const { leaks, sent } = evaluateSetting(data, { ...task, setting })
  expect(leaks).toBeGreaterThan(0)
  expect(sent).toBeGreaterThanOrEqual(task.target)
  const answer = { ...handIn(setting, task), [causeKey(0)]: '', [causeKey(2)]: '' }
  expect(judgeRetrieval({ seed, answer, data }).because).toMatch(
    new RegExp(
      '^[\\d,]+ tokens a question are read, [\\d,]+ are allowed[.] Embeddings are not allowed here[.] ' +
        `For ${leaks} questions the model reads a passage that the reader may not see[.] ` +
        '1 of 3 misses are explained; take the causes in the order of the list[.]$',
    ),
  )
})

test('the six parts of a setting and the causes have the names of the form, and twelve passages are the most', () => {
  const { seed, task } = TASKS[0]!
  const answer = handIn(bestExplored(data, task), task)
  expect([0, 1, 2].map(causeKey)).toEqual(['answer-cause-1', 'answer-cause-2', 'answer-cause-3'])
  expect(ANSWER_KEYS).toHaveLength(6)
  const says = (change: object) => judgeRetrieval({ seed, answer: { ...answer, ...change }, data }).because
  for (const key of ANSWER_KEYS)
    expect(says({ [`answer-${key}`]: '' })).toBe('Choose all six parts of a setting first.')
  expect(says({ 'answer-k': 13 })).toMatch(/Choose all six/)
  expect(says({ 'answer-k': 12 })).not.toMatch(/Choose all six/)
  expect(says({ 'answer-k': 1 })).not.toMatch(/Choose all six/)
  expect(says({ 'answer-rerank': 'yes' })).toMatch(/Choose all six/)
  for (const overlap of ['0', '20', '40']) expect(says({ 'answer-overlap': overlap })).not.toMatch(/Choose all six/)
  expect(says({ 'answer-overlap': '30' })).toMatch(/Choose all six/)
})

test('the lab opens with whole pages, word search, five passages and nothing kept from the reader', () => {
  expect(OPENING).toEqual({ size: 300, overlap: 0, k: 5, scorer: 'bm25', isReranked: false, filter: 'off' })
})

test('each filter can be handed in, and what is excluded is nothing, embeddings or the second look', () => {
  const { seed, task } = TASKS[0]!
  const best = bestExplored(data, task)
  for (const filter of ['off', 'after', 'before'] as const)
    expect(judgeRetrieval({ seed, answer: handIn({ ...best, filter }, task), data }).because).not.toMatch(/Choose all/)
  expect(EXCLUDED).toEqual(['none', 'embedding', 'rerank'])
})
