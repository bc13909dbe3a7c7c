import { join } from 'node:path'
import { monitorEventLoopDelay } from 'node:perf_hooks'
import { afterAll, expect, test } from 'vitest'
import { createWorkerPool } from '@/lib/content/gate/worker-pool'

const pool = createWorkerPool({
  workerFile: join(process.cwd(), 'tests/fixtures/mdx/workers/greedy.mjs'),
  workers: 1,
  oldGenerationMb: 48,
  youngGenerationMb: 16,
  bootMs: 60_000,
})
const run = (source: string, deadlineMs = 30_000) => pool.run({ source, path: 'x.mdx', deadlineMs })

afterAll(() => pool.close())

test('createWorkerPool answers with the result when the worker is quick', async () => {
  expect(await run('quick')).toEqual({ kind: 'result', result: { ok: false, problems: [] } })
})

test('createWorkerPool kills a document at its deadline while the main thread keeps answering', async () => {
  const delay = monitorEventLoopDelay({ resolution: 5 })
  delay.enable()
  expect(await run('spin', 300)).toEqual({ kind: 'deadline' })
  delay.disable()
  expect(delay.percentile(50) / 1e6).toBeLessThan(100)
})

test('createWorkerPool reports a document that needs too much memory', { timeout: 60_000 }, async () => {
  expect(await run('grow')).toEqual({ kind: 'memory' })
})

test('createWorkerPool rejects when the worker ends without an answer', async () => {
  await expect(run('end')).rejects.toThrow('ended')
})

test('createWorkerPool reads the next documents after a worker was lost', async () => {
  const outcomes = await Promise.all([run('spin', 200), run('quick'), run('quick')])
  expect(outcomes.map((outcome) => outcome.kind)).toEqual(['deadline', 'result', 'result'])
})

test('createWorkerPool refuses what still waits when it is closed', async () => {
  const closing = createWorkerPool({
    workerFile: join(process.cwd(), 'tests/fixtures/mdx/workers/greedy.mjs'),
    workers: 1,
    oldGenerationMb: 48,
    youngGenerationMb: 16,
    bootMs: 60_000,
  })
  const waiting = [
    closing.run({ source: 'spin', path: 'x', deadlineMs: 30_000 }),
    closing.run({ source: 'quick', path: 'x', deadlineMs: 30_000 }),
  ]
  const settled = Promise.allSettled(waiting)
  await closing.close()
  expect((await settled).map((each) => each.status)).toEqual(['rejected', 'rejected'])
})
