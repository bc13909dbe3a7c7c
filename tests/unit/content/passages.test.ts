import { expect, test } from 'vitest'
import type { TextBlock } from '@/lib/content/core/document'
import type { Lesson } from '@/lib/content/core/graph'
import { comparedWords, filePassages, ownPassages } from '@/lib/content/core/report/passages'

const own = (source: string, blocks: (Pick<TextBlock, 'line' | 'text'> & Partial<TextBlock>)[]) =>
  ownPassages({ id: 'E1-1', file: 'a.mdx', body: { blocks } } as unknown as Lesson, source).map(({ line, words }) => ({
    line,
    words: words.join(' '),
  }))

test('comparedWords ignores case, marks and hyphens, and keeps numbers and apostrophes whole', () => {
  expect(comparedWords('The model’s 1,000 “data‑driven” cases: 2.5% – don’t!').words).toEqual(
    "the model's 1,000 data driven cases 2.5 don't".split(' '),
  )
  expect(comparedWords('Gartner’s Report').written).toEqual(["Gartner's", 'Report'])
  expect(comparedWords(' … ').words).toEqual([])
})

test('ownPassages leaves out quoted paragraphs, and divides a paragraph at a quotation', () => {
  const source = '> Quoted.\n\nWe say “as they said” and "so" on.'
  const blocks = [
    { line: 1, text: 'Quoted.' },
    { line: 3, text: 'We say “as they said” and "so" on.' },
  ]
  expect(own(source, blocks)).toEqual(['we say', 'and', 'on'].map((words) => ({ line: 3, words })))
})

test('ownPassages leaves out code of several words in a sentence', () => {
  expect(own('Run `npm run it now` twice.', [{ line: 1, text: 'Run npm run it now twice.' }])).toEqual([
    { line: 1, words: 'run' },
    { line: 1, words: 'twice' },
  ])
})

test('filePassages takes each line of a document, without the tags inside a sentence', () => {
  const passages = filePassages('a.mdx', 'A <Term id="model">model</Term> learns <Cite source="x" />.\n\nSecond')
  expect(passages.map(({ line, words }) => [line, words.join(' ')])).toEqual([
    [1, 'a model learns'],
    [2, ''],
    [3, 'second'],
  ])
})

test('filePassages joins the lines of a value in a data file', () => {
  const passages = filePassages('a.yaml', 'terms:\n- id: a\n  short: One that\n    goes on.\n  long: Two')
  expect(passages.map(({ line, words }) => [line, words.join(' ')])).toEqual([
    [1, 'terms'],
    [2, 'id a'],
    [3, 'short one that goes on'],
    [5, 'long two'],
  ])
})
