import { afterAll, expect, test, vi } from 'vitest'
import { buildContent } from '@/lib/content/build-content'
import type { PublishedRevision } from '@/lib/content/core/overlay'
import { gatePool } from '@/lib/content/gate/worker-pool'
import { claimText, itemFileText, itemText, lessonText, sampleFiles, skillText } from './sample-content'

const nothing = () => Promise.resolve(new Map<string, string>())
const build = (
  changes: Record<string, string | null> = {},
  revisions: PublishedRevision[] = [],
  lastGood: Record<string, string> = {},
) =>
  buildContent({
    files: sampleFiles(changes),
    revisions,
    lastGood: () => Promise.resolve(new Map(Object.entries(lastGood))),
  })
const rulesOf = async (changes: Record<string, string | null>) =>
  (await build(changes)).problems.map((problem) => `${problem.file}:${problem.line} ${problem.rule}`)

// The first document waits for a worker to start.
vi.setConfig({ testTimeout: 120_000 })
afterAll(() => gatePool().close())

test('buildContent finds nothing wrong with a sound curriculum', async () => {
  const content = await build()
  expect(content.problems).toEqual([])
  expect([...content.skills.keys()]).toEqual(['T1', 'E1'])
  expect([...content.lessons.keys()]).toEqual(['E1-1', 'E1-2', 'T1-1'])
  expect(content.newestDate).toBe('2026-11-22')
})

test('buildContent reports a missing prerequisite with its line', async () => {
  expect(
    await rulesOf({ 'lessons/E1/E1-2.mdx': lessonText({ id: 'E1-2', from: 1, prerequisites: '[E9-1]' }) }),
  ).toEqual(['content/lessons/E1/E1-2.mdx:18 missing-prerequisite'])
})

test('buildContent lets a lesson build on one that a skill lists and nobody has written', async () => {
  expect(
    await rulesOf({ 'lessons/E1/E1-2.mdx': lessonText({ id: 'E1-2', from: 1, prerequisites: '[E1-3]' }) }),
  ).toEqual([])
})

test('buildContent reports a circle of lessons once', async () => {
  const rules = await rulesOf({ 'lessons/E1/E1-1.mdx': lessonText({ id: 'E1-1', prerequisites: '[E1-2]' }) })
  expect(rules).toEqual(['content/lessons/E1/E1-1.mdx:18 cycle'])
})

test('buildContent reports a circle of skills across levels', async () => {
  const rules = await rulesOf({
    'skills/T1.mdx': skillText({
      id: 'T1',
      lessons: '[T1-1]',
      unlocks: '[E1]',
      prerequisites: '[{ skill: E1, level: 2, forLevel: 1 }]',
    }),
    'skills/E1.mdx': skillText({
      id: 'E1',
      lessons: '[E1-1, E1-2]',
      milestones: '[MB4]',
      unlocks: '[T1]',
      prerequisites: '[{ skill: T1, level: 1, forLevel: 2 }]',
    }),
  })
  expect(rules.filter((rule) => rule.endsWith(' cycle'))).toHaveLength(1)
})

test('buildContent keeps the first of two documents with one id or one address', async () => {
  const content = await build({
    'lessons/T1/T1-1.mdx': lessonText({ id: 'E1-1', skill: 'T1', slug: 'other' }),
    'lessons/E1/E1-2.mdx': lessonText({ id: 'E1-2', from: 1, slug: 'e1-1' }),
  })
  expect(content.problems.map((problem) => problem.rule).sort()).toEqual(['id-clash', 'slug-clash'])
  expect(content.lessons.get('E1-1')?.file).toBe('content/lessons/E1/E1-1.mdx')
})

test('buildContent reports an alias that is another document’s address', async () => {
  expect(await rulesOf({ 'lessons/E1/E1-2.mdx': lessonText({ id: 'E1-2', from: 1, aliases: '[t1-1]' }) })).toEqual([
    'content/lessons/E1/E1-2.mdx:5 slug-clash',
  ])
})

test('buildContent reports what tags point to and nobody has defined', async () => {
  const body =
    '<Claim id="Z99" />\n\n<Aside title="A">\nA <Term id="nowhere">word</Term>.\n</Aside>\n\n<Lab id="L02" />\n\n<Lab id="L01" preset="two" />\n\n<Check item="E1-m" />\n\n<Check item="E1-zz" />'
  const content = await build({ 'lessons/E1/E1-2.mdx': lessonText({ id: 'E1-2', from: 1, body }) })
  expect(content.problems.map((problem) => [problem.line, problem.rule])).toEqual([
    [26, 'unknown-claim'],
    [29, 'unknown-term'],
    [32, 'unknown-lab'],
    [34, 'unknown-preset'],
    [36, 'assessment-item'],
    [38, 'unknown-item'],
  ])
})

