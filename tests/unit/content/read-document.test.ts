import { expect, test } from 'vitest'
import { readDocument } from '@/lib/content/gate/read-document'
import { lessonBody, lessonText } from './sample-content'

const source =
  '{ id: s, title: S, publisher: P, url: "https://example.org", accessed: 2026-11-22, kind: primary, read: full }'
const withSource = (text: string) => text.replace('sources: []', `sources: [${source}]`)
const lesson = (body: string) => lessonText({ id: 'E1-1', body, rest: '' })
const read = (text: string) => readDocument({ source: text, path: 'x.mdx' })
async function problemsOf(text: string): Promise<[number, string][]> {
  const result = await read(text)
  return result.ok ? [] : result.problems.map((problem) => [problem.line, problem.rule])
}

test('readDocument lets a lesson through and describes it', async () => {
  const result = await read(
    withSource(
      lesson(
        `${lessonBody}\n\nSee [the road](/roadmap) <Cite source="s" /> and a <Term id="baseline">word</Term>.\n\n<Claim id="A06" />`,
      ),
    ),
  )
  if (!result.ok) throw new Error(JSON.stringify(result.problems))
  const { document } = result
  expect(document.frontMatter.id).toBe('E1-1')
  expect(document.headings).toEqual([{ depth: 2, id: 'the-idea', text: 'The idea' }])
  expect(document.references).toEqual({
    items: ['E1-a', 'E1-b', 'E1-c', 'E1-d'],
    claims: ['A06'],
    terms: ['baseline'],
    labs: [],
    sources: ['s'],
    links: ['/roadmap'],
  })
  expect(document.minutes).toBe(30)
  expect(document.tags.map((tag) => tag.name).slice(0, 4)).toEqual(['Decision', 'Option', 'Option', 'Option'])
  expect(document.blocks.find((block) => block.text === 'Some words.')).toEqual({
    line: 46,
    kind: 'prose',
    text: 'Some words.',
    section: 'the-idea',
  })
})

test('readDocument counts the idea from the decision to the worked case, outside tables', async () => {
  const result = await read(
    lesson(
      `${lessonBody.split('## The idea')[0] ?? ''}One two three.\n\n| four |\n|---|\n| five |\n\n<Worked title="W" setting="data">\n\nsix seven\n\n</Worked>`,
    ),
  )
  expect(result.ok && result.document.ideaWords).toBe(3)
})

test('readDocument gives the true line of a problem below the front matter, whatever the line ends', async () => {
  const text = lesson('Text.\n\n<Nope />')
  expect(await problemsOf(text)).toEqual([[28, 'unknown-tag']])
  expect(await problemsOf(`\ufeff${text.replaceAll('\n', '\r\n')}`)).toEqual([[28, 'unknown-tag']])
})

test('readDocument gives the true line of a syntax error, also when only the message knows it', async () => {
  expect(await problemsOf(lesson('Text.\n\nMore <Aside title="A"> text.'))).toEqual([[28, 'tag-mismatch']])
  expect(await problemsOf(lesson('Text.\n\nA {brace.'))).toEqual([[28, 'expression']])
})

test('readDocument gives the line of a wrong field', async () => {
  expect(await problemsOf(lesson('Text.').replace('kind: case', 'kind: talk'))).toEqual([[11, 'schema']])
  expect(await problemsOf(lesson('Text.').replace('slug: e1-1', 'slug: ../e1'))).toEqual([[4, 'schema']])
})

test('readDocument reports all problems of the front matter and of the body together', async () => {
  const text = lesson('<Nope />\n\n{x}\n\n[a](javascript:b)').replace('kind: case', 'kind: talk')
  expect((await problemsOf(text)).map(([, rule]) => rule)).toEqual([
    'schema',
    'unknown-tag',
    'expression',
    'unsafe-url',
  ])
})

test('readDocument wants the steps to add up to the minutes', async () => {
  expect(await problemsOf(lesson(lessonBody).replace('check: 5', 'check: 6'))).toEqual([[13, 'steps-sum']])
})

test('readDocument wants a lesson to serve one step', async () => {
  expect(await problemsOf(lesson(lessonBody).replace('levelTo: 1', 'levelTo: 2'))).toEqual([[10, 'level-step']])
})

test('readDocument allows one decision, one revisit and one prompt', async () => {
  const rules = (
    await problemsOf(lesson(`${lessonBody}\n\n<Revisit decision="d" />\n\n<YourWords id="w2" prompt="More." />`))
  ).map(([, rule]) => rule)
  expect(rules).toEqual(['second-tag', 'second-tag'])
})

