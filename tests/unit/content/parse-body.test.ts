import { expect, test } from 'vitest'
import { parseBody } from '@/lib/content/gate/parse-body'

test('parseBody makes a tree of Markdown with tables and tags', () => {
  const { tree, problem } = parseBody('| a |\n|---|\n| 1 |\n\n<Claim id="A01" />\n\n~~b~~', 'x.mdx')
  expect(problem).toBeNull()
  expect(tree?.children.map(({ type }) => type)).toEqual(['table', 'mdxJsxFlowElement', 'paragraph'])
})

test.each<[string, string, RegExp, RegExp]>([
  ['a\n\nimport {', '3:9 esm', /import or export/, /another word/],
  ['a\n\nb {c', '3:5 expression', /curly brace would begin code/, /\\\{/],
  ['a\n\n<!-- b -->', '3:2 raw-html', /HTML comments/, /remove/],
  ['a\n\n<Claim id={b c} />', '3:13 expression', /\w/, /name="value"|\\\{/],
  ['a\n\nb <Aside title="A"> c', '3:3 tag-mismatch', /closing tag/, /close each tag/],
  ['a\n\n</Aside>', '3:2 tag-mismatch', /closing/, /close each tag/],
  // The tag that stays open is the one to look at.
  ['a\n\n<Aside>b</Claim>', '3:1 tag-mismatch', /closing tag/, /close each tag/],
  ['a\n\n<Claim id=A01 />', '3:11 tag-syntax', /\w/, /below/],
  ['a\n\n5 <3', '3:4 tag-syntax', /\w/, /below/],
])('parseBody stops in %j at %s', (body, place, message, advice) => {
  const { tree, problem } = parseBody(body, 'x.mdx')
  expect(tree).toBeNull()
  expect(problem?.file).toBe('x.mdx')
  expect(`${problem?.line}:${problem?.column} ${problem?.rule}`).toBe(place)
  expect(problem?.message).toMatch(message)
  expect(problem?.advice).toMatch(advice)
})

test('parseBody says the reason in one short line', () => {
  const name = `A${'b'.repeat(300)}`
  const { problem } = parseBody(`<${name}>c</Claim>`, 'x.mdx')
  expect(problem?.message).toHaveLength(240)
  expect(parseBody('<Claim id=A01 />', 'x.mdx').problem?.message).not.toMatch(/\n| {2}/)
})
