import { afterAll, expect, test, vi } from 'vitest'
import { buildContent } from '@/lib/content/build-content'
import { checkHours } from '@/lib/content/core/checks/check-hours'
import { pagesShowing } from '@/lib/content/core/pages'
import { gatePool } from '@/lib/content/gate/worker-pool'
import { sampleFiles } from './sample-content'

vi.setConfig({ testTimeout: 120_000 })
afterAll(() => gatePool().close())

const sample = new Map(sampleFiles().map(({ path, source }) => [path.replace('content/', ''), source]))
const withHours = (path: string, more = '') => ({ [path]: `${sample.get(path) ?? ''}\n<Hours />\n${more}` })
const sound: Record<string, string> = {
  'hours.yaml':
    'classes: { S: [3, 5, 9, 16], M: [4, 7, 14, 24], L: [5, 9, 18, 30] }\nreviewOverhead: 0.1\nnote: Assumed.\n',
  ...withHours('skills/T1.mdx'),
  ...withHours('skills/E1.mdx'),
  ...withHours('tracks/platform.mdx'),
}
const build = (changes: Record<string, string | null>) =>
  buildContent({
    files: sampleFiles({ ...sound, ...changes }),
    revisions: [],
    lastGood: () => Promise.resolve(new Map()),
  })
const found = async (changes: Record<string, string | null>) =>
  checkHours(await build(changes)).map(({ file, rule }) => `${file.replace('content/', '')} ${rule}`)

test('checkHours finds nothing where hours stand in one place, or nowhere', async () => {
  expect(await found({})).toEqual([])
  expect(await found({ 'hours.yaml': null, 'tracks/platform.mdx': sample.get('tracks/platform.mdx') ?? '' })).toEqual(
    [],
  )
})

test('checkHours refuses a skill whose hours are not those of its size, at the field', async () => {
  const text = sound['skills/E1.mdx'] ?? ''
  const other = text.replace(/"2-3": \d+/, '"2-3": 13')
  expect(other).not.toBe(text)
  const findings = checkHours(await build({ 'skills/E1.mdx': other }))
  expect(findings).toMatchObject([{ file: 'content/skills/E1.mdx', at: ['hours'], rule: 'skill-hours' }])
  expect(findings[0]?.message).toContain('4, 7, 13, 24')
})

test('checkHours refuses a skill or a track that does not show its hours', async () => {
  for (const path of ['skills/T1.mdx', 'tracks/platform.mdx'])
    expect(await found({ [path]: sample.get(path) ?? '' })).toEqual([`${path} no-hours`])
})

test.each([
  ['It takes about 464 hours.', true],
  ['Plan 40 hours for it.', true],
  ['It takes 524 assumed hours.', true],
  ['Plan 39 hours for it.', false],
  ['At ten hours a week it fits into 18 months.', false],
  ['The bot answered 1,464 hours of calls.', false],
])('checkHours judges “%s” on a track: refused is %s', async (sentence, isRefused) => {
  const path = 'tracks/platform.mdx'
  expect(await found(withHours(path, `\n${sentence}\n`))).toEqual(isRefused ? [`${path} hours-by-hand`] : [])
})

test('the gate refuses <Hours /> in a lesson, twice, and in a sentence', async () => {
  const rules = async (path: string, text: string) => (await build({ [path]: text })).problems.map(({ rule }) => rule)
  const lesson = sample.get('lessons/E1/E1-1.mdx') ?? ''
  expect(await rules('lessons/E1/E1-1.mdx', `${lesson}\n<Hours />\n`)).toContain('tag-document')
  const track = sample.get('tracks/platform.mdx') ?? ''
  expect(await rules('tracks/platform.mdx', `${track}\n<Hours />\n\n<Hours />\n`)).toContain('second-tag')
  expect(await rules('tracks/platform.mdx', `${track}\nIt takes <Hours /> in all.\n`)).toContain('tag-place')
})

test('a page with <Hours /> shows what its hours follow from', async () => {
  const content = await build({ 'skills/T1.mdx': sample.get('skills/T1.mdx') ?? '' })
  const pages = pagesShowing(content, 'hours')
  expect(pages).toContain('/skills/skill-e1')
  expect(pages).not.toContain('/skills/skill-t1')
  expect(pages).toContain('/tracks/platform')
})
