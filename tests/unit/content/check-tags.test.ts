import { expect, test } from 'vitest'
import type { DocumentType, FrontMatter } from '@/lib/content/core/types'
import { checkTags, countIdeaWords } from '@/lib/content/gate/check-tags'
import { parseBody } from '@/lib/content/gate/parse-body'
import { readBody } from '@/lib/content/gate/read-body'

function readingOf(body: string) {
  const { tree } = parseBody(body, 'x.mdx')
  if (!tree) throw new Error(`cannot be parsed: ${body}`)
  return readBody(tree, 'x.mdx')
}

/** What checkTags says about a body, as "line:column rule". */
function problemsOf(body: string, type: DocumentType = 'lesson', sources: string[] = []) {
  const frontMatter = { type, sources: sources.map((id) => ({ id })) } as unknown as FrontMatter
  return checkTags({ reading: readingOf(body), frontMatter, file: 'x.mdx' })
}
const rulesOf = (...given: Parameters<typeof problemsOf>) =>
  problemsOf(...given).map(({ line, column, rule }) => `${line}:${column} ${rule}`)
const saidOf = (...given: Parameters<typeof problemsOf>) =>
  problemsOf(...given)
    .map(({ message, advice }) => `${message} | ${advice}`)
    .join('\n')

const block = (tag: string, inside: string) => `<${tag}>\n\n${inside}\n\n</${tag.split(' ')[0]}>`
const option = (id: string) => block(`Option id="${id}" label="L"`, 'Reply.')
const decision = (...ids: string[]) => block('Decision id="d"', ids.map(option).join('\n\n'))
const tick = (id: string) => `<Tick id="${id}">One.</Tick>`
const checklist = (id: string, ...ticks: string[]) =>
  block(`Checklist id="${id}" title="T"`, ticks.map(tick).join('\n'))

test.each<[string, DocumentType, string[]]>([
  ['<Lab id="L01" />', 'lesson', []],
  ['<Lab id="L01" />', 'skill', ['1:1 tag-document']],
  ['<Show what="rubric" />', 'milestone', []],
  ['<Show what="rubric" />', 'skill', []],
  ['<Show what="rubric" />', 'lesson', ['1:1 tag-document']],
])('checkTags judges %s in a %s', (body, type, expected) => expect(rulesOf(body, type)).toEqual(expected))

test('checkTags says where a tag may stand', () => {
  expect(saidOf('<Show what="rubric" />')).toMatch(/<Show>.*lesson \|.*skill, milestone/)
  expect(saidOf(option('a'))).toMatch(/<Option> stands outside <Decision> \|.*<Decision>/)
  expect(saidOf(block('Aside title="A"', '<YourWords id="w" prompt="P" />'))).toMatch(/<YourWords>.*<Aside> \| \w/)
  expect(saidOf(block('Aside title="A"', block('Aside title="B"', 'x')))).toMatch(/<Aside> stands inside itself \| \w/)
  expect(saidOf('A <Check item="a" /> b.')).toMatch(/<Check> stands in the middle of a sentence \| \w/)
})

test.each<[string, string[]]>([
  [decision('a', 'b', 'c'), []],
  [option('a'), ['1:1 tag-parent']],
  // A parent further out is not enough.
  [
    block(
      'Decision id="d"',
      `${option('a')}\n${option('b')}\n${option('c')}\n\n${block('Aside title="A"', option('x'))}`,
    ),
    ['21:1 tag-parent'],
  ],
  [tick('a'), ['1:1 tag-parent']],
  [block('Aside title="A"', block('Worked title="W" setting="data"', 'x')), ['3:1 tag-parent']],
  [block('Aside title="A"', '<Revisit decision="d" />'), ['3:1 tag-parent', '3:1 unknown-decision']],
  [block('Aside title="A"', '<Spaced item="a" after="2w" />'), ['3:1 tag-parent']],
  [block('Aside title="A"', '<YourWords id="w" prompt="P" />'), ['3:1 tag-parent']],
  [block('Aside title="A"', '<Claim id="A01" />'), []],
  [block('Aside title="A"', block('Figure id="f" kind="bar" title="T" alt="A"', '| a |\n|---|\n| 1 |')), []],
  [block('Aside title="A"', block('Aside title="B"', 'x')), ['3:1 tag-parent']],
  [block('Aside title="A"', '> <Aside title="B">\n> x\n> </Aside>'), ['3:3 tag-parent']],
])('checkTags on the place of %j finds %j', (body, expected) => expect(rulesOf(body)).toEqual(expected))

