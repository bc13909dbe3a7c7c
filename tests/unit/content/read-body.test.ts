import type { Root } from 'mdast'
import { expect, test } from 'vitest'
import { parseBody } from '@/lib/content/gate/parse-body'
import { countWords, plainText, readBody } from '@/lib/content/gate/read-body'

function treeOf(body: string): Root {
  const { tree } = parseBody(body, 'x.mdx')
  if (!tree) throw new Error(`cannot be parsed: ${body}`)
  return tree
}
const read = (body: string) => readBody(treeOf(body), 'x.mdx')
const rulesOf = (body: string) => read(body).problems.map(({ line, column, rule }) => `${line}:${column} ${rule}`)

test('countWords counts words, and numbers with their signs, but no marks', () => {
  expect(countWords('')).toBe(0)
  expect(countWords('One, two – three … “four” (five)')).toBe(5)
  expect(countWords('€5 10% 1.5 $3,000 1/2 9:30')).toBe(6)
  expect(countWords('— - / * … %')).toBe(0)
  expect(countWords("don't user’s well-known 中文")).toBe(4)
})

test('plainText reads what is seen, with the words of pictures and a blank for a break', () => {
  expect(plainText(treeOf('A *b* `c d` [e](/f) ![g](/h.png)'))).toBe('A b c d e g')
  expect(plainText(treeOf('a\\\nb'))).toBe('a b')
  expect(plainText(treeOf('a <Claim id="A01" /> b'))).toBe('a  b')
  expect(plainText({ type: 'image', url: '/x.png' })).toBe('')
  expect(plainText(treeOf('---'))).toBe('')
})

test('readBody notes each text once, with its kind, line, heading and tags', () => {
  const body = `Intro
in two lines.

## The head

| a | |
|---|---|
| 1 | 2 |

<Aside title="Its title">

- inside **bold**

</Aside>

### Next

<Term id="t">word</Term>`
  expect(read(body).blocks).toEqual([
    { line: 1, kind: 'prose', text: 'Intro in two lines.', sectionIndex: -1, inTable: false, inTags: [] },
    { line: 4, kind: 'heading', text: 'The head', sectionIndex: 0, inTable: false, inTags: [] },
    { line: 6, kind: 'cell', text: 'a', sectionIndex: 0, inTable: true, inTags: [] },
    { line: 8, kind: 'cell', text: '1', sectionIndex: 0, inTable: true, inTags: [] },
    { line: 8, kind: 'cell', text: '2', sectionIndex: 0, inTable: true, inTags: [] },
    { line: 10, kind: 'attribute', text: 'Its title', sectionIndex: 0, inTable: false, inTags: [] },
    { line: 12, kind: 'prose', text: 'inside bold', sectionIndex: 0, inTable: false, inTags: ['Aside'] },
    { line: 16, kind: 'heading', text: 'Next', sectionIndex: 1, inTable: false, inTags: [] },
    { line: 18, kind: 'prose', text: 'word', sectionIndex: 1, inTable: false, inTags: [] },
  ])
})

test('readBody notes what is pointed to and where', () => {
  const body = `[a](/a) ![b](/b.png) <Cite source="s" /> <Term id="t">x</Term>

<Lab id="L01" preset="p" />

<Check item="i" />

<Claim id="A01" />

[ref]: /c`
  expect(read(body).references).toEqual([
    { kind: 'link', id: '/a', tag: 'link', line: 1, column: 1 },
    { kind: 'link', id: '/b.png', tag: 'image', line: 1, column: 9 },
    { kind: 'source', id: 's', tag: 'Cite', line: 1, column: 22 },
    { kind: 'term', id: 't', tag: 'Term', line: 1, column: 42 },
    { kind: 'lab', id: 'L01', tag: 'Lab', line: 3, column: 1 },
    { kind: 'preset', id: 'p', tag: 'Lab', line: 3, column: 1 },
    { kind: 'item', id: 'i', tag: 'Check', line: 5, column: 1 },
    { kind: 'claim', id: 'A01', tag: 'Claim', line: 7, column: 1 },
    { kind: 'link', id: '/c', tag: 'link', line: 9, column: 1 },
  ])
})

test('readBody notes tags with those around them and whether a sentence runs through them', () => {
  const body = `<Aside title="A">

Here <Term id="t">x</Term> is.

<Claim id="A01" /> <Claim id="A02" />

</Aside>`
  const seen = read(body).tags.map(({ name, line, column, around, isInSentence, attributes }) => ({
    name,
    at: `${line}:${column}`,
    around: around.map((tag) => tag.name),
    isInSentence,
    attributes: { ...attributes },
  }))
  expect(seen).toEqual([
    { name: 'Aside', at: '1:1', around: [], isInSentence: false, attributes: { title: 'A' } },
    { name: 'Term', at: '3:6', around: ['Aside'], isInSentence: true, attributes: { id: 't' } },
    { name: 'Claim', at: '5:1', around: ['Aside'], isInSentence: false, attributes: { id: 'A01' } },
    { name: 'Claim', at: '5:20', around: ['Aside'], isInSentence: false, attributes: { id: 'A02' } },
  ])
})

test('readBody keeps attributes apart from the prototype of objects', () => {
  const [tag] = read('<Claim id="A01" />').tags
  expect(Object.getPrototypeOf(tag?.attributes)).toBeNull()
})

test('readBody takes a tag that is not known for none', () => {
  expect(read('<Nope id="x" title="T" /> and <>y</>').tags).toEqual([])
})

const claims = (count: number) => '<Claim id="A01" />\n\n'.repeat(count)
test('readBody allows 400 tags and reports the next one, once', () => {
  expect(rulesOf(claims(400))).toEqual([])
  expect(rulesOf(claims(403))).toEqual(['801:1 too-many-tags'])
  const [problem] = read(claims(401)).problems
  expect(`${problem?.message} | ${problem?.advice}`).toMatch(/400 tags \| \w/)
})

test('readBody goes forty levels deep', () => {
  // Level 0 is the document; a quote of n levels holds a paragraph and its text.
  const quotes = (levels: number) => `${'> '.repeat(levels)}x`
  expect(rulesOf(quotes(38))).toEqual([])
  expect(rulesOf(quotes(39))).toEqual(['1:79 nesting'])
  const [problem] = read(quotes(39)).problems
  expect(`${problem?.message} | ${problem?.advice}`).toMatch(/nested too deeply \| .*40/)
})

test('readBody stops at 20,000 parts, and says so once', () => {
  const rules = (count: number): Root['children'] =>
    Array.from({ length: count }, (_, index) => ({
      type: 'thematicBreak',
      position: { start: { line: index + 1, column: 2 }, end: { line: index + 1, column: 5 } },
    }))
  const problemsOf = (children: Root['children']) => readBody({ type: 'root', children }, 'x.mdx').problems
  // The document itself is a part.
  expect(problemsOf(rules(19_998))).toEqual([])
  const [problem, ...others] = problemsOf([...rules(20_005), { type: 'html', value: '<b>' }])
  expect(others).toEqual([])
  expect(problem).toMatchObject({ file: 'x.mdx', line: 19_999, column: 2, rule: 'too-large' })
  expect(`${problem?.message} | ${problem?.advice}`).toMatch(/too many parts \| \w/)
})
