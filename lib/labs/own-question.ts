import 'server-only'
import { takeAttemptOrWait, type LimitName } from '@/lib/platform/rate-limit'
import { AppError } from '@/lib/shared/errors'
import { processWide } from '@/lib/shared/process-wide'
import { byteRow, cosine } from './core/retrieval'
import { corpusHash, cutCorpus, readCorpus, textOf, type Cut, type PolicyCorpus } from './core/retrieval-corpus'
import type { OwnRow } from './core/retrieval-own'
import { embed } from './embedding-model'
import { getRetrievalData } from './queries'
import type { OwnQuestion } from './schemas'

/** Questions that may be on their way through the model. */
const MOST_OPEN = 8
const TIME_LIMIT_MS = 10_000
const REST_S = 10

interface Embedded {
  corpusHash: number
  /** Short pages give the same passage in several cuts. */
  vectors: Map<string, Float32Array>
  cuts: Map<string, Promise<Float32Array[]>>
}

interface Shared {
  open: number
  /** Passages of the texts as they are now. */
  passages: Embedded
}

const shared = processWide('own-questions', (): Shared => ({
  open: 0,
  passages: { corpusHash: NaN, vectors: new Map(), cuts: new Map() },
}))

/**
 * Similarities of a question in the learner's own words. The passages of a cut are embedded when it is first asked for;
 * that goes on when the time is over, so that asking again succeeds. The question is neither kept nor logged.
 * @throws AppError too-many, or unavailable while the model is busy
 */
export async function answerOwnQuestion(
  { text, size, overlap }: OwnQuestion,
  { learnerId, address }: { learnerId: string | null; address: string },
): Promise<OwnRow> {
  const visitor = learnerId ?? address
  await requireAttempt('own-question-pace', visitor)
  await requireAttempt('own-question', visitor)
  await requireAttempt('own-question-place', address)
  if (shared.open >= MOST_OPEN) throw busy('The queue is full')
  shared.open += 1
  const work = compare(text, { size, overlap })
  const close = () => void (shared.open -= 1)
  work.then(close, close)
  return withinTime(work)
}

async function requireAttempt(name: LimitName, key: string): Promise<void> {
  const waitS = await takeAttemptOrWait(name, key)
  if (waitS === 0) return
  throw new AppError('too-many', {
    message: `Refused by ${name}`,
    userMessage: 'You ask too often. Wait a while; BM25 and TF-IDF need no server.',
    retryAfterS: waitS,
  })
}

async function compare(text: string, cut: Cut): Promise<OwnRow> {
  const { corpus } = await getRetrievalData()
  const [[question], passages] = await Promise.all([embed([text]), passagesOf(corpus, cut)])
  const { low, high, bytes } = byteRow(passages.map((passage) => cosine(question!, passage)))
  const values = Buffer.from(bytes).toString('base64')
  return { corpusHash: corpusHash(corpus), chunks: passages.length, low, high, values }
}

function passagesOf(corpus: PolicyCorpus, cut: Cut): Promise<Float32Array[]> {
  const hash = corpusHash(corpus)
  if (shared.passages.corpusHash !== hash) shared.passages = { corpusHash: hash, vectors: new Map(), cuts: new Map() }
  const { vectors, cuts } = shared.passages
  const key = `${cut.size}/${cut.overlap}`
  const known = cuts.get(key)
  if (known !== undefined) return known
  const made = embedPassages(corpus, { cut, vectors })
  cuts.set(key, made)
  made.catch(() => cuts.delete(key))
  return made
}

async function embedPassages(
  corpus: PolicyCorpus,
  { cut, vectors }: { cut: Cut; vectors: Map<string, Float32Array> },
): Promise<Float32Array[]> {
  const { pages } = readCorpus(corpus)
  const texts = cutCorpus(corpus, cut).chunks.map(({ page, span }) => textOf(pages[page]!, span))
  const fresh = [...new Set(texts)].filter((text) => !vectors.has(text))
  const made = await embed(fresh)
  fresh.forEach((text, place) => vectors.set(text, made[place]!))
  return texts.map((text) => vectors.get(text)!)
}

async function withinTime<T>(work: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(busy('The time is over')), TIME_LIMIT_MS)
  })
  try {
    return await Promise.race([work, late])
  } finally {
    clearTimeout(timer)
  }
}

function busy(message: string): AppError {
  return new AppError('unavailable', {
    message,
    userMessage: 'The embedding model is busy. Ask again in a few seconds.',
    retryAfterS: REST_S,
  })
}
