import { hashRuns } from './hash-runs'
import type { Passage } from './passages'
import { comparedWords } from './passages'

/** Least length of a run that two lessons may not share. */
export const sharedRunWords = 12

/** The same words in the same order in at least two files, as long as possible. */
export interface SharedRun {
  /** As it is written at the first place. */
  text: string
  words: number
  /** In the order of the passages. */
  places: Pick<Passage, 'file' | 'line'>[]
}

/**
 * Runs of at least `length` words that stand in two different files, longest first. A run ends with its passage. Windows of
 * `length` words that stand in `definitions` do not count: a definition is to be repeated word for word.
 *
 * All words lie in one list in which a passage ends with an empty word, so that a place is a number. One table holds every window
 * with its first place, so the time grows with the number of words, and with the pairs of places of what is shared.
 */
export function findSharedRuns(
  passages: readonly Passage[],
  options: { definitions?: readonly string[]; length?: number } = {},
): SharedRun[] {
  const { definitions = [], length = sharedRunWords } = options
  const ignored = new Set(definitions.flatMap((text) => hashRuns(comparedWords(text).words, length)))
  const words = passages.flatMap((passage) => [...passage.words, ''])
  const passageAt = passages.flatMap((passage, index) => [...passage.words, ''].map(() => index))
  const placesOf = repeatedWindows(passages, { ignored, length })
  const repeated = new Map([...placesOf].flatMap(([key, places]) => places.map((place) => [place, key] as const)))
  const isShared = (a: number, b: number) => repeated.has(a) && repeated.get(a) === repeated.get(b)
  const fileAt = (place: number) => passages[passageAt[place] ?? 0]?.file

  const runs = new Map<string, { words: number; places: Set<number> }>()
  for (const places of placesOf.values())
    for (const [a, b] of pairsOf(places)) {
      if (fileAt(a) === fileAt(b) || isShared(a - 1, b - 1)) continue
      let count = length
      while (isShared(a + count - length + 1, b + count - length + 1)) count += 1
      const key = words.slice(a, a + count).join(' ')
      const run = runs.get(key) ?? { words: count, places: new Set<number>() }
      runs.set(key, run)
      run.places.add(a).add(b)
    }
  const written = passages.flatMap((passage) => [...passage.written, ''])
  return [...runs.values()]
    .map(({ words: count, places }) => {
      const sorted = [...places].sort((a, b) => a - b)
      return {
        words: count,
        text: written.slice(sorted[0], (sorted[0] ?? 0) + count).join(' '),
        places: sorted.flatMap((place) => {
          const passage = passages[passageAt[place] ?? 0]
          return passage ? [{ file: passage.file, line: passage.line }] : []
        }),
      }
    })
    .sort((a, b) => b.words - a.words || b.places.length - a.places.length)
}

/** Every window that stands at two places or more, with these places in the list of all words. */
function repeatedWindows(
  passages: readonly Passage[],
  { ignored, length }: { ignored: ReadonlySet<number>; length: number },
): Map<number, number[]> {
  const first = new Map<number, number>()
  const repeated = new Map<number, number[]>()
  let begin = 0
  for (const passage of passages) {
    hashRuns(passage.words, length).forEach((key, at) => {
      if (ignored.has(key)) return
      const earlier = first.get(key)
      if (earlier === undefined) first.set(key, begin + at)
      else repeated.set(key, [...(repeated.get(key) ?? [earlier]), begin + at])
    })
    begin += passage.words.length + 1
  }
  return repeated
}

function pairsOf<T>(list: readonly T[]): [T, T][] {
  return list.flatMap((a, index) => list.slice(index + 1).map((b): [T, T] => [a, b]))
}
