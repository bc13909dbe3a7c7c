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
