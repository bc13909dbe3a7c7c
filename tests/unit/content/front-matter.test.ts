import { expect, test } from 'vitest'
import { readFrontMatter, splitFrontMatter } from '@/lib/content/gate/front-matter'

const split = (text: string) => splitFrontMatter(text, 'x.mdx')

test('splitFrontMatter takes the fields off and leaves every line where it was', () => {
  expect(split('---\na: 1\nb: 2\n---\nText.\n\nMore.')).toEqual({
    split: { yaml: 'a: 1\nb: 2', body: '\n\n\n\nText.\n\nMore.' },
    problems: [],
  })
  expect(split('---\n---').split).toEqual({ yaml: '', body: '\n\n' })
  expect(split('---  \na: 1\n---\t\nText.').split).toEqual({ yaml: 'a: 1', body: '\n\n\nText.' })
  // Only the second fence ends the fields; a rule in the text is text.
  expect(split('---\na: 1\n---\nb\n\n---\n\nc').split?.body).toBe('\n\n\nb\n\n---\n\nc')
})

test.each([
  ['', 'front-matter-missing', /no front matter/],
  ['Text.', 'front-matter-missing', /no front matter/],
  ['\n---\na: 1\n---', 'front-matter-missing', /no front matter/],
  [' ---\na: 1\n---', 'front-matter-missing', /no front matter/],
  ['---\na: 1', 'front-matter-missing', /does not end/],
  ['---\na: 1\n ---', 'front-matter-missing', /does not end/],
  ['---js\na: 1\n---', 'front-matter-language', /another language: ---js$/],
  ['----\na: 1\n---', 'front-matter-language', /another language: ----$/],
  [`---${'x'.repeat(99)}\n---`, 'front-matter-language', /: ---x{37}$/],
])('splitFrontMatter refuses %j as %s', (text, rule, message) => {
  const { split: parts, problems } = split(text)
  expect(parts).toBeNull()
  expect(problems).toMatchObject([{ file: 'x.mdx', line: 1, column: 1, rule }])
  expect(problems[0]?.message).toMatch(message)
  expect(problems[0]?.advice).toMatch(/---|hyphens/)
})

const fields = `type: pitfall
id: PF-1
slug: one
aliases: []
title: One
summary: A pitfall.
seedRefs: []
lessons: []
labs: []
milestones: []
claims: []
sources: []
reviewed: 2026-01-01
reviewDue: 2027-01-01`
const read = (yaml: string) => readFrontMatter({ yaml, file: 'x.mdx', firstLine: 2 })
const foundIn = (yaml: string) => read(yaml).problems.map(({ line, column, rule }) => `${line}:${column} ${rule}`)

test('readFrontMatter reads the fields and knows their places', () => {
  const { frontMatter, locate, problems } = read(fields)
  expect(problems).toEqual([])
  expect(frontMatter).toMatchObject({ type: 'pitfall', id: 'PF-1', title: 'One' })
  expect(locate(['title'])).toEqual({ line: 6, column: 1 })
})

test('readFrontMatter gives limits, YAML and fields their lines in the file', () => {
  expect(foundIn(`${fields}\n${' '.repeat(41)}x: 1`)).toEqual(['16:1 nesting'])
  expect(foundIn(fields.replace('One', '&a One'))).toEqual(['6:11 yaml-alias'])
  expect(foundIn(fields.replace('One', '[One]'))).toEqual(['6:1 schema'])
  expect(foundIn(`${fields}\nextra: 1\nmore: 2`)).toEqual(['16:1 schema', '17:1 schema'])
  for (const wrong of [`${fields}\n${' '.repeat(41)}x: 1`, fields.replace('One', '&a One')]) {
    expect(read(wrong).frontMatter).toBeNull()
    expect(read(wrong).locate(['title'])).toEqual({ line: 1, column: 1 })
  }
})

test('readFrontMatter names the field and what to do', () => {
  const said = (yaml: string) => read(yaml).problems.map(({ message, advice }) => `${message} | ${advice}`)
  expect(said(fields.replace('One', '[One]'))[0]).toMatch(/^title: \w.* \| correct the value$/)
  expect(said(`${fields}\nextra: 1`)).toEqual([expect.stringMatching(/^unknown field extra \| remove it/)])
  expect(said('just text')[0]).toMatch(/^(the document|type): /)
})
