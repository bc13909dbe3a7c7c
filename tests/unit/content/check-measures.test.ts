import { afterAll, expect, test, vi } from 'vitest'
import { buildContent } from '@/lib/content/build-content'
import { checkMeasures } from '@/lib/content/core/checks/check-measures'
import { buildContentReport } from '@/lib/content/core/report/content-report'
import { describeReport } from '@/lib/content/core/report/describe-report'
import { hashSeeds } from '@/lib/content/core/report/seed-runs'
import { gatePool } from '@/lib/content/gate/worker-pool'
import { lessonBody, lessonRest, lessonText, sampleFiles } from './sample-content'

vi.setConfig({ testTimeout: 120_000 })
afterAll(() => gatePool().close())

const seeds = new Set(hashSeeds(['Nobody should ever say these eight words in a lesson of ours.']).hashes)
async function input(changes: Record<string, string | null> = {}) {
  const graph = await buildContent({
    files: sampleFiles(changes),
    revisions: [],
    lastGood: () => Promise.resolve(new Map()),
  })
  return { graph, sources: graph.sources, seeds }
}
async function places(changes: Record<string, string | null>) {
  const findings = checkMeasures(await input(changes))
  return findings.map((finding) => ['line' in finding && finding.line, finding.rule, finding.file.slice(-8)])
}
const lesson = (id: string, changes: Partial<Parameters<typeof lessonText>[0]>) => ({
  [`lessons/${id.split('-')[0] ?? ''}/${id}.mdx`]: lessonText({
    id,
    ...(id === 'T1-1' ? { skill: 'T1' } : {}),
    ...changes,
  }),
})
const said = (id: string, sentence: string) => lesson(id, { body: lessonBody.replace('Some words.', sentence) })

test('checkMeasures finds nothing in a sound curriculum', async () => {
  expect(await places({})).toEqual([])
})

test('checkMeasures refuses a lesson of fewer than 500 words, without a picture, without a worked case', async () => {
  const rest = lessonRest('E1-1')
  const figure = rest.slice(rest.indexOf('<Figure'), rest.indexOf('<Worked'))
  expect(await places(lesson('E1-1', { rest: rest.replace(figure, '') }))).toEqual([[1, 'no-picture', 'E1-1.mdx']])
  expect(await places(lesson('E1-1', { rest: figure }))).toEqual([
    [1, 'lesson-too-short', 'E1-1.mdx'],
    [1, 'no-worked-case', 'E1-1.mdx'],
  ])
})

test('checkMeasures refuses twelve words in two lessons at both places', async () => {
  const phrase = 'Here stand twelve words in one order that no two lessons share.'
  const changes = { ...said('E1-1', phrase), ...said('T1-1', `Again: ${phrase}`) }
  expect(await places(changes)).toEqual([
    [46, 'shared-phrase', 'E1-1.mdx'],
    [46, 'shared-phrase', 'T1-1.mdx'],
  ])
  expect(await places({ ...said('E1-1', phrase), ...said('T1-1', `“${phrase}”`) })).toEqual([])
  expect(await places({ ...said('E1-1', phrase), ...said('T1-1', phrase.replace('twelve', '12')) })).toEqual([])
})

test('checkMeasures refuses eight words of a source document in a lesson and in the library', async () => {
  const phrase = 'should ever say these eight words in a'
  expect(await places(said('E1-1', `We ${phrase} hurry.`))).toEqual([[46, 'source-phrase', 'E1-1.mdx']])
  const glossary = `terms:\n- { id: baseline, term: Baseline, short: "We ${phrase}.", skills: [E1], seedRefs: [] }\n`
  expect(await places({ 'library/glossary.yaml': glossary })).toEqual([[2, 'source-phrase', 'ary.yaml']])
})

test('buildContentReport measures what a part of a path names, and is shown with totals and findings', async () => {
  const given = await input(said('E1-1', 'A dataset that we should ever say these eight words in a hurry.'))
  const whole = buildContentReport(given)
  expect(whole.totals.lessons).toBe(3)
  expect(whole.totals.words).toBe(whole.lessons.reduce((sum, { words }) => sum + words, 0))
  expect(whole.seedRuns).toHaveLength(1)
  expect(whole.spellings.map(({ variant }) => variant)).toEqual(['dataset'])

  const part = buildContentReport({ ...given, parts: ['T1-1'] })
  expect(part.lessons.map(({ id }) => id)).toEqual(['T1-1'])
  expect([part.seedRuns, part.spellings]).toEqual([[], []])

  const text = describeReport(whole)
  expect(text).toContain('Phrases of the source documents: 1')
  expect(text).toContain('data set (0)  dataset (1)  E1-1:46')
  expect(text).toContain('Phrases that lessons share: none')
  expect(text.split('\n').filter((line) => /^(?:E1|T1)-\d /.test(line))).toHaveLength(3)
})
