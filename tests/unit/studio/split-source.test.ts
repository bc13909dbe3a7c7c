import { expect, test } from 'vitest'
import { joinSource, splitSource } from '@/lib/studio/core/split-source'

test('splitSource and joinSource give back every character', () => {
  for (const source of [
    '---\na: 1\n---\n\nText\n',
    '---\r\na: 1\r\n---\r\nText',
    '---\n---\n',
    'no front matter',
    '---\nopen',
    '---\na: 1\n---',
  ]) {
    const { yaml, body } = splitSource(source)
    expect(joinSource(source, yaml === null ? { body } : { yaml, body })).toBe(source)
  }
})

test('splitSource counts the lines before the body', () => {
  expect(splitSource('---\na: 1\nb: 2\n---\nText')).toEqual({ yaml: 'a: 1\nb: 2\n', body: 'Text', linesBefore: 4 })
  expect(splitSource('Text\n---\na: 1\n---\n')).toMatchObject({ yaml: null, linesBefore: 0 })
})

test('joinSource closes front matter that lost its last line end', () => {
  expect(joinSource('---\na: 1\n---\nText', { yaml: 'a: 2' })).toBe('---\na: 2\n---\nText')
})