test.each([
  [2, true],
  [3, false],
  [5, false],
  [6, true],
])('readDocument with %i options in the decision refuses it: %s', async (count, isRefused) => {
  const options = Array.from(
    { length: count },
    (_, index) => `<Option id="o${index}" label="O">\nReply.\n</Option>`,
  ).join('\n\n')
  const problems = await problemsOf(lesson(`<Decision id="d">\n\nWhat?\n\n${options}\n\n</Decision>`))
  expect(problems.some(([, rule]) => rule === 'option-count')).toBe(isRefused)
})

test('readDocument wants the revisited decision to exist', async () => {
  expect(
    (await problemsOf(lesson(lessonBody.replace('<Revisit decision="d" />', '<Revisit decision="e" />')))).map(
      ([, rule]) => rule,
    ),
  ).toEqual(['unknown-decision'])
})

test('readDocument wants a public case to cite', async () => {
  const worked = (setting: string, text: string) =>
    lesson(`<Worked title="W" setting="${setting}">\n\n${text}\n\n</Worked>`)
  expect(await problemsOf(worked('public', 'Text.'))).toEqual([[26, 'uncited-case']])
  expect(await problemsOf(worked('invented', 'Text.'))).toEqual([])
  expect(await problemsOf(withSource(worked('public', 'Text <Cite source="s" />.')))).toEqual([])
})

test.each([
  [700, false],
  [701, true],
])('readDocument with an idea of %i words refuses it: %s', async (count, isRefused) => {
  const decision = lessonBody.split('## The idea')[0] ?? ''
  const problems = await problemsOf(lesson(`${decision}${'word '.repeat(count)}`))
  expect(problems.some(([, rule]) => rule === 'idea-too-long')).toBe(isRefused)
})

test.each([
  [80, false],
  [81, true],
])('readDocument with an aside of %i words refuses it: %s', async (count, isRefused) => {
  const problems = await problemsOf(lesson(`<Aside title="A">\n${'word '.repeat(count)}\n</Aside>`))
  expect(problems.some(([, rule]) => rule === 'aside-too-long')).toBe(isRefused)
})

test('readDocument wants one table in a figure, one block in a template and ticks in a checklist', async () => {
  const rules = async (body: string) => (await problemsOf(lesson(body))).map(([, rule]) => rule)
  const figure = (inside: string) => `<Figure id="f" kind="bar" title="T" alt="A">\n\n${inside}\n\n</Figure>`
  expect(await rules(figure('| a |\n|---|\n| 1 |'))).toEqual([])
  expect(await rules(figure('Text.'))).toEqual(['tag-children'])
  expect(await rules(figure('| a |\n|---|\n| 1 |\n\nText.'))).toEqual(['tag-children'])
  expect(await rules('<Template id="t" title="T">\n\nText.\n\n</Template>')).toEqual(['tag-children'])
  expect(await rules('<Checklist id="c" title="T">\n\nText.\n\n</Checklist>')).toEqual(['tag-children'])
})

test('readDocument wants ids to be unique, options and ticks within their parent', async () => {
  const list = (id: string) =>
    `<Checklist id="${id}" title="T">\n\n<Tick id="a">One.</Tick>\n<Tick id="b">Two.</Tick>\n\n</Checklist>`
  expect(await problemsOf(lesson(`${list('c1')}\n\n${list('c2')}`))).toEqual([])
  expect((await problemsOf(lesson(`${list('c1')}\n\n${list('c1')}`))).map(([, rule]) => rule)).toContain('id-clash')
})

test('readDocument wants every required attribute, and choices and weeks from their lists', async () => {
  const rules = async (body: string) => (await problemsOf(lesson(body))).map(([, rule]) => rule)
  expect(await rules('<Check />')).toEqual(['missing-attribute'])
  expect(await rules('<Lab id="L01" />')).toEqual([])
  expect(await rules('<Spaced item="E1-a" after="soon" />')).toEqual(['attribute-value'])
  expect(await rules('<Worked title="T" setting="real">\n\nText.\n\n</Worked>')).toEqual(['attribute-value'])
  expect(await rules('<Aside title=" ">\n\nText.\n\n</Aside>')).toEqual(['attribute-value'])
})

test('readDocument keeps code, quotes and braces in code as they are', async () => {
  const result = await read(lesson('`{x}` and\n\n```ts\nexport const a = { b: "<c>" }\n```'))
  expect(result.ok).toBe(true)
})