test('buildContent wants the unlocks of a skill to mirror the prerequisites of others', async () => {
  expect(await rulesOf({ 'skills/T1.mdx': skillText({ id: 'T1', lessons: '[T1-1]' }) })).toEqual([
    'content/skills/T1.mdx:14 unlocks-mismatch',
  ])
})

test('buildContent checks targets of a track against prerequisites and the stage before', async () => {
  const files = sampleFiles()
  const track = files.find((file) => file.path.endsWith('platform.mdx'))?.source ?? ''
  const rules = await rulesOf({
    'tracks/platform.mdx': track
      .replace('basic: { T1: 1, E1: 1 }', 'basic: { T1: 0, E1: 2 }')
      .replace('senior: { T1: 2', 'senior: { T1: 0')
      .replace('route: { basic: [T1, E1]', 'route: { basic: [E1, E1]'),
  })
  expect(rules.map((rule) => rule.split(' ')[1])).toEqual(
    expect.arrayContaining(['target-prerequisite', 'target-falls', 'route']),
  )
})

test('buildContent serves a published revision over its file', async () => {
  const content = await build({}, [
    { documentId: 'E1-1', source: lessonText({ id: 'E1-1', slug: 'renamed', aliases: '[e1-1]' }), revisionId: 'r1' },
  ])
  expect(content.problems).toEqual([])
  expect(content.lessons.get('E1-1')?.slug).toBe('renamed')
  expect(content.sources.get('content/lessons/E1/E1-1.mdx')?.revisionId).toBe('r1')
})

test('buildContent falls back to the file when a revision is broken, and says so', async () => {
  const content = await build({}, [{ documentId: 'E1-1', source: 'no front matter', revisionId: 'r2' }])
  expect(content.lessons.get('E1-1')?.slug).toBe('e1-1')
  expect(content.problems.map((problem) => [problem.file, problem.rule])).toEqual([
    ['content/lessons/E1/E1-1.mdx (revision r2)', 'front-matter-missing'],
  ])
})

test('buildContent falls back to the last good text when a file is broken', async () => {
  const content = await build({ 'lessons/E1/E1-1.mdx': 'broken {' }, [], {
    'content/lessons/E1/E1-1.mdx': lessonText({ id: 'E1-1', slug: 'as-it-was' }),
  })
  expect(content.lessons.get('E1-1')?.slug).toBe('as-it-was')
  expect(content.problems.map((problem) => problem.rule)).toContain('front-matter-missing')
})

test('buildContent serves everything else when a broken file has no older text', async () => {
  const content = await build({ 'lessons/T1/T1-1.mdx': 'broken' })
  expect(content.lessons.has('T1-1')).toBe(false)
  expect(content.lessons.size).toBe(2)
})

test('buildContent takes revisions of data files and of documents without a file', async () => {
  const content = await build({}, [
    { documentId: 'claims', source: claimText.replace('nobody is named', 'somebody'), revisionId: 'r3' },
    { documentId: 'E1-3', source: lessonText({ id: 'E1-3', from: 2 }), revisionId: 'r4' },
    { documentId: '../../etc/passwd', source: 'x', revisionId: 'r5' },
  ])
  expect(content.claims.get('A06')?.attributedTo).toBe('somebody')
  expect(content.lessons.get('E1-3')?.file).toBe('content/lessons/E1/E1-3.mdx')
  expect(content.problems.map((problem) => problem.rule)).toEqual(['unknown-document'])
})

test('buildContent changes its version with any text and with nothing else', async () => {
  const [first, same, other] = await Promise.all([build(), build(), build({ 'claims.yaml': `${claimText}# note\n` })])
  expect(same.version).toBe(first.version)
  expect(other.version).not.toBe(first.version)
})

test('buildContent reports every wrong item of a data file, with its line', async () => {
  const content = await buildContent({
    files: sampleFiles({ 'items/E1.yaml': itemFileText([itemText('E1-a', { key: 'F' }), itemText('T1-b')]) }),
    revisions: [],
    lastGood: nothing,
  })
  const own = content.problems.filter((problem) => problem.file === 'content/items/E1.yaml')
  expect(own.map((problem) => [problem.line, problem.rule])).toEqual([
    [12, 'schema'],
    [17, 'schema'],
  ])
})
