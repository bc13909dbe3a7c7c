import { availableParallelism, tmpdir } from 'node:os'
import { join } from 'node:path'
import { Worker } from 'node:worker_threads'
import { processWide } from '@/lib/shared/process-wide'
import type { GateResult } from './read-document'
import type { GateJob, GateReply } from './worker'

/** What one worker may use, and how many there are. */
export interface PoolSettings {
  /** Absolute path of the program the workers run. */
  workerFile: string
  workers: number
  oldGenerationMb: number
  youngGenerationMb: number
  /** How long a worker may take to start. */
  bootMs: number
}

export type WorkerOutcome = { kind: 'result'; result: GateResult } | { kind: 'deadline' } | { kind: 'memory' }

export interface WorkerPool {
  /** Reads one document in a worker. Rejects only if the gate itself is broken. */
  run: (input: { source: string; path: string; deadlineMs: number }) => Promise<WorkerOutcome>
  /** Ends every worker; waiting documents are refused. */
  close: () => Promise<void>
}

interface Waiting {
  source: string
  path: string
  deadlineMs: number
  resolve: (outcome: WorkerOutcome) => void
  reject: (error: Error) => void
}

interface Seat {
  worker: Worker
  isReady: boolean
  current: (Waiting & { job: number; timer: NodeJS.Timeout | null }) | null
}

/**
 * Keeps a few workers alive. A worker reads one document at a time; one that is too slow or too large is killed and the
 * next document gets a fresh one, while the main thread only waits. Idle workers do not keep the process alive.
 */
export function createWorkerPool(settings: PoolSettings): WorkerPool {
  const seats = new Set<Seat>()
  const queue: Waiting[] = []
  let nextJob = 1

  function dispatch() {
    while (queue.length > 0) {
      const free =
        [...seats].find((seat) => seat.current === null) ?? (seats.size < settings.workers ? openSeat() : null)
      if (!free) return
      const waiting = queue.shift()
      if (!waiting) return
      free.current = { ...waiting, job: nextJob++, timer: null }
      free.worker.ref()
      if (free.isReady) start(free)
      else
        free.current.timer = setTimeout(
          () => leave(free, new Error('The gate worker did not start in time.')),
          settings.bootMs,
        )
    }
  }

  function openSeat(): Seat {
    const worker = new Worker(/* turbopackIgnore: true */ settings.workerFile, {
      execArgv: [],
      // Nothing of the server's environment is of use to a document.
      // An unset variable would arrive as the text "undefined" and become a folder of that name.
      env: {
        NODE_ENV: 'production',
        PATH: process.env.PATH ?? '',
        HOME: process.env.HOME ?? '',
        TMPDIR: process.env.TMPDIR ?? tmpdir(),
      },
      resourceLimits: {
        maxOldGenerationSizeMb: settings.oldGenerationMb,
        maxYoungGenerationSizeMb: settings.youngGenerationMb,
      },
    })
    const seat: Seat = { worker, isReady: false, current: null }
    seats.add(seat)
    worker.on('message', (reply: GateReply) => receive(seat, reply))
    worker.on('error', (error: Error & { code?: string }) => {
      if (error.code === 'ERR_WORKER_OUT_OF_MEMORY' && seat.isReady) release(seat)?.resolve({ kind: 'memory' })
      leave(seat, error)
    })
    worker.on('exit', () => leave(seat, new Error('The gate worker ended.')))
    return seat
  }

  function start(seat: Seat) {
    const { current } = seat
    if (!current) return
    const { job, source, path, deadlineMs } = current
    current.timer = setTimeout(() => {
      release(seat)?.resolve({ kind: 'deadline' })
      leave(seat, new Error('The document took too long.'))
    }, deadlineMs)
    seat.worker.postMessage({ job, source, path } satisfies GateJob)
  }

  function receive(seat: Seat, reply: GateReply) {
    if (reply.kind === 'ready') {
      seat.isReady = true
      if (seat.current?.timer) clearTimeout(seat.current.timer)
      return start(seat)
    }
    if (seat.current?.job !== reply.job) return
    if (reply.kind === 'done') release(seat)?.resolve({ kind: 'result', result: reply.result })
    else release(seat)?.reject(new Error(`The gate failed: ${reply.reason}`))
    dispatch()
  }

  function release(seat: Seat): Waiting | null {
    const { current } = seat
    if (current?.timer) clearTimeout(current.timer)
    seat.current = null
    seat.worker.unref()
    return current
  }

  /** Gives a seat up for good: its document fails, its worker ends, and waiting documents find another. */
  function leave(seat: Seat, error: Error) {
    if (!seats.delete(seat)) return
    release(seat)?.reject(error)
    void seat.worker.terminate()
    dispatch()
  }

  return {
    run: (input) =>
      new Promise((resolve, reject) => {
        queue.push({ ...input, resolve, reject })
        dispatch()
      }),
    close: async () => {
      for (const waiting of queue.splice(0)) waiting.reject(new Error('The gate was closed.'))
      const open = [...seats]
      seats.clear()
      for (const seat of open) release(seat)?.reject(new Error('The gate was closed.'))
      await Promise.all(open.map((seat) => seat.worker.terminate()))
    },
  }
}

/** The pool of this process. */
export function gatePool(): WorkerPool {
  return processWide('gate', () =>
    createWorkerPool({
      // The worker runs from source, wherever the caller was bundled to: the project folder is the working directory.
      workerFile: join(/* turbopackIgnore: true */ process.cwd(), 'lib/content/gate/worker-start.mjs'),
      workers: Math.max(1, Math.min(2, availableParallelism())),
      // Together under 300 MB.
      oldGenerationMb: 264,
      youngGenerationMb: 32,
      bootMs: 120_000,
    }),
  )
}