test.each<[string, string[]]>([
  ['A <Term id="a">word</Term> and <Cite source="s" />.', []],
  ['A word <Claim id="A01" /> here.', ['1:8 tag-place']],
  ['- <Claim id="A01" />', []],
  ['<Claim id="A01" /> <Claim id="A02" />', []],
  ['**bold** <Claim id="A01" />', ['1:10 tag-place']],
  ['**<Claim id="A01" />** and more', ['1:3 tag-place']],
])('checkTags on a tag in a sentence, %j, finds %j', (body, expected) => {
  expect(rulesOf(body, 'lesson', ['s'])).toEqual(expected)
})

test.each<[string, string[]]>([
  ...['2w', '16w', '99w', '1w'].map((after): [string, string[]] => [`<Spaced item="a" after="${after}" />`, []]),
  ...['0w', '02w', '100w', 'w', '2', '2w ', ' 2w', '2weeks', 'x2w'].map((after): [string, string[]] => [
    `<Spaced item="a" after="${after}" />`,
    ['1:1 attribute-value'],
  ]),
  ...['a', 'A1', 'E1-a', 'a-b-c', '2', 'aZ9-zA0'].map((id): [string, string[]] => [`<Check item="${id}" />`, []]),
  ...['-a', 'a-', 'a--b', 'a_b', 'a.b', 'a/b', '../a', 'ä', 'a b', ' a'].map((id): [string, string[]] => [
    `<Check item="${id}" />`,
    ['1:1 attribute-value'],
  ]),
  ['<Check item="" />', ['1:1 attribute-value']],
  ['<Check item=" " />', ['1:1 attribute-value']],
  ['<Check />', ['1:1 missing-attribute']],
  // Written, but not as text: the list of allowed nodes refuses it, and nothing is missing.
  ['<Check item />', []],
  ['<Check item={1} />', []],
  ['<Check other="a" />', ['1:1 missing-attribute']],
  ['<Lab id="L01" />', []],
  ['<Lab id="L01" preset="p q" />', ['1:1 attribute-value']],
  [block('Worked title="What was, and is: 100 %" setting="invented"', 'x'), []],
  [block('Worked title="T" setting="real"', 'x'), ['1:1 attribute-value']],
  [block('Worked title="T" setting="data "', 'x'), ['1:1 attribute-value']],
  [block('Worked title="" setting=""', 'x'), ['1:1 attribute-value', '1:1 attribute-value']],
])('checkTags on the attributes of %j finds %j', (body, expected) => expect(rulesOf(body)).toEqual(expected))

test('checkTags says what an attribute should be', () => {
  expect(saidOf('<Check />')).toMatch(/<Check> needs item \|.*item="…"/)
  expect(saidOf('<Check item="" />')).toMatch(/item is empty \| \w/)
  expect(saidOf(block('Worked title="T" setting="real"', 'x'))).toMatch(/setting="real".*\|.*: data, public, invented/)
  expect(saidOf('<Spaced item="a" after="soon" />')).toMatch(/after="soon".*weeks \|.*2w/)
  expect(saidOf(`<Check item="${'_'.repeat(60)}" />`)).toMatch(/item="_{40}" is not an id \| \w/)
})

const table = '| a |\n|---|\n| 1 |'
const fence = '```md\nx\n```'
const figure = (inside: string) => block('Figure id="f" kind="bar" title="T" alt="A"', inside)
const template = (inside: string) => block('Template id="t" title="T"', inside)
test.each<[string, string[]]>([
  ['<Claim id="A01">x</Claim>', ['1:1 tag-children']],
  ['<Claim id="A01"></Claim>', []],
  ['<Aside title="A"></Aside>', ['1:1 tag-children']],
  ['<Aside title="A">\n\n</Aside>', ['1:1 tag-children']],
  ['A <Term id="a"> </Term> b', ['1:3 tag-children']],
  [figure(table), []],
  [figure(`${table}\n\n${table.replace('a', 'b')}`), ['1:1 tag-children']],
  [figure('x'), ['1:1 tag-children']],
  [template(fence), []],
  [template(`${fence}\n\n${fence}`), ['1:1 tag-children']],
  [template(table), ['1:1 tag-children']],
  [figure(fence), ['1:1 tag-children']],
])('checkTags on the content of %j finds %j', (body, expected) => {
  expect(rulesOf(body)).toEqual(expected)
})

