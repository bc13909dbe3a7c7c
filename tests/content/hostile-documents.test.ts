import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { createElement } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import type { TagComponents } from '@/components/mdx/tags'
import { tagRules } from '@/lib/content/core/tags'
import { evaluateDocument } from '@/lib/content/evaluate'
import { readDocument } from '@/lib/content/gate/read-document'
import type { GateResult } from '@/lib/content/gate/read-document'
import { createWorkerPool } from '@/lib/content/gate/worker-pool'

/** Each file is one attack, named by what it tries; `expected.json` names the rule that refuses it, or says that it is inert. */
const folder = join(process.cwd(), 'tests/fixtures/mdx/hostile')
const ordinaryFolder = join(process.cwd(), 'tests/fixtures/mdx/ordinary')
const expected = JSON.parse(readFileSync(join(folder, 'expected.json'), 'utf8')) as Record<string, string>
const names = readdirSync(folder)
  .filter((name) => name.endsWith('.mdx'))
  .map((name) => name.replace('.mdx', ''))
const ordinary = readdirSync(ordinaryFolder)

const marker = globalThis as typeof globalThis & { __canary?: string }
const pool = createWorkerPool({
  workerFile: join(process.cwd(), 'lib/content/gate/worker-start.mjs'),
  workers: 1,
  oldGenerationMb: 264,
  youngGenerationMb: 32,
  bootMs: 120_000,
})
const deadlineMs = 2_000
// After a kill the next document waits for a fresh worker; starting one is not part of its deadline.
vi.setConfig({ testTimeout: 120_000 })
const textOf = (name: string) => readFileSync(join(folder, `${name}.mdx`), 'utf8')

async function passGate(source: string, path: string): Promise<GateResult> {
  const outcome = await pool.run({ source, path, deadlineMs })
  if (outcome.kind !== 'result') throw new Error(`${path}: ${outcome.kind}`)
  return outcome.result
}

beforeAll(async () => {
  await pool.run({ source: '', path: 'start.mdx', deadlineMs: 60_000 })
}, 120_000)
afterAll(() => pool.close())

test('the hostile corpus and its expectations name the same documents', () => {
  expect(names.sort()).toEqual(Object.keys(expected).sort())
  expect(names.length).toBeGreaterThanOrEqual(60)
  expect(ordinary.length).toBeGreaterThanOrEqual(15)
})

test.each(names)('the gate decides %s as expected within its deadline', async (name) => {
  const result = await passGate(textOf(name), `${name}.mdx`)
  if (expected[name] === 'inert') return expect(result.ok).toBe(true)
  if (result.ok) throw new Error(`${name} was let through`)
  expect(result.problems.map((problem) => problem.rule)).toContain(expected[name])
  for (const problem of result.problems) {
    expect(problem.file).toBe(`${name}.mdx`)
    expect(problem.line).toBeGreaterThanOrEqual(1)
    expect(problem.column).toBeGreaterThanOrEqual(1)
    expect(problem.message).not.toBe('')
    expect(problem.advice).not.toBe('')
  }
})

test('no hostile document runs code in the process that reads it', async () => {
  for (const name of names) await readDocument({ source: textOf(name), path: `${name}.mdx` })
  expect(marker.__canary).toBeUndefined()
  expect(({} as { isAdmin?: boolean }).isAdmin).toBeUndefined()
})

test('inert documents reach the reader as text only', async () => {
  const silent = Object.fromEntries(
    tagRules.map(({ name }) => [
      name,
      (props: { children?: unknown; title?: string }) =>
        createElement('section', { title: props.title }, props.children as string),
    ]),
  ) as unknown as TagComponents
  for (const name of names.filter((each) => expected[each] === 'inert')) {
    const result = await passGate(textOf(name), `${name}.mdx`)
    if (!result.ok) throw new Error(`${name} was refused`)
    const html = renderToStaticMarkup(createElement(evaluateDocument(result.document.code), { components: silent }))
    expect(html).not.toMatch(/<script|<iframe|<[a-z]+[^>]*\son[a-z]+=|javascript:/i)
  }
  expect(marker.__canary).toBeUndefined()
})

test.each(ordinary)('the gate accepts the ordinary document %s', async (name) => {
  const result = await passGate(readFileSync(join(ordinaryFolder, name), 'utf8'), name)
  expect(result.ok ? [] : result.problems).toEqual([])
})
