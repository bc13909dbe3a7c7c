import fc from 'fast-check'
import { expect, test } from 'vitest'
import { comparedWords } from '@/lib/content/core/report/passages'
import { findSeedRuns, hashSeeds } from '@/lib/content/core/report/seed-runs'

const source = 'Every team should write down who may stop the system before the first user sees it.\nA second line.'
const seeds = new Set(hashSeeds([source]).hashes)
const find = (text: string, options: { file?: string; fixedTerms?: string[]; seeds?: Set<string> } = {}) =>
  findSeedRuns([{ file: options.file ?? 'content/lessons/E1/E1-1.mdx', line: 3, ...comparedWords(text) }], {
    seeds: options.seeds ?? seeds,
    fixedTerms: options.fixedTerms ?? [],
  })

test('hashSeeds keeps sorted hashes of ten digits and no words', () => {
  const { words, hashes } = hashSeeds([source, source])
  expect(words).toBe(8)
  // 16 words in the first line make 9 runs, the second line is too short.
  expect(hashes).toHaveLength(9)
  expect(hashes).toEqual([...hashes].sort())
  expect(hashes.every((hash) => /^[0-9a-f]{10}$/.test(hash))).toBe(true)
})

test('findSeedRuns finds eight words of a source and joins what overlaps', () => {
  expect(find('As they say, every team should write down who may stop; then go on.')).toEqual([
    { file: 'content/lessons/E1/E1-1.mdx', line: 3, words: 8, text: 'every team should write down who may stop' },
  ])
  expect(find(source)[0]?.words).toBe(16)
})

test('findSeedRuns lets seven words pass, and eight over the end of a line', () => {
  expect(find('Every team should write down who may.')).toEqual([])
  expect(find('the first user sees it. A second line.')).toEqual([])
})

test('findSeedRuns lets names, numbers and fixed terms pass', () => {
  const names = 'the World Economic Forum’s Future of Jobs Report 2025'
  expect(find(names, { seeds: new Set(hashSeeds([names]).hashes) })).toEqual([])
  const terms = 'a retrieval augmented generation system with prompt injection tests'
  const hashes = new Set(hashSeeds([terms]).hashes)
  expect(find(terms, { seeds: hashes })).toHaveLength(1)
  const fixedTerms = ['retrieval-augmented generation', 'prompt injection']
  expect(find(terms, { seeds: hashes, fixedTerms })).toEqual([])
})

test('findSeedRuns does not look into the claims, which say what the sources say', () => {
  expect(find(source, { file: 'content/claims.yaml' })).toEqual([])
  expect(find(source, { file: 'content/library/glossary.yaml' })).toHaveLength(1)
})

test('findSeedRuns finds every run of any text that was hashed, and none in other words', () => {
  const word = fc.stringMatching(/^[a-z]{3,8}$/)
  fc.assert(
    fc.property(fc.array(word, { minLength: 8, maxLength: 30 }), fc.nat(20), (words, skip) => {
      const hashes = new Set(hashSeeds([words.join(' ')]).hashes)
      const part = words.slice(Math.min(skip, words.length - 8))
      expect(find(part.join(', ').concat('.'), { seeds: hashes })[0]?.words).toBe(part.length)
      expect(find(words.map((each) => `${each}x1`).join(' '), { seeds: hashes })).toEqual([])
    }),
  )
})
