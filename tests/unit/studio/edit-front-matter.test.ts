import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'
import { parse } from 'yaml'
import { splitSource } from '@/lib/studio/core/split-source'
import { readFields, writeField } from '@/lib/studio/edit-front-matter'

const documents = readdirSync('content', { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.mdx'))
  // Every eighth is enough for all kinds; parsing all of them takes a minute on a busy machine.
  .filter((_, index) => index % 8 === 0)
  .map((name) => ({ name, yaml: splitSource(readFileSync(path.join('content', name), 'utf8')).yaml ?? '' }))

const sample = `# who: the metrics group
title: Threshold and cost # keep it short
aliases: []
steps: { decide: 3, idea: 12 }
outcomes:
  # most important first
  - "One: the price"
  - Two

# reviewed by hand
reviewed: 2026-11-22
sources:
  - id: elkan
    published: 2001 # year
    read: excerpt
`

test('writeField changes nothing when the value is the same, in every document', { timeout: 60_000 }, () => {
  expect(documents.length).toBeGreaterThan(5)
  for (const { name, yaml } of documents)
    for (const [field, value] of Object.entries(readFields(yaml) ?? {}))
      expect(writeField({ yaml, name: field, value }), name).toBe(yaml)
})

test('writeField changes the lines of its field only, in every document', { timeout: 60_000 }, () => {
  for (const { name, yaml } of documents) {
    const changed = writeField({ yaml, name: 'title', value: 'Another title: with a colon' })
    const before = yaml.split('\n')
    const different = changed.split('\n').filter((line, index) => line !== before[index])
    expect(different, name).toEqual(['title: "Another title: with a colon"'])
    expect(parse(changed), name).toEqual({ ...(parse(yaml) as object), title: 'Another title: with a colon' })
  }
})

test('writeField keeps comments, order and ways of writing inside a changed field', () => {
  let yaml = writeField({ yaml: sample, name: 'outcomes', value: ['One: the price', 'Another', 'Three'] })
  yaml = writeField({ yaml, name: 'steps', value: { decide: 4, idea: 12, check: 8 } })
  yaml = writeField({ yaml, name: 'sources', value: [{ id: 'elkan', published: 2002, read: 'full' }] })
  yaml = writeField({ yaml, name: 'title', value: 'Threshold' })
  expect(yaml).toBe(`# who: the metrics group
title: Threshold # keep it short
aliases: []
steps: { decide: 4, idea: 12, check: 8 }
outcomes:
  # most important first
  - "One: the price"
  - Another
  - Three

# reviewed by hand
reviewed: 2026-11-22
sources:
  - id: elkan
    published: 2002 # year
    read: full
`)
})

test('writeField adds a missing field at the end and removes one without its neighbours', () => {
  expect(writeField({ yaml: 'a: 1\n', name: 'b', value: ['x'] })).toBe('a: 1\nb:\n  - x\n')
  expect(writeField({ yaml: sample, name: 'outcomes', value: undefined })).toContain(
    'steps: { decide: 3, idea: 12 }\n\n# reviewed by hand\nreviewed',
  )
  expect(writeField({ yaml: 'list: []\nb: 1\n', name: 'list', value: [{ id: 'x' }] })).toBe('list:\n  - id: x\nb: 1\n')
})

test('broken YAML is left alone', () => {
  expect(readFields('a: [1')).toBeNull()
  expect(writeField({ yaml: 'a: [1', name: 'a', value: 2 })).toBe('a: [1')
})
