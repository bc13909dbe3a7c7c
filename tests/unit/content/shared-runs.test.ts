import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Passage } from '@/lib/content/core/report/passages'
import { comparedWords } from '@/lib/content/core/report/passages'
import { findSharedRuns } from '@/lib/content/core/report/shared-runs'

const passage = (file: string, text: string, line = 1): Passage => ({ file, line, ...comparedWords(text) })
const twelve = 'one two three four five six seven eight nine ten eleven twelve'
const eleven = 'one two three four five six seven eight nine ten eleven'

test('findSharedRuns finds twelve words that two files share, whatever their marks and capitals', () => {
  const runs = findSharedRuns([
    passage('a', `Before: One, two, three – four, five; ${twelve.slice(24)}. After`, 7),
    passage('b', `Elsewhere ${twelve} end`, 9),
  ])
  expect(runs).toEqual([
    {
      words: 12,
      text: 'One two three four five six seven eight nine ten eleven twelve',
      places: [
        { file: 'a', line: 7 },
        { file: 'b', line: 9 },
      ],
    },
  ])
})

test('findSharedRuns lets eleven words pass, and twelve in one file or across two passages', () => {
  expect(findSharedRuns([passage('a', `x ${eleven} y`), passage('b', `v ${eleven} w`)])).toEqual([])
  expect(findSharedRuns([passage('a', twelve), passage('a', twelve)])).toEqual([])
  const half = ['one two three four five six', 'seven eight nine ten eleven twelve'] as const
  expect(findSharedRuns([passage('a', half[0]), passage('a', half[1]), passage('b', twelve)])).toEqual([])
})

test('findSharedRuns gives the longest run, and another where a third file shares only a part of it', () => {
  const long = `${twelve} thirteen fourteen`
  const runs = findSharedRuns([passage('a', long), passage('b', `x ${long}`), passage('c', `${twelve} y`)])
  expect(runs.map(({ words, places }) => [words, places.map(({ file }) => file).join('')])).toEqual([
    [14, 'ab'],
    [12, 'abc'],
  ])
})

test('findSharedRuns leaves out what a definition says', () => {
  const texts = [passage('a', twelve), passage('b', twelve)]
  expect(findSharedRuns(texts, { definitions: [`It says: ${twelve}.`] })).toEqual([])
  expect(findSharedRuns(texts, { definitions: [eleven] })).toHaveLength(1)
})

const word = fc.constantFrom('a', 'b', 'c', 'd', 'e')
const text = fc.array(word, { maxLength: 40 }).map((words) => words.join(' '))

test('findSharedRuns finds exactly the files that share a window, for any texts', () => {
  fc.assert(
    fc.property(text, text, (one, other) => {
      const length = 4
      const windows = (words: string[]) =>
        words.slice(length - 1).map((_, at) => words.slice(at, at + length).join(' '))
      const shared = windows(one.split(' ')).filter((run) => windows(other.split(' ')).includes(run))
      const runs = findSharedRuns([passage('a', one), passage('b', other)], { length })
      // Every shared window lies in a run, and every run is a part of both texts.
      for (const run of shared) expect(runs.some((found) => ` ${found.text} `.includes(` ${run} `))).toBe(true)
      for (const found of runs) {
        expect(found.words).toBeGreaterThanOrEqual(length)
        for (const side of [one, other]) expect(` ${side} `).toContain(` ${found.text} `)
      }
    }),
  )
})

test('findSharedRuns does not depend on the order of the files', () => {
  fc.assert(
    fc.property(text, text, text, (...texts) => {
      const passages = texts.map((each, index) => passage('abc'[index] ?? '', each))
      const found = (list: Passage[]) =>
        findSharedRuns(list, { length: 4 })
          .map((run) => `${run.text}: ${[...new Set(run.places.map(({ file }) => file))].sort().join()}`)
          .sort()
      expect(found([...passages].reverse())).toEqual(found(passages))
    }),
  )
})
