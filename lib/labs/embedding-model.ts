import { once } from 'node:events'
import path from 'node:path'
import { Worker } from 'node:worker_threads'
import { processWide } from '@/lib/shared/process-wide'

/** Texts in the model at a time. */
const AT_ONCE = 2

interface Shared {
  /** Kept here because the bundler would make a file of its own of a path that it sees. */
  workerFile: string
  /** Holds EnergeticAI 0.2.0: Universal Sentence Encoder Lite, English, weights inside the package; about 200 MB. */
  worker: Worker | null
  /** Settles when the model is free again. */
  free: Promise<unknown>
}

const shared = processWide('labs/embedding-model', (): Shared => ({
  workerFile: path.resolve('lib/labs/embedding-worker.mjs'),
  worker: null,
  free: Promise.resolve(),
}))

/** 512 numbers for each text. Loads the model at the first call; calls at the same time take turns after every two texts. */
export async function embed(texts: readonly string[]): Promise<Float32Array[]> {
  const vectors: Float32Array[] = []
  for (let at = 0; at < texts.length; at += AT_ONCE) {
    const turn = shared.free.then(() => askWorker(texts.slice(at, at + AT_ONCE)))
    shared.free = turn.catch(() => undefined)
    vectors.push(...(await turn))
  }
  return vectors
}

async function askWorker(texts: string[]): Promise<Float32Array[]> {
  const worker = (shared.worker ??= startWorker())
  worker.ref()
  try {
    const answer = once(worker, 'message')
    worker.postMessage(texts)
    const [vectors] = (await answer) as [number[][]]
    return vectors.map((vector) => Float32Array.from(vector))
  } finally {
    // An idle model keeps no process alive.
    worker.unref()
  }
}

function startWorker(): Worker {
  const worker = new Worker(/* turbopackIgnore: true */ shared.workerFile, { execArgv: [] })
  worker.on('error', () => (shared.worker = null))
  return worker
}
