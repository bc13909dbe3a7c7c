import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { readDocument } from '@/lib/content/gate/read-document'

/** The corpus of tests/content/hostile-documents.test.ts, read without a worker: here the verdict alone is asked. */
const fixtures = join(process.cwd(), 'tests/fixtures/mdx')
const expected = JSON.parse(readFileSync(join(fixtures, 'hostile/expected.json'), 'utf8')) as Record<string, string>
const attacks = Object.entries(expected).filter(([, rule]) => rule !== 'inert')
const harmless = [
  ...Object.keys(expected).flatMap((name) => (expected[name] === 'inert' ? [`hostile/${name}.mdx`] : [])),
  ...readdirSync(join(fixtures, 'ordinary')).map((name) => `ordinary/${name}`),
]

test.each(attacks)('readDocument refuses %s as %s, with place, reason and advice', async (name, rule) => {
  const source = readFileSync(join(fixtures, `hostile/${name}.mdx`), 'utf8')
  const result = await readDocument({ source, path: `${name}.mdx` })
  if (result.ok) throw new Error(`${name} was let through`)
  expect(result.problems.map((problem) => problem.rule)).toContain(rule)
  const lines = source.split(/\r\n?|\n/).length
  for (const problem of result.problems) {
    expect(problem.file).toBe(`${name}.mdx`)
    expect(problem.line).toBeGreaterThanOrEqual(1)
    expect(problem.line).toBeLessThanOrEqual(lines)
    expect(problem.column).toBeGreaterThanOrEqual(1)
    expect(problem.message).toMatch(/\S/)
    expect(problem.message).not.toMatch(/undefined|null|NaN/)
    expect(problem.advice).toMatch(/\S/)
  }
})

test.each(harmless)('readDocument lets %s through', async (name) => {
  const result = await readDocument({ source: readFileSync(join(fixtures, name), 'utf8'), path: name })
  expect(result.ok ? [] : result.problems).toEqual([])
})
