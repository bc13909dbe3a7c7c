import type { Nodes, Root } from 'mdast'
import { expect, test } from 'vitest'
import { checkNode, remarkAllowList } from '@/lib/content/gate/allow-list'
import { parseBody } from '@/lib/content/gate/parse-body'

/** Every node of a text, checked by itself. */
function refusalsOf(body: string) {
  const { tree } = parseBody(body, 'x.mdx')
  if (!tree) throw new Error(`cannot be parsed: ${body}`)
  const walk = (node: Nodes): ReturnType<typeof checkNode> => [
    ...checkNode(node),
    ...('children' in node ? node.children.flatMap(walk) : []),
  ]
  return walk(tree)
}

test('checkNode lets all of plain Markdown through', () => {
  const body = `# H

A *b* **c** ~~d~~ \`e\` [f](/g) [h][i] ![j](/k.png) ![l][i] m[^n]\\
o

> p

- q

1. r

---

\`\`\`ts
s
\`\`\`

| t |
|---|
| u |

[i]: /v

[^n]: w`
  expect(refusalsOf(body)).toEqual([])
})

test.each<[string, string, RegExp, RegExp]>([
  ['export const a = 1', 'esm', /import and export/, /another word/],
  ['{a}', 'expression', /run as code/, /\\\{/],
  ['b {a} c', 'expression', /run as code/, /\\\{/],
  ['<div>a</div>', 'raw-html', /^<div> is HTML/, /tags[.]md/],
  ['<>a</>', 'raw-html', /^<> is HTML/, /tags[.]md/],
  ['<Nope />', 'unknown-tag', /^<Nope> /, /tags[.]md/],
  ['<Claim {...a} id="A01" />', 'spread', /^<Claim> spreads/, /name="value"/],
  ['<Spaced item="a" after="2w" on="b" />', 'unknown-attribute', /^<Spaced> has no attribute on/, /item, after$/],
  ['<Claim id="A01" id="A02" />', 'duplicate-attribute', /^id stands twice/, /keep one/],
  ['<Claim id={1} />', 'attribute-value', /^id is not a plain string/, /id="…"/],
  ['<Claim id />', 'attribute-value', /^id is not a plain string/, /id="…"/],
  [`<Aside title="${'x'.repeat(1_201)}">a</Aside>`, 'attribute-value', /^title is too long/, /1200/],
  ['[a](javascript:b)', 'unsafe-url', /javascript/, /https/],
  ['[a]: javascript:b', 'unsafe-url', /javascript/, /https/],
  ['![a](https://example.org/b.png)', 'remote-image', /not on this site/, /\/media\//],
  ['![ ](/b.png)', 'alt-missing', /no text alternative/, /square brackets/],
  ['![][b]\n\n[b]: /b.png', 'alt-missing', /no text alternative/, /square brackets/],
])('checkNode refuses %j as %s', (body, rule, message, advice) => {
  const refusals = refusalsOf(body)
  expect(refusals).toMatchObject([{ rule }])
  expect(refusals[0]?.message).toMatch(message)
  expect(refusals[0]?.advice).toMatch(advice)
})

test('checkNode refuses what it does not know, and HTML that another parser would make', () => {
  expect(checkNode({ type: 'yaml', value: 'a: 1' })).toMatchObject([
    { rule: 'unknown-node', message: 'yaml is not part of the safe subset' },
  ])
  expect(checkNode({ type: 'yaml', value: 'a: 1' })[0]?.advice).toMatch(/plain Markdown/)
  expect(checkNode({ type: 'html', value: '<b>' })).toMatchObject([{ rule: 'raw-html', message: 'this is HTML' }])
})

test('checkNode misses the words of a picture that has none at all', () => {
  for (const alt of [null, undefined])
    expect(checkNode({ type: 'image', url: '/b.png', alt })).toMatchObject([{ rule: 'alt-missing' }])
})

test('checkNode reports everything that is wrong with one tag, and takes the longest attribute', () => {
  expect(refusalsOf('<Claim {...a} on="b" id={1} />').map(({ rule }) => rule)).toEqual([
    'spread',
    'unknown-attribute',
    'attribute-value',
  ])
  expect(refusalsOf(`<Aside title="${'x'.repeat(1_200)}">a</Aside>`)).toEqual([])
})

test('remarkAllowList stops the compiler at the first refusal, however deep', () => {
  const html: Root = { type: 'root', children: [{ type: 'blockquote', children: [{ type: 'html', value: '<b>' }] }] }
  expect(() => remarkAllowList()(html)).toThrow('raw-html: this is HTML')
  const text: Root = { type: 'root', children: [{ type: 'paragraph', children: [{ type: 'text', value: 'a' }] }] }
  expect(() => remarkAllowList()(text)).not.toThrow()
})
