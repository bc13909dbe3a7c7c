import { expect, test } from 'vitest'
import { parseYaml } from '@/lib/content/gate/parse-yaml'

const parse = (text: string) => parseYaml({ text, file: 'x.yaml' })
const rulesOf = (text: string) =>
  parse(text).problems.map((problem) => `${problem.line}:${problem.column} ${problem.rule}`)

test('parseYaml reads plain data and leaves days as text', () => {
  expect(parse('a: 1\nb: [x, "y"]\nc: { d: null, e: true }\nday: 2026-11-22\nno: no\n').parsed?.value).toEqual({
    a: 1,
    b: ['x', 'y'],
    c: { d: null, e: true },
    day: '2026-11-22',
    no: 'no',
  })
})

test.each([
  ['a: &x 1\n', '1:4 yaml-alias'],
  ['a: &x 1\nb: *x\n', '2:4 yaml-alias'],
  ['a: !!js/function x\n', '1:19 yaml-tag'],
  ['a: 1\nb: 2\na: 3\n', '3:1 yaml-duplicate-key'],
  ['__proto__: 1\n', '1:1 yaml-key'],
  ['a:\n  constructor: 1\n', '2:3 yaml-key'],
  ['"__proto__": 1\n', '1:1 yaml-key'],
  ['a: [1, 2\n', '2:1 yaml-syntax'],
])('parseYaml refuses %j', (text, rule) => {
  expect(rulesOf(text).map((each) => each.split(' ')[1])).toContain(rule.split(' ')[1])
  expect(parse(text).parsed).toBeNull()
})

test('parseYaml reports a slip in the syntax once', () => {
  expect(rulesOf('a: b: c\nd: e: f\n')).toHaveLength(1)
})

test('parseYaml does not touch the prototype of objects', () => {
  parse('__proto__: { isAdmin: true }')
  expect(({} as { isAdmin?: boolean }).isAdmin).toBeUndefined()
})

test('parseYaml finds the place of a value, of a key, and of the nearest parent', () => {
  const { parsed } = parseYaml({ text: 'items:\n- id: a\n  list: [x, y]\n- id: b\n', file: 'x.yaml', firstLine: 2 })
  expect(parsed?.locate(['items', 0, 'list', 1])).toEqual({ line: 4, column: 13 })
  expect(parsed?.locate(['items', 1, 'id'])).toEqual({ line: 5, column: 3 })
  expect(parsed?.locate(['items', 1, 'missing'])).toEqual({ line: 5, column: 3 })
  expect(parsed?.locate([])).toEqual({ line: 2, column: 1 })
})

test.each([
  ['1: a\n', { 1: 'a' }],
  ['"a b": 1\n', { 'a b': 1 }],
  ['a: "!tag x"\n', { a: '!tag x' }],
  ['a: x ! y\n', { a: 'x ! y' }],
  ['', null],
])('parseYaml takes %j', (text, value) => expect(parse(text)).toMatchObject({ parsed: { value }, problems: [] }))

test.each([
  ['a: &x 1\n', '1:7 yaml-alias'],
  ['<<: { a: 1 }\n', '1:1 yaml-alias'],
  ['? [a, b]\n: 1\n', '1:3 yaml-key'],
  ['? { a: 1 }\n: 1\n', '1:3 yaml-key'],
  ['null: 1\n', '1:1 yaml-key'],
  ['true: 1\n', '1:1 yaml-key'],
  ['a:\n  - prototype: 1\n', '2:5 yaml-key'],
  ['a: !!binary x\n', '1:4 yaml-tag'],
  ['- !thing\n  a: 1\n', '1:3 yaml-tag'],
  ['a: 1\na: 2\n', '2:1 yaml-duplicate-key'],
])('parseYaml finds in %j: %s', (text, found) => expect(rulesOf(text)).toContain(found))

test.each([
  ['a: 1\na: 2\n', 'yaml-duplicate-key', 'keep one of the two'],
  ['a: !x y\n', 'yaml-tag', 'begins with !'],
  ['a: [1\n', 'yaml-syntax', 'quotation marks'],
  ['<<: { a: 1 }\n', 'yaml-alias', 'write the values out'],
  ['a: &x 1\n', 'yaml-alias', 'remove the anchor'],
  ['a: &x 1\nb: *x\n', 'yaml-alias', 'write the value out'],
  ['true: 1\n', 'yaml-key', 'a plain key'],
  ['constructor: 1\n', 'yaml-key', 'rename the key'],
])('parseYaml advises on %j, %s: %s', (text, rule, advice) => {
  const found = parse(text).problems.filter((problem) => problem.rule === rule)
  expect(found.map((problem) => problem.advice).join()).toContain(advice)
  for (const { file, message } of found) expect([file, message.trim() !== '']).toEqual(['x.yaml', true])
})

test('parseYaml counts lines from the first line it is given, in problems too', () => {
  const { problems } = parseYaml({ text: 'a: 1\nb: &x 1\n', file: 'x.mdx', firstLine: 10 })
  expect(problems.map(({ file, line, rule }) => ({ file, line, rule }))).toEqual([
    { file: 'x.mdx', line: 11, rule: 'yaml-alias' },
  ])
})