test('checkTags says what belongs into a tag', () => {
  expect(saidOf('<Claim id="A01">\n\nx\n\n</Claim>')).toMatch(/<Claim> has no content \|.*<Claim … \/>/)
  expect(saidOf('<Aside title="A"></Aside>')).toMatch(/<Aside> is empty \| \w/)
  expect(saidOf(figure('x'))).toMatch(/<Figure> holds one table.*\| \w/)
  expect(saidOf(template('x'))).toMatch(/<Template> holds one fenced.*\| \w/)
  expect(saidOf(block('Checklist id="c" title="T"', 'x'))).toMatch(/<Checklist> has no <Tick> \| \w/)
})

test('checkTags allows one of what a lesson has once, and any number of the rest', () => {
  const words = (id: string) => `<YourWords id="${id}" prompt="P" />`
  expect(rulesOf(`${words('a')}\n\n${words('b')}\n\n${words('c')}`)).toEqual(['3:1 second-tag', '5:1 second-tag'])
  expect(saidOf(`${words('a')}\n\n${words('b')}`)).toMatch(/a second <YourWords> \| \w/)
  expect(rulesOf('<Lab id="L01" />\n\n<Lab id="L02" />')).toEqual([])
  expect(rulesOf(`<Revisit decision="d" />\n\n${words('a')}\n\n${decision('x', 'y', 'z')}`)).toEqual([])
})

test('checkTags wants ids to be unique in the document, and within their parent', () => {
  expect(rulesOf(`${decision('a', 'b', 'c')}\n\n<YourWords id="d" prompt="P" />`)).toEqual(['23:1 id-clash'])
  expect(rulesOf(decision('a', 'b', 'a'))).toEqual(['15:1 id-clash'])
  expect(rulesOf(`${checklist('c', 'a', 'b')}\n\n${checklist('e', 'a', 'c')}`)).toEqual([])
  expect(rulesOf(checklist('c', 'a', 'a'))).toEqual(['4:1 id-clash'])
  // What only points to something may do so twice.
  expect(rulesOf('<Lab id="L01" />\n\n<Lab id="L01" />\n\n<Claim id="A01" />\n\n<Claim id="A01" />')).toEqual([])
  expect(rulesOf('<YourWords prompt="P" />')).toEqual(['1:1 missing-attribute'])
  expect(saidOf(decision('a', 'b', 'a'))).toMatch(/the id a stands twice \| \w/)
})

test.each([
  [2, ['1:1 option-count']],
  [3, []],
  [5, []],
  [6, ['1:1 option-count']],
])('checkTags on a decision with %i options finds %j', (count, expected) => {
  const ids = Array.from({ length: count }, (_, index) => `o${index}`)
  expect(rulesOf(decision(...ids))).toEqual(expected)
  if (expected.length > 0) expect(saidOf(decision(...ids))).toMatch(new RegExp(`has ${count} options \\| \\w`))
})

test('checkTags counts only the options of the decision itself', () => {
  expect(
    rulesOf(block('Decision id="d"', `${option('a')}\n${option('b')}\n\n${block('Aside title="A"', option('c'))}`)),
  ).toEqual(['16:1 tag-parent', '1:1 option-count'])
})

test('checkTags wants the revisited decision to be the one above', () => {
  const all = decision('a', 'b', 'c')
  expect(rulesOf(`${all}\n\n<Revisit decision="d" />`)).toEqual([])
  expect(rulesOf(`${all}\n\n<Revisit decision="e" />`)).toEqual(['23:1 unknown-decision'])
  expect(rulesOf('<Revisit decision="d" />')).toEqual(['1:1 unknown-decision'])
  expect(rulesOf('<Revisit />')).toEqual(['1:1 missing-attribute'])
  expect(saidOf('<Revisit decision="d" />')).toMatch(/no decision d \| \w/)
})

