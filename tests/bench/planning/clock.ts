import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { quantile } from '../assessment/tally'

/** Milliseconds of one run by the clock and by processor time, which other work on the machine does not lengthen. */
export interface Spent {
  readonly clock: number
  readonly processor: number
}

/** Milliseconds of many runs. */
export interface Times {
  readonly count: number
  readonly clock: Quantiles
  readonly processor: Quantiles
}

/** Middle, slow and slowest of some milliseconds. */
export interface Quantiles {
  readonly p50: number
  readonly p95: number
  readonly max: number
}

/** Times one run and returns what it gave. */
export function timed<T>(run: () => T): { spent: Spent; result: T } {
  const begin = performance.now()
  const before = process.cpuUsage()
  const result = run()
  const { user, system } = process.cpuUsage(before)
  return { spent: { clock: performance.now() - begin, processor: (user + system) / 1000 }, result }
}

/** Summary of many runs. */
export function timesOf(runs: readonly Spent[]): Times {
  const of = (ms: readonly number[]): Quantiles => {
    return { p50: quantile(ms, 0.5), p95: quantile(ms, 0.95), max: Math.max(0, ...ms) }
  }
  return {
    count: runs.length,
    clock: of(runs.map(({ clock }) => clock)),
    processor: of(runs.map(({ processor }) => processor)),
  }
}

/** The other process ends by itself, whatever happens to the benchmark. */
const LONGEST_BUSY_MS = 120_000

/** Runs while another process keeps a second core busy, and ends that process afterwards. */
export async function besideBusyCore<T>(run: () => T): Promise<T> {
  const program = `const end = Date.now() + ${LONGEST_BUSY_MS}; console.log('busy'); for (let x = 1; Date.now() < end; ) x = Math.sin(x) + 1`
  const busy = spawn(process.execPath, ['-e', program], { stdio: ['ignore', 'pipe', 'inherit'] })
  await once(busy.stdout, 'data')
  try {
    return run()
  } finally {
    busy.kill()
    await once(busy, 'exit')
  }
}
