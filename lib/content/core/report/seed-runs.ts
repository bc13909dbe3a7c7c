import { hashRuns } from './hash-runs'
import type { Passage } from './passages'
import { comparedWords } from './passages'

/** Length of a run that counts as taken from a source document. */
export const seedRunWords = 8

/** Words of a source document in a text of ours. */
export interface SeedRun extends Pick<Passage, 'file' | 'line'> {
  text: string
  words: number
}

/** The file that is committed in place of the source documents. */
export interface SeedRuns {
  /** Words in a run. */
  words: number
  /** Hashes of all runs, sorted. */
  hashes: string[]
}

/** Hashes of every run of the source documents. Runs do not cross a line, which is a paragraph there. */
export function hashSeeds(texts: readonly string[]): SeedRuns {
  const runs = texts
    .flatMap((text) => text.split('\n'))
    .flatMap((line) => hashRuns(comparedWords(line).words, seedRunWords))
  return { words: seedRunWords, hashes: [...new Set(runs.map(shortHash))].sort() }
}

/**
 * Ten hexadecimal digits of a run's number. With 1,500 hashes and 700,000 runs to compare, the chance of one false alarm is one in
 * a thousand (1,500 · 700,000 / 2^40).
 */
function shortHash(run: number): string {
  return (run % 2 ** 40).toString(16).padStart(10, '0')
}

/** A run counts only with at least this many words that are neither a name, a number nor part of a fixed term. */
export const ordinaryWords = 4

/** Files that say what the sources say: the claims to be judged, and the inventory of statements. */
const filesAboutSources = new Set(['content/claims.yaml', 'content/seeds.yaml'])

/**
 * Runs of the source documents in our passages, joined where they overlap, longest first. `fixedTerms` are terms of several
 * words, such as the field's own; a word with a capital or a digit counts as a name or number.
 */
export function findSeedRuns(
  passages: readonly Passage[],
  options: { seeds: ReadonlySet<string>; fixedTerms: readonly string[] },
): SeedRun[] {
  const seeds = new Set([...options.seeds].map((hash) => parseInt(hash, 16)))
  const fixedTerms = options.fixedTerms.map((term) => comparedWords(term).words.join(' '))
  return passages
    .filter(({ file }) => !filesAboutSources.has(file))
    .flatMap(({ file, line, words, written }) => {
      const isTaken = (run: number, at: number) =>
        seeds.has(run % 2 ** 40) && countOrdinary(written.slice(at, at + seedRunWords), fixedTerms) >= ordinaryWords
      const found = hashRuns(words, seedRunWords).flatMap((run, at) => (isTaken(run, at) ? [at] : []))
      return joined(found).map(({ from, to }) => ({
        file,
        line,
        words: to - from + seedRunWords,
        text: written.slice(from, to + seedRunWords).join(' '),
      }))
    })
    .sort((a, b) => b.words - a.words)
}

function countOrdinary(written: readonly string[], fixedTerms: readonly string[]): number {
  const text = fixedTerms
    .filter((term) => term.includes(' '))
    .reduce((rest, term) => rest.replaceAll(` ${term} `, ' '), ` ${written.join(' ')} `)
  return text.split(' ').filter((word) => word !== '' && !/[\p{Lu}\p{N}]/u.test(word)).length
}

/** Neighbouring numbers as ranges. */
function joined(numbers: readonly number[]): { from: number; to: number }[] {
  const ranges: { from: number; to: number }[] = []
  for (const number of numbers) {
    const last = ranges.at(-1)
    if (last && number === last.to + 1) last.to = number
    else ranges.push({ from: number, to: number })
  }
  return ranges
}
