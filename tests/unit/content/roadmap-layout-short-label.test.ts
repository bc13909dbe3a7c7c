import { expect, test } from 'vitest'
import fc from 'fast-check'
import { shortLabel } from '@/lib/content/core/roadmap-layout-short-label'

test('shortLabel keeps a title of 24 letters and shortens one of 25', () => {
  expect(shortLabel('AI product specification')).toBe('AI product specification')
  expect(shortLabel('Regulation and compliance')).toBe('Regulation')
  expect(shortLabel('Cost, latency and prices')).toBe('Cost, latency and prices')
})

test('shortLabel ends before the first comma, colon or "and"', () => {
  expect(shortLabel('Metrics, thresholds and base rates')).toBe('Metrics')
  expect(shortLabel('MLOps project 1: reproducible training')).toBe('MLOps project 1')
  expect(shortLabel('Problem framing and rules-first scoping')).toBe('Problem framing')
})

test('shortLabel does not take "and" inside a word for a joint', () => {
  expect(shortLabel('Understanding brandy handling')).toBe('Understanding brandy')
})

test('shortLabel does not end in a connecting word when words are cut', () => {
  expect(shortLabel('Machine-learning fundamentals')).toBe('Machine-learning')
  expect(shortLabel('Two fast.ai projects on your own data')).toBe('Two fast.ai projects')
})

test('shortLabel cuts a single word that is too long', () => {
  expect(shortLabel('Donaudampfschifffahrtsgesellschaft')).toBe('Donaudampfschifffahrtsg…')
})

test('shortLabel gives 1 to 24 letters for every title that is not blank', () => {
  fc.assert(
    fc.property(
      fc.string({ minLength: 1 }).filter((title) => title.trim() !== ''),
      (title) => {
        const label = shortLabel(title)
        expect(label.length).toBeGreaterThan(0)
        expect(label.length).toBeLessThanOrEqual(24)
      },
    ),
    { seed: 20, numRuns: 300 },
  )
})
