import { afterAll, expect, test, vi } from 'vitest'
import { buildContent } from '@/lib/content/build-content'
import { checkContent } from '@/lib/content/check'
import { checkLinks } from '@/lib/content/core/checks/check-links'
import { findCycles } from '@/lib/content/core/find-cycles'
import { gatePool } from '@/lib/content/gate/worker-pool'
import {
  assessmentLetters,
  claimText,
  itemFileText,
  itemText,
  lessonBody,
  lessonText,
  sampleFiles,
} from './sample-content'

vi.setConfig({ testTimeout: 120_000 })
afterAll(() => gatePool().close())

const build = (changes: Record<string, string | null> = {}) =>
  buildContent({ files: sampleFiles(changes), revisions: [], lastGood: () => Promise.resolve(new Map()) })
async function check(changes: Record<string, string | null>, today = '2026-11-25') {
  return checkContent({ content: await build(changes), today })
}
const rulesIn = async (changes: Record<string, string | null>) => (await check(changes)).map((problem) => problem.rule)
const lesson = (body: string, more: Partial<Parameters<typeof lessonText>[0]> = {}) => ({
  'lessons/E1/E1-1.mdx': lessonText({ id: 'E1-1', body, ...more }),
})
const said = (sentence: string) => lesson(lessonBody.replace('Some words.', sentence))
const items = (texts: string[]) => ({ 'items/T1.yaml': itemFileText(texts) })
const assessment = (letter: string, changes: Record<string, string> = {}) =>
  itemText(`T1-${letter}`, { pool: 'assessment', ...changes })
/** Sound items beside the first one. */
const others = assessmentLetters.slice(1).map((letter, index) => assessment(letter, { key: 'BCDA'[index % 4] ?? 'B' }))

test('checkContent finds nothing in a sound curriculum', async () => {
  expect(await check({})).toEqual([])
})

test.each([
  'The bot went from 85% to 95% accuracy with a confidence threshold.',
  'With a threshold, a bot rose from 85 % to 95 per cent of right answers, raising accuracy.',
  'Amazon runs 3,000 agents for customers.',
  'At Amazon, 3000 agents answer customer-service queries.',
])('checkContent refuses the unverified figure in “%s”', async (sentence) => {
  const problems = await check(said(sentence))
  expect(problems.map((problem) => [problem.line, problem.rule])).toEqual([[46, 'unverified-figure']])
})

test.each([
  'A threshold took our lab from 88% to 95% accuracy, with a confidence of 0.8.',
  'Unverified: a bot went from 85% to 95% accuracy with a confidence threshold.',
  'Between 85% and 95% of letters arrive on the next day.',
  'The shop has 3,000 parcels a day.',
  'Amazon employs 13,000 agents in service.',
])('checkContent allows “%s”', async (sentence) => {
  expect(await rulesIn(said(sentence))).toEqual([])
})

test('checkContent reads front matter and data files for figures too', async () => {
  expect(await rulesIn(lesson(lessonBody, { summary: 'Amazon runs 3,000 service agents.' }))).toEqual([
    'unverified-figure',
  ])
  const terms =
    'terms:\n- { id: baseline, term: Baseline, short: "Amazon runs 3,000 service agents.", skills: [E1], seedRefs: [] }\n'
  expect((await check({ 'library/glossary.yaml': terms })).map((problem) => [problem.line, problem.rule])).toEqual([
    [2, 'unverified-figure'],
  ])
})

test('checkContent finds dead links and anchors, also across documents', async () => {
  const link = (url: string) => said(`A [link](${url}).`)
  for (const url of ['/lessons/nowhere', '/nowhere', '/skills/e1-1'])
    expect(await rulesIn(link(url))).toEqual(['dead-link'])
  for (const url of ['#nowhere', '/skills/skill-t1#nowhere', '/library/glossary#nowhere'])
    expect(await rulesIn(link(url))).toEqual(['dead-anchor'])
  for (const url of [
    '#the-idea',
    '/skills/skill-t1#why-it-matters',
    '/library/glossary#baseline',
    '/skills/old-metrics',
    '/roadmap?view=table',
    '/labs/threshold',
    '/plan',
  ])
    expect(await rulesIn(link(url))).toEqual([])
})

test('checkLinks asks for files that are neither page nor document', async () => {
  const graph = await build(said('![A curve](/media/curve.png)'))
  expect(checkLinks(graph, () => true)).toEqual([])
  expect(checkLinks(graph, () => false).map((finding) => finding.rule)).toEqual(['dead-link'])
})

