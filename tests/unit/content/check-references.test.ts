import { expect, test } from 'vitest'
import type { CompiledDocument, ReferenceKind } from '@/lib/content/core/document'
import type { GraphRefs } from '@/lib/content/core/graph-refs'
import { checkReferences } from '@/lib/content/gate/check-references'

const refs: GraphRefs = {
  items: new Map([
    ['E1-p', 'practice'],
    ['E1-a', 'assessment'],
  ]),
  claims: new Set(['A01']),
  terms: new Set(['baseline']),
  labs: new Map([
    ['L01', ['screening', 'spam']],
    ['L02', []],
  ]),
}

function documentWith(parts: Partial<Pick<CompiledDocument, 'places' | 'tags'>>): CompiledDocument {
  return { path: 'content/x.mdx', places: [], tags: [], ...parts } as unknown as CompiledDocument
}
const pointingTo = (kind: ReferenceKind, id: string) =>
  checkReferences(documentWith({ places: [{ kind, id, tag: 'T', line: 7, column: 3 }] }), refs)

test.each<[ReferenceKind, string]>([
  ['item', 'E1-p'],
  ['claim', 'A01'],
  ['term', 'baseline'],
  ['lab', 'L01'],
  // These are judged elsewhere.
  ['preset', 'nowhere'],
  ['source', 'nowhere'],
  ['link', '/nowhere'],
])('checkReferences lets a %s point to %s', (kind, id) => expect(pointingTo(kind, id)).toEqual([]))

test.each<[ReferenceKind, string, string]>([
  ['item', 'E1-x', 'unknown-item'],
  ['item', 'E1-a', 'assessment-item'],
  ['claim', 'A02', 'unknown-claim'],
  ['term', 'base', 'unknown-term'],
  ['lab', 'L99', 'unknown-lab'],
])('checkReferences does not let a %s point to %s: %s', (kind, id, rule) => {
  const [problem, ...others] = pointingTo(kind, id)
  expect(others).toEqual([])
  expect(problem).toMatchObject({ file: 'content/x.mdx', line: 7, column: 3, rule })
  expect(problem?.message).toContain(id)
  expect(problem?.advice).toMatch(/\w/)
})

test.each<[name: string, attributes: Record<string, string>, found: string[]]>([
  ['Lab', { id: 'L01', preset: 'spam' }, []],
  ['Lab', { id: 'L01' }, []],
  ['Lab', { id: 'L01', preset: 'other' }, ['4:1 unknown-preset']],
  ['Lab', { id: 'L02', preset: 'spam' }, ['4:1 unknown-preset']],
  // A lab that does not exist is reported once, as unknown-lab.
  ['Lab', { id: 'L99', preset: 'spam' }, []],
  ['Lab', { preset: 'spam' }, []],
  ['Aside', { id: 'L01', preset: 'other' }, []],
])('checkReferences on <%s> with %j finds %j', (name, attributes, found) => {
  const problems = checkReferences(documentWith({ tags: [{ name, attributes, line: 4 }] }), refs)
  expect(problems.map(({ line, column, rule }) => `${line}:${column} ${rule}`)).toEqual(found)
})

test('checkReferences names the lab, the preset and those there are', () => {
  const tag = { name: 'Lab', attributes: { id: 'L01', preset: 'other' }, line: 4 }
  const [problem] = checkReferences(documentWith({ tags: [tag] }), refs)
  expect(problem?.message).toMatch(/L01 .*other/)
  expect(problem?.advice).toContain('screening, spam')
})