test('checkTags wants ticks in each checklist', () => {
  expect(rulesOf(`${checklist('c', 'a')}\n\n${block('Checklist id="e" title="T"', 'x')}`)).toEqual(['7:1 tag-children'])
  expect(rulesOf(block('Checklist id="c" title="T"', `- x\n- ${tick('a')}`))).toEqual([])
})

test('checkTags wants sources to be listed, and a public case to cite inside itself', () => {
  const worked = (setting: string, inside: string) => block(`Worked title="W" setting="${setting}"`, inside)
  expect(rulesOf('A <Cite source="s" />.', 'lesson', ['s'])).toEqual([])
  expect(rulesOf('A <Cite source="s" />.', 'lesson', ['t'])).toEqual(['1:3 unknown-source'])
  expect(rulesOf('A <Cite />.', 'lesson', ['t'])).toEqual(['1:3 missing-attribute'])
  expect(rulesOf(worked('public', 'A <Cite source="s" />.'), 'lesson', ['s'])).toEqual([])
  expect(rulesOf(`${worked('public', 'A.')}\n\nB <Cite source="s" />.`, 'lesson', ['s'])).toEqual(['1:1 uncited-case'])
  expect(rulesOf(worked('public', '<Claim id="A01" />'))).toEqual(['1:1 uncited-case'])
  expect(rulesOf(worked('data', 'A.'))).toEqual([])
  expect(rulesOf(block('Example score="0" title="T"', 'A.'))).toEqual([])
  expect(saidOf('A <Cite source="s" />.')).toMatch(/no source s \| \w/)
  expect(saidOf(worked('public', 'A.'))).toMatch(/without a <Cite> \| \w/)
})

const words = (count: number) => Array.from({ length: count }, () => 'word').join(' ')

test('checkTags counts the prose of an aside alone', () => {
  const aside = (inside: string) => block('Aside title="A"', inside)
  expect(rulesOf(aside(`${words(40)}\n\n${words(40)}`))).toEqual([])
  expect(rulesOf(aside(`${words(40)}\n\n${words(41)}`))).toEqual(['1:1 aside-too-long'])
  expect(rulesOf(`${words(60)}\n\n${aside(words(80))}\n\n${words(60)}`)).toEqual([])
  expect(rulesOf(`${aside(words(60))}\n\n${aside(words(60))}`)).toEqual([])
  expect(rulesOf(aside(`${words(80)}\n\n| word |\n|---|\n| word |`))).toEqual([])
  expect(rulesOf(aside(`- ${words(40)}\n- ${words(41)}`))).toEqual(['1:1 aside-too-long'])
  expect(saidOf(aside(words(81)))).toMatch(/81 words \|.*80/)
})

test('countIdeaWords counts from the decision to the first worked case, checklist or lab, outside tables', () => {
  const count = (body: string) => countIdeaWords(readingOf(body))
  const start = `Before it.\n\n${decision('a', 'b', 'c')}`
  expect(count('One two three.')).toBe(0)
  expect(count(`${start}\n\n## Two words\n\n${words(5)}\n\n| a b |\n|---|\n| c d |`)).toBe(7)
  expect(count(`${start}\n\n<YourWords id="w" prompt="Not counted at all" />\n\nOne.`)).toBe(1)
  for (const end of [block('Worked title="W" setting="data"', 'x y'), checklist('c', 'a'), '<Lab id="L01" />'])
    expect(count(`${start}\n\n${words(5)}\n\n${end}\n\nAfter it.`)).toBe(5)
  // What stands before the decision ends nothing, and an aside does not either.
  expect(count(`<Lab id="L01" />\n\n${start}\n\n${words(5)}\n\n${block('Aside title="A"', 'and two')}`)).toBe(7)
})

test.each([
  [700, []],
  [701, ['3:1 idea-too-long']],
])('checkTags on an idea of %i words finds %j', (count, expected) => {
  const body = `x\n\n${decision('a', 'b', 'c')}\n\n${words(count)}`
  expect(rulesOf(body)).toEqual(expected)
  if (expected.length > 0) expect(saidOf(body)).toMatch(/701 words \|.*700/)
})