test('checkContent wants every part of the lesson pattern', async () => {
  for (const [part, times] of [
    ['<Check item="E1-a" />', 1],
    ['<Revisit decision="d" />', 1],
    ['<YourWords id="w" prompt="Write a sentence." />', 1],
    ['<Spaced item="E1-c" after="6w" />', 1],
  ] as const) {
    const rules = await rulesIn(lesson(lessonBody.replace(part, '')))
    expect(rules).toEqual(Array.from({ length: times }, () => 'lesson-pattern'))
  }
  expect(await rulesIn(lesson(lessonBody.replace('after="2w"', 'after="3w"')))).toEqual(['lesson-pattern'])
  expect(await rulesIn(lesson(lessonBody.replace('item="E1-b"', 'item="E1-a"')))).toEqual(['item-twice'])
})

test('checkContent limits the length of a lesson and the depth of its headings', async () => {
  const long = Array.from({ length: 24 }, () => 'word '.repeat(76)).join('\n\n')
  expect(await rulesIn(lesson(`${lessonBody}\n\n<Worked title="W" setting="data">\n\n${long}\n\n</Worked>`))).toContain(
    'lesson-too-long',
  )
  expect(await rulesIn(lesson(`# Top\n\n${lessonBody}`))).toEqual(['heading-level'])
  expect(await rulesIn(lesson(`${lessonBody}\n\n#### Deep\n\nText.`))).toEqual(['heading-level'])
})

test('checkContent wants twelve assessment items for each skill', async () => {
  expect(await rulesIn(items(others))).toEqual(['item-count'])
  expect(await rulesIn(items([assessment('m'), ...others]))).toEqual([])
})

test('checkContent judges options by length, likeness and wording', async () => {
  const rules = (changes: Record<string, string>) => rulesIn(items([assessment('m', changes), ...others]))
  expect(
    await rules({
      texts: 'A very long first answer that says it all|Second answer is|Third answer here|Fourth answer is',
    }),
  ).toEqual(['option-length'])
  expect(await rules({ texts: '1|100|1,000|10,000' })).toEqual([])
  expect(await rules({ texts: 'All of the above|Second answer is|Third answer here|Fourth answer is' })).toEqual([
    'all-of-the-above',
  ])
  expect(await rules({ texts: 'Second answer is|Second answer is|Third answer here|Fourth answer is' })).toEqual([
    'option-twice',
  ])
})

test('checkContent refuses a negative question and allows a negative case', async () => {
  const rules = (stem: string) => rulesIn(items([assessment('m', { stem }), ...others]))
  expect(await rules('Which of these is not a metric?')).toEqual(['negative-stem'])
  expect(await rules('Which of these is NOT a metric?')).toEqual([])
  expect(await rules('The model did not learn. Which step comes next?')).toEqual([])
  expect(await rules('Which line is needed because the output is not certain?')).toEqual([])
})

test('checkContent wants keys to be balanced and seldom the longest', async () => {
  const letters = assessmentLetters
  expect(await rulesIn(items(letters.map((letter) => assessment(letter, { key: 'B' }))))).toEqual(['key-balance'])
  const longest = letters.map((letter, index) => {
    const texts = ['Some answer', 'Any answer', 'An answer', 'Answer']
    texts[index % 4] = 'Longest one of all'
    return assessment(letter, { key: 'ABCD'[index % 4] ?? 'A', texts: texts.join('|') })
  })
  expect(await rulesIn(items(longest))).toEqual(['key-longest'])
})

test('checkContent reports what has expired on the day that is given', async () => {
  const dated = items([assessment('m', { expires_on: '2026-12-01' }), ...others])
  expect((await check(dated, '2026-12-01')).map((problem) => problem.rule)).toEqual([])
  expect((await check(dated, '2026-12-02')).map((problem) => [problem.file, problem.line, problem.rule])).toEqual([
    ['content/items/T1.yaml', 2, 'expired'],
  ])
})

test('checkContent wants a fact among the claims to be corroborated', async () => {
  const problems = await check({ 'claims.yaml': claimText.replace('display: labelled', 'display: fact') })
  expect(problems[0]).toMatchObject({ file: 'content/claims.yaml', line: 8, rule: 'schema' })
})

test('findCycles reports each circle once and ignores what is not there', () => {
  expect(
    findCycles(
      new Map([
        ['a', ['b', 'x']],
        ['b', ['c']],
        ['c', []],
      ]),
    ),
  ).toEqual([])
  expect(
    findCycles(
      new Map([
        ['a', ['b']],
        ['b', ['a']],
        ['c', ['c']],
      ]),
    ),
  ).toEqual([
    ['a', 'b', 'a'],
    ['c', 'c'],
  ])
})
