/**
 * A number for every run of `length` words; number i stands for the run that begins with word i. Equal runs have equal numbers, and
 * of a million different runs two share one with a chance of one in ten thousand (10^12 / 2 / 2^53). Whole, from 0 to 2^53 − 1.
 *
 * The window rolls: it is a polynomial of the words' hashes, so the next one follows from the last in constant time
 * (Karp & Rabin, Efficient randomized pattern-matching algorithms, 1987). Two of them modulo 2^32 make up the 53 bits.
 */
export function hashRuns(words: readonly string[], length: number): number[] {
  const high = rolling(words, { length, base: 0x9e3779b1, start: 0x1b873593 })
  const low = rolling(words, { length, base: 0x85ebca6b, start: 0x41c6ce57 })
  return high.map((hash, at) => (hash >>> 11) * 2 ** 32 + ((low[at] ?? 0) >>> 0))
}

function rolling(words: readonly string[], by: { length: number; base: number; start: number }): number[] {
  const { length, base, start } = by
  const hashes = words.map((word) => hashWord(word, start))
  let power = 1
  for (let count = 0; count < length; count += 1) power = Math.imul(power, base)
  const runs: number[] = []
  let run = 0
  hashes.forEach((hash, at) => {
    run = (Math.imul(run, base) + hash - Math.imul(hashes[at - length] ?? 0, power)) | 0
    if (at >= length - 1) runs.push(run)
  })
  return runs
}

/** Every character is multiplied in, as in FNV-1a, and mixed at the end as in MurmurHash3. */
function hashWord(word: string, start: number): number {
  let hash = start
  for (let index = 0; index < word.length; index += 1) hash = Math.imul(hash ^ word.charCodeAt(index), 0x01000193)
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b)
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35)
  return hash ^ (hash >>> 16)
}
