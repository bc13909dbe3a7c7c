import { seededRandom, type Random } from '@/lib/shared/random'
import { OVERLAPS, SCORERS, SIZES, readCorpus, type AskedQuestion, type RetrievalData } from './retrieval-corpus'
import {
  CAUSES,
  FILTERS,
  INDEX_STATES,
  LARGEST_K,
  evaluate,
  gridOf,
  outcomeOf,
  questionsOf,
  searchAll,
  type Evaluation,
  type FrontierPoint,
  type MissCause,
  type Pipeline,
  type Situation,
} from './retrieval-search'
import { drawCases } from './scored-case'
import { numberIn, whole, wordIn, type JudgeAnswer, type LabAnswer } from './verdict'

export type Setting = Pipeline & { readonly k: number }

/** State that the lab opens with: whole pages, word search, and nothing kept from the reader. */
export const OPENING: Setting = { size: 300, overlap: 0, k: 5, scorer: 'bm25', isReranked: false, filter: 'off' }

/** Questions that the task draws of the kept ones. */
export const TASK_QUESTIONS = 18
/** How many answers fewer than the best setting of the explored questions are still enough. */
const SLACK = 1
const BUDGETS = [900, 1050, 1200, 1400]

export const EXCLUDED = ['none', 'embedding', 'rerank'] as const
export type Excluded = (typeof EXCLUDED)[number]

/** One miss to be explained, with what is known about it. */
export interface MissCase {
  readonly asked: AskedQuestion
  readonly title: string
  readonly readers: readonly string[]
  readonly pageTokens: number
  readonly isIndexed: boolean
  /** Place of the first passage with any part of the answer, if nothing were kept from the reader. */
  readonly touchedAt: number | null
  readonly cause: MissCause
}

export interface RetrievalTask {
  readonly situation: Situation
  readonly questions: readonly AskedQuestion[]
  /** What cannot be used here: a model that sees the texts, or a second look at the passages. */
  readonly excluded: Excluded
  /** Mean tokens of a question at most. */
  readonly budget: number
  /** Answers that have to be sent. */
  readonly target: number
  /** The setting in which the three misses happened. */
  readonly missSetting: Setting
  readonly misses: readonly MissCase[]
}

const WAYS = SCORERS.flatMap((scorer) =>
  [false, true].map((isReranked) => ({ scorer, isReranked, filter: 'before' as const })),
)

const exploredKept = new WeakMap<RetrievalData['corpus'], Map<string, (Pipeline & FrontierPoint)[]>>()

/** Every setting on the open questions, searched once for a reader and a state of the index. */
function explored(data: RetrievalData, situation: Situation): readonly (Pipeline & FrontierPoint)[] {
  const kept = exploredKept.get(data.corpus) ?? new Map<string, (Pipeline & FrontierPoint)[]>()
  exploredKept.set(data.corpus, kept)
  const key = `${situation.reader}/${situation.index}`
  const points =
    kept.get(key) ??
    WAYS.flatMap((way) =>
      gridOf(data, { pipeline: way, situation, questions: questionsOf(data, 'open') }).map((point) => ({
        ...point,
        ...way,
      })),
    )
  kept.set(key, points)
  return points
}

/** The setting that sends most answers to the open questions within a budget; of equals the one with fewest tokens. This
 *  is what a careful learner can find out before the task. */
export function bestExplored(
  data: RetrievalData,
  { situation, budget, excluded }: Pick<RetrievalTask, 'situation' | 'budget' | 'excluded'>,
): Setting {
  return explored(data, situation)
    .filter((point) => point.tokens <= budget && !isExcluded(point, excluded))
    .reduce((best, next) =>
      next.sent > best.sent || (next.sent === best.sent && next.tokens < best.tokens) ? next : best,
    )
}

function isExcluded({ scorer, isReranked }: Pipeline, excluded: Excluded): boolean {
  return excluded === 'embedding' ? scorer === 'embedding' : excluded === 'rerank' && isReranked
}

/** A setting on the questions of a task. */
export function evaluateSetting(
  data: RetrievalData,
  { setting, situation, questions }: { setting: Setting; situation: Situation; questions: readonly AskedQuestion[] },
): Evaluation {
  const searches = searchAll(data, { pipeline: setting, situation, questions })
  return evaluate(searches, { k: setting.k, filter: setting.filter, data })
}

/** Another reader and budget, eighteen questions that were not explored, and three misses of a given setting. Drawn again
 *  until the setting that is best on the open questions beats plain word search here as well, and until the misses have
 *  at least two causes. */
export function retrievalTask(seed: number, data: RetrievalData): RetrievalTask {
  const random = seededRandom(seed * 6101)
  for (;;) {
    const situation = { reader: pickOf(data.corpus.readers, random).id, index: pickOf(INDEX_STATES, random) }
    const limits = { situation, budget: pickOf(BUDGETS, random), excluded: pickOf(EXCLUDED, random) }
    const questions = drawCases(questionsOf(data, 'kept'), {
      size: TASK_QUESTIONS,
      seed: Math.floor(random() * 1e9),
    })
    const best = evaluateSetting(data, { setting: bestExplored(data, limits), situation, questions })
    const isBetter = best.tokens <= limits.budget && best.sent > plainSearch(data, { ...limits, questions })
    const missed = isBetter ? drawMisses(data, { situation, random }) : null
    if (missed !== null) return { ...limits, questions, target: best.sent - SLACK, ...missed }
  }
}

const pickOf = <T>(values: readonly T[], random: Random) => values[Math.floor(random() * values.length)] as T

/** Most answers that plain word search in passages of 150 tokens sends within the budget. */
function plainSearch(
  data: RetrievalData,
  { situation, budget, questions }: Pick<RetrievalTask, 'situation' | 'budget' | 'questions'>,
): number {
  const results = Array.from({ length: LARGEST_K }, (_, place) =>
    evaluateSetting(data, {
      setting: { ...OPENING, size: 150, filter: 'before', k: place + 1 },
      situation,
      questions,
    }),
  )
  return Math.max(0, ...results.map(({ sent, tokens }) => (tokens <= budget ? sent : 0)))
}

function drawMisses(
  data: RetrievalData,
  { situation, random }: { situation: Situation; random: Random },
): Pick<RetrievalTask, 'missSetting' | 'misses'> | null {
  const setting: Setting = {
    size: pickOf([50, 75, 100], random),
    overlap: pickOf(OVERLAPS, random),
    k: pickOf([2, 3, 4], random),
    scorer: pickOf(SCORERS, random),
    isReranked: false,
    filter: 'before',
  }
  const missed = missCases(data, { situation, setting })
  const causes = CAUSES.filter((cause) => missed.some((miss) => miss.cause === cause))
  const misses: MissCase[] = []
  while (misses.length < Math.min(3, missed.length)) {
    const cause = pickOf(causes, random)
    const rest = missed.filter((miss) => miss.cause === cause && !misses.includes(miss))
    if (rest.length > 0) misses.push(pickOf(rest, random))
  }
  if (misses.length < 3 || new Set(misses.map(({ cause }) => cause)).size < 2) return null
  return { missSetting: setting, misses: misses.sort((a, b) => a.asked.question.id.localeCompare(b.asked.question.id)) }
}

/** The kept questions whose answer a setting does not send, each with its cause. */
function missCases(
  data: RetrievalData,
  { situation, setting }: { situation: Situation; setting: Setting },
): MissCase[] {
  const questions = questionsOf(data, 'kept')
  const unfiltered = searchAll(data, { pipeline: { ...setting, filter: 'off' }, situation, questions })
  return searchAll(data, { pipeline: setting, situation, questions }).flatMap((search, place) => {
    const cause = outcomeOf(search, setting)
    if (cause === 'sent') return []
    const { page, tokens } = readCorpus(data.corpus).pages[search.asked.page]!
    const touched = unfiltered[place]!.ranked.findIndex(({ grade }) => grade > 0)
    return [
      {
        asked: search.asked,
        title: page.title,
        readers: page.readers,
        pageTokens: tokens.length,
        isIndexed: search.isIndexed,
        touchedAt: touched < 0 ? null : touched + 1,
        cause,
      },
    ]
  })
}

/** Keys of an answer besides the causes. The overlap is a percentage, re-ranking is on or off. */
export const ANSWER_KEYS = ['size', 'overlap', 'k', 'scorer', 'rerank', 'filter'] as const
export const causeKey = (place: number) => `answer-cause-${place + 1}`

function settingIn(answer: LabAnswer): Setting | null {
  const size = SIZES.find((each) => each === numberIn(answer, 'answer-size'))
  const overlap = OVERLAPS.find((each) => Math.round(each * 100) === numberIn(answer, 'answer-overlap'))
  const scorer = SCORERS.find((each) => each === wordIn(answer, 'answer-scorer'))
  const filter = FILTERS.find((each) => each === wordIn(answer, 'answer-filter'))
  const rerank = wordIn(answer, 'answer-rerank')
  const k = numberIn(answer, 'answer-k')
  if (size === undefined || overlap === undefined || scorer === undefined || filter === undefined) return null
  if (!['on', 'off'].includes(rerank) || !Number.isInteger(k) || k < 1 || k > LARGEST_K) return null
  return { size, overlap, k, scorer, isReranked: rerank === 'on', filter }
}

/** Passed when the setting sends enough answers within the budget and nothing that the reader may not see, and when the
 *  three misses are explained. */
export const judgeRetrieval: JudgeAnswer<RetrievalData> = ({ seed, answer, data }) => {
  const setting = settingIn(answer)
  if (setting === null) return { passed: false, because: 'Choose all six parts of a setting first.' }
  const task = retrievalTask(seed, data)
  const result = evaluateSetting(data, { ...task, setting })
  const explained = task.misses.filter(({ cause }, place) => wordIn(answer, causeKey(place)) === cause).length
  const found = `${result.sent} of ${TASK_QUESTIONS} answers arrive for ${whole(result.tokens)} tokens a question`
  const wrong = [
    ...(result.sent < task.target ? [`${found}; ${task.target} are asked`] : []),
    ...(result.tokens > task.budget
      ? [`${whole(result.tokens)} tokens a question are read, ${whole(task.budget)} are allowed`]
      : []),
    ...(isExcluded(setting, task.excluded)
      ? [task.excluded === 'embedding' ? 'embeddings are not allowed here' : 're-ranking is not allowed here']
      : []),
    ...(result.leaks > 0
      ? [`for ${result.leaks} questions the model reads a passage that the reader may not see`]
      : []),
    ...(explained < task.misses.length
      ? [`${explained} of ${task.misses.length} misses are explained; take the causes in the order of the list`]
      : []),
  ]
  return wrong.length === 0
    ? { passed: true, because: `${found}, nothing leaks, and all three misses have their cause.` }
    : { passed: false, because: `${wrong.join('. ')}.`.replace(/(^|\. )[a-z]/g, (start) => start.toUpperCase()) }
}
